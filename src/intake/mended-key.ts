import { isDeepStrictEqual } from "node:util";
import type { Work } from "../identity/index.ts";
import { contentHash } from "./content-hash.ts";
import type { DatasetName } from "./dataset.ts";
import { finding } from "./finding.ts";
import { apartOf, besideStep, keyBeside, keyInFile, type Step, withReadings } from "./held-apart.ts";
import type { Candidate } from "./import-run.ts";
import type { RowId } from "./intake.tables.ts";
import type { Records } from "./records.ts";
import { knownRows, type MetRow, rowsSaying, type SaidRow } from "./row.store.ts";
import { stepFor } from "./row-step.ts";

/** A row whose earlier key is a record's that says otherwise. */
interface Other<Item> {
  readonly step: Step<Item>;
  readonly row: Candidate<Item>;
  readonly key: string;
  readonly known: MetRow;
  readonly subjectId: string;
  /** What that record's row said last; `null` where it is not kept. */
  readonly was: Item | null;
}

interface Reading {
  readonly dataset: DatasetName;
  /** The columns of the mapping's key. */
  readonly key: readonly string[];
  /** Rows that are known already in this run: nobody is one of them a second time. */
  readonly taken: Set<RowId>;
}

/**
 * Rows of a file as they are known by any key that their data set was read by: texts of keys tell no columns apart, so a row of the same
 * text that was read by other columns is another's. The same words under a name that a row had by an earlier key are the same row, which
 * takes its new key. A row that mostly says the same as that name's record is held beside it, unless its room tells the two apart: only a
 * person knows whether it was changed or is a new one (decision 60).
 */
export async function knownByAnyKey<Item>(
  work: Work,
  records: Records<Item>,
  reading: Reading,
  found: readonly Step<Item>[],
): Promise<readonly Step<Item>[]> {
  const { dataset, key, taken } = reading;
  const { tx, municipality } = work;
  const rowsOf = (keys: readonly string[]) => knownRows(tx, municipality.id, dataset, keys);
  const steps = await ownRows(work, records, reading, found, rowsOf);
  for (const { row, known } of steps) if (known?.contentHash === row.contentHash) taken.add(known.rowId);
  const asked = steps.filter(({ row, known }) => row.earlierKeys.length > 0 && known?.contentHash !== row.contentHash);
  if (asked.length === 0) return steps;
  const said = await rowsSaying(
    ...([tx, municipality.id, dataset] as const),
    asked.map(({ row }) => row.contentHash),
  );
  const done = new Map<Step<Item>, Step<Item>>();
  const take = (step: Step<Item>, met: SaidRow) => {
    taken.add(met.rowId);
    done.set(step, asMet(step, met));
  };
  const byWords = Map.groupBy(said, ({ contentHash }) => contentHash);
  for (const step of asked) {
    const met = byWords.get(step.row.contentHash)?.find((one) => !taken.has(one.rowId) && isSaidBy(one, step.row, key));
    if (met) take(step, met);
  }

  const left = asked.filter((step) => !step.known && !done.has(step));
  const others = records.lastCounts
    ? []
    : (await othersOf(work, left, key, rowsOf)).filter(({ known }) => !taken.has(known.rowId));
  const told = await apartOf(work, records, others);
  const apart = others.flatMap((one, at) => {
    const as = told[at]?.as;
    return as === undefined ? [] : [{ step: one.step, name: keyBeside(one.key, as) }];
  });
  const waiting = await rowsOf(apart.map(({ name }) => name));
  for (const [at, { step, name }] of apart.entries()) {
    const met = waiting[at];
    if (met?.status === "held" && !taken.has(met.rowId) && !done.has(step)) take(step, { ...met, key: name });
  }
  const alike = others.filter((one, at) => {
    if (told[at] || done.has(one.step)) return false;
    const likeness = likenessOf(one.row.item, one.was);
    if (likeness === "same" && !taken.has(one.known.rowId)) take(one.step, { ...one.known, key: one.key });
    return likeness === "alike";
  });
  const before = await rowsOf(alike.map(({ row }) => besideOwn(row)));
  for (const [at, { step, row, key: stood, subjectId }] of alike.entries()) {
    if (done.has(step)) continue;
    const flag = finding(row.row, row.reference, "key-mended", { key: stood }, { stands: stood });
    done.set(step, besideStep(step, besideOwn(row), flag, before[at] ?? null, subjectId));
  }
  return steps.map((step) => done.get(step) ?? step);
}

/**
 * Steps whose known row is their own. One that was read by columns which this file has too is another's, and one by columns that it
 * has not is theirs while it is alike, as where a column has got another name: the row then has a name of its own beside that.
 */
