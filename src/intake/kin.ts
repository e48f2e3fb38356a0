import type { Work } from "../identity/index.ts";
import type { Forgetting } from "../records/index.ts";
import type { DatasetName } from "./dataset.ts";
import type { Candidate } from "./import-run.ts";
import type { RowId, RunId } from "./intake.tables.ts";
import { keyOf, saidIn, yearIn } from "./key-name.ts";
import type { Mapping } from "./mapping.ts";
import { forgettingAnybody } from "./met-before.ts";
import { itemRead } from "./read-as.ts";
import { type MetRow, type NamedRow, readingsOf, rowsOfKeys, rowsSaying } from "./row.store.ts";
import type { RowStep } from "./row-step.ts";

/** A row of a file, with what is known of it and what is to be done. */
export interface Step<Item> {
  readonly row: Candidate<Item>;
  readonly known: MetRow | null;
  readonly step: RowStep;
  /** What the file said last, of a row that changes its record. */
  readonly was: Item | null;
  /** It was known by another name, and takes its own. */
  readonly isRenamed?: boolean;
  /** Rows that waited by its own name meanwhile. */
  readonly replaces?: readonly RowId[];
  /** A row of other words that waits by its own name, and waits on under this one. */
  readonly setsAside?: { readonly rowId: RowId; readonly key: string; readonly asked: string | undefined };
}

export interface Reading<Item> {
  readonly dataset: DatasetName;
  readonly runId: RunId;
  readonly mapping: Mapping;
  /** Absent where rows have no year. */
  readonly yearOf?: ((item: Item) => string | null) | undefined;
  /** Rows that this run has found under another name: nobody is one of them a second time. */
  readonly taken: Set<RowId>;
  /** How many rows of the file say what has this content hash. */
  readonly timesSaid: (contentHash: string) => number;
  readonly forgetting: Forgetting;
}

/** A row that has a key of the one that is asked about, under another name. */
export interface Kin<Item> extends NamedRow {
  /** What it said last; `null` where that is not kept. */
  readonly was: Item | null;
  readonly year: string | null;
}

/** Rows of the keys that these have or had, with what they said last. */
export async function allKin<Item>(
  work: Work,
  { dataset, yearOf, forgetting }: Reading<Item>,
  steps: readonly Step<Item>[],
): Promise<{
  readonly kinOf: (step: Step<Item>) => readonly Kin<Item>[];
  readonly ownOf: (step: Step<Item>) => NamedRow | undefined;
}> {
  const { tx, municipality } = work;
  // An erasure takes a name out of keys as well.
  const forget = await forgettingAnybody(work, forgetting);
  const keysOf = ({ row }: Step<Item>) => {
    const keys = [keyOf(row.key), ...row.otherKeys];
    return [...new Set([...keys, ...forget(keys, null)])];
  };
  const found = await rowsOfKeys(tx, municipality.id, dataset, [...new Set(steps.flatMap(keysOf))]);
  const readings = await readingsOf(
    tx,
    municipality.id,
    found.flatMap(({ rowId, subjectId }) => (subjectId ? [rowId] : [])),
  );
  const kin = found.map((one): Kin<Item> => {
    const kept = readings.get(one.rowId);
    const was = kept === undefined ? null : itemRead<Item>(kept);
    return { ...one, was, year: (was && yearOf?.(was)) ?? yearIn(one.key) };
  });
  const byKey = Map.groupBy(kin, ({ key }) => keyOf(key));
  const ofKeys = (step: Step<Item>) => keysOf(step).flatMap((key) => byKey.get(key) ?? []);
  return {
    kinOf: (step) => ofKeys(step).filter(({ key }) => key !== step.row.key),
    ownOf: (step) => ofKeys(step).find(({ key }) => key === step.row.key),
  };
}

export const isOwnKey = <Item>({ row }: Step<Item>, { key }: NamedRow) => keyOf(key) === keyOf(row.key);

/**
 * Rows that say the same under a key whose columns the file has no more. Where one key's values are all among the other's, a column got
 * another name and the key more columns, or fewer: they are sure to be the same.
 */
export async function byWordsAlone<Item>(
  { tx, municipality }: Work,
  { dataset, taken }: Reading<Item>,
  steps: readonly Step<Item>[],
): Promise<readonly { readonly step: Step<Item>; readonly met: Kin<Item>; readonly isSure: boolean }[]> {
  const asked = steps.filter(({ row }) => row.isKeyGone);
  const hashes = [...new Set(asked.map(({ row }) => row.contentHash))];
  const said = Map.groupBy(await rowsSaying(tx, municipality.id, dataset, hashes), (one) => one.contentHash);
  const used = new Set<RowId>();
  return asked.flatMap((step) => {
    const isGone = ({ key }: NamedRow) => [...saidIn(key).keys()].some((column) => !step.row.hasColumn(column));
    const free = (said.get(step.row.contentHash) ?? []).filter(
      (one) => !taken.has(one.rowId) && !used.has(one.rowId) && isGone(one),
    );
    const own = [...saidIn(step.row.key).values()];
    const sure = free.find(({ key }) => areAmong(own, [...saidIn(key).values()]));
    const met = sure ?? free.find(({ subjectId }) => subjectId !== null);
    if (!met) return [];
    used.add(met.rowId);
    return [{ step, met: { ...met, was: null, year: null }, isSure: met === sure }];
  });
}

/** Whether all values of one key are the other's. */
function areAmong(one: readonly string[], other: readonly string[]): boolean {
  const [few, many] = one.length <= other.length ? [one, [...other]] : [other, [...one]];
  return (
    few.length > 0 &&
    few.every((value) => {
      const at = many.indexOf(value);
      if (at >= 0) many.splice(at, 1);
      return at >= 0;
    })
  );
}

/** Records that no row of the file says the words of, and none has taken. */
export async function freeOf<Item>(
  { tx, municipality }: Work,
  { dataset, timesSaid, taken }: Reading<Item>,
  kin: readonly Pick<MetRow, "rowId" | "contentHash">[],
): Promise<(one: Pick<MetRow, "rowId" | "contentHash">) => boolean> {
  const hashes = [...new Set(kin.flatMap(({ contentHash }) => (timesSaid(contentHash) > 0 ? [contentHash] : [])))];
  const said = (await rowsSaying(tx, municipality.id, dataset, hashes)).filter(({ subjectId }) => subjectId !== null);
  const standing = Map.groupBy(said, ({ contentHash }) => contentHash);
  return ({ rowId, contentHash }) => {
    const isSaid = timesSaid(contentHash) > 0 && timesSaid(contentHash) >= (standing.get(contentHash)?.length ?? 0);
    return !taken.has(rowId) && !isSaid;
  };
}

/** Steps with what the file said last of their rows, as far as that is asked for and kept. */
export async function withReadings<Item>(
  { tx, municipality }: Work,
  steps: readonly Step<Item>[],
): Promise<readonly Step<Item>[]> {
  const asked = steps.flatMap(({ known, step }) => (known?.subjectId && step.does !== "leave" ? [known.rowId] : []));
  const readings = await readingsOf(tx, municipality.id, asked);
  return steps.map((one) => {
    const kept = one.known && readings.get(one.known.rowId);
    return kept ? { ...one, was: itemRead<Item>(kept) } : one;
  });
}
