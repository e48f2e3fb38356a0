import type { Posting, PostingId } from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import type { Flag } from "../../intake/index.ts";
import { sightOf } from "../may.ts";
import { tripsById } from "../trip.store.ts";
import type { Trip, TripId } from "../trip.ts";
import { takesLedger } from "../trip-accounts/trip-accounts.ts";
import type { MergedExpense } from "./merge-expense.ts";
import { tripsByReference } from "./trips-by-reference.store.ts";

/** Where a line belongs whose reference its ledger has put right. */
export interface Rebooked {
  /** The trip it goes to, the pool (`null`), or nowhere. */
  readonly to: TripId | null | "stays";
  readonly flags: readonly Flag[];
}

/**
 * Where lines go whose reference was put right in the ledger: a line lies where a new one of its reference would, unless a hand has
 * put it elsewhere than its old one meant. That stands, and is told of. Lines that say where they lie already are left out.
 */
export async function rebookedLines<Row extends { readonly subjectId: string | null }>(
  work: Work,
  merged: ReadonlyMap<Row, MergedExpense>,
  lines: ReadonlyMap<PostingId, Posting>,
): Promise<ReadonlyMap<Row, Rebooked>> {
  const asked = [...merged].flatMap(([row, { before, after }]) => {
    const posting = lines.get(row.subjectId as PostingId);
    return posting && "reference" in after
      ? [{ row, posting, was: text(before.reference), is: text(after.reference) }]
      : [];
  });
  const meant = await tripsMeant(
    work,
    asked.flatMap(({ was, is }) => [was, is]),
  );
  const trips = await tripsById(work.tx, work.municipality.id, [
    ...new Set([...meant.values(), ...asked.flatMap(({ posting }) => (posting.subject?.id ?? []) as TripId)]),
  ]);
  const byId = new Map<string, Trip>(trips.map((trip) => [trip.id, trip]));
  return new Map(
    asked.flatMap(({ row, posting, was, is }): (readonly [Row, Rebooked])[] => {
      const lies = posting.subject?.id ?? null;
      const goal = meant.get(is ?? "");
      if (lies !== null && lies === goal) return [];
      if (lies !== null && lies !== meant.get(was ?? "")) {
        const title = byId.get(lies)?.title ?? "";
        const flag: Flag = {
          code: "line-stays",
          field: "reference",
          printed: is ?? "",
          params: { title, says: is === null ? "ingen" : `»${is}«` },
        };
        return [[row, { to: "stays", flags: [flag] }]];
      }
      const trip = goal && byId.get(goal);
      const to = trip && takesLedger(trip) ? trip.id : null;
      return to === lies ? [] : [[row, { to, flags: [] }]];
    }),
  );
}

/** The trips that references mean; one that fits several means none. */
export async function tripsMeant(
  { tx, municipality, who }: Work,
  references: readonly (string | null)[],
): Promise<ReadonlyMap<string, TripId>> {
  const asked = [...new Set(references.flatMap((one) => one ?? []))];
  const found = await tripsByReference(tx, municipality.id, asked, sightOf(who));
  return new Map(
    [...found].flatMap(([reference, [only, ...more]]) => (only && more.length === 0 ? [[reference, only.id]] : [])),
  );
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
