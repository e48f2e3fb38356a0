import { trace, type Work } from "../../identity/index.ts";
import { addMonths } from "../../kernel/index.ts";
import { settingOn } from "../../profile/index.ts";
import {
  countKept,
  daysPutAway,
  eraseWithSubjects,
  forgetAnswers,
  type KeptRows,
  notHeld,
  type RetentionRule,
} from "../../records/index.ts";
import { contributionsKept, eraseReplies } from "../../replies/index.ts";
import { annexHolder } from "../annexes/annex.ts";
import { annexDays, settleAnnexes, undecidedBefore, undecidedKept } from "../annexes/settle-annexes.ts";
import { eraseDrafts } from "../drafts.store.ts";
import { showTrip } from "../gather-replies/trip-replies.ts";
import { wasSent } from "../may.ts";
import { erasedFrom } from "../travel-list/erased-from.ts";
import { eraseSealed, tripsWithList } from "../travel-list/travel-list.store.ts";
import { countCompanions, eraseCompanions } from "./trips-retention.store.ts";

const task = "Databeskyttelsesforordningen artikel 6, stk. 1, litra e";

function terms({ municipality, today }: Work) {
  return settingOn(municipality.profile, "retention", today).value;
}

/** What trips keep of people, and for how long. */
export const tripsRetention: readonly RetentionRule<Work>[] = [
  {
    id: "travel-list",
    what: "Rejselister: pas, allergier, pårørende",
    purpose: "At de rejsende kan komme af sted og hjem i sikkerhed.",
    basis: "Databeskyttelsesforordningen artikel 9, stk. 2, litra a",
    term: (work) => `${terms(work).travelListDaysAfterReturn} dage efter hjemkomsten`,
    how: "Listen slettes hel. Den ligger krypteret, mens den gælder.",
    standing: async (work) => ({
      held: (await tripsWithList(work.tx, work.municipality.id)).length,
      due: (await listsDue(work)).length,
    }),
    erase: eraseTravelLists,
  },
  {
    id: "drafts",
    what: "Kladder, ingen har rørt, og dem, der blev aflyst uden at være sendt",
    purpose: "At forberede en rejse.",
    basis: task,
    term: (work) => `${terms(work).draftMonthsUntouched} måneder`,
    how: "Kladden slettes med sin rejseliste og sine bilag.",
    standing: (work) => countKept(work.tx, work.municipality.id, drafts, draftsBefore(work)),
    erase: eraseOldDrafts,
  },
  {
    id: "annexes",
    what: "Bilag, der er stoppet eller venter på en person, og som ingen har taget stilling til",
    purpose: "At en anden end den, der sendte filen, kan se, om den må bruges.",
    basis: task,
    term: (work) => `${annexDays(work)} dage`,
    how: `Bilaget tages tilbage, og filen slettes ${daysPutAway} dage efter. At det skete, bliver stående i sporet.`,
    standing: (work) => countKept(work.tx, work.municipality.id, undecidedKept, undecidedBefore(work)),
    erase: settleAnnexes,
  },
  {
    id: "companions",
    what: "Private ledsageres navne",
    purpose: "At holde ledsageres udgifter ude af kommunens regnskab.",
    basis: task,
    term: (work) => `${terms(work).personalDataYearsAfterClosing} år fra årets slutning`,
    how: "Navn og hjemmel slettes, også i kopier af planen og i det gamle revisionsspor. At der var en ledsager, bliver stående.",
    standing: (work) => countCompanions(work.tx, work.municipality.id, companionsBefore(work)),
    erase: (work) => eraseCompanions(work.tx, work.municipality.id, companionsBefore(work)),
  },
  {
    id: "contributions",
    what: "Bidrag til rapporter, med navn og mailadresse",
    purpose: "At få dem, der var med, til at skrive linjer til rapporten.",
    basis: task,
    term: (work) => `${terms(work).contributionDaysAfterSettled} dage, efter at rapporten er godkendt`,
    how: "Bidrag, navn og adresse slettes. Det, der kom med i rapporten, bliver i den.",
    standing: (work) =>
      countKept(
        work.tx,
        work.municipality.id,
        contributionsKept,
        new Date(work.now.getTime() - terms(work).contributionDaysAfterSettled * 86_400_000),
      ),
    erase: (work) => eraseReplies(work, showTrip),
  },
];

const drafts: KeptRows = {
  table: "trips_trip",
  of: `(t.status = 'draft' OR t.ended_unsent) AND ${notHeld("'trip'", "t.trip_id")}`,
  from: "t.updated_at",
};
const draftsBefore = (work: Work) => new Date(`${addMonths(work.today, -terms(work).draftMonthsUntouched)}T00:00:00Z`);
/** The first day of the year before which a trip ended so many whole years ago. */
const companionsBefore = (work: Work) =>
  new Date(Date.UTC(Number(work.today.slice(0, 4)) - terms(work).personalDataYearsAfterClosing, 0, 1));

async function listsDue({ tx, municipality, today }: Work) {
  return (await tripsWithList(tx, municipality.id)).filter((trip) => {
    const goesOn = erasedFrom(trip, municipality.profile, today);
    return goesOn !== null && goesOn <= today;
  });
}

async function eraseTravelLists(one: Work): Promise<number> {
  const due = await listsDue(one);
  for (const { tripId } of due) {
    await eraseSealed(one.tx, { municipalityId: one.municipality.id, tripId });
    await trace(one, { action: "trips.erase-travel-list", subject: { type: "trip", id: tripId } });
  }
  return due.length;
}

async function eraseOldDrafts(one: Work): Promise<number> {
  const { tx, municipality } = one;
  const before = draftsBefore(one);
  // The travel list hangs on the trip, so it goes with it.
  for (const { tripId, updatedAt, ...trip } of await tripsWithList(tx, municipality.id))
    if (!wasSent(trip) && updatedAt < before) await eraseSealed(tx, { municipalityId: municipality.id, tripId });
  const ids = await eraseDrafts(tx, municipality.id, before);
  await eraseWithSubjects(tx, municipality.id, { type: annexHolder, ids }, one.now);
  await forgetAnswers(tx, municipality.id, ids);
  for (const id of ids) await trace(one, { action: "trips.erase-draft", subject: { type: "trip", id } });
  return ids.length;
}
