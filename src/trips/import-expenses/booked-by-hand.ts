import {
  linesByHand,
  type Posting,
  type PostingFacts,
  type PostingId,
  unassignedNaming,
} from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import { money } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { TripId } from "../trip.ts";

const f = formatsIn("da");

type Compared = Pick<PostingFacts, "hundredths" | "currency" | "voucher" | "bookedOn">;
type Line = Compared & Pick<PostingFacts, "text" | "supplier">;

/** A line of a ledger that would lie on a trip by its reference. */
export interface Going {
  readonly trip: TripId;
  readonly reference: string | null;
  readonly line: Line;
  /** `null` of a new one. */
  readonly id: PostingId | null;
}

/** The lines that were booked by hand on a trip which a ledger's line may be. */
export type ByHand = (trip: string, line: Compared) => readonly Posting[];

/** What was booked by hand on these trips, asked once. */
export async function bookedByHand({ tx, municipality }: Work, trips: readonly string[]): Promise<ByHand> {
  const lines = await linesByHand(tx, municipality.id, "trip", [...new Set(trips)]);
  const onTrip = Map.groupBy(lines, ({ subject }) => subject?.id ?? "");
  return (trip, line) => (onTrip.get(trip) ?? []).filter((one) => mayBeOne(one, line));
}

/** Whether two lines may be one: the same amount, and the same voucher, or the same day where one of them has no voucher. */
export function mayBeOne(one: Compared, other: Compared): boolean {
  if (one.hundredths === null || one.hundredths !== other.hundredths || one.currency !== other.currency) return false;
  const [here, there] = [plain(one.voucher), plain(other.voucher)];
  if (here !== "" && there !== "") return here === there;
  return one.bookedOn !== null && one.bookedOn === other.bookedOn;
}

/**
 * The lines that wait for a person, each with the one booked by hand that it may be. One by hand answers for one of a ledger's: of
 * lines that nobody can tell apart as many wait as were booked by hand, those that wait already among them. Lines that differ,
 * in their text too, all wait, or the wrong one could be let in.
 */
export async function waitingForHand(
  { tx, municipality }: Work,
  going: readonly Going[],
  byHand: ByHand,
): Promise<ReadonlyMap<Going, Posting>> {
  const asked = going
    .map((one) => ({ one, hands: byHand(one.trip, one.line) }))
    .filter(({ hands }) => hands.length > 0);
  const tripOf = new Map(
    asked.flatMap(({ one: { reference, trip } }) => (reference === null ? [] : [[reference, trip]])),
  );
  const amounts = asked.flatMap(({ one }) => one.line.hundredths ?? []);
  const waiting = await unassignedNaming(tx, municipality.id, [...tripOf.keys()], [...new Set(amounts)]);
  const moving = new Set(going.map(({ id }) => id));
  const times = new Map<string, number>();
  const count = (name: string) => times.set(name, (times.get(name) ?? 0) + 1);
  for (const line of waiting) if (!moving.has(line.id)) count(nameOf(tripOf.get(line.reference ?? ""), line));
  const found = new Map<Going, Posting>();
  for (const { one, hands } of asked) {
    const name = nameOf(one.trip, one.line);
    const hand = hands[times.get(name) ?? 0];
    if (hand) found.set(one, hand);
    if (hand) count(name);
  }
  return found;
}

/** What a line booked by hand and a ledger's have in common, in words: the amount, and the voucher or the day. */
export function sharedWords({ hundredths, currency, voucher, bookedOn }: Posting, line: Compared) {
  const isOfVoucher = plain(voucher) !== "" && plain(voucher) === plain(line.voucher);
  return {
    amount: hundredths === null ? "" : f.amount(money(hundredths, currency)),
    shared: isOfVoucher ? `med bilag ${voucher}` : bookedOn === null ? "" : `fra ${f.date(bookedOn)}`,
  };
}

function nameOf(trip: string | undefined, { hundredths, currency, voucher, bookedOn, text, supplier }: Line): string {
  return JSON.stringify([trip, String(hundredths), currency, plain(voucher), bookedOn, text, supplier]);
}

/** A voucher as two people write it: `b-2488 ` is `B-2488`. */
function plain(voucher: string | null): string {
  return (voucher ?? "").replaceAll(/\s/g, "").toLowerCase();
}
