import type { Work } from "../identity/index.ts";
import type { DatasetName } from "./dataset.ts";
import { type Finding, finding } from "./finding.ts";
import type { Candidate } from "./import-run.ts";
import type { RowId } from "./intake.tables.ts";
import { nameBeside, shownName } from "./key-name.ts";
import { fieldsAlike } from "./likeness.ts";
import { itemRead } from "./read-as.ts";
import type { Apart, Records } from "./records.ts";
import { knownRows, type MetRow, readingsOf } from "./row.store.ts";
import { type RowStep, stepFor } from "./row-step.ts";

/** A row of a file, with what is known of it and what is to be done. */
export interface Step<Item> {
  readonly row: Candidate<Item>;
  readonly known: MetRow | null;
  readonly step: RowStep;
  /** What the file said last, of a row that changes its record. */
  readonly was: Item | null;
  /** The record that has the row's key, of a row that is held beside it. */
  readonly beside?: string;
  /** It was known by another name, and takes its own. */
  readonly isRenamed?: boolean;
  /** Rows that waited by its own name meanwhile. */
  readonly replaces?: readonly RowId[];
}

/**
 * Rows that share their key with another's record are held beside it: what stands is neither overwritten nor taken to be held, and
 * its own file may come again without pushing them aside.
 */
export async function heldApart<Item>(
  work: Work,
  records: Records<Item>,
  dataset: DatasetName,
  steps: readonly Step<Item>[],
): Promise<readonly Step<Item>[]> {
  const met = steps.flatMap((one) => {
    const { known, row, step, was } = one;
    if (!known?.subjectId || step.does === "leave" || one.beside !== undefined) return [];
    return [{ one, asked: { item: row.item, subjectId: known.subjectId, was, metIn: known.fileName } }];
  });
  if (!records.apart || met.length === 0) return steps;
  const found = await records.apart(
    work,
    met.map(({ asked }) => asked),
  );
  const near = await nearOf(
    work,
    records,
    dataset,
    met.map(({ one }) => one),
  );
  const apart = met.flatMap(({ one, asked: { subjectId } }, at) => {
    const told = found[at];
    if (!told) return [];
    const { row } = one;
    const { code, params = {}, field } = told.flag;
    const about = { stands: row.key, ...(field !== undefined && { field }) };
    const said = finding(row.row, row.reference, code, params, about);
    return [{ one, subjectId, said, key: nameBeside(row.key, told.as) }];
  });
  const known = await knownRows(
    ...([work.tx, work.municipality.id, dataset] as const),
    apart.map(({ key }) => key),
  );
  const beside = new Map(
    apart.map(({ one, key, said, subjectId }, at) => [one, besideStep(one, key, said, known[at] ?? null, subjectId)]),
  );
  for (const [at, { one, asked }] of met.entries()) {
    if (beside.get(one)?.beside === undefined && found[at]) continue;
    const as = nearStep(one, asked.subjectId, near.get(one) ?? [], found[at] ? null : asked.was);
    if (as) beside.set(one, as);
  }
  const all = steps.map((one) => beside.get(one) ?? one);
  return withReadings(work, all, (one) => one.was === null && one.step.does === "change");
}

/** What stands or waits beside the records of these rows, told from them by what the rows' own days are next to. */
async function nearOf<Item>(
  work: Work,
  records: Records<Item>,
  dataset: DatasetName,
  steps: readonly Step<Item>[],
): Promise<ReadonlyMap<Step<Item>, readonly Near<Item>[]>> {
  const asked = steps.flatMap((one) =>
    (records.near?.(one.row.item) ?? []).map((as) => ({ one, key: nameBeside(one.row.key, as) })),
  );
  const rows = await knownRows(
    ...([work.tx, work.municipality.id, dataset] as const),
    asked.map(({ key }) => key),
  );
  const found = asked.flatMap(({ one, key }, at) => {
    const known = rows[at];
    return known?.subjectId ? [{ one, key, known, was: null as Item | null }] : [];
  });
  return Map.groupBy(await withReadings(work, found, () => true), ({ one }) => one);
}

interface Near<Item> {
  readonly key: string;
  readonly known: MetRow;
  readonly was: Item | null;
}

/**
 * A row whose words are more those of what stands beside its key's record, whose day was put right into that one's year: it is that. Where
 * nobody has yet said what that is, the row takes its place and waits.
 */
function nearStep<Item>(
  one: Step<Item>,
  subjectId: string,
  near: readonly Near<Item>[],
  was: Item | null,
): Step<Item> | null {
  const own = fieldsAlike(one.row.item, was);
  for (const { key, known, was: said } of near) {
    const isOwn = known.subjectId !== subjectId && known.status !== "dismissed";
    const alike = fieldsAlike(one.row.item, said);
    if (isOwn && alike.equal > own.equal && alike.equal * 2 > alike.both) {
      const row = { ...one.row, key };
      return { ...one, row, known, step: stepFor(known, row), was: said };
    }
    if (was === null || known.status !== "held" || isOwn || own.equal * 2 > own.both) continue;
    const { row: at, reference, key: stands } = one.row;
    const asked = finding(at, reference, "key-mended", { key: shownName(stands) }, { stands });
    return besideStep(one, key, asked, known, subjectId);
  }
  return null;
}

/**
 * A row under a key beside a record's: held there and asked about, until a person has answered. Who made it a record of its own has said
 * so of the row for good: what changes in it changes that.
 */
function besideStep<Item>(
  one: Step<Item>,
  key: string,
  said: Finding,
  known: MetRow | null,
  subjectId: string,
): Step<Item> {
  const row = { ...one.row, key };
  const isOwn = known !== null && known.subjectId !== null && known.subjectId !== subjectId;
  if (isOwn) return { ...one, row, known, step: stepFor(known, row), was: null };
  const held = { ...row, held: true, findings: [...row.findings, said] };
  const step = stepFor(known, held);
  return { ...one, row: step.does === "leave" ? row : held, known, step, was: null, beside: subjectId };
}

/** Steps with what the file said last of their rows, as far as that is asked for and kept. */
export async function withReadings<Item, One extends Pick<Step<Item>, "known" | "was">>(
  { tx, municipality }: Work,
  steps: readonly One[],
  isAsked: (one: One) => boolean,
): Promise<readonly One[]> {
  const asked = steps.flatMap((one) => (one.known?.subjectId && isAsked(one) ? [one.known.rowId] : []));
  const readings = await readingsOf(tx, municipality.id, asked);
  return steps.map((one) => {
    const kept = one.known && readings.get(one.known.rowId);
    return kept ? { ...one, was: itemRead<Item>(kept) } : one;
  });
}

/** Which of these rows can hardly be the record of the key they share, as the room that owns it tells; none where it tells nothing. */
export async function apartOf<Item>(
  work: Work,
  records: Records<Item>,
  rows: readonly {
    readonly row: Candidate<Item>;
    readonly known: MetRow;
    readonly subjectId: string;
    readonly was: Item | null;
  }[],
): Promise<readonly (Apart | null)[]> {
  if (!records.apart || rows.length === 0) return rows.map(() => null);
  const asked = rows.map(({ row: { item }, known, subjectId, was }) => ({
    item,
    subjectId,
    was,
    metIn: known.fileName,
  }));
  return records.apart(work, asked);
}
