export { accountsDeskTexts, accountsTexts } from "./accounts.texts.ts";
export { accountsKeepers, accountsReaders, readsPot } from "./accounts-readers.ts";
export * from "./accounts-sums.ts";
export { type AddPosting, addPosting } from "./add-posting/add-posting.ts";
export { allot } from "./allot/allot.ts";
export { postingAnswer, postingBody, postingFactsAnswer, postingFactsBody } from "./api/posting-body.ts";
export { postingsApi } from "./api/postings.api.ts";
export { potsApi } from "./api/pots.api.ts";
export { ratesApi } from "./api/rates.api.ts";
export { assignPosting } from "./assign-posting/assign-posting.ts";
export { unassignPosting } from "./assign-posting/unassign-posting.ts";
export { type BookedOf, bookedOf, isBooked } from "./booked.store.ts";
export { bringToParts, type SubjectParts } from "./bring-to-parts/bring-to-parts.ts";
export { carryOver } from "./carry-over/carry-over.ts";
export { closeAccounts } from "./close-accounts/close-accounts.ts";
export { closingFaults } from "./close-accounts/closing-faults.ts";
export { correctPosting } from "./correct-posting/correct-posting.ts";
export type { DrawersOf, DrawnBefore } from "./drawn-before.ts";
export { homeCurrencyOf } from "./home-currency.ts";
export { homeWorth, isRate } from "./home-worth.ts";
export {
  addImportedPostings,
  changeImportedPostings,
  type ImportedFacts,
  type ImportedPosting,
  isFromLedger,
} from "./imported-postings.store.ts";
export { linesByHand, linesOfLedger, unassignedNaming } from "./lines-by-hand.store.ts";
export { type Matchable, type MatchCandidate, type MatchReason, matchCandidates } from "./match-candidates.ts";
export type { Grounds } from "./move-money.ts";
export { movementsOf } from "./movement.store.ts";
export { nameFaults } from "./names-asked.ts";
export { ownerName } from "./owner-name.ts";
export { accountsPersonal, placeOfPosting } from "./personal-data/accounts-personal.ts";
export { holdPostings, postingsOf, postingsOfAll } from "./posting.store.ts";
export type { Posting, PostingFacts, PostingId } from "./posting.ts";
export { assertPostingInput, type PostingInput, postingSchema } from "./posting-input.ts";
export { postingsById, subjectsOfPostings } from "./posting-sample.store.ts";
export { holdPotsOf, potsById, potsOf, potsOfYears } from "./pot.store.ts";
export * from "./pot.ts";
export type { PotFigures } from "./pot-figures.ts";
export { effectOn, type PotEffect } from "./pot-moves.ts";
export { currencyRecords } from "./rates/currency-records.ts";

export { perDiemsOf } from "./rates/per-diem.store.ts";
export { type PerDiem, perDiemsOn } from "./rates/per-diem.ts";
export { perDiemRecords } from "./rates/per-diem-records.ts";
export { proposedRates, takeProposedRate } from "./rates/propose-rate.ts";
export { type ProposedRate, proposedRate } from "./rates/rate-of-day.ts";
export {
  type DayRate,
  freeMeals,
  type PerDiemPeriod,
  percentLeft,
  type ReckonedPerDiem,
  reckonPerDiem,
} from "./rates/reckon-per-diem.ts";
export { likelierRate } from "./rates/unlikely-rate.ts";
export { addReceipt } from "./receipts/add-receipt.ts";
export { carryReceipt } from "./receipts/carry-receipts.ts";
export { matchReceipt } from "./receipts/match-receipt.ts";
export { looseIn, type Receipt, type ReceiptId, receiptsOf } from "./receipts/receipt.ts";
export { bringReceiptBack, removeReceipt } from "./receipts/remove-receipt.ts";
export { seeReceipt } from "./receipts/see-receipt.ts";
export { type Suggestion, suggestPostings } from "./receipts/suggest-postings.ts";
export { recordPrinted } from "./record-printed/record-printed.ts";
export { release } from "./release/release.ts";
export { putAwayPosting } from "./remove-posting/put-away-posting.ts";
export { putAwayPostings, putBackPosting, readPutAwayMark } from "./remove-posting/put-back-posting.ts";
export { removePosting } from "./remove-posting/remove-posting.ts";
export { removalsOf, removalsOfAll } from "./remove-posting/removed-posting.store.ts";
export { type RemovedPosting, withWords } from "./remove-posting/removed-posting.ts";
export { reopenAccounts } from "./reopen-accounts/reopen-accounts.ts";
export { actOnHeldLine, lastBookkeeping } from "./retention/accounts-retention.store.ts";
export { accountsRetention } from "./retention/accounts-retention.ts";
export { isRemoved, type PostingOrRemoved, postingOrRemoved, samplePostings } from "./sample-postings.ts";
export { PostingFields, postingValues, readPostingForm } from "./staff/posting-form.tsx";
export { potPath } from "./staff/pots.page.tsx";
export { potRoutes } from "./staff/pots.routes.ts";
export * from "./subject.ts";
export { postingsWaiting, unassignedPostings } from "./unassigned-postings/unassigned-postings.ts";
export { type VatBasis, vatBasisOf } from "./vat-basis.ts";
export * from "./vats.ts";
