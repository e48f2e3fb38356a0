import { Invalid } from "../kernel/index.ts";
import { formatsIn } from "../platform/index.ts";
import { withoutCpr } from "../records/index.ts";
import { contentHash } from "./content-hash.ts";
import type { Dataset, Ports, RowMoney } from "./dataset.ts";
import type { FileSource } from "./file-source.ts";
import { type Finding, finding, holds } from "./finding.ts";
import { blotted, blottedItem, reportCpr } from "./held-cpr.ts";
import type { PrintedCells } from "./intake.tables.ts";
import { nameIn, shownName } from "./key-name.ts";
import { KeyRows } from "./key-rows.ts";
import { columnFaults, mostlyFits } from "./mapped-columns.ts";
import type { Mapping } from "./mapping.ts";
import { type OpenRow, storable, tidy } from "./open-row.ts";
import { type Dialect, RowReader } from "./row-reader.ts";
import { peek } from "./table/columns.ts";
import { readTable, sheetsLeft } from "./table/read-table.ts";
import { type Table, type TableRow, textOf } from "./table/table.ts";
import { noCurrency, type Sums, Tally } from "./tally.ts";

const sampleRows = 1000;
const mostFindings = 10_000;

/** What of a row other keys tell than the mapping's. */
interface OtherKeys {
  /** What other keys that the data set was read by, and its own as it was written before, make of it. */
  readonly otherKeys: readonly string[];
  /** Whether the file has no more the columns of some such key. */
  readonly isKeyGone: boolean;
  readonly hasColumn: (column: string) => boolean;
}

/** One row of the file, read and judged, on its way to the target. */
export interface Candidate<Item> extends OtherKeys {
  readonly row: number;
  /** Names the row across runs: the mapping's key and the row's year, with `#2` where both are met again. */
  readonly key: string;
  /** The first row of the file that has the same key and is of another year; `null` where none comes before it. */
  readonly otherYearIn: number | null;
  readonly reference: string | null;
  readonly item: Item;
  /** Equal when nothing that means anything has changed. */
  readonly contentHash: string;
  readonly findings: readonly Finding[];
  /** It must not become a record before somebody has repaired it. */
  readonly held: boolean;
  /** Its cells as the file prints them, for the one who looks at it where it is held. */
  readonly printed: () => PrintedCells;
}

export type Outcome = "added" | "updated" | "unchanged" | "held";

/**
 * Where rows go. Applies a batch whole or not at all, and answers for each row in order: a known key with the same
 * `contentHash` is `unchanged` (also when its held row has been repaired or dismissed since); a held row is kept and
 * answered `held`. How many rows of the file say the same is told where the data set was read by another key before.
 */
export interface Target<Item> {
  apply(batch: readonly Candidate<Item>[], timesSaid: (contentHash: string) => number): Promise<BatchDone>;
}

/** What became of each row of a batch, in order. */
export interface BatchDone {
  readonly outcomes: readonly Outcome[];
  /** What is said of each row in place of what the file alone says; absent where that is all. */
  readonly findings?: readonly (readonly Finding[])[];
}

/** The contract's answer. */
export interface ImportAnswer {
  readonly rows: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly held: number;
  readonly totals: Sums;
  readonly categories: Readonly<Record<string, Sums>>;
  /** In the file's order; the first 10,000. */
  readonly findings: readonly Finding[];
  /** How many more there were. Absent when none was left out. */
  readonly findingsLeftOut?: number;
}

export interface ImportRun<Item> {
  readonly source: FileSource;
  readonly dataset: Dataset<Item>;
  readonly mapping: Mapping;
  readonly target: Target<Item>;
  readonly ports: Ports;
  /** The columns of each other key that the data set was read by before. */
  readonly earlierKeys?: readonly (readonly string[])[];
  /** Rows in a batch; 1,000 unless told. */
  readonly batchRows?: number;
  /** Told how the file is written, before the first batch. */
  readonly onOpen?: (dialect: Dialect) => Promise<void>;
  /** Told after each batch how many rows have been applied. */
  readonly onProgress?: (rows: number) => void;
}

/**
 * Reads a file row by row and hands it to the target in batches; holds no more than a batch, the keys' digests and the
 * findings. Started again after a break it meets its own rows as unchanged and completes.
 * Throws `Invalid` with every fault at once when mapping and file do not fit, before anything is applied.
 */
