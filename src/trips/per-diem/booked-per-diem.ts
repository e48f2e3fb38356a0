import type { Posting, PostingId } from "../../accounts/index.ts";
import { type Fault, fault } from "../../kernel/index.ts";

/** For how many and for which time an allowance was booked, by its lines. */
export interface BookedPerDiem {
  readonly postingIds: readonly PostingId[];
  readonly leavesAt: Date;
  readonly returnsAt: Date;
  readonly travellers: number;
}

interface Journey {
  readonly leaves: Date;
  readonly returns: Date;
  readonly travellers: number;
}

/** More travel so than there are on the trip: that cannot be. `people` is `null` where nobody knows how many there are. */
export function tooMany(travellers: number, people: number | null): Fault[] {
  if (people === null || people === 0 || travellers <= people) return [];
  return [fault("per-diem-too-many", { travellers, people }, "travellers")];
}

/**
 * What keeps a journey's allowance from being booked beside what is booked already. More at one time than there are on the
 * trip cannot be, and is refused. Somebody who travels then and has got an allowance may be another, and may be the same: that
 * is asked about, unless whoever books says that they are others. A line of per diem that was not booked this way tells no
 * time, and is asked about too.
 */
export function bookedAlready(
  { leaves, returns, travellers }: Journey,
  people: number | null,
  booked: readonly BookedPerDiem[],
  postings: readonly Pick<Posting, "id" | "category">[],
  confirmed: boolean,
): Fault[] {
  const lines = postings.filter(({ category }) => category === "per-diem").map(({ id }) => id);
  const stand = booked.filter(({ postingIds }) => postingIds.some((id) => lines.includes(id)));
  const then = stand.filter(({ leavesAt, returnsAt }) => leavesAt < returns && returnsAt > leaves);
  // The most at once is reached where somebody leaves.
  const starts = [leaves, ...then.map(({ leavesAt }) => leavesAt)].filter((at) => at >= leaves && at < returns);
  const at = (moment: Date) =>
    then.reduce((sum, one) => (one.leavesAt <= moment && one.returnsAt > moment ? sum + one.travellers : sum), 0);
  const most = Math.max(0, ...starts.map(at));
  if (people !== null && people > 0 && most + travellers > people)
    return [fault("per-diem-booked-for-all", { booked: most, people }, "travellers")];
  const untold = lines.some((id) => !stand.some(({ postingIds }) => postingIds.includes(id)));
  return confirmed || (then.length === 0 && !untold) ? [] : [fault("per-diem-booked-already", {}, "travellers")];
}
