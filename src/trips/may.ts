import { type Owned, rolesOver, type Who, type Work } from "../identity/index.ts";
import { Conflict, Forbidden, Invalid, type StepAnswer, step } from "../kernel/index.ts";
import type { RoleName } from "../profile/index.ts";
import { missingForSubmission } from "./missing.ts";
import { isUnseenImport, ownedOf, type Trip, type TripStatus } from "./trip.ts";
import { beforeRuling, draftReaders, tripLife } from "./trip-status.ts";

/**
 * One predicate for the button and for the guard: where a trip would stand after an action by this person, or why not.
 * @param owned what their rights are held against, where it is not the trip alone
 */
export function asked(
  work: Pick<Work, "who" | "municipality">,
  trip: Trip,
  action: string,
  owned: Owned = ownedOf(trip),
): StepAnswer<TripStatus> {
  const missing = missingForSubmission(trip, work.municipality.profile);
  return step(tripLife, trip.status, actionOn(trip, action), rolesOver(work.who, owned), { missing });
}

const endings: readonly string[] = ["refuse", "postpone", "send-back", "withdraw"];

/**
 * Where an earlier approval stands, what ends a request ends the change alone (docs/decisions/0013). Of what an import brought
 * there is no request: it is taken out (docs/decisions/0069).
 */
export function actionOn(trip: Trip, action: string): string {
  const { approved, status } = trip;
  if (action === "withdraw" && isUnseenImport(trip)) return "take-out";
  return approved && beforeRuling.includes(status) && endings.includes(action) ? `${action}-change` : action;
}

/**
 * The status after an action, or the refusal: Forbidden `role-needed`, Conflict `trip-status` when the trip is not where
 * the action begins, Invalid with everything still missing.
 */
export function taken(
  work: Pick<Work, "who" | "municipality">,
  trip: Trip,
  action: string,
  owned: Owned = ownedOf(trip),
): TripStatus {
  const answer = asked(work, trip, action, owned);
  if (answer.allowed) return answer.to;
  if (answer.because === "role") throw new Forbidden("role-needed");
  if (answer.because === "unknown") throw new Conflict("trip-status", { status: trip.status, action });
  throw new Invalid(missingForSubmission(trip, work.municipality.profile), "trip-incomplete");
}

/** The trips that were never sent which somebody sees: their own, and those that lie in some scopes; `null` for all. */
export interface Sight {
  readonly maker: string;
  readonly scopes: readonly string[] | null;
}

/** For the machine's own lists, which nobody reads. */
export const sightOfAll: Sight = { maker: "", scopes: null };

/** What a person's roles let them see of what was never sent. Lists and searches narrow by it in their query, `maySee` asks it of one trip. */
export function sightOf({ actor, grants }: Who): Sight {
  // Whoever holds the machine holds the database: `udsyn check` and the digest read everything that is owed.
  if (actor.kind === "command" || actor.kind === "job") return sightOfAll;
  const reading = grants.filter(({ role }) => draftReaders.includes(role)).map(({ scope }) => scope);
  return { maker: actor.id, scopes: reading.includes(null) ? null : reading.filter((scope) => scope !== null) };
}

/** Whether a trip has been before anybody: a draft has not, nor has one that was withdrawn or cancelled as a draft. */
export function wasSent({ status, endedUnsent }: Pick<Trip, "status" | "endedUnsent">): boolean {
  return status !== "draft" && !endedUnsent;
}

/** Whether somebody may look at a trip at the desk: what has been sent is a case of everyone's there, what has not is not. */
export function maySee(
  who: Who,
  trip: Pick<Trip, "status" | "endedUnsent" | "committeeId" | "unitId" | "createdBy">,
): boolean {
  if (wasSent(trip)) return true;
  const { maker, scopes } = sightOf(who);
  const owned = ownedOf(trip);
  return owned.madeBy === maker || scopes === null || owned.scopes.some((scope) => scopes.includes(scope));
}

/** Whether someone may do something to any trip in some status: what a route lets in before a trip is read. */
export function rolesThatMay(action: string): readonly RoleName[] {
  return [...new Set(tripLife.steps.filter((one) => one.action === action).flatMap((one) => one.by))];
}
