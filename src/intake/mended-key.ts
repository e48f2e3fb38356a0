import { isDeepStrictEqual } from "node:util";
import type { Work } from "../identity/index.ts";
import type { DatasetName } from "./dataset.ts";
import { finding } from "./finding.ts";
import { apartOf, besideStep, keyBeside, keyInFile, type Step } from "./held-apart.ts";
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
}

/**
 * Rows of a file whose key nobody has met, or has by other columns alone, known again by a key that their data set was read by before:
 * the same words under it are the same row, which takes its new key. Where the key was mended, other words are held beside the record,
 * unless its room tells the two apart: only a person knows whether it was changed or is a new one (decision 60).
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
  const byWords = Map.groupBy(said, ({ contentHash }) => contentHash);
  for (const step of asked) {
    const met = byWords.get(step.row.contentHash)?.find((one) => !taken.has(one.rowId) && isSaidBy(one, step.row, key));
    if (!met) continue;
    taken.add(met.rowId);
    found.set(step, asMet(step, met));
  }

  const left = asked.filter((step) => !found.has(step));
  const others = (await othersOf(left, key, rowsOf)).filter(
    ({ known }) => !taken.has(known.rowId) && !records.lastCounts,
  );
  const told = await apartOf(work, records, others);
  const beside = others.filter((_, at) => !told[at]);
  const before = await rowsOf(beside.map(({ row }) => besideOwn(row)));
  for (const [at, { step, row, key: stood, subjectId }] of beside.entries()) {
    const flag = finding(row.row, row.reference, "key-mended", { key: stood });
    found.set(step, besideStep(step, besideOwn(row), flag, before[at] ?? null, subjectId));
  }
  return steps.map((step) => found.get(step) ?? step);
}

/** Rows whose key by other columns is a record's: their own, or the one that they had before it was mended. */
async function othersOf<Item>(
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
  return [...byOwn, ...mended];
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
