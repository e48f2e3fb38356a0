import type { Meeting, Ruling, Submission } from "../../decisions/index.ts";
import type { DateOn } from "../../kernel/index.ts";
import type { Profile } from "../../profile/index.ts";
import type { Obligation } from "../../records/index.ts";
import type { Trip } from "../trip.ts";

/** What is booked on a trip, as far as something can be owed of it. */
interface Bookings {
  /** Lines with neither a receipt nor a written reason. */
  readonly withoutReceipt: number;
  readonly lastOn: DateOn | null;
}

/** A trip with everything that decides what is owed of it: read in a handful of queries for all trips at once. */
export interface TripOwing {
  readonly trip: Trip;
  /** The day a change of what is approved was last sent to its manager or a committee; `null` where no change waits there. */
  readonly changeSentOn: DateOn | null;
  /** The committee whose turn it is where one has had the request before; `null` where the order of approval begins anew. */
  readonly turnOf: string | null;
  /** Those that wait for a ruling. */
  readonly submissions: readonly Submission[];
  /** Those whose minutes wait for confirmation. */
  readonly unconfirmed: readonly Ruling[];
  /** Listed meetings of every committee, the nearest first. */
  readonly meetings: readonly Meeting[];
  /** The day of the version in force in the register. */
  readonly publishedOn: DateOn | null;
  /** Whether it was public and is taken down: what happens in it is not for the public until somebody publishes it again. */
  readonly takenDown: boolean;
  readonly bookings: Bookings | null;
  /** The day that its accounts, closed before, were opened again; `null` where they are not. */
  readonly reopenedOn: DateOn | null;
  /** The day since which the oldest of its annexes waits for somebody to look; `null` where none does. */
  readonly annexWaitsFrom: DateOn | null;
  readonly hasTravelList: boolean;
  readonly followedUp: boolean;
}

/** What one rule demands of one trip. */
type Owed = Pick<Obligation, "rule" | "owedBy" | "dueOn" | "source" | "params">;

/** One rule, as a pure function; `null` where it demands nothing. */
export type Duty = (owing: TripOwing, profile: Profile, today: DateOn) => Owed | null;

/** The scope that a trip's own people have their roles in. */
export function ownScope({ committeeId, unitId }: Pick<Trip, "committeeId" | "unitId">): string | null {
  if (committeeId) return `committee:${committeeId}`;
  return unitId ? `unit:${unitId}` : null;
}
