import { textOf, valueAt } from "./cells.ts";
import type { Collection } from "./collections.ts";
import type { Current } from "./entries.ts";
import { partsOf } from "./entry-file.ts";
import { isRecord, type JsonRecord, readJson } from "./json.ts";
import type { SiteNames } from "./pages.ts";
import type { DifferenceCode } from "./report.ts";
import type { Source } from "./source.ts";
import { escaped } from "./xml.ts";

const newest = 50;

/** The first thing wrong with a file, and where in it. */
export interface NewsFault {
  readonly code: DifferenceCode;
  readonly at: string;
}

/** How a feed names itself after the municipality, by its language. */
const named: Readonly<Record<string, Words>> = {
  da: {
    name: "rejser og besøg",
    gathered: "Samlet af andre end kommunen",
    unknown: "Formålet er ikke oplyst.",
    corrected: "Rettet: ",
    cancelled: "Aflyst: ",
  },
  en: {
    name: "trips and visits",
    gathered: "Gathered by others than the municipality",
    unknown: "The purpose is not stated.",
    corrected: "Corrected: ",
    cancelled: "Cancelled: ",
  },
  de: {
    name: "Reisen und Besuche",
    gathered: "Zusammengetragen von anderen als der Kommune",
    unknown: "Der Zweck ist nicht angegeben.",
    corrected: "Berichtigt: ",
    cancelled: "Abgesagt: ",
  },
};

interface Words {
  readonly name: string;
  /** That another than the municipality publishes, before who it is. */
  readonly gathered: string;
  readonly unknown: string;
  /** What a reason is the reason of. */
  readonly corrected: string;
  /** Before the title of one that was cancelled. */
  readonly cancelled: string;
}

const cancelledEvent = "STATUS:CANCELLED";

/**
 * The Atom feed, every line of it, against the entries published last. The site's address, the municipality's name and who
 * publishes are in no entry: they are those of the signed description, where it is there, and the same wherever they stand.
 */
export async function checkFeed(
  bytes: Uint8Array,
  source: Source,
  { folder }: Collection,
  entries: ReadonlyMap<string, Current>,
  site: SiteNames | null,
): Promise<NewsFault | null> {
  const lines = textOfBytes(bytes)?.split("\n");
  const lang = /^<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom" xml:lang="([a-z]{2})">$/.exec(lines?.[1] ?? "")?.[1];
  // A feed in another language than Danish is another feed, by its address.
  const below = lang === undefined || lang === "da" ? "" : `\\/${lang}`;
  const base = new RegExp(`^<id>(https?:\\/\\/[^<>"\\s]+)${below}\\/[^/]+\\/feed\\.xml<\\/id>$`).exec(
    lines?.[2] ?? "",
  )?.[1];
  const words = named[lang ?? ""];
  const name = /^<title>([^<>]+): [^<>]+<\/title>$/.exec(lines?.[3] ?? "")?.[1];
  const author = /^<author><name>([^<>]+)<\/name><\/author>$/.exec(lines?.[5] ?? "")?.[1];
  if (!lines || !lang || base === undefined || !name || !author || !words) return { code: "file-unreadable", at: "" };
  if (site && base !== escaped(site.base)) return { code: "line-differs", at: "line 3" };
  if (site && name !== escaped(site.name)) return { code: "line-differs", at: "line 4" };
  if (site && author !== escaped(site.publisher)) return { code: "line-differs", at: "line 6" };
  const at = `${base}${pagesBelow(lang, folder)}`;
  const shown = [...entries.values()].sort((one, other) => other.leafIndex - one.leafIndex).slice(0, newest);
  const files = await Promise.all(shown.map(({ path }) => source.read(path)));
  const latest = files.map((file) => {
    const value = file && readJson(file)?.value;
    return isRecord(value ?? null) ? partsOf(value as JsonRecord).entry : {};
  });
  const expected = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">`,
    `<id>${at}/feed.xml</id>`,
    `<title>${name}: ${words.name}</title>`,
    `<updated>${latest[0] ? textOf(valueAt(latest[0], "publishedAt")) : ""}</updated>`,
    `<author><name>${author}</name></author>`,
    ...(author === name ? [] : [`<subtitle>${words.gathered}: ${author}.</subtitle>`]),
    `<link rel="self" type="application/atom+xml" href="${at}/feed.xml"/>`,
    `<link rel="alternate" type="text/html" href="${at}"/>`,
    ...latest.map((entry) => feedEntry(entry, at, `${base}/${folder}`, words)),
    "</feed>",
    "",
  ]
    .join("\n")
    .split("\n");
  for (let number = 0; number < Math.max(lines.length, expected.length); number += 1) {
    // When nothing is published, the feed's own hour stands for the newest entry's.
    if (latest.length === 0 && number === 4 && emptyUpdated.test(lines[number] ?? "")) continue;
    if (lines[number] !== expected[number]) return { code: "line-differs", at: `line ${number + 1}` };
  }
  return null;
}

/** Where a language's pages of a collection lie below the site's address. */
function pagesBelow(lang: string, folder: string): string {
  return `${lang === "da" ? "" : `/${lang}`}/${folder}`;
}

const emptyUpdated = /^<updated>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z<\/updated>$/;

