import {
  type AgendaItem,
  agendaWriters,
  keepsRuling,
  ownedBefore,
  rulings,
  type SubjectDesk,
  type SubjectHandler,
  type Submission,
} from "../../decisions/index.ts";
import { hasRoleOver, type Work } from "../../identity/index.ts";
import { leadOf } from "../agenda/agenda-block.ts";
import { agendaCaseOf } from "../agenda/agenda-case.ts";
import { type AgendaFacts, type AskedCase, agendaFacts } from "../agenda/agenda-facts.ts";
import { agendaPath } from "../agenda/agenda-paths.ts";
import { notReady } from "../agenda/not-ready.ts";
import { entryChanges, inForce } from "../correct-trip/public-changes.ts";
import { asked } from "../may.ts";
import { openTrip } from "../open-trip.ts";
import { Changes } from "../public/history/changes-told.tsx";
import { entryNow, takenDown } from "../publish-trip/publish-trip.ts";
import { cameOfAll } from "../submit-trip/came-of.store.ts";
import { rulingActions } from "../submit-trip/trip-ruled.ts";
import { tripsById } from "../trip.store.ts";
import { tripTexts } from "../trip.texts.ts";
import { ownedOf, type Trip, type TripId } from "../trip.ts";
import type { TripEntry } from "../trip-entry.ts";
import { tripsNamed } from "../trip-lists.store.ts";
import { EarlierTranslations } from "./earlier-translations.tsx";
import { EntryPreview, NothingPublic, previewed, StaysDown } from "./public-preview.tsx";
import { titleOf, tripPath } from "./trip-path.ts";

/** What the desk's pages about rulings ask of trips. */
export function tripDesk(handler: SubjectHandler<Work>): SubjectDesk {
  return {
    ...handler,
    pathOf: (id) => tripPath({ id: id as TripId }),
    namesOf: async ({ tx, municipality }, ids) => {
      const named = await tripsNamed(tx, municipality.id, ids as readonly TripId[]);
      return new Map([...named].map(([id, trip]) => [id, { title: trip.title, owned: ownedOf(trip) }]));
    },
    changesAmong: async ({ tx, municipality }, submissions) => {
      const requests = submissions.filter(({ about }) => about === "request");
      const trips = [...new Set(requests.map(({ subject }) => subject.id as TripId))];
      const kept = await cameOfAll(tx, municipality.id, trips);
      return new Set(requests.map(({ id }) => id).filter((id) => kept.get(id)?.change));
    },
    wordsFor: ({ code, params }) => tripTexts.find("da", `fault.${code}`, params),
    rulingsFor: async (work, submission) => {
      const trip = await openTrip(work, submission.subject.id as TripId);
      const owned = ownedOf(trip);
      if (!keepsRuling(work.who, owned, submission)) return [];
      if (submission.about === "report")
        return rulings.filter((code) => code !== "recommended" && code !== "suspended");
      const before = ownedBefore(owned, submission);
      return rulings.filter((code) => asked(work, trip, rulingActions[code], before).allowed);
    },
    agendaItems: async (work, submissions) => {
      const { tx, municipality, who } = work;
      const ids = new Set(submissions.map(({ subject }) => subject.id as TripId));
      const trips = await tripsById(tx, municipality.id, [...ids]);
      const cases = submissions.flatMap((submission) => {
        const trip = trips.find((one) => one.id === submission.subject.id);
        return trip ? [{ trip, submission }] : [];
      });
      const reads = ({ trip, submission }: (typeof cases)[number]) =>
        hasRoleOver(who, ownedBefore(ownedOf(trip), submission), agendaWriters);
      const facts = await agendaFacts(work, cases.filter(reads));
      return new Map(
        cases.map((one) => [one.submission.id, reads(one) ? itemOf(work, one, facts) : headingAlone(one.trip)]),
      );
    },
    isPublic: async (work, id) => (await shownOf(work, await openTrip(work, id as TripId))) !== null,
    publicChanges: async (work, id, act) => {
      const before = await inForce(work, id as TripId);
      await act();
      const after = await inForce(work, id as TripId);
      const changes = before && after ? await entryChanges(work, before, after) : [];
      return changes.length > 0 ? <Changes changes={changes} lang="da" /> : null;
    },
    preview: async (work, id) => {
      const trip = await openTrip(work, id as TripId);
      const entry = await shownOf(work, trip);
      if (entry)
        return (
          <>
            <EarlierTranslations trip={{ ...trip, ...trip.publicPlan }} mayEdit={false} />
            <EntryPreview {...(await previewed(work, entry))} />
          </>
        );
      return (await takenDown(work, trip.id)) ? <StaysDown /> : <NothingPublic status={trip.status} />;
    },
  };
}

async function shownOf(work: Work, trip: Trip): Promise<TripEntry | null> {
  return trip.approved && entryNow(work, trip);
}

function itemOf(work: Work, asked: AskedCase & { readonly submission: Submission }, facts: AgendaFacts): AgendaItem {
  const one = agendaCaseOf(work, asked, facts);
  const { title, sections } = one.text;
  const { caseNumber, kleNumber, isChange } = one;
  const { status, about } = asked.submission;
  const missing = status === "open" ? notReady(one.trip, about, work.municipality.profile) : [];
  return {
    title,
    lead: leadOf(one.text),
    sections,
    caseNumber,
    kleNumber,
    isChange,
    missing,
    textPath: agendaPath(one, ""),
  };
}

/** What everyone at the desk may know of a case on an agenda; its text is for those who see to it. */
function headingAlone(trip: Trip): AgendaItem {
  const text = "Sagsfremstillingen læses af dem, der har med sagen eller udvalget at gøre.";
  return {
    ...{ title: titleOf(trip), caseNumber: trip.caseNumber ?? "", kleNumber: "" },
    ...{ lead: [{ kind: "paragraph", text }], sections: [], isChange: false, missing: [], textPath: null },
  };
}
