import { buffer } from "node:stream/consumers";
import { stringify } from "csv-stringify/sync";
import { dateOn, hundredthsOf } from "../../kernel/index.ts";
import { type Column, writeSheet } from "../../papers/index.ts";
import type { Source } from "../../verify/index.ts";
import {
  append,
  emptyFrontier,
  entryBundle,
  entryFile,
  type Hash,
  type HashReader,
  inclusionProof,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type LogKey,
  leafHash,
  leafOf,
  type PublishedVersion,
  publicForm,
  rootOf,
  type StoredHash,
  sealEntry,
  signCheckpoint,
  tilePath,
  tilesOf,
} from "./index.ts";

/** Stored hashes as the database keeps them, in memory. */
export function memoryHashes(): HashReader & { store(hashes: readonly StoredHash[]): void } {
  const rows = new Map<string, Hash>();
  const at = (level: number, position: number): Hash => {
    const hash = rows.get(`${level}/${position}`);
    if (!hash) throw new Error(`no hash ${level}/${position}`);
    return hash;
  };
  return {
    store: (hashes) => {
      for (const { level, position, hash } of hashes) rows.set(`${level}/${position}`, hash);
    },
    readHashes: async (ranges) =>
      ranges.map(({ level, from, to }) => Array.from({ length: to - from }, (_, index) => at(level, from + index))),
  };
}

export const tripHidden = [
  "title",
  "purpose",
  "destinations[].place",
  "participants.elected.named[].name",
  "programme[].title",
  "programme[].host",
  "rulings[].text",
  "rulings[].recused",
  "accounts.lines[].label",
  "report.aim",
  "translations.*.title",
];

/** A trip as the register publishes it, with everything in it that a leaf treats in its own way. */
export function trip(number: number, version: number, more: JsonObject = {}): JsonObject {
  return {
    type: "trip",
    schema: "udsyn.trip/1",
    id: `0198-${number}`,
    slug: `rejse-${number}`,
    version,
    publishedAt: "2026-05-06T10:00:00.000Z",
    municipality: "Prøvekommune",
    fictional: true,
    lang: "da",
    caseNumber: null,
    kind: "committee-trip",
    direction: "out",
    title: `Studietur nr. ${number} til "Ålborg", ø`,
    purpose: number % 3 === 0 ? null : "=Se, lære;\r\nog 'gøre'",
    translations: { de: { title: "Reise" }, en: { title: `Trip ${number}` } },
    goals: ["venskabsby", "læring"].slice(number % 3),
    asPrinted: number % 2 ? { dates: "i foråret" } : {},
    corrections: [],
    destinations: [{ place: "Toronto", country: "CA", lat: 43.7001, lon: -79.4163 }],
    startOn: "2026-05-06",
    endOn: "2026-05-09",
    days: 4,
    status: "approved",
    committee: { id: "oku", name: "Økonomiudvalget" },
    participants: {
      elected: {
        count: 2,
        named: [
          { name: "Kim Larsen", role: "formand" },
          { name: "Bo Ø. Berg", role: null },
        ],
      },
      total: 5,
    },
    programme: [{ title: "Besøg på skole", host: null, from: "09:00", purposeClass: "municipal" }],
    accounts: {
      status: "final",
      currency: "DKK",
      lines: Array.from({ length: number % 4 }, (_, at) => accountsLine(number, at)),
      total: "66292.00",
      statedTotal: null,
      perParticipant: "13258.40",
    },
    budget: { currency: "DKK", vat: "incl", lines: [], total: "70000.00" },
    unit: null,
    source: { url: "https://kommune.example/rejse", text: null },
    report: { aim: `At lære ${version}`, outcome: null },
    rulings: [{ ruling: "approved", text: "Godkendt", recused: ["Kim Larsen"] }],
    ...more,
  };
}

export function accountsLine(number: number, at: number): JsonObject {
  return {
    category: "transport",
    label: `Fly ${number}.${at}`,
    amount: `${at - 1}00.00`,
    amountText: null,
    vat: "incl",
    bookedOn: "2026-06-01",
    voucher: `B${at}`,
  };
}

export const sealTrip = (entry: JsonObject, salt: () => Uint8Array): PublishedVersion =>
  sealEntry(entry, tripHidden, salt);