export async function runImport<Item>(run: ImportRun<Item>): Promise<ImportAnswer> {
  const table = await readTable(run.source, run.mapping.format);
  const faults = columnFaults(run.mapping, table);
  if (faults.length > 0) throw new Invalid(faults);
  const { first, all } = await peek(table.rows, sampleRows);
  const reader = new RowReader(run.dataset, run.mapping, first, run.ports, undefined, table.dateSystem);
  await run.onOpen?.(reader.dialect);
  const counts = { added: 0, updated: 0, unchanged: 0, held: 0 };
  const tally = new Tally();
  const keys = new KeyRows();
  const { earlierKeys = [] } = run;
  const otherKeysOf = otherKeysBy(run.mapping.key, earlierKeys, table);
  const said = earlierKeys.length > 0 ? await wordsOf(run, reader.dialect) : null;
  const timesSaid = (contentHash: string) => said?.times(contentHash) ?? 0;
  const findings: Finding[] = [];
  const grandTotals: { readonly row: OpenRow; readonly money: RowMoney | null }[] = [];
  let rows = 0;
  let leftOut = 0;
  let batch: Candidate<Item>[] = [];

  const keep = (found: readonly Finding[]) => {
    const room = Math.min(found.length, mostFindings - findings.length);
    findings.push(...found.slice(0, room));
    leftOut += found.length - room;
  };
  const flush = async () => {
    if (batch.length === 0) return;
    const { outcomes, findings: said } = await run.target.apply(batch, timesSaid);
    for (const outcome of outcomes) counts[outcome]++;
    for (const [at, { findings: own }] of batch.entries()) {
      const found = said?.[at] ?? own;
      // What once held back a row that somebody has answered is not asked again.
      keep(outcomes[at] === "held" ? found : found.filter((one) => !holds(one)));
    }
    batch = [];
    run.onProgress?.(rows);
  };

  keep(await unreadIn(run));
  for await (const tableRow of all) {
    if (!isMeant(tableRow, run.mapping.where)) continue;
    const sums = run.mapping.totalRow !== null && matches(tableRow, run.mapping.totalRow);
    const open = reader.open(tableRow, sums);
    if (sums) {
      grandTotals.push({ row: open, money: run.dataset.read(open).money });
      continue;
    }
    rows++;
    const { item, money } = run.dataset.read(open);
    if (money) tally.add(money);
    batch.push(judged(open, item, run, keys, otherKeysOf(open)));
    if (batch.length >= (run.batchRows ?? 1000)) await flush();
  }
  await flush();
  keep(grandTotals.flatMap(({ row, money }) => (money ? differing(row, money, tally) : [])));
  const answer = { rows, ...counts, totals: tally.totals, categories: tally.categories, findings };
  return leftOut > 0 ? { ...answer, findingsLeftOut: leftOut } : answer;
}

/** Sheets of the workbook that look like the one that was read: a list is often kept with a sheet for each year. */
async function unreadIn<Item>({ source, mapping }: ImportRun<Item>): Promise<readonly Finding[]> {
  const left = (await sheetsLeft(source, mapping.format)).filter((sheet) => mostlyFits(mapping, sheet));
  const sheets = formatsIn("da").list(left.map(({ name }) => `»${name}«`));
  return left.length === 0 ? [] : [finding(1, null, "sheets-unread", { sheets: withoutCpr(sheets) })];
}

/** A shifted row has what is wanted in another cell: it is looked at, and held as one. */
function isMeant(row: TableRow, wanted: Mapping["where"]): boolean {
  if (matches(row, wanted) || row.surplus === 0) return matches(row, wanted);
  const texts = row.cells().map(([, cell]) => tidy(textOf(cell)));
  return Object.values(wanted).every((values) => [values].flat().some((value) => texts.includes(value)));
}

function matches(row: TableRow, wanted: Mapping["where"]): boolean {
  return Object.entries(wanted).every(([column, values]) => {
    const text = tidy(textOf(row.cell(column)));
    return typeof values === "string" ? text === values : values.includes(text);
  });
}

