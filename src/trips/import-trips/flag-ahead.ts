import type { Flag, Looked, TripRow } from "../../intake/index.ts";
import type { DateOn } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { Trip } from "../trip.ts";

/**
 * Whether a journey is still to be made, or under way: an import has it as complete, which is not said of it in public until it
 * is over, and nobody has been asked about it.
 */
export function isAhead({ startOn, endOn }: Pick<Trip, "startOn" | "endOn">, today: DateOn): boolean {
  const last = endOn ?? startOn;
  return last !== null && last > today;
}

/** A journey that is not over: let in, since it may be another year's slip, and not made public. */
export function flagAhead({ item }: Looked<TripRow>, today: DateOn): readonly Flag[] {
  const last = item.endOn ?? item.startOn;
  const date = last && formatsIn("da").date(last);
  return isAhead(item, today) ? [{ code: "journey-ahead", field: "endOn", params: { date } }] : [];
}
