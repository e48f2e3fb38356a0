import { stringify } from "csv-stringify/sync";
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
    put(`rejser/${name}.json`, JSON.stringify(entryFile(version, place, null)));
  }
  const entries = [...latest.values()].map((one) => one.entry).filter((one) => one.schema === "udsyn.trip/1");
  put("data/trips.json", JSON.stringify({ items: entries, next: null }));
  put("data/trips.jsonl", entries.map((one) => `${JSON.stringify(one)}\n`).join(""));
  put("data/trips.csv", csv(tripColumns, entries));
  const lines = entries.flatMap((one) =>
    list(at(one, "accounts.lines")).map((line) => ({ slug: one.slug ?? null, ...line })),
  );
  put("data/trip-accounts.csv", csv(lineColumns, lines));
  return files;
}

const lineColumns = ["slug", "category", "label", "amount", "amountText", "vat", "bookedOn", "voucher"].map((name) => [
  name,
  name,
]);
const tripColumns = [
  ..."id slug version publishedAt municipality fictional lang caseNumber kind direction title purpose startOn endOn days status"
    .split(" ")
    .map((name) => [name, name]),
  ["committee", "committee.name"],
  ["committeeId", "committee.id"],
  ["unit", "unit.name"],
  ["participants", "participants.total"],
  ["elected", "participants.elected.count"],
  ["budgetTotal", "budget.total"],
  ["budgetCurrency", "budget.currency"],
  ["budgetVat", "budget.vat"],
  ["accountsStatus", "accounts.status"],
  ["currency", "accounts.currency"],
  ["total", "accounts.total"],
  ["statedTotal", "accounts.statedTotal"],
  ["perParticipant", "accounts.perParticipant"],
  ["reportOutcome", "report.outcome"],
  ["sourceUrl", "source.url"],
];

function csv(columns: readonly (readonly string[])[], rows: readonly JsonObject[]): string {
  const cells = rows.map((row) => columns.map(([, path = ""]) => text(at(row, path)).replace(/^[=+@]/, "'$&")));
  return stringify([columns.map(([name]) => name), ...cells], { record_delimiter: "windows" });
}

function text(value: JsonValue): string {
  return value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
}

function at(value: JsonValue, path: string): JsonValue {
  return path.split(".").reduce<JsonValue>((part, name) => (isJsonObject(part) ? (part[name] ?? null) : null), value);
}

function list(value: JsonValue): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

export function memorySource(files: ReadonlyMap<string, Uint8Array>): Source {
  return {
    read: async (path) => files.get(path) ?? null,
    list: async (folder) => [...files.keys()].filter((path) => path.startsWith(`${folder}/`)),
  };
}
