import { isDeepStrictEqual } from "node:util";
import type { Work } from "../identity/index.ts";
import type { DatasetName } from "./dataset.ts";
import { finding } from "./finding.ts";
import { apartOf, besideStep, keyBeside, keyInFile, type Step } from "./held-apart.ts";
import type { Candidate } from "./import-run.ts";
import type { RowId } from "./intake.tables.ts";
import { itemRead } from "./read-as.ts";
import type { Records } from "./records.ts";
import { knownRows, type MetRow, readingsOf, rowsSaying, type SaidRow } from "./row.store.ts";
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

/**
 * Rows of a file whose key nobody has met, or has by other columns alone, known again by a key that their data set was read by before:
 * the same words under it are the same row, which takes its new key. Where the key was mended, a row that mostly says the same is held
 * beside the record, unless its room tells the two apart: only a person knows whether it was changed or is a new one (decision 60).
 * @param taken rows of the run that have been known again; nobody is one of them a second time
 */
export async function knownByEarlierKey<Item>(
  work: Work,
  records: Records<Item>,
  {
    dataset,
    key,
    taken,
  }: { readonly dataset: DatasetName; readonly key: readonly string[]; readonly taken: Set<RowId> },
  steps: readonly Step<Item>[],
): Promise<readonly Step<Item>[]> {
  const { tx, municipality } = work;
  const rowsOf = (keys: readonly string[]) => knownRows(tx, municipality.id, dataset, keys);
  const asked = steps.filter(
    ({ row, known }) =>
      row.earlierKeys.length > 0 &&
      (!known || (known.contentHash !== row.contentHash && !isDeepStrictEqual(known.readBy, key))),
  );
  if (asked.length === 0) return steps;
  const said = await rowsSaying(
    ...([tx, municipality.id, dataset] as const),
    asked.map(({ row }) => row.contentHash),
  );
  const found = new Map<Step<Item>, Step<Item>>();
  const take = (step: Step<Item>, met: SaidRow) => {
    taken.add(met.rowId);
    found.set(step, asMet(step, met));
  };
  for (const { row, known } of steps) if (known?.contentHash === row.contentHash) taken.add(known.rowId);
  const byWords = Map.groupBy(said, ({ contentHash }) => contentHash);
  for (const step of asked) {
    const met = byWords.get(step.row.contentHash)?.find((one) => !taken.has(one.rowId) && isSaidBy(one, step.row, key));
    if (met) take(step, met);
  }

  const left = asked.filter((step) => !found.has(step));
  const others = (await othersOf(work, left, key, rowsOf)).filter(
    ({ known }) => !taken.has(known.rowId) && !records.lastCounts,
  );
  const told = await apartOf(work, records, others);
  const apart = others.flatMap((one, at) => {
    const as = told[at]?.as;
    return as === undefined || one.step.known ? [] : [{ ...one, key: keyBeside(one.key, as) }];
  });
  const waiting = await rowsOf(apart.map((one) => one.key));
  for (const [at, { step, key: name }] of apart.entries()) {
    const met = waiting[at];
    if (met?.status === "held" && !taken.has(met.rowId) && !found.has(step)) take(step, { ...met, key: name });
  }
  const alike = others.flatMap((one, at) => {
    const likeness = told[at] ? "other" : likenessOf(one.row.item, one.was, records.editedByHand === true);
    if (likeness === "same" && !one.step.known && !taken.has(one.known.rowId))
      take(one.step, { ...one.known, key: one.key });
    return likeness === "alike" || (likeness === "other" && one.step.known && !told[at]) ? [one] : [];
  });
  const before = await rowsOf(alike.map(({ row }) => besideOwn(row)));
  for (const [at, { step, row, key: stood, subjectId }] of alike.entries()) {
    if (found.has(step)) continue;
    const flag = finding(row.row, row.reference, "key-mended", { key: stood });
    found.set(step, besideStep(step, besideOwn(row), flag, before[at] ?? null, subjectId));
  }
  return steps.map((step) => found.get(step) ?? step);
}

/**
 * Whether two readings are of one line: where nothing that both say differs, the mapping was mended and the line is the same; where
 * more than half of it is equal, it may be.
 * @param isKept whether readings are kept in this data set: one that is missing may be of the same line
 */
function likenessOf<Item>(item: Item, was: Item | null, isKept: boolean): "same" | "alike" | "other" {
  if (was === null) return isKept ? "alike" : "other";
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

/** Rows whose key by other columns is a record's: their own, or the one that they had before it was mended. */
async function othersOf<Item>(
  { tx, municipality }: Work,
  steps: readonly Step<Item>[],
  own: readonly string[],
  rowsOf: (keys: readonly string[]) => Promise<readonly (MetRow | null)[]>,
): Promise<readonly Other<Item>[]> {
  const byOwn = steps.flatMap((step) => {
    const { row, known } = step;
    const isOthers = row.earlierKeys.some(({ readBy }) => isDeepStrictEqual(readBy, known?.readBy));
    return known?.subjectId && isOthers ? [{ step, row, key: row.key, known, subjectId: known.subjectId }] : [];
  });
  const asked = steps.flatMap((step) =>
    step.known ? [] : step.row.earlierKeys.filter(({ isMended }) => isMended).map((one) => ({ step, ...one })),
  );
  const met = await rowsOf(asked.map(({ key }) => key));
  const mended = asked.flatMap(({ step, ...earlier }, at) => {
    const known = met[at];
    const { row } = step;
    return known?.subjectId && isBy(known.readBy, earlier, row, own)
      ? [{ step, row, key: earlier.key, known, subjectId: known.subjectId }]
      : [];
  });
  const all = [...byOwn, ...mended];
  const readings = await readingsOf(
    ...([tx, municipality.id] as const),
    all.map(({ known }) => known.rowId),
  );
  return all.map((one) => {
    const kept = readings.get(one.known.rowId);
    return { ...one, was: kept === undefined ? null : itemRead<Item>(kept) };
  });
}

/** Whether a row that says the same had one of a row's earlier keys. */
function isSaidBy<Item>({ key, readBy }: SaidRow, row: Candidate<Item>, own: readonly string[]): boolean {
  // As met a second time in its file, or held beside another's record.
  const base = keyInFile(key).replace(/(?<=\])#\d+$/, "");
  return row.earlierKeys.some((one) => one.key === base && isBy(readBy, one, row, own));
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

function besideOwn({ key }: { readonly key: string }): string {
  return keyBeside(key, "nøgle");
}