function feedEntry(entry: JsonRecord, page: string, file: string, words: Words): string {
  const say = (path: string) => escaped(textOf(valueAt(entry, path)));
  const about = ["purpose", "report.outcome"]
    .map((path) => textOf(valueAt(entry, path)))
    .filter(Boolean)
    .join("\n\n");
  const corrections = valueAt(entry, "corrections");
  const last = Array.isArray(corrections) ? corrections.at(-1) : undefined;
  const reason = last === undefined ? "" : textOf(valueAt(last, "reason"));
  const isOff = isCancelled(entry);
  const title = (isOff ? words.cancelled : "") + titleOf(entry);
  return [
    `<entry><id>urn:uuid:${say("id")}</id><title>${escaped(title)}</title><updated>${say("publishedAt")}</updated>`,
    `<link rel="alternate" href="${page}/${say("slug")}"/>`,
    `<link rel="alternate" type="application/json" href="${file}/${say("slug")}.json"/>`,
    `<summary xml:lang="${say("lang")}">${escaped(about || words.unknown)}</summary>`,
    reason ? `<content>${escaped((isOff ? "" : words.corrected) + reason)}</content>` : "",
    "</entry>",
  ].join("");
}

/** The calendar, every line of it, against the dated entries; in which order they stand says nothing. */
export function checkCalendar(
  bytes: Uint8Array,
  { folder }: Collection,
  entries: ReadonlyMap<string, Current>,
  site: SiteNames | null,
): NewsFault | null {
  const lines = textOfBytes(bytes)
    ?.replace(/\r\n[ \t]/g, "")
    .split("\r\n");
  if (lines?.at(-1) !== "" || lines.at(-2) !== "END:VCALENDAR") return { code: "file-unreadable", at: "" };
  const [lang = "da", words] = Object.entries(named).find(([, one]) => lines[4]?.endsWith(`: ${one.name}`)) ?? [];
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//udsyn//register//EN", "METHOD:PUBLISH"];
  const frame = [...head, lines[4], `X-WR-CALNAME:${lines[4]?.replace(/^NAME:/, "")}`];
  const wrong = frame.findIndex((line, at) => line !== lines[at]);
  const isNamed = !site || lines[4] === `NAME:${inCalendar(site.name)}: ${words?.name}`;
  if (wrong >= 0 || !words || !lines[4]?.startsWith("NAME:") || !isNamed) {
    return { code: "line-differs", at: `line ${wrong < 0 ? 5 : wrong + 1}` };
  }
  const address = /^URL;VALUE=URI:(https?:\/\/.+)\/[^/]+$/;
  const base = lines.flatMap((line) => address.exec(line)?.[1] ?? [])[0] ?? "";
  const below = pagesBelow(lang, folder);
  const isOurs = site ? base === site.base + below : base.endsWith(below);
  const dated = new Map(
    [...entries].filter(([, one]) => one.event !== null).map(([slug, one]) => [one.event?.[0], slug]),
  );
  const seen = new Set<string>();
  let at = frame.length;
  while (at < lines.length - 2) {
    const slug = dated.get(lines[at + 1]) ?? "";
    const event = entries.get(slug)?.event;
    if (!event || seen.has(slug) || !isOurs) return { code: "item-of-no-entry", at: `line ${at + 1}` };
    const expected = ["BEGIN:VEVENT", ...eventAt(event, `${base}/${slug}`, words), "END:VEVENT"];
    const differs = expected.findIndex((line, number) => line !== lines[at + number]);
    if (differs >= 0) return { code: "line-differs", at: `line ${at + differs + 1}` };
    seen.add(slug);
    at += expected.length;
  }
  const missing = [...dated.values()].find((slug) => !seen.has(slug));
  return missing === undefined ? null : { code: "item-missing", at: missing };
}

/** An event with its address and, where it was cancelled, the word for that in the calendar's language. */
function eventAt(event: readonly string[], url: string, { cancelled }: Words): readonly string[] {
  const address = `URL;VALUE=URI:${url}`;
  if (event.at(-1) !== cancelledEvent) return [...event, address];
  const said = event.slice(0, -1).map((line) => line.replace(/^SUMMARY:/, (head) => head + cancelled));
  return [...said, address, cancelledEvent];
}

/**
 * An entry's event in the calendar but for its address and words of a language, unfolded, its UID first; `null` for one without
 * a day.
 */
export function eventOf(entry: JsonRecord): readonly string[] | null {
  const say = (path: string) => textOf(valueAt(entry, path));
  const start = say("startOn");
  if (start === "") return null;
  const destinations = valueAt(entry, "destinations");
  const places = (Array.isArray(destinations) ? destinations : [])
    .map((one) => textOf(valueAt(one, "place")))
    .filter(Boolean)
    .join(", ");
  const after = new Date(Date.parse(`${say("endOn") || start}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return [
    `UID:${say("id")}`,
    `SEQUENCE:${say("version")}`,
    `DTSTAMP:${say("publishedAt").replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${start.replaceAll("-", "")}`,
    `DTEND;VALUE=DATE:${after.replaceAll("-", "")}`,
    "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
    "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE",
    `SUMMARY:${inCalendar(titleOf(entry))}`,
    ...(places ? [`LOCATION:${inCalendar(places)}`] : []),
    ...(say("purpose") ? [`DESCRIPTION:${inCalendar(say("purpose"))}`] : []),
    ...(isCancelled(entry) ? [cancelledEvent] : []),
  ];
}

function isCancelled(entry: JsonRecord): boolean {
  return textOf(valueAt(entry, "status")) === "cancelled";
}

/** A title that was erased stands as a sign of its own, the same in every language. */
function titleOf(entry: JsonRecord): string {
  return textOf(valueAt(entry, "title")) || "[…]";
}

/** Text as RFC 5545 §3.3.11 writes it. */
function inCalendar(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");
}

function textOfBytes(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
