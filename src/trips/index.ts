export { addTrips, countTripsBy } from "./add-trips.store.ts";
export { agendaApi } from "./agenda/agenda.api.ts";
export { agendaStaff } from "./agenda/agenda.staff.ts";
export { notReady } from "./agenda/not-ready.ts";
export { plainAgenda } from "./agenda/plain-agenda.ts";
export { annexTexts } from "./annexes/annex.texts.ts";
export { annexesApi } from "./annexes/annexes.api.ts";
export { annexesRoutes } from "./annexes/annexes.routes.ts";
export { type AnnexesWaiting, type AnnexRefused, annexesRefused, annexesWaiting } from "./annexes/annexes-waiting.ts";
export { historyApi } from "./api/history.api.ts";
export { tripApi } from "./api/trip.api.ts";
export type { ApprovalStep } from "./approval.ts";
export { kindsByManager } from "./by-manager-alone.ts";
export { endTripApi } from "./cancel-trip/cancel-trip.api.ts";
export { endTrip } from "./cancel-trip/cancel-trip.ts";
export * from "./codes.ts";
export { correctTrip } from "./correct-trip/correct-trip.ts";
export { createTrip } from "./create-trip/create-trip.ts";
export { runDaily } from "./daily/run-daily.ts";
export { programmeRoutes } from "./data/programme.routes.ts";
export { accountsDataset, tripDataset } from "./data/trip-datasets.ts";
export { tripNews } from "./data/trip-news.routes.ts";
export { tripNewsWords } from "./data/trip-news-words.ts";
export {
  type DeskStep,
  findTrips,
  goalsTripped,
  tripsByStep,
  tripsWaiting,
} from "./desk-trips.store.ts";
export { type Drafting, draftingSchema } from "./drafting.ts";
export { editTrip } from "./edit-trip/edit-trip.ts";
export { eraseDraftApi } from "./erase-draft/erase-draft.api.ts";
export { followUpApi } from "./follow-up/follow-up.api.ts";
export { gatherApi } from "./gather-replies/gather.api.ts";
export { gatherRoutes } from "./gather-replies/gather.routes.ts";
export { runReplies } from "./gather-replies/run-replies.ts";
export { showTrip } from "./gather-replies/trip-replies.ts";
export { holdApi } from "./hold/hold.api.ts";
export { holdRoutes } from "./hold/hold.routes.tsx";
export { expenseRecords } from "./import-expenses/import-expenses.ts";
export { tripRecords } from "./import-trips/import-trips.ts";
export { unpublishedImports } from "./import-trips/publish-imported.ts";
export { asked, maySee, type Sight, sightOf, sightOfAll } from "./may.ts";
export { obligationWords } from "./obligations/obligation.texts.ts";
export { obligationBody, obligationsApi } from "./obligations/obligations.api.ts";
export { obligationsFor } from "./obligations/obligations-for.ts";
export { readBeforeCommittees } from "./obligations/owing.store.ts";
export { openTrip } from "./open-trip.ts";
export { perDiemApi } from "./per-diem/per-diem.api.ts";
export { perDiemRoutes } from "./per-diem/per-diem.routes.ts";
export { perDiemTexts } from "./per-diem/per-diem.texts.ts";
export { tripDraftForm } from "./personal-data/draft-forms.ts";
export { partnerRenamed } from "./personal-data/partner-renamed.store.ts";
export { tripsLinks, tripsPersonal } from "./personal-data/trips-personal.ts";
export { budgetTotal, emptyPlan, type Plan } from "./plan.ts";
export { committeeCounts, committeeTrips } from "./public/committee-trips.tsx";
export { tripEmbeds } from "./public/embed/trip-embeds.tsx";
export { tripFilesGone } from "./public/files-gone.tsx";
export { partnerTrips } from "./public/partner-trips.tsx";
export { mattersAhead, publishedMatters } from "./public/published-matters.ts";
export { publishedRulings } from "./public/published-rulings.ts";
export { taggedTrips } from "./public/tagged-trips.ts";
export { tripsAsked } from "./public/trip-asked.tsx";
export { tripPages } from "./public/trip-pages.ts";
export { tripSearched } from "./public/trip-search.ts";
export { tripsFront } from "./public/trips-front.tsx";
export { withdrawnRulings } from "./public/withdrawn.tsx";
export { fixPublicPlan, type PublishTrip, publisher, republisher } from "./publish-trip/publish-trip.ts";
export { receiptsApi } from "./receipts/receipts.api.ts";
export { receiptsRoutes } from "./receipts/receipts.routes.ts";
export { recordPast } from "./record-past/record-past.ts";
export { tripsRetention } from "./retention/trips-retention.ts";
export { committeeName } from "./staff/approval-words.tsx";
export { ChangedValues } from "./staff/changed-values.tsx";
export { mayCreate } from "./staff/may-see.ts";
export { type NextStep, nextSteps } from "./staff/next-steps.ts";
export { tripStaff } from "./staff/staff.routes.ts";
export { staffTexts, worded } from "./staff/staff.texts.ts";
export { tripDesk } from "./staff/trip-desk.tsx";
export { titleOf, tripPath } from "./staff/trip-path.ts";
export { TripStatusDisc } from "./staff/trip-state.tsx";
export { type AnsweredVisit, answerStaffVisit, type StaffVisitAnswer } from "./staff-visit/answer-staff-visit.ts";
export { settleReport } from "./staff-visit/settle-report.ts";
export { usesShortForm } from "./staff-visit/short-form.routes.tsx";
export type { ShortForm } from "./staff-visit/short-form.ts";
export { staffVisitApi } from "./staff-visit/staff-visit.api.ts";
export { staffVisitRoutes } from "./staff-visit/staff-visit.routes.ts";
export { submitStaffVisit } from "./staff-visit/submit-staff-visit.ts";
export { isByManager, isWithManager, managed, standingIn } from "./staff-visit/who-answers.ts";
export { tripRulings } from "./submit-trip/trip-rulings.ts";
export { takeBackApi } from "./take-back/take-back.api.ts";
export { takeDownApi } from "./take-down/take-down.api.ts";
export { takeDownRoutes } from "./take-down/take-down.routes.tsx";
export { travelListApi } from "./travel-list/travel-list.api.ts";
export { travelListRoutes } from "./travel-list/travel-list.routes.ts";
export { tripEntry } from "./trip.public.ts";
export { readTrip, tripsById } from "./trip.store.ts";
export { tripTexts } from "./trip.texts.ts";
export * from "./trip.ts";
export { type AccountsShown, accountsState } from "./trip-accounts/accounts-shown.ts";
export { tripsDrawing } from "./trip-accounts/drawn-before.ts";
export { tripAccountsApi } from "./trip-accounts/trip-accounts.api.ts";
export { tripAccountsRoutes } from "./trip-accounts/trip-accounts.routes.ts";
export { tripAccounts } from "./trip-accounts/trip-accounts.ts";
export { unassignedRoutes } from "./trip-accounts/unassigned.routes.ts";
export type { TripEntry } from "./trip-entry.ts";
export { tripType } from "./trip-entry-type.ts";
export {
  listTrips,
  type NamedTrip,
  type TripCursor,
  type TripFilter,
  type TripScope,
  tripsNamed,
} from "./trip-lists.store.ts";
export { tripLife } from "./trip-status.ts";
export { turnsOf } from "./turns.ts";
export { standsWithCommittee } from "./with-committee.ts";
export type { ManagersTrips } from "./with-manager.store.ts";
export { writeReport } from "./write-report/write-report.ts";