/** A published folder of one log: path → bytes. Each file's proof is by the head of the whole. */
export async function memorySite(key: LogKey, versions: readonly PublishedVersion[]): Promise<Map<string, Uint8Array>> {
  const leaves = versions.map(leafOf);
  const hashes = memoryHashes();
  const { frontier, stored } = append(emptyFrontier, leaves.map(leafHash));
  hashes.store(stored);
  const size = leaves.length;
  const checkpoint = signCheckpoint({ origin: key.name, size, root: rootOf(frontier) }, key);
  const files = new Map<string, Uint8Array>();
  const put = (path: string, content: string | Uint8Array): unknown => files.set(path, Buffer.from(content));
  put("log/checkpoint", checkpoint);
  put("log/key", `${publicForm(key)}\n`);
  for (const tile of tilesOf(size)) {
    const [from, to] = [tile.index * 256, tile.index * 256 + tile.width];
    if (tile.level === "entries") put(`log/${tilePath(tile)}`, entryBundle(leaves.slice(from, to)));
    else
      put(`log/${tilePath(tile)}`, Buffer.concat((await hashes.readHashes([{ level: tile.level, from, to }])).flat()));
  }
  const latest = new Map(versions.map((version) => [version.entry.slug, version]));
  for (const [leafIndex, version] of versions.entries()) {
    const place = { leafIndex, treeSize: size, checkpoint, inclusion: await inclusionProof(leafIndex, size, hashes) };
    const { slug, version: number } = version.entry;
    const name = latest.get(slug) === version ? slug : `${slug}/v${number}`;
    put(`rejser/${name}.json`, JSON.stringify(entryFile(version, place)));
  }
  const entries = [...latest.values()].map((one) => one.entry).filter((one) => one.schema === "udsyn.trip/1");
  put("data/trips.json", JSON.stringify({ items: entries, next: null }));
  put("data/trips.jsonl", entries.map((one) => `${JSON.stringify(one)}\n`).join(""));
  put("data/trips.csv", csv(tripColumns, entries));
  const lines = entries.flatMap((one) =>
    list(at(one, "accounts.lines")).map((line, number) => ({
      slug: one.slug ?? null,
      line: number + 1,
      currency: at(one, "accounts.currency"),
      municipality: one.municipality ?? null,
      fictional: one.fictional ?? null,
      ...line,
    })),
  );
  put("data/trip-accounts.csv", csv(lineColumns, lines));
  put("data/trips.xlsx", await buffer(writeSheet("trips", sheetColumns(tripColumns), entries)));
  put("data/trip-accounts.xlsx", await buffer(writeSheet("trip-accounts", sheetColumns(lineColumns), lines)));
  const newestFirst = entries.toSorted((one, other) => leafOfEntry(versions, other) - leafOfEntry(versions, one));
  put("rejser/feed.xml", feed(newestFirst.slice(0, 50)));
  put("rejser/kalender.ics", calendar(entries));
  return files;
}

const leafOfEntry = (versions: readonly PublishedVersion[], entry: JsonObject): number =>
  versions.findIndex((one) => one.entry === entry);

type FixtureColumn = readonly [name: string, path: string, kind?: Column<never>["type"]];

const lineColumns: readonly FixtureColumn[] = [
  ["slug", "slug"],
  ["line", "line", "integer"],
  ["category", "category"],
  ["label", "label"],
  ["amount", "amount", "decimal"],
  ["amountText", "amountText"],
  ["currency", "currency"],
  ["vat", "vat"],
  ["bookedOn", "bookedOn", "date"],
  ["voucher", "voucher"],
  ["municipality", "municipality"],
  ["fictional", "fictional", "boolean"],
];
const tripColumns: readonly FixtureColumn[] = [
  ["id", "id"],
  ["slug", "slug"],
  ["version", "version", "integer"],
  ["publishedAt", "publishedAt"],
  ["municipality", "municipality"],
  ["fictional", "fictional", "boolean"],
  ..."lang caseNumber kind direction title purpose".split(" ").map((name): FixtureColumn => [name, name]),
  ["goals", "goals"],
  ["committee", "committee.name"],
  ["committeeId", "committee.id"],
  ["unit", "unit.name"],
  ["places", "destinations.place"],
  ["countries", "destinations.country"],
  ["startOn", "startOn", "date"],
  ["endOn", "endOn", "date"],
  ["days", "days", "integer"],
  ["datesAsPrinted", "asPrinted.dates"],
  ["status", "status"],
  ["participants", "participants.total", "integer"],
  ["elected", "participants.elected.count", "integer"],
  ["budgetTotal", "budget.total", "decimal"],
  ["budgetCurrency", "budget.currency"],
  ["budgetVat", "budget.vat"],
  ["accountsStatus", "accounts.status"],
  ["currency", "accounts.currency"],
  ["total", "accounts.total", "decimal"],
  ["statedTotal", "accounts.statedTotal"],
  ["perParticipant", "accounts.perParticipant", "decimal"],
  ["reportOutcome", "report.outcome"],
  ["sourceUrl", "source.url"],
  ["co2Kg", "co2.kg", "integer"],
  ["co2Method", "co2.method"],
  ["co2Set", "co2.set"],
  ["reportHandedInOn", "reportHandedInOn", "date"],
  ["accountsReopenedOn", "accountsReopened.on", "date"],
];

