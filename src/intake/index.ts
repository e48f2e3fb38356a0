export { heldRowsApi } from "./api/held-rows.api.ts";
export { importRunsApi } from "./api/import-runs.api.ts";
export { type Dataset, type DatasetName, datasetNames, type FieldKind, type Ports, type RowMoney } from "./dataset.ts";
export { saysNothing } from "./dialect/numbers.ts";
export { type FileSource, fileAt, fileOf } from "./file-source.ts";
export { type Finding, type FindingCode, type FlagCode, type HoldCode, isHold } from "./finding.ts";
export { heldRowsWaiting } from "./held-rows-waiting.ts";
export type {
  BatchDone,
  Candidate,
  ImportAnswer,
  ImportRun,
  Outcome,
  Target,
} from "./import-run.ts";
export { type ImportAsked, type ImportDone, type Importer, importer, type Place } from "./importer.ts";
export { intakeCodes, intakeDeskTexts, words } from "./intake.texts.ts";
export { type LedgerFormat, ledgerFormats } from "./ledger/ledger-formats.ts";
export { type Format, inLedgerFormat, type Mapping, readMapping } from "./mapping.ts";
export { type Fields, isFields, type KeptFor, keptByHand, mergeReading } from "./merge-reading.ts";
export { intakePersonal } from "./personal-data/intake-personal.ts";
export type { Change, Flag, Incoming, Looked, Published, Publishing, Records } from "./records.ts";
export { intakeRetention } from "./retention/intake-retention.ts";
export { type PartnerKind, partnerKinds } from "./rows/codes.ts";
export { type CurrencyRow, currencies } from "./rows/currency-rows.ts";
export { type ExpenseRow, expenses } from "./rows/expense-rows.ts";
export { type PartnerRow, partners } from "./rows/partner-rows.ts";
export { type RateRow, rates } from "./rows/rate-rows.ts";
export { namesIn, travellersIn } from "./rows/travellers.ts";
export { type TripLine, type TripRow, trips } from "./rows/trip-rows.ts";
export { importRoutes } from "./staff/import.routes.ts";

export type { Cell, Table, TableRow } from "./table/table.ts";
