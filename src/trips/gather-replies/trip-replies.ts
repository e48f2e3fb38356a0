import type { Work } from "../../identity/index.ts";
import { addDays, addMonths, type DateOn, NotFound } from "../../kernel/index.ts";
import { type RepliesSubject, type ShowSubject, type SubjectShown, surveyRules } from "../../replies/index.ts";
import { translationsInForce } from "../earlier-translations.ts";
import { participantCount } from "../plan.ts";
import { readTrip } from "../trip.store.ts";
import type { Trip, TripId } from "../trip.ts";

export function subjectOf({ id }: Pick<Trip, "id">): RepliesSubject {
  return { type: "trip", id };
}

/** How long after its day a round of the survey still goes out, where the site slept or no address was known. */
export const surveyWindowDays = 30;

/** The days on which those who travelled are asked: soon after the return, and once more later. Empty where they are not. */
export function surveyDays(work: Pick<Work, "municipality">, endOn: DateOn | null) {
  const rules = surveyRules(work, { endOn });
  if (!endOn || !rules) return [];
  const first = { round: "first" as const, on: addDays(endOn, rules.afterReturnDays) };
  const again = rules.againAfterMonths;
  return again === null ? [first] : [first, { round: "later" as const, on: addMonths(endOn, again) }];
}

/** Where no report is owed, nobody settles it: what was written for it grows old from here on. */
const daysWithoutReport = 60;

function titlesIn({ plan }: Trip): SubjectShown["titles"] {
  const written = Object.entries(translationsInForce(plan));
  return Object.fromEntries(written.flatMap(([lang, { title }]) => (title ? [[lang, title]] : [])));
}

/** A trip as replies see it. */
export function shownToReplies(work: Pick<Work, "municipality" | "today">, trip: Trip): SubjectShown {
  const { title, lang, startOn, endOn, status, reportTrack, publicPlan } = trip;
  const lives = status === "approved" || status === "complete";
  const last = surveyDays(work, endOn).at(-1);
  const forgotten = reportTrack === "not-owed" && endOn !== null && addDays(endOn, daysWithoutReport) < work.today;
  return {
    ...{ title, lang, startOn, endOn },
    titles: titlesIn(trip),
    // As it was approved or corrected in public: no edit at the desk makes room for more answers.
    travellers: participantCount((publicPlan ?? trip).plan),
    takesLines: lives && reportTrack !== "submitted" && reportTrack !== "settled",
    over: !lives || reportTrack === "settled" || forgotten,
    writesUntil: lives && last ? addDays(last.on, surveyWindowDays) : null,
  };
}

/** What replies ask of trips. */
export const showTrip: ShowSubject = async (work, { type, id }) => {
  if (type !== "trip") throw new NotFound("trip-unknown");
  return shownToReplies(work, await readTrip(work.tx, work.municipality.id, id as TripId));
};