function csv(columns: readonly FixtureColumn[], rows: readonly JsonObject[]): string {
  const cells = rows.map((row) => columns.map(([, path]) => text(at(row, path)).replace(/^[=+@]/, "'$&")));
  return stringify([columns.map(([name]) => name), ...cells], { record_delimiter: "windows" });
}

function sheetColumns(columns: readonly FixtureColumn[]): Column<JsonObject>[] {
  return columns.map(([head, path, type = "text"]): Column<JsonObject> => {
    const cell = (row: JsonObject) => text(at(row, path)) || null;
    const given =
      <T>(use: (shown: string) => T) =>
      (row: JsonObject) => {
        const shown = cell(row);
        return shown === null ? null : use(shown);
      };
    if (type === "integer" || type === "number") return { head, type, cell: given(Number) };
    if (type === "boolean") return { head, type, cell: given((shown) => shown === "true") };
    if (type === "decimal") return { head, type, cell: given(hundredthsOf) };
    return type === "date" ? { head, type, cell: given(dateOn) } : { head, type, cell };
  });
}

const site = "https://kommune.example";

const off = (entry: JsonObject): string => (entry.status === "cancelled" ? "Aflyst: " : "");

function feed(entries: readonly JsonObject[]): string {
  const xml = (value: string) => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const say = (entry: JsonObject, path: string) => xml(text(at(entry, path)));
  const why = (entry: JsonObject) => {
    const reason = text(at(list(at(entry, "corrections")).at(-1) ?? {}, "reason"));
    return reason && `<content>${off(entry) ? "" : "Rettet: "}${xml(reason)}</content>`;
  };
  const items = entries.map(
    (one) =>
      `<entry><id>urn:uuid:${say(one, "id")}</id><title>${off(one)}${say(one, "title") || "[…]"}</title><updated>${say(one, "publishedAt")}</updated>` +
      `<link rel="alternate" href="${site}/rejser/${say(one, "slug")}"/>` +
      `<link rel="alternate" type="application/json" href="${site}/rejser/${say(one, "slug")}.json"/>` +
      `<summary xml:lang="da">${say(one, "purpose") || "Formålet er ikke oplyst."}</summary>${why(one)}</entry>\n`,
  );
  const newest = entries[0];
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="da">
<id>${site}/rejser/feed.xml</id>
<title>Prøvekommune: rejser og besøg</title>
<updated>${newest ? say(newest, "publishedAt") : "2026-01-01T00:00:00.000Z"}</updated>
<author><name>Prøvekommune</name></author>
<link rel="self" type="application/atom+xml" href="${site}/rejser/feed.xml"/>
<link rel="alternate" type="text/html" href="${site}/rejser"/>
${items.join("")}</feed>
`;
}

function calendar(entries: readonly JsonObject[]): string {
  const inCalendar = (value: string) => value.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");
  const name = "Prøvekommune: rejser og besøg";
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//udsyn//register//EN", "METHOD:PUBLISH", `NAME:${name}`];
  lines.push(`X-WR-CALNAME:${name}`);
  for (const one of entries) {
    const say = (path: string) => inCalendar(text(at(one, path)));
    lines.push("BEGIN:VEVENT", `UID:${say("id")}`, `SEQUENCE:${say("version")}`);
    lines.push("DTSTAMP:20260506T100000Z", "DTSTART;VALUE=DATE:20260506", "DTEND;VALUE=DATE:20260510");
    lines.push("X-MICROSOFT-CDO-ALLDAYEVENT:TRUE", "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE");
    lines.push(`SUMMARY:${off(one)}${say("title") || "[…]"}`, `LOCATION:${say("destinations.place")}`);
    if (say("purpose")) lines.push(`DESCRIPTION:${say("purpose")}`);
    lines.push(`URL;VALUE=URI:${site}/rejser/${say("slug")}`);
    if (off(one)) lines.push("STATUS:CANCELLED");
    lines.push("END:VEVENT");
  }
  return [...lines, "END:VCALENDAR", ""].join("\r\n");
}

function text(value: JsonValue): string {
  if (Array.isArray(value)) return value.map(text).join("; ");
  return value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
}

function at(value: JsonValue, path: string): JsonValue {
  return path.split(".").reduce<JsonValue>((part, name) => {
    const [one = null] = Array.isArray(part) ? part : [part];
    return isJsonObject(one) ? (one[name] ?? null) : null;
  }, value);
}

function list(value: JsonValue): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

export function memorySource(files: ReadonlyMap<string, Uint8Array>): Source {
  return {
    read: async (path) => files.get(path) ?? null,
    list: async (folder) => [...files.keys()].filter((path) => folder === "" || path.startsWith(`${folder}/`)),
  };
}
