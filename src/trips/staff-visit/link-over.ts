import { submissionsAbout } from "../../decisions/index.ts";
import { linkMade, type Work, wasSentAnew } from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { trailAbout } from "../../records/index.ts";
import { readTrip } from "../trip.store.ts";
import type { TripId } from "../trip.ts";
import { standsWithCommittee } from "../with-committee.ts";
import { answerPurpose } from "./submit-staff-visit.ts";

/** Acts that end what a letter asked; so far back they are looked for. */
const mostSteps = 200;

const sending = "trips.submit-staff-visit";

const sinceActs: Readonly<Record<string, string>> = {
  "trips.take-back":
    "Den, der sendte rejsen, har taget den tilbage for at rette den. Bliver den sendt igen, får du en ny mail.",
  "trips.take-back-change":
    "Den, der sendte ændringen, har taget den tilbage. Rejsen er godkendt som før. Bliver ændringen sendt igen, får du en ny mail.",
  "trips.approve": "Der er allerede svaret: det er godkendt.",
  "trips.send-back": "Der er allerede svaret: det er sendt tilbage.",
  [sending]: "Der er sendt en nyere mail. Brug linket i den.",
};

const answers: Readonly<Record<string, string>> = {
  "trips.approve": "det blev godkendt",
  "trips.send-back": "det blev sendt tilbage",
};

/** Why a letter's link answers nothing any more, by what happened to its trip; `null` where nothing tells. */
export async function whyOver(work: Work, token: string): Promise<string | null> {
  const { tx, municipality } = work;
  const link = await linkMade(tx, municipality.id, answerPurpose, token);
  if (!link) return null;
  if (link.usedAt !== null) return whatWasAnswered(work, link.subjectId, link.usedAt);
  const trip = await readTrip(tx, municipality.id, link.subjectId as TripId);
  if (trip.status === "cancelled") return "Rejsen er aflyst. Der er ikke noget at svare på.";
  if (trip.status === "withdrawn") return "Anmodningen er trukket tilbage. Der er ikke noget at svare på.";
  const subject = { type: "trip", id: trip.id };
  if (standsWithCommittee(trip, await submissionsAbout(tx, municipality.id, subject)))
    return "Sagen er nu hos et udvalg, som tager stilling.";
  const trail = await trailAbout(tx, municipality.id, subject, { limit: mostSteps });
  const last = trail.find(({ action }) => sinceActs[action] !== undefined)?.action;
  // Where the sending is the last that happened, the letter may be that sending's own, and its link closed with an access.
  if (last === undefined || (last === sending && !(await wasSentAnew(tx, municipality.id, answerPurpose, token))))
    return null;
  return sinceActs[last] ?? null;
}

/** What a link was used up with, and when. Whoever holds the link had the letter, so nothing is told that they did not read. */
async function whatWasAnswered({ tx, municipality }: Work, id: string, usedAt: Date): Promise<string | null> {
  const trail = await trailAbout(tx, municipality.id, { type: "trip", id }, { limit: mostSteps });
  const act = trail.find(({ action, at }) => answers[action] !== undefined && at.getTime() === usedAt.getTime());
  if (act === undefined) return null;
  const on = formatsIn("da").date(dateInZone(usedAt, municipality.profile.timeZone));
  return `Linket er allerede brugt. Der blev svaret den ${on}: ${answers[act.action]}. Skal noget ændres, så skriv til den, der spurgte.`;
}
