import { sql } from "kysely";
import type { TripKind } from "../profile/index.ts";
import type { TripId } from "./trip.ts";

/** What tells a trip that waits for its manager from one that waits for a committee. */
export interface ManagersTrips {
  /** The kinds that a manager approves alone. */
  readonly kinds: readonly TripKind[];
  /** Trips that a committee has before it all the same. */
  readonly onAgenda: readonly TripId[];
}

/**
 * Whether a trip waits for its manager, by its kind: what a list and a count can ask in their query. Budgets are not held
 * against limits here; where a limit is lowered while a visit waits, `isWithManager` says that its manager may no longer
 * approve it alone, and only that decides. What it says yes to, this does too.
 */
export const waitsByKind = ({ kinds, onAgenda }: ManagersTrips) => sql<boolean>`(status = 'submitted'
  AND kind = ANY(${[...kinds]}::text[]) AND unit_id IS NOT NULL AND NOT trip_id = ANY(${[...onAgenda]}::uuid[]))`;
