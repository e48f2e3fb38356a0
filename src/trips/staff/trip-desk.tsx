import { rulings, type SubjectDesk, type SubjectHandler } from "../../decisions/index.ts";
import { hasRole, type Work } from "../../identity/index.ts";
import { readAgendaCase } from "../agenda/agenda-case.ts";
import { agendaPath } from "../agenda/agenda-paths.ts";
import { notReady } from "../agenda/not-ready.ts";
import { asked } from "../may.ts";
import { openTrip } from "../open-trip.ts";
import { entryNow, takenDown } from "../publish-trip/publish-trip.ts";
import { rulingActions } from "../submit-trip/trip-rulings.ts";
import { tripTitles } from "../trip.store.ts";
import { tripTexts } from "../trip.texts.ts";
import type { Trip, TripId } from "../trip.ts";
import type { TripEntry } from "../trip-entry.ts";
import { EntryPreview, NothingPublic, StaysDown } from "./public-preview.tsx";
import { tripPath } from "./trip-path.ts";

/** What the desk's pages about rulings ask of trips. */
export function tripDesk(handler: SubjectHandler<Work>): SubjectDesk {
  return {
    ...handler,
    pathOf: (id) => tripPath({ id: id as TripId }),
    titlesOf: ({ tx, municipality }, ids) => tripTitles(tx, municipality.id, ids as readonly TripId[]),
    wordsFor: ({ code, params }) => tripTexts.find("da", `fault.${code}`, params),
    rulingsFor: async (work, { subject, about }) => {
      if (!hasRole(work.who, ["secretary"])) return [];
      if (about === "report") return rulings.filter((code) => code !== "recommended" && code !== "suspended");
      const trip = await openTrip(work, subject.id as TripId);
      return rulings.filter((code) => asked(work, trip, rulingActions[code]).allowed);
    },
    agendaItem: async (work, submission) => {
      const one = await readAgendaCase(work, submission.subject.id as TripId, submission.id);
      const { title, lead, sections } = one.text;
      const { caseNumber, kleNumber } = one;
      const open = submission.status === "open";
      const missing = open ? notReady(one.trip, submission.about, work.municipality.profile) : [];
      return { title, lead, sections, caseNumber, kleNumber, missing, textPath: agendaPath(one, "") };
    },
    isPublic: async (work, id) => (await shownOf(work, await openTrip(work, id as TripId))) !== null,
    preview: async (work, id) => {
      const trip = await openTrip(work, id as TripId);
      const entry = await shownOf(work, trip);
      if (entry) return <EntryPreview entry={entry} />;
      return (await takenDown(work, trip.id)) ? <StaysDown /> : <NothingPublic status={trip.status} />;
    },
  };
}

async function shownOf(work: Work, trip: Trip): Promise<TripEntry | null> {
  return trip.approved && entryNow(work, trip);
}
