import { nameFaults, type Posting, type PostingId } from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import type { ExpenseRow, Flag, Looked } from "../../intake/index.ts";
import type { Fault } from "../../kernel/index.ts";
import type { ErasedNames, Forgetting } from "../../records/index.ts";
import { erasedFaults } from "../../register/index.ts";
import { readTrip } from "../trip.store.ts";
import type { TripId } from "../trip.ts";
import type { MergedExpense } from "./merge-expense.ts";
import type { Rebooked } from "./rebooked.ts";
import type { TripMeant } from "./trips-by-reference.store.ts";

type Row = Looked<ExpenseRow>;

/** Whose names a line of a trip may not say unasked. */
export interface NamesOfTrips {
  readonly neverPublic: (work: Work, trip: TripId) => Promise<readonly string[]>;
  readonly erased: ErasedNames;
}

interface Meaning {
  readonly meant: ReadonlyMap<string, readonly TripMeant[]>;
  readonly postings: ReadonlyMap<PostingId, Posting>;
  readonly merged: ReadonlyMap<Row, MergedExpense>;
  readonly rebooked: ReadonlyMap<Row, Rebooked>;
  readonly forgetting: Forgetting;
  readonly names: NamesOfTrips;
}

interface NameFlags {
  /** Somebody who is never public on the trip, by the whole name: a person writes the line otherwise. */
  readonly never: Flag | null;
  /** Somebody who was erased, or another of that name, as a person says. */
  readonly erased: readonly Flag[];
}

/** What lines name that would be public on the trip they are to lie on; of rows that name nobody nothing. */
export async function nameFlags(
  work: Work,
  rows: readonly Row[],
  { meant, postings, merged, rebooked, forgetting, names }: Meaning,
): Promise<ReadonlyMap<Row, NameFlags>> {
  const forgetIn = await forgetting(work);
  const ofTrips = new Map<TripId, Awaited<ReturnType<typeof ofTrip>>>();
  const found = new Map<Row, NameFlags>();
  for (const row of rows) {
    const posting = row.subjectId === null ? null : (postings.get(row.subjectId as PostingId) ?? null);
    const { to = "stays" } = rebooked.get(row) ?? {};
    const lies = posting ? ((posting.subject?.id ?? null) as TripId | null) : tripMeant(meant, row);
    const id = to === "stays" ? lies : to;
    if (id === null) continue;
    const known = ofTrips.get(id) ?? (await ofTrip(work, id, names));
    ofTrips.set(id, known);
    // Of another trip nothing was let in before.
    const before = to === "stays" ? posting : null;
    // What was put right at the desk, and stays, names nobody.
    const { text, label = null, amountText, voucher, supplier } = merged.get(row)?.facts ?? row.item;
    // A public text stands in the other's place.
    const line = { text: label === null ? (text ?? "") : "", label, amountText, voucher, supplier };
    const [first] = nameFaults(known.names, line, before);
    const flagged = ({ path }: Fault, code: Flag["code"], told: object = {}): Flag => ({
      ...{ code, params: { ...told, title: known.title }, field: path === "amountText" ? "amount" : path },
    });
    const never = first ? flagged(first, "line-name-never-public", first.params) : null;
    const isNew = row.changes || row.subjectId === null;
    // A row from before an erasure comes in without whoever was erased then.
    const metAt = posting ? null : row.metAt;
    const said = metAt
      ? forgetIn(line, { place: "", createdAt: metAt, isOfficial: () => false })
      : without(line, posting?.neverPublic ?? []);
    const faults = isNew
      ? await erasedFaults(work, known.erased, {
          subject: { type: "trip", id },
          typed: said,
          stood: before && worded(before),
        })
      : [];
    // The name itself is kept nowhere but in the row that waits.
    const erased = faults.map((one) => flagged(one, "name-was-erased", { where: `rejsen »${known.title}«` }));
    if (never || erased.length > 0) found.set(row, { never, erased });
  }
  return found;
}

function tripMeant(meant: Meaning["meant"], { item }: Row): TripId | null {
  const [only, ...more] = meant.get(item.reference ?? "") ?? [];
  return only && more.length === 0 ? only.id : null;
}

async function ofTrip(work: Work, id: TripId, names: NamesOfTrips) {
  const never = (await names.neverPublic(work, id)).filter((name) => /\S\s+\S/.test(name));
  const erasedIn = await names.erased(work, id);
  const { title } = await readTrip(work.tx, work.municipality.id, id);
  return { title, names: never, erased: async () => erasedIn };
}

function worded({ text, label, amountText, voucher, supplier }: Posting) {
  return { text, label, amountText, voucher, supplier };
}

/** What an erasure's mark keeps from the public names nobody there. */
function without<Line extends { readonly text: string }>(line: Line, marked: Posting["neverPublic"]): Partial<Line> {
  const columns: Readonly<Record<string, readonly string[]>> = { text: ["text", "label"], amountText: ["amount_text"] };
  const isHidden = (field: string) =>
    (columns[field] ?? [field]).some((one) => marked.some((column) => column === one));
  return Object.fromEntries(Object.entries(line).filter(([field]) => !isHidden(field))) as Partial<Line>;
}
