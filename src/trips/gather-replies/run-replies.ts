import { type Who, type Work, work } from "../../identity/index.ts";
import { addDays, addMonths } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import type { BaseOf, Municipality } from "../../profile/index.ts";
import { openSurvey, type SurveyRound } from "../../replies/index.ts";
import { readTrip } from "../trip.store.ts";
import type { TripId } from "../trip.ts";
import { tripsEnded } from "../trip-lists.store.ts";
import { shownToReplies, subjectOf, surveyDays, surveyWindowDays } from "./trip-replies.ts";

const daily: Who = { actor: { kind: "job", id: "trips.replies", name: "Daglig kørsel" }, grants: [] };

/** A round goes out years after the return at the most. */
const monthsBack = 61;

/**
 * What the passing of days does to replies, in one municipality: those who travelled are asked in their time. Run twice it does nothing the second time; a part that
 * fails does not keep the others from being done.
 */
export async function runReplies(db: Db, here: Municipality, now: Date, baseOf: BaseOf): Promise<void> {
  const doing = <T>(use: (one: Work) => Promise<T>) => work(db, here, daily, now, use);
  const due = await doing(roundsDue);
  const parts: ((one: Work) => Promise<void>)[] = [
    ...due.map(
      ({ id, round }) =>
        (one: Work) =>
          ask(one, id, round, baseOf),
    ),
  ];
  const failures: unknown[] = [];
  for (const part of parts) await doing(part).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} parts of the run of replies failed`);
}

async function roundsDue(one: Work): Promise<readonly { readonly id: TripId; readonly round: SurveyRound }[]> {
  const { tx, municipality, today } = one;
  const ended = await tripsEnded(tx, municipality.id, addMonths(today, -monthsBack), addDays(today, -1));
  return ended.flatMap(({ id, endOn }) =>
    surveyDays(one, endOn)
      .filter(({ on }) => on <= today && today <= addDays(on, surveyWindowDays))
      .map(({ round }) => ({ id, round })),
  );
}

async function ask(one: Work, id: TripId, round: SurveyRound, baseOf: BaseOf): Promise<void> {
  const trip = await readTrip(one.tx, one.municipality.id, id);
  await openSurvey(one, subjectOf(trip), shownToReplies(one, trip), round, baseOf);
}
