import type { Work } from "../identity/index.ts";
import type { DatasetName } from "./dataset.ts";
import { finding } from "./finding.ts";
import { apartOf, type Step, withReadings } from "./held-apart.ts";
import type { RowId } from "./intake.tables.ts";
import { firstName, nameBeside, nameInFile, shownName } from "./key-name.ts";
import { fieldsAlike } from "./likeness.ts";
import type { Records } from "./records.ts";
import { knownRows, rowsSaying, type SaidRow } from "./row.store.ts";
import { stepFor } from "./row-step.ts";

/** A row with a record of one of its other names. */
interface Meeting<Item> {
  readonly step: Step<Item>;
  readonly met: SaidRow;
  readonly subjectId: string;
  /** What that record's row said last; `null` where it is not kept. */
  readonly was: Item | null;
}

interface Reading {
  readonly dataset: DatasetName;
  /** Rows that this run has found under another name: nobody is one of them a second time. */
  readonly taken: Set<RowId>;
  /** How many rows of the file say what has this content hash. */
  readonly timesSaid: (contentHash: string) => number;
}

/**
 * Rows that have no record by their own name, as they are known by the names that other keys of the data set give them (decision 60):
 * - the same words are the same row, which takes its new name;
 * - a record that nobody in the file repeats, and whose words differ in nothing that both say, is the row's too: its mapping says more;
 * - one that is mostly the same is held, for a person to say whether it is that record;
 * - else it is another row.
 */
export async function knownByOtherNames<Item>(
  work: Work,
  records: Records<Item>,
  reading: Reading,
  steps: readonly Step<Item>[],
): Promise<readonly Step<Item>[]> {
  const bySameWords = await knownByWords(work, reading, steps);
  if (records.lastCounts) return bySameWords;
  const { taken } = reading;
  const asked = bySameWords.filter(({ row, known, step }) => {
    return row.otherNames.length > 0 && !known?.subjectId && step.does !== "leave";
  });
  const done = new Map<Step<Item>, Step<Item>>();
  for (const meeting of await meetingsOf(work, records, reading, asked)) {
    const { step, met } = meeting;
    if (done.has(step) || taken.has(met.rowId)) continue;
    // Held beside a record of another year, it is what this row says better.
    const likeness = hasRecord(met) ? likenessOf(meeting) : "same";
    if (likeness === "same") {
      taken.add(met.rowId);
      done.set(step, asMet(step, met));
    }
    if (likeness === "alike") done.set(step, asQuestion(meeting));
  }
  return bySameWords.map((step) => done.get(step) ?? step);
}

/** Rows whose words are new to their own name, as what says the same by one of their other names. */
async function knownByWords<Item>(
  { tx, municipality }: Work,
  { dataset, taken }: Reading,
  steps: readonly Step<Item>[],
): Promise<readonly Step<Item>[]> {
  const asked = steps.filter(({ row, step }) => row.otherNames.length > 0 && step.does !== "leave");
  if (asked.length === 0) return steps;
  const hashes = asked.map(({ row }) => row.contentHash);
  const said = Map.groupBy(await rowsSaying(tx, municipality.id, dataset, hashes), (one) => one.contentHash);
  // A record stands by the words before those that are held of it.
  const isOwnHeld = ({ status, subjectId, key }: SaidRow) =>
    status === "held" && subjectId !== null && nameInFile(key) === key;
  const done = new Map<Step<Item>, Step<Item>>();
  for (const step of asked) {
    const { contentHash, otherNames } = step.row;
    // A row with a record of its own is nothing that only waits.
    const isMet = (one: SaidRow) => !step.known?.subjectId || hasRecord(one);
    const met = said
      .get(contentHash)
      ?.find(
        (one) => !taken.has(one.rowId) && !isOwnHeld(one) && isMet(one) && otherNames.includes(firstName(one.key)),
      );
    if (!met) continue;
    taken.add(met.rowId);
    done.set(step, asMet(step, met));
  }
  return steps.map((step) => done.get(step) ?? step);
}

