import { agendaWriters } from "../../decisions/index.ts";
import { hasRoleOver } from "../../identity/index.ts";
import type { Link } from "../../web/index.ts";
import { agendaPath } from "../agenda/agenda-paths.ts";
import { annexReaders } from "../annexes/may-annex.ts";
import { caseWords } from "../case-words.ts";
import { mayCorrect } from "../correct-trip/correct-trip.ts";
import { beyondCorrection } from "../correct-trip/corrects.ts";
import { holders } from "../hold/hold-trip.ts";
import { reportIsPublic } from "../public-report.ts";
import { takers } from "../take-down/take-down.ts";
import { listWords } from "../travel-list/travel-list.page.tsx";
import { keepsTravelList } from "../travel-list/travel-list.routes.ts";
import { ownedOf } from "../trip.ts";
import { readsAccounts } from "../trip-accounts/open-accounts.ts";
import { reportCorrectionRefusal } from "../write-report/correct-report.ts";
import { isSent, reportRefusal } from "../write-report/may-write-report.ts";
import { mayReadHistory } from "./may-see.ts";
import type { NextStep } from "./next-steps.ts";
import type { OverviewView } from "./overview-view.ts";
import { tripPath } from "./trip-path.ts";

/** Where else one may go from here. */
export function moreOf(view: OverviewView, steps: readonly NextStep[]): readonly Link[] {
  const {
    asked: { who, here },
    trip,
    publicPath,
  } = view;
  return [
    ...(publicPath
      ? [
          {
            href: publicPath,
            text: `Se ${caseWords(trip).the}, som borgerne ser ${trip.direction === "in" ? "det" : "den"}`,
          },
        ]
      : []),
    ...(hasRoleOver(who, ownedOf(trip), agendaWriters) && !steps.some((one) => one.href.includes("/sagsfremstilling"))
      ? [{ href: agendaPath({ trip, submission: null }, ""), text: "Sagsfremstilling til dagsordenen" }]
      : []),
    ...(trip.accountsTrack !== "not-owed" && readsAccounts(who, trip)
      ? [{ href: tripPath(trip, "regnskab"), text: "Regnskab: budget, bogført og bilag" }]
      : []),
    ...(hasRoleOver(who, ownedOf(trip), annexReaders)
      ? [{ href: tripPath(trip, "bilag"), text: "Bilag til dagsordenen og den offentlige side" }]
      : []),
    ...(mayGather(view) ? [{ href: tripPath(trip, "bidrag"), text: "Bidrag og spørgeskema" }] : []),
    ...(keepsTravelList(who, trip)
      ? [{ href: tripPath(trip, "rejseliste"), text: `${listWords(trip).title}: pas, allergier og pårørende` }]
      : []),
    ...(mayReadHistory(who, trip) ? [{ href: tripPath(trip, "historik"), text: "Historik: hvem gjorde hvad" }] : []),
    ...(publicPath && mayCorrect(who, trip) && beyondCorrection(trip, here.profile).length === 0
      ? [{ href: tripPath(trip, "ret-offentligt"), text: "Ret det offentlige, med begrundelse" }]
      : []),
    ...(publicPath &&
    reportCorrectionRefusal({ who }, trip) === null &&
    reportIsPublic(trip, here.profile, view.rulings, trip.startOn ?? view.today)
      ? [{ href: tripPath(trip, "rapport/ret"), text: "Ret rapporten, med begrundelse" }]
      : []),
    ...(publicPath && hasRoleOver(who, ownedOf(trip), takers)
      ? [{ href: tripPath(trip, "traek-offentliggoerelse-tilbage"), text: "Træk offentliggørelsen tilbage" }]
      : []),
    ...(hasRoleOver(who, ownedOf(trip), holders)
      ? [{ href: tripPath(trip, "bevaring"), text: "Bevaring: mærk sagen til arkiv" }]
      : []),
    ...steps.filter((one) => one.ends),
  ];
}

/** Whoever writes the report asks for lines to it, and sees what the survey says afterwards too. */
function mayGather({ asked: { who }, trip }: OverviewView): boolean {
  const refusal = reportRefusal({ who }, trip);
  return refusal === null || isSent(refusal);
}