async function ownRows<Item>(
  work: Work,
  records: Records<Item>,
  { key }: Reading,
  steps: readonly Step<Item>[],
  rowsOf: (keys: readonly string[]) => Promise<readonly (MetRow | null)[]>,
): Promise<readonly Step<Item>[]> {
  /** Read by columns that the file calls otherwise or has no more. */
  const isGone = ({ row, known }: Step<Item>) =>
    known !== null &&
    !isDeepStrictEqual(known.readBy, key) &&
    row.earlierKeys.every((one) => !isDeepStrictEqual(known.readBy, one.readBy));
  const differs = ({ row, known }: Step<Item>) => known?.contentHash !== row.contentHash;
  const read = await withReadings(work, steps, (step) => isGone(step) && differs(step));
  const isOthers = (step: Step<Item>): boolean => {
    const { row, known, was } = step;
    if (!known || isDeepStrictEqual(known.readBy, key)) return false;
    if (!isGone(step)) return true;
    const isTold = differs(step) && known.subjectId !== null && was !== null && !records.lastCounts;
    return isTold && likenessOf(row.item, was) === "other";
  };
  const asked = read.filter((step) => isOthers(step) || (!step.known && step.row.earlierKeys.length > 0));
  const met = await rowsOf(asked.map(({ row }) => nameBy(row.key, key)));
  const own = new Map(
    asked.flatMap((step, at): (readonly [Step<Item>, Step<Item>])[] => {
      const known = met[at] ?? null;
      if (!known && !step.known) return [];
      const row = { ...step.row, key: nameBy(step.row.key, key) };
      return [[step, { ...step, row, known, step: stepFor(known, row), was: null }]];
    }),
  );
  return read.map((step) => own.get(step) ?? { ...step, was: null });
}

/** The name of a row whose key's text is another's by other columns. */
function nameBy(key: string, columns: readonly string[]): string {
  return keyBeside(key, contentHash(columns).slice(0, 8));
}

/**
 * Whether two readings are of one line: where nothing that both say differs, the mapping was mended and the line is the same; where
 * more than half of it is equal, or nobody kept what it said, it may be.
 */
function likenessOf<Item>(item: Item, was: Item | null): "same" | "alike" | "other" {
  if (was === null) return "alike";
  const before = new Map(fieldsOf(was));
  const both = fieldsOf(item).filter(([name, one]) => says(one) && says(before.get(name)));
  const equal = both.filter(([name, one]) => isDeepStrictEqual(one, before.get(name))).length;
  if (equal === both.length && equal > 0) return "same";
  return equal * 2 > both.length ? "alike" : "other";
}

function fieldsOf(item: unknown): readonly (readonly [name: string, value: unknown])[] {
  return typeof item === "object" && item !== null ? Object.entries(item) : [];
}

function says(value: unknown): boolean {
  return value !== null && value !== undefined && (typeof value !== "object" || Object.keys(value).length > 0);
}

/** Rows whose name by an earlier key is a record's. */
async function othersOf<Item>(
  work: Work,
  steps: readonly Step<Item>[],
  own: readonly string[],
  rowsOf: (keys: readonly string[]) => Promise<readonly (MetRow | null)[]>,
): Promise<readonly Other<Item>[]> {
  const asked = steps.flatMap((step) =>
    step.row.earlierKeys.flatMap((one) =>
      [one.key, nameBy(one.key, one.readBy)].map((key) => ({ step, earlier: one, key })),
    ),
  );
  const met = await rowsOf(asked.map(({ key }) => key));
  const others = asked.flatMap(({ step, earlier, key }, at) => {
    const known = met[at];
    const { row } = step;
    return known?.subjectId && isBy(known.readBy, earlier, row, own)
      ? [{ step, row, key, known, subjectId: known.subjectId, was: null }]
      : [];
  });
  return withReadings(work, others, () => true);
}

/** Whether a row that says the same had one of a row's earlier keys, or its own as met at another place of the file. */
function isSaidBy<Item>(
  { key, readBy, status, subjectId }: SaidRow,
  row: Candidate<Item>,
  own: readonly string[],
): boolean {
  // Its words wait: to be answered, or for their record, which stands by those before.
  if (status === "held" && key.endsWith(asked)) return false;
  if (status === "held" && subjectId !== null && keyInFile(key) === key) return false;
  const base = baseOf(key);
  if (base === baseOf(row.key) && isDeepStrictEqual(readBy, own)) return true;
  return row.earlierKeys.some((one) => one.key === base && isBy(readBy, one, row, own));
}

/** A key as it was met first, by nobody beside. */
function baseOf(key: string): string {
  return key.slice(0, key.lastIndexOf("]") + 1) || key;
}

/** Whether a row was read by an earlier key, or by columns that this file calls otherwise or has no more. */
function isBy<Item>(
  readBy: readonly string[] | null,
  earlier: Candidate<Item>["earlierKeys"][number],
  { earlierKeys }: Candidate<Item>,
  own: readonly string[],
): boolean {
  if (isDeepStrictEqual(readBy, earlier.readBy)) return true;
  return !isDeepStrictEqual(readBy, own) && earlierKeys.every((one) => !isDeepStrictEqual(readBy, one.readBy));
}

function asMet<Item>({ row, known: own, was }: Step<Item>, met: SaidRow): Step<Item> {
  // Held beside another's record, it has none of its own yet.
  const isBeside = met.status === "held" && keyInFile(met.key) !== met.key;
  const known = isBeside ? { ...met, subjectId: null } : met;
  // Where another row has the key, it keeps the one it has.
  const named = own ? { ...row, key: met.key } : row;
  return { row: named, known, step: stepFor(known, named), was, isRenamed: !own };
}

const asked = " @nøgle";

/** The name of a row that is held beside the record of an earlier key. */
function besideOwn({ key }: { readonly key: string }): string {
  return `${key}${asked}`;
}