/** What keys make of rows whose columns the file has; and those of columns that it calls otherwise or has no more. */
function otherKeysBy(
  own: readonly string[],
  earlierKeys: readonly (readonly string[])[],
  { columns, open: isOpen }: Table,
): (open: OpenRow) => OtherKeys {
  const hasColumn = (column: string) => isOpen === true || columns.includes(column);
  const isHere = (key: readonly string[]) => key.every(hasColumn);
  const isKeyGone = !earlierKeys.every(isHere);
  const here = earlierKeys.filter(isHere);
  const gone = earlierKeys.filter((key) => !isHere(key) && key.length === own.length);
  return (open) => {
    const ownKey = open.key();
    const keys = [
      open.printedKey(own),
      ...here.flatMap((key) => [open.key(key), open.printedKey(key)]),
      ...gone.flatMap((key) => [open.key(own, key), open.printedKey(own, key)]),
    ];
    const otherKeys = [...new Set(keys)].flatMap((one) => (one === null || one === ownKey ? [] : withoutCpr(one)));
    return { otherKeys, isKeyGone, hasColumn };
  };
}

/** How often each row's words are in the file: what it says elsewhere is not asked about. */
async function wordsOf<Item>({ source, dataset, mapping, ports }: ImportRun<Item>, dialect: Dialect): Promise<KeyRows> {
  const table = await readTable(source, mapping.format);
  const reader = new RowReader(dataset, mapping, [], ports, dialect, table.dateSystem);
  const words = new KeyRows();
  for await (const row of table.rows) {
    if (!isMeant(row, mapping.where) || (mapping.totalRow && matches(row, mapping.totalRow))) continue;
    const open = reader.open(row);
    const { item } = dataset.read(open);
    words.meet(hashOf(item, reportCpr(open, item, open.key())), row.number);
  }
  return words;
}

/** Not even a digest of a CPR number is kept: ten digits are soon tried through. */
function hashOf(item: unknown, hasCpr: boolean): string {
  return contentHash(hasCpr ? blottedItem(item) : item);
}

function judged<Item>(
  open: OpenRow,
  item: Item,
  { mapping, dataset }: Pick<ImportRun<Item>, "mapping" | "dataset">,
  keys: KeyRows,
  others: OtherKeys,
): Candidate<Item> {
  const key = open.key();
  const hashed = hashOf(item, reportCpr(open, item, key));
  if (key === null) open.report("key-missing", { columns: mapping.key.join(", ") });
  const name = key === null ? `?${hashed}` : nameIn(dataset.yearOf?.(item) ?? null, key);
  const { first, times } = keys.meet(name, open.row.number);
  if (key !== null && times > 1) open.report("duplicate-key", { key: shownName(key), first });
  // Of any year; one that names no year is its own.
  const ofKey = key === null || key === name ? null : keys.meet(key, open.row.number);
  const kept = withoutCpr(name);
  return {
    row: open.row.number,
    // What had to be blotted out may be what told two keys apart.
    key: kept !== name ? `${kept}#${open.row.number}` : times > 1 ? `${name}#${times}` : name,
    ...others,
    otherYearIn: ofKey && times === 1 && ofKey.times > 1 ? ofKey.first : null,
    reference: open.reference && withoutCpr(open.reference),
    item,
    contentHash: hashed,
    findings: open.findings.map(blotted),
    held: open.held,
    printed: () => open.row.cells().map(([column, cell]) => [shown(column), shownCell(open.kept(column, cell))]),
  };
}

/** A held row is kept for a person to look at, but no CPR number with it, in whatever column. */
function shown(text: string): string {
  return withoutCpr(storable(text));
}

function shownCell(cell: string | number): string | number {
  return typeof cell === "number" ? cell : shown(cell);
}

/** A printed grand total that is not what the rows sum to, or cannot be read: as it is printed then. */
function differing(row: OpenRow, { currency, total }: RowMoney, tally: Tally): Finding[] {
  const counted = tally.total(currency ?? noCurrency);
  const f = formatsIn("da");
  const unread = ["total", "statedTotal", "amount"].map((field) => row.text(field)).find((text) => text !== null);
  const printed = total === null ? unread && `»${withoutCpr(unread)}«` : f.figure(total);
  if (!printed || total === counted) return [];
  const params = { printed, counted: f.figure(counted) };
  return [finding(row.row.number, row.reference, "grand-total-differs", params)];
}
