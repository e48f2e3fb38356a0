import { takeBack } from "../../decisions/index.ts";
import { hasRoleOver, revokeLinks, trace, type Work } from "../../identity/index.ts";
import { Conflict, Forbidden } from "../../kernel/index.ts";
import { asked, rolesThatMay, taken } from "../may.ts";
import { openTrip } from "../open-trip.ts";
import { answerPurpose } from "../staff-visit/submit-staff-visit.ts";
import { isWithManager } from "../staff-visit/who-answers.ts";
import { saveTrip } from "../trip.store.ts";
import { ownedOf, type Trip, type TripId } from "../trip.ts";

/** Where an earlier approval stands, only the change is taken back. */
function actionOf({ approved }: Trip): "take-back" | "take-back-change" {
  return approved ? "take-back-change" : "take-back";
}

/**
 * What keeps somebody from taking a request back to change it, for the button and for the guard; `null` when they may. What
 * is with its manager whoever sent it takes back; what is a committee's, those who keep the agendas.
 */
export function takeBackRefusal(
  work: Pick<Work, "who" | "municipality" | "today">,
  trip: Trip,
  onAgenda: boolean,
): Forbidden | Conflict | null {
  const action = actionOf(trip);
  const answer = asked(work, trip, action);
  if (!answer.allowed && answer.because === "role") return new Forbidden("role-needed");
  if (!answer.allowed) return new Conflict("trip-status", { status: trip.status, action });
  if (isWithManager(trip, work.municipality.profile, work.today, onAgenda)) return null;
  return hasRoleOver(work.who, ownedOf(trip), rolesThatMay("withdraw")) ? null : new Forbidden("role-needed");
}

/**
 * Takes a request back from whoever was to rule on it, so that it can be changed and sent again: it leaves the agenda it is
 * on, and its manager's links die. @throws Forbidden `role-needed`; Conflict `trip-status`
 */
export async function takeRequestBack(work: Work, id: TripId): Promise<Trip> {
  const { tx, municipality, now } = work;
  // The case before its trip, as where it is ruled on: of two at once one waits. What is refused below undoes it.
  const onAgenda = (await takeBack(work, { type: "trip", id }, "request")) > 0;
  const trip = await openTrip(work, id, "hold");
  const refusal = takeBackRefusal(work, trip, onAgenda);
  if (refusal) throw refusal;
  const action = actionOf(trip);
  const status = taken(work, trip, action);
  const saved = await saveTrip(tx, municipality.id, { ...trip, status, updatedAt: now });
  await revokeLinks(tx, municipality.id, answerPurpose, id, now);
  await trace(work, {
    action: `trips.${action}`,
    subject: { type: "trip", id },
    before: { status: trip.status },
    after: { status },
  });
  return saved;
}
