import type { Collection, Columns } from "./collections.ts";
import { cellShows, readCsv } from "./csv.ts";
import type { Current, Entries } from "./entries.ts";
import { firstDifference, partsOf } from "./entry-file.ts";
import { canonical, isRecord, type Json, readJson } from "./json.ts";
import type { Findings } from "./report.ts";
import type { Source } from "./source.ts";
import { sha256 } from "./tree.ts";

type BySlug = ReadonlyMap<string, Current>;

/** One data file: where it is, and how it is held against the entries. */
interface Dataset {
  readonly path: string;
  check(bytes: Uint8Array, path: string): Promise<void> | void;
}

/** Every data file of a collection against the current entries. A collection without entries need not have any. */
export async function checkDatasets(
  source: Source,
  collection: Collection,
  { current }: Entries,
  findings: Findings,
): Promise<{ compared: string[]; absent: string[] }> {
  const entries = current.get(collection.type) ?? new Map<string, Current>();
  const { csv, lines } = collection;
  const datasets: Dataset[] = [
    { path: collection.json, check: (bytes, path) => checkItems(itemsOfJson(bytes), path, source, entries, findings) },
    {
      path: collection.jsonl,
      check: (bytes, path) => checkItems(itemsOfJsonl(bytes), path, source, entries, findings),
    },
    { path: csv.path, check: (bytes, path) => checkRows(bytes, path, csv, entries, (one) => [one.cells], findings) },
    { path: lines.path, check: (bytes, path) => checkRows(bytes, path, lines, entries, (one) => one.lines, findings) },
  ];
  const [compared, absent]: [string[], string[]] = [[], []];
  for (const { path, check } of datasets) {
    const bytes = await source.read(path);
    if (bytes) await check(bytes, path);
    else if (path === collection.json && entries.size > 0) findings.add("file-missing", path);
    (bytes ? compared : absent).push(path);
  }
  return { compared, absent };
}

function itemsOfJson(bytes: Uint8Array): Json[] | null {
  const file = readJson(bytes)?.value;
  return isRecord(file) && Array.isArray(file.items) && file.next === null ? file.items : null;
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
    const { entry } = partsOf(isRecord(item) ? item : {});
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

/** A table in which each entry has the rows that `rowsOf` tells, in that order; columns it does not know are left alone. */
function checkRows(
  bytes: Uint8Array,
  path: string,
  table: { readonly columns: Columns },
  entries: BySlug,
  rowsOf: (current: Current) => Current["lines"],
  findings: Findings,
): void {
  const [header, ...rows] = readCsv(bytes) ?? [];
  if (!header || rows.some((row) => row.length !== header.length) || new Set(header).size !== header.length) {
    findings.add("file-unreadable", path);
    return;
  }
  const lost = ["slug", ...Object.keys(table.columns)].filter((name) => !header.includes(name));
  for (const name of new Set(lost)) findings.add("column-missing", path, name);
  if (lost.length > 0) return;
  const columns = Object.keys(table.columns).map((name) => ({ name, at: header.indexOf(name) }));
  const seen = new Map<string, number>();
  for (const [at, row] of rows.entries()) {
    const place = `row ${at + 1}`;
    const slug = row[header.indexOf("slug")] ?? "";
    const current = entries.get(slug);
    const count = seen.get(slug) ?? 0;
    const expected = current && rowsOf(current)[count];
    seen.set(slug, count + 1);
    if (!expected) findings.add("item-of-no-entry", path, place);
    else {
      for (const [index, column] of columns.entries()) {
        const shown = row[column.at] ?? "";
        if (!cellShows(shown, expected[index] ?? "")) findings.add("cell-differs", path, `${place}, ${column.name}`);
      }
    }
  }
  const whole = [...entries].filter(([slug, one]) => (seen.get(slug) ?? 0) >= rowsOf(one).length).map(([slug]) => slug);
  missing(entries.keys(), new Set(whole), path, findings);
}

function missing(slugs: Iterable<string>, seen: ReadonlySet<string>, path: string, findings: Findings): void {
  for (const slug of slugs) if (!seen.has(slug)) findings.add("item-missing", path, slug);
}
