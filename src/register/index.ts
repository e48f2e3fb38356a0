export { checkLog } from "./check-log/check-log.ts";
export { CheckRecord } from "./check-record/check-record.tsx";
export type { DataInterface } from "./data/catalogue.ts";
export { currentEntries, latestEntries } from "./data/current-entries.store.ts";
export { dataRoutes, filterIn, narrowedHeaders } from "./data/data.routes.ts";
export {
  type AnyDataset,
  type DataColumn,
  type DataFormat,
  type Dataset,
  dataFormats,
  type NamedIn,
} from "./data/dataset.ts";
export { datasetEntries } from "./data/dataset-entries.ts";
export { aboutEntries, entrySchemaRoutes, schemaAddress } from "./data/entry-schema.routes.ts";
export { licenceOf } from "./data/licence.ts";
export { type ListAsked, type ListChoices, listQuery, listWords, refuseUnnamed } from "./data/list-words.ts";
export { lastModified, openHeaders } from "./data/open-headers.ts";
export { writeDataset } from "./data/write-dataset.ts";
export { listNested, type Nested } from "./dated-part.store.ts";
export type { EmbedView, EmbedViewsOf } from "./embeds/embeds.page.tsx";
export {
  type DatedPart,
  type EntryType,
  entrySchema,
  type ListColumns,
  type OfficialPart,
  type PublishedAs,
  placeCode,
  type RegisterFact,
} from "./entry-type.ts";
export { type Erasable, erasable } from "./erase/erased-values.ts";
export { registerPersonal } from "./erase/register-personal.ts";
export { erasedAmong } from "./erased-in.store.ts";
export {
  type CountedAt,
  countAt,
  listLatest,
  listTagged,
  listUnreported,
  samplesAt,
  type Tagged,
  unreportedFields,
} from "./figures.store.ts";
export { publishedChannel, renderAnew } from "./file-versions.store.ts";
export { fileRoutes } from "./files/file.routes.ts";
export { listFiles, takeFileBack } from "./files/file.store.ts";
export type { GoneFiles } from "./files/gone-file.ts";
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
export {
  beginAnew,
  hashReader,
  isSucceeded,
  type LogHead,
  readHead,
  readLeaves,
  readSigned,
  rememberHeads,
  type SignedHead,
} from "./log.store.ts";
export { entryFileRoutes, withdrawnReply } from "./log-routes/entry-file.routes.ts";
export { logRoutes } from "./log-routes/log.routes.ts";
export { rememberTiles } from "./log-routes/proof-reader.ts";
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
export { type News, publishedSince } from "./news.store.ts";
export { pageSigning, type Signing, unsigned } from "./page-signing.ts";
export type { FrontContent, FrontOf } from "./pages/front.ts";
export { PlainPage } from "./pages/plain-page.tsx";
export { registerPages } from "./pages/register-pages.tsx";
export { TaggedList } from "./pages/tagged-list.tsx";
export { cardWords } from "./pictures/card-words.ts";
export { type CardSaid, pictureRoute } from "./pictures/picture-routes.ts";
export { type Publication, publish, saysAlready } from "./publish.ts";
export { publishNew } from "./publish-new.ts";
export { publishedAtOf } from "./published-at.store.ts";
export { type ReadingAhead, readingAhead } from "./read-ahead.store.ts";
export { earlierAddresses, goneFiles, type RecordState, recordStates } from "./record-states.store.ts";
export { filedAs, publishedDays, readRecord, readVersions, type StoredVersion, slugOf } from "./records.store.ts";
export {
  partDays,
  type RecordWithParts,
  recordsThatSaid,
  recordsWithParts,
  saidOverTime,
} from "./records-with-parts.store.ts";
export type { RecordId } from "./register.tables.ts";
export { registerTexts } from "./register.texts.ts";
export { renewSearch } from "./renew-search.store.ts";
export type { NamedThing, NamedThingsOf } from "./search/named-things.ts";
export { searchPages } from "./search/search.routes.tsx";
export { indexChunk, searchIndexRoutes } from "./search/search-index.routes.ts";
export type { SearchPart, Weight } from "./search/search-part.ts";
export type { Searched } from "./search/searched.ts";
export { readSought, type Sought } from "./search/sought.ts";
export { replaceWords } from "./search/terms.ts";
export { keepOverLists } from "./seen-entries.ts";
export { slugFrom } from "./slug.store.ts";
export {
  changeLogKey,
  type KeptSuccession,
  readSuccessions,
  repeatSuccessions,
  successionsTo,
} from "./succession.store.ts";
export type { TaggedLinks, TaggedLinksOf } from "./tagged-links.ts";
export { type BodyYearMeasure, type Measure, readTallies, type Tally } from "./tally.store.ts";
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
export { listWithdrawn, type Withdrawn } from "./withdrawn.store.ts";
export { listHaving } from "./within.store.ts";
export { asPublished } from "./without-erased.ts";
export { type Seeking, seekCosignatures } from "./witnesses/seek-cosignatures.ts";
export { readWitnesses, trusted as trustedWitnesses } from "./witnesses/witness.store.ts";
