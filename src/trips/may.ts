import { rolesOver, type Work } from "../identity/index.ts";
import { Conflict, Forbidden, Invalid, type StepAnswer, step } from "../kernel/index.ts";
import { missingForSubmission } from "./missing.ts";
import { scopesOf, type Trip, type TripStatus } from "./trip.ts";
import { tripLife } from "./trip-status.ts";

/** One predicate for the button and for the guard: where a trip would stand after an action by this person, or why not. */
export function asked(work: Pick<Work, "who" | "municipality">, trip: Trip, action: string): StepAnswer<TripStatus> {
  const missing = missingForSubmission(trip, work.municipality.profile);
  return step(tripLife, trip.status, action, rolesOver(work.who, scopesOf(trip)), { missing });
}

/**
 * The status after an action, or the refusal: Forbidden `role-needed`, Conflict `trip-status` when the trip is not where
 * the action begins, Invalid with everything still missing.
 */
export function taken(work: Pick<Work, "who" | "municipality">, trip: Trip, action: string): TripStatus {
  const answer = asked(work, trip, action);
  if (answer.allowed) return answer.to;
  if (answer.because === "role") throw new Forbidden("role-needed");
  if (answer.because === "unknown") throw new Conflict("trip-status", { status: trip.status, action });
  throw new Invalid(missingForSubmission(trip, work.municipality.profile), "trip-incomplete");
}

/** Whether someone may do something to any trip in some status: what a route lets in before a trip is read. */
export function rolesThatMay(action: string): readonly string[] {
  return [...new Set(tripLife.steps.filter((one) => one.action === action).flatMap((one) => one.by))];
}
