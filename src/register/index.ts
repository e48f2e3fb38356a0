export type { EntryType, ListColumns, PublishedAs, RegisterFact } from "./entry-type.ts";
export * from "./log/index.ts";
export { hashReader, type LogHead, readHead, readLeaves } from "./log.store.ts";
export { type Publication, publish, publishedChannel } from "./publish.ts";
export { publishedAtOf } from "./published-at.ts";
export {
  countCurrent,
  type EntryOf,
  type ListCursor,
  type ListFilter,
  type ListPage,
  listCurrent,
  publishedDays,
  readBySlug,
  readFacets,
  readVersions,
  type StoredVersion,
  slugOf,
} from "./read.store.ts";
export type { RecordId } from "./register.tables.ts";
export { slugFrom } from "./slug.ts";
