import type { Collection, Columns } from "./collections.ts";
import { cellShows, readCsv } from "./csv.ts";
import type { Current, Entries } from "./entries.ts";
import { firstDifference, partsOf } from "./entry-file.ts";
import { canonical, isRecord, type Json, readJson } from "./json.ts";
import { checkCalendar, checkFeed, type NewsFault } from "./news.ts";
import type { SiteNames } from "./pages.ts";
import type { Findings } from "./report.ts";
import { readSheet } from "./sheet.ts";
import type { Source } from "./source.ts";
import { sha256 } from "./tree.ts";

type BySlug = ReadonlyMap<string, Current>;

/** One data file: where it is, and how it is held against the entries. */
interface Dataset {
  readonly path: string;
  check(bytes: Uint8Array, path: string): Promise<void> | void;
}

/** Every data file of a collection against the current entries. Where there are entries, every one of the files must be. */
export async function checkDatasets(
  source: Source,
  collection: Collection,
  { current }: Entries,
  site: SiteNames | null,
  findings: Findings,
): Promise<{ compared: string[]; absent: string[] }> {
  const entries = current.get(collection.type) ?? new Map<string, Current>();
  const { table, lines, feed, calendar } = collection;
  const items = (read: (bytes: Uint8Array) => Iterable<Json> | null) => (bytes: Uint8Array, path: string) =>
    checkItems(read(bytes), path, source, entries, findings);
  const note = (fault: NewsFault | null, path: string): void => {
    if (fault) findings.add(fault.code, path, fault.at);
  };
  const tables = [
    { ...table, rowsOf: (one: Current) => [one.cells] },
    { ...lines, rowsOf: (one: Current) => one.lines },
  ];
  const datasets: Dataset[] = [
    { path: collection.json, check: items(itemsOfJson) },
    { path: collection.jsonl, check: items(itemsOfJsonl) },
    ...tables.flatMap(({ path, columns, rowsOf }): Dataset[] => [
      {
        path: `${path}.csv`,
        check: (bytes, file) => checkRows(csvRows(bytes, columns), file, columns, entries, rowsOf, findings),
      },
      {
        path: `${path}.xlsx`,
        check: (bytes, file) =>
          checkRows(readSheet(bytes, path.slice("data/".length), columns), file, columns, entries, rowsOf, findings),
      },
    ]),
    { path: feed, check: async (bytes, path) => note(await checkFeed(bytes, source, collection, entries, site), path) },
    { path: calendar, check: (bytes, path) => note(checkCalendar(bytes, collection, entries, site), path) },
  ];
  const [compared, absent]: [string[], string[]] = [[], []];
  for (const { path, check } of datasets) {
    const bytes = await source.read(path);
    if (bytes) await check(bytes, path);
    else if (entries.size > 0) findings.add("file-missing", path);
    (bytes ? compared : absent).push(path);
  }
  return { compared, absent };
}

function itemsOfJson(bytes: Uint8Array): Json[] | null {
  const file = readJson(bytes)?.value;
  if (!isRecord(file) || Object.keys(file).sort().join() !== "items,next") return null;
  return Array.isArray(file.items) && file.next === null ? file.items : null;
}

function* itemsOfJsonl(bytes: Uint8Array): Iterable<Json> {
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end);
    // A line that cannot be read is no record, and is reported as an item of no entry.
    yield readJson(line)?.value ?? null;
    from += line.length + 1;
  }
}

async function checkItems(
  items: Iterable<Json> | null,
  path: string,
  source: Source,
  entries: BySlug,
  findings: Findings,
): Promise<void> {
  if (!items) {
    findings.add("file-unreadable", path);
    return;
  }
  const seen = new Set<string>();
  let at = 0;
  for (const item of items) {
    at += 1;
    const entry = isRecord(item) ? item : {};
    const slug = typeof entry.slug === "string" ? entry.slug : "";
    const current = entries.get(slug);
    if (!current || seen.has(slug)) findings.add("item-of-no-entry", path, `item ${at}`);
    else if (!digestOf(entry)?.equals(current.digest)) {
      const file = readJson((await source.read(current.path)) ?? new Uint8Array())?.value;
      const pointer = isRecord(file) ? firstDifference(entry, partsOf(file).entry, "") : null;
      findings.add("item-differs", path, `item ${at} ${pointer ?? ""}`.trim());
    }
    seen.add(slug);
  }
  missing(entries.keys(), seen, path, findings);
}

/** `null` for what has no canonical form, such as the number 1e400. */
function digestOf(value: Json): Buffer | null {
  try {
    return sha256(canonical(value));
  } catch {
    return null;
  }
}

/** A row as its file holds it: which record it is of, and whether a cell shows what the entry says. */
interface Row {
  readonly slug: string;
  shows(column: number, text: string): boolean;
}

/** `null` where the file cannot be read or has other columns than it should. */
function csvRows(bytes: Uint8Array, columns: Columns): Row[] | null {
  const [header, ...rows] = readCsv(bytes) ?? [];
  const names = Object.keys(columns);
  if (!header || header.length !== names.length || header.some((name, at) => name !== names[at])) return null;
  if (rows.some((row) => row.length !== names.length)) return null;
  const slug = names.indexOf("slug");
  const kinds = Object.values(columns).map(({ kind }) => kind);
  return rows.map((row) => ({
    slug: row[slug] ?? "",
    shows: (column, text) => cellShows(row[column] ?? "", text, kinds[column] ?? "text"),
  }));
}

/** A table in which each entry has the rows that `rowsOf` tells, in that order, every cell of them. */
function checkRows(
  rows: readonly Row[] | null,
  path: string,
  columns: Columns,
  entries: BySlug,
  rowsOf: (current: Current) => Current["lines"],
  findings: Findings,
): void {
  if (!rows) {
    findings.add("file-unreadable", path);
    return;
  }
  const names = Object.keys(columns);
  const seen = new Map<string, number>();
  for (const [at, { slug, shows }] of rows.entries()) {
    const place = `row ${at + 1}`;
    const current = entries.get(slug);
    const count = seen.get(slug) ?? 0;
    const expected = current && rowsOf(current)[count];
    seen.set(slug, count + 1);
    if (!expected) findings.add("item-of-no-entry", path, place);
    else {
      for (const [index, name] of names.entries()) {
        if (!shows(index, expected[index] ?? "")) findings.add("cell-differs", path, `${place}, ${name}`);
      }
    }
  }
  const whole = [...entries].filter(([slug, one]) => (seen.get(slug) ?? 0) >= rowsOf(one).length).map(([slug]) => slug);
  missing(entries.keys(), new Set(whole), path, findings);
}

function missing(slugs: Iterable<string>, seen: ReadonlySet<string>, path: string, findings: Findings): void {
  for (const slug of slugs) if (!seen.has(slug)) findings.add("item-missing", path, slug);
}
