import type { Posting, PostingId } from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import type { ExpenseRow, Flag, Looked } from "../../intake/index.ts";
import type { Trip } from "../trip.ts";
import { bookedByHand, type Going, sharedWords, waitingForHand } from "./booked-by-hand.ts";
import { factsOf } from "./expense-facts.ts";
import type { MergedExpense } from "./merge-expense.ts";
import type { Rebooked } from "./rebooked.ts";

type Row = Looked<ExpenseRow>;

interface Meaning {
  /** The trips that references mean and that take lines. */
  readonly open: ReadonlyMap<string, Trip>;
  readonly postings: ReadonlyMap<PostingId, Posting>;
  readonly merged: ReadonlyMap<Row, MergedExpense>;
  readonly rebooked: ReadonlyMap<Row, Rebooked>;
}

/**
 * What the trip of a line has already, booked by hand: the line waits in the pool until a person says which it is. Of one that
 * lies on its trip nothing is asked again, nor of one that was taken out.
 */
export async function handFlags(
  work: Work,
  rows: readonly Row[],
  { open, postings, merged, rebooked }: Meaning,
): Promise<ReadonlyMap<Row, Flag>> {
  const { profile } = work.municipality;
  const going = new Map<Row, Going>();
  const lying = new Map<Row, Going>();
  for (const row of rows) {
    const { item, subjectId } = row;
    const trip = open.get(item.reference ?? "");
    const posting = subjectId === null ? null : postings.get(subjectId as PostingId);
    if (!trip || posting === undefined) continue;
    const { to } = rebooked.get(row) ?? {};
    const isGoing = posting === null || to === trip.id;
    if (!isGoing && (posting.subject || to !== undefined)) continue;
    const line = merged.get(row)?.facts ?? posting ?? factsOf(item, profile, null);
    const one = { trip: trip.id, reference: item.reference, line, id: posting?.id ?? null };
    (isGoing ? going : lying).set(row, one);
  }
  const all = [...going, ...lying];
  const byHand = await bookedByHand(
    work,
    all.map(([, { trip }]) => trip),
  );
  // Added before others are changed.
  const inTurn = [...going.values()].toSorted((a, b) => Number(a.id !== null) - Number(b.id !== null));
  const waiting = await waitingForHand(work, inTurn, byHand);
  return new Map(
    all.flatMap(([row, one]): (readonly [Row, Flag])[] => {
      const hand = going.has(row) ? waiting.get(one) : byHand(one.trip, one.line)[0];
      if (!hand) return [];
      const printed = one.reference ?? "";
      const title = open.get(printed)?.title ?? "";
      const params = { title, ...sharedWords(hand, one.line) };
      return [[row, { code: "booked-by-hand", params, field: "reference", printed }]];
    }),
  );
}
