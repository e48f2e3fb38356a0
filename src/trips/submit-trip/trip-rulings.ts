import type { SubjectHandler } from "../../decisions/index.ts";
import type { Work } from "../../identity/index.ts";
import type { BaseOf } from "../../profile/index.ts";
import { readAgendaCase } from "../agenda/agenda-case.ts";
import { keepGeneratedText } from "../agenda/keep-generated-text.ts";
import { writtenFrom } from "../agenda/outdated-parts.ts";
import { missingForSubmission } from "../missing.ts";
import { openTrip } from "../open-trip.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { tell } from "../tell/tell.ts";
import { readTrip } from "../trip.store.ts";
import { ownedOf, type TripId } from "../trip.ts";
import { outOfOrder } from "./order-of-committees.ts";
import { reportFaults, reportSubmitted, requestSubmitted } from "./put-before.ts";
import { forgetRuled } from "./ruled.store.ts";
import { rulingCorrected } from "./ruling-corrected.ts";
import { reportRuled, requestRuled } from "./trip-ruled.ts";
import { undoRuled } from "./undo-ruled.ts";

/**
 * What trips do when one of them is put before a committee, ruled on, and the ruling confirmed with the minutes.
 * @param baseOf where letters lead; without it they name the desk alone
 */
export function tripRulings(publish: PublishTrip, baseOf?: BaseOf): SubjectHandler<Work> {
  return {
    titleOf: async (work, id) => (await openTrip(work, id as TripId)).title,
    ownedBy: async (work, id) => ownedOf(await openTrip(work, id as TripId)),
    missing: async (work, id, about) => {
      const trip = await readTrip(work.tx, work.municipality.id, id as TripId);
      return about === "request" ? missingForSubmission(trip, work.municipality.profile) : reportFaults(work, trip);
    },
    outOfOrder,
    submitted: (work, submission) =>
      submission.about === "request" ? requestSubmitted(work, submission) : reportSubmitted(work, submission, publish),
    generated: async (work, { subject, id }) =>
      writtenFrom((await readAgendaCase(work, subject.id as TripId, id)).generated),
    outdated: async (work, { subject, id }) => (await readAgendaCase(work, subject.id as TripId, id)).outdated,
    unruled: undoRuled,
    corrected: (work, correction) => rulingCorrected(work, correction, publish, baseOf),
    ruled: async (work, ruling) => {
      // Before the ruling changes the trip, and with it what the text would say.
      await keepGeneratedText(work, ruling.submission);
      const { saved, news } =
        ruling.submission.about === "request" ? await requestRuled(work, ruling) : await reportRuled(work, ruling);
      if (news) await tell(work, saved, news, baseOf);
    },
    confirmed: async (work, ruling) => {
      const trip = await readTrip(work.tx, work.municipality.id, ruling.submission.subject.id as TripId, "hold");
      await forgetRuled(work.tx, work.municipality.id, ruling.submission.id);
      if (trip.approved) await publish(work, trip, null);
    },
  };
}
