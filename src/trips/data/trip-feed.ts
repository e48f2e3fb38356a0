import type { AskedByAnyone } from "../../identity/index.ts";
import { gatheredNote, gathererIn, municipalityName } from "../../profile/index.ts";
import { addressIn } from "../../web/index.ts";
import type { PublishedTrip } from "./trip-columns.ts";
import { tripFeedTexts } from "./trip-feed.texts.ts";

/** Which list a feed is of: what is behind its address, and what it is called by. The whole list's are empty. */
export interface FeedOf {
  readonly query: string;
  readonly words: readonly string[];
  /** The list's own address. */
  readonly list: string;
}

/**
 * The newest publications of a list as an Atom feed (RFC 4287). A trip's id is its number, so that a correction is the same
 * entry updated, whatever its address.
 * @param trips the latest published first
 */
export function tripFeed(
  { here, lang, base }: AskedByAnyone,
  { query, words, list }: FeedOf,
  trips: readonly PublishedTrip[],
  empty: Date,
): string {
  const t = tripFeedTexts.in(lang);
  const name = municipalityName(here, lang);
  const gathered = gatheredNote(here.profile, lang);
  const self = `${base}${addressIn(lang, `/rejser/feed.xml${query}`)}`;
  const title = [t("title", { municipality: name }), ...words].join(", ");
  const updated = trips[0]?.publishedAt ?? empty.toISOString();
  const entries = trips.map((trip) => {
    const about = [trip.purpose, trip.report?.outcome].filter(Boolean).join("\n\n");
    const reason = trip.corrections.at(-1)?.reason;
    // Of a cancelled one the title says what happened. Its last reason may be the cancellation's or a later correction's: it stands alone.
    const isOff = trip.status === "cancelled";
    return [
      "<entry>",
      `<id>urn:uuid:${trip.id}</id>`,
      `<title>${inXml(isOff ? t("cancelled", { title: trip.title }) : trip.title)}</title>`,
      `<updated>${trip.publishedAt}</updated>`,
      `<link rel="alternate" href="${inXml(`${base}${addressIn(lang, `/rejser/${trip.slug}`)}`)}"/>`,
      `<link rel="alternate" type="application/json" href="${inXml(`${base}/rejser/${trip.slug}.json`)}"/>`,
      `<summary xml:lang="${inXml(trip.lang)}">${inXml(about || t("no-purpose"))}</summary>`,
      ...(reason ? [`<content>${inXml(isOff ? reason : t("corrected", { reason }))}</content>`] : []),
      "</entry>",
    ].join("");
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">`,
    `<id>${inXml(`${base}${addressIn(lang, `/rejser/feed.xml${query}`)}`)}</id>`,
    `<title>${inXml(title)}</title>`,
    `<updated>${updated}</updated>`,
    `<author><name>${inXml(gathererIn(here.profile, lang) ?? name)}</name></author>`,
    ...(gathered === null ? [] : [`<subtitle>${inXml(gathered)}</subtitle>`]),
    `<link rel="self" type="application/atom+xml" href="${inXml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${inXml(`${base}${addressIn(lang, list)}`)}"/>`,
    ...entries,
    "</feed>",
    "",
  ].join("\n");
}

/** Text as XML 1.0 carries it; what XML has no way to write is left out. */
function inXml(text: string): string {
  return text
    .toWellFormed()
    .replace(notInXml, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 has no way to write
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