/** Rows with the records of their other names that no row of the file says the words of. */
async function meetingsOf<Item>(
  work: Work,
  records: Records<Item>,
  { dataset, timesSaid }: Reading,
  steps: readonly Step<Item>[],
): Promise<readonly Meeting<Item>[]> {
  const { tx, municipality } = work;
  const rowsOf = async (pairs: readonly { readonly step: Step<Item>; readonly name: string }[]) => {
    const names = pairs.map(({ name }) => name);
    const rows = await knownRows(tx, municipality.id, dataset, names);
    return pairs.flatMap(({ step, name }, at): Meeting<Item>[] => {
      const known = rows[at];
      return known?.subjectId ? [{ step, met: { ...known, key: name }, subjectId: known.subjectId, was: null }] : [];
    });
  };
  const found = await rowsOf(steps.flatMap((step) => step.row.otherNames.map((name) => ({ step, name }))));
  const read = await withReadings(work, found.map(asKnown), () => true);
  const met = found.map((one, at) => ({ ...one, was: read[at]?.was ?? null }));
  const told = await apartOf(
    work,
    records,
    met.map(({ step: { row }, met: known, subjectId, was }) => ({ row, known, subjectId, was })),
  );
  // Of another year than that record: beside it another row of that name may stand or wait.
  const beside = await rowsOf(
    met.flatMap(({ step, met: { key } }, at) => {
      const as = told[at]?.as;
      return as === undefined ? [] : [{ step, name: nameBeside(key, as) }];
    }),
  );
  const readBeside = await withReadings(work, beside.map(asKnown), () => true);
  const all = [
    ...met.filter((_, at) => !told[at]),
    ...beside.map((one, at) => ({ ...one, was: readBeside[at]?.was ?? null })),
  ];
  const stood = await rowsSaying(
    ...([tx, municipality.id, dataset] as const),
    all.map((one) => one.met.contentHash),
  );
  // Of what is held, those that are a record's own.
  const ofRecords = stood.filter(({ subjectId, key, status }) => {
    return subjectId !== null && (status !== "held" || nameInFile(key) === key);
  });
  const stands = Map.groupBy(ofRecords, ({ contentHash }) => contentHash);
  return all.filter(({ step: { row }, met }) => {
    const isSaidElsewhere = timesSaid(met.contentHash) >= (stands.get(met.contentHash)?.length ?? 0);
    return !isSaidElsewhere || !hasRecord(met) || met.contentHash === row.contentHash;
  });
}

function asKnown<Item>({ met, was }: Meeting<Item>) {
  return { known: met, was };
}

/**
 * A row that is what was met, and takes its own name, unless a record has that. What waits beside a record, or was laid aside there, has
 * none of its own.
 */
function asMet<Item>({ row, known: own, was, replaces = [] }: Step<Item>, met: SaidRow): Step<Item> {
  const known = hasRecord(met) ? met : { ...met, subjectId: null };
  if (own?.subjectId) {
    const named = { ...row, key: met.key };
    return { row: named, known, step: stepFor(known, named), was };
  }
  const waited = own ? [...replaces, own.rowId] : replaces;
  return { row, known, step: stepFor(known, row), was, isRenamed: true, replaces: waited };
}

function hasRecord({ key, status, subjectId }: SaidRow): boolean {
  const isBeside = nameInFile(key) !== key && (status === "held" || status === "dismissed");
  return subjectId !== null && !isBeside;
}

/** A row that is held until a person has said whether it is the record that stands. */
function asQuestion<Item>({ step: one, met: { key } }: Meeting<Item>): Step<Item> {
  const { row, known } = one;
  const said = finding(row.row, row.reference, "key-mended", { key: shownName(key) }, { stands: key });
  const held = { ...row, held: true, findings: [...row.findings, said] };
  return { ...one, row: held, step: stepFor(known, held) };
}

/**
 * Whether two readings are of one line: where nothing that both say differs, the mapping was mended and the line is the same; where
 * more than half of it is equal, or nobody kept what it said, it may be.
 */
function likenessOf<Item>({ step, met, was }: Meeting<Item>): "same" | "alike" | "other" {
  // The same words, held of its record: whether they are that, nobody has said.
  if (was === null || met.contentHash === step.row.contentHash) return "alike";
  const { both, equal } = fieldsAlike(step.row.item, was);
  if (equal === both && equal > 0) return "same";
  return equal * 2 > both ? "alike" : "other";
}
