export { checkLog } from "./check-log/check-log.ts";
export type { DataInterface } from "./data/catalogue.ts";
export { currentEntries, latestEntries } from "./data/current-entries.store.ts";
export { dataRoutes } from "./data/data.routes.ts";
export {
  type AnyDataset,
  type DataColumn,
  type DataFormat,
  type Dataset,
  dataFormats,
} from "./data/dataset.ts";
export { datasetEntries } from "./data/dataset-entries.ts";
export { aboutEntries, entrySchemaRoutes, schemaAddress } from "./data/entry-schema.routes.ts";
export { licence } from "./data/licence.ts";
export { type ListAsked, type ListChoices, listWords } from "./data/list-words.ts";
export { etagAt, lastModified, openHeaders } from "./data/open-headers.ts";
export { writeDataset } from "./data/write-dataset.ts";
export { listNested, type Nested } from "./dated-part.store.ts";
export {
  type DatedPart,
  type EntryType,
  entrySchema,
  type ListColumns,
  type OfficialPart,
  type PublishedAs,
  type RegisterFact,
} from "./entry-type.ts";
export { type Erasable, erasable } from "./erase/erased-values.ts";
export { registerPersonal } from "./erase/register-personal.ts";
export { listLatest, listTagged, type Tagged } from "./figures.store.ts";
export { publishedChannel, renderAnew } from "./file-versions.store.ts";
export {
  countCurrent,
  currentInStates,
  type EntryOf,
  type ListCursor,
  type ListFilter,
  type ListPage,
  listAddresses,
  listCurrent,
} from "./lists.store.ts";
export * from "./log/index.ts";
export { beginAnew, hashReader, type LogHead, readHead, readLeaves, readSigned, type SignedHead } from "./log.store.ts";
export { entryFileRoutes } from "./log-routes/entry-file.routes.ts";
export { logRoutes } from "./log-routes/log.routes.ts";
export { isFork, standingToKnown } from "./log-standing.ts";
export {
  type AsksErased,
  askAboutErased,
  erasedFaults,
  isNameErased,
  traceConfirmed,
} from "./names-erased/ask-about-erased.ts";
export {
  answered,
  asksByForm,
  ConfirmNames,
  isAsked,
  isConfirmed,
  namesConfirmed,
} from "./names-erased/names-confirmed.tsx";
export { pageSigning, type Signing, unsigned } from "./page-signing.ts";
export type { FrontContent, FrontOf } from "./pages/front.ts";
export { PlainPage } from "./pages/plain-page.tsx";
export { registerPages } from "./pages/register-pages.tsx";
export { TaggedList } from "./pages/tagged-list.tsx";
export { type Publication, publish, saysAlready } from "./publish.ts";
export { publishNew } from "./publish-new.ts";
export { publishedAtOf } from "./published-at.store.ts";
export { filedAs, publishedDays, readRecord, readVersions, type StoredVersion, slugOf } from "./records.store.ts";
export { partDays, partsSaid, type RecordWithParts, recordsWithParts } from "./records-with-parts.store.ts";
export type { RecordId } from "./register.tables.ts";
export { registerTexts } from "./register.texts.ts";
export { renewSearch } from "./renew-search.store.ts";
export { slugFrom } from "./slug.store.ts";
export type { TaggedLinks, TaggedLinksOf } from "./tagged-links.ts";
export { type Measure, readTallies, type Tally } from "./tally.store.ts";
export {
  type FiledVersions,
  readFiled,
  readNewest,
  readTakeBacks,
  type TakeBack,
  type TakenBack,
  takenBackAmong,
  wasTakenBack,
} from "./version.store.ts";
export { isWithdrawal, withdraw } from "./withdraw.ts";
export { asPublished } from "./without-erased.ts";
