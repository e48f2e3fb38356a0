import { z } from "zod";
import type { DateOn } from "../kernel/index.ts";
import type { Answer } from "../web/index.ts";
import type { HiddenPath, JsonObject } from "./log/index.ts";
import type { SearchPart } from "./search/search-part.ts";

/** What lists of published records are filtered and sorted by, the same for every type. */
export interface ListColumns {
  readonly sortOn: DateOn | null;
  readonly year: number | null;
  /** The committee or unit it belongs to, by id. */
  readonly bodyId: string | null;
  readonly countries: readonly string[];
  readonly kind: string | null;
  /** How certain its figures are, for trips the status of the accounts. */
  readonly state: string | null;
  readonly direction: string | null;
  readonly goals: readonly string[];
  readonly partners: readonly string[];
  /** The points it went to, by `placeCode`. */
  readonly places: readonly string[];
}

/** A point to a hundredth of a degree, some kilometre: `52.42,12.55`. It says where without a name, which may be erased. */
export function placeCode({ lat, lon }: { readonly lat: number; readonly lon: number }): string {
  // As migration 0986 counts it, bit for bit.
  return [lat, lon].map((degrees) => String(Math.floor(degrees * 100 + 0.5) / 100 || 0)).join();
}

/**
 * One figure that a record gives to sums and progress: money by category, those it was for (`participants`; `people` where each
 * has a share in an average), that it is a thing done or to be done (`made`), that no report of it is known (`unreported`).
 */
export interface RegisterFact {
  readonly measure: "budget" | "accounts" | "people" | "participants" | "made" | "unreported";
  readonly factOn: DateOn | null;
  readonly goal: string | null;
  readonly partner: string | null;
  readonly bodyId: string | null;
  readonly category: string | null;
  readonly hundredths: bigint | null;
  readonly currency: string | null;
  readonly people: number | null;
}

/** A hidden value that is said of people as elected members, and why it is kept when one of them is erased. */
export interface OfficialPart {
  readonly path: HiddenPath;
  readonly why: string;
  /** Whether it is a member's name, or free text in which others may be named too. */
  readonly office: "name" | "statement";
}

/** An element of a list within a record that lists over all records are ordered by: a trip's ruling, by its meeting's day. */
export interface DatedPart {
  /** The list's name in the entry. Its elements are given in their order, all of them. */
  readonly list: string;
  readonly on: DateOn;
  /** Whose it is, by id: the committee that ruled. */
  readonly bodyId: string | null;
}

/**
 * What a feature tells the register about its kind of record, since the register knows no feature.
 * `Entry` is the public schema's type, without what the register itself adds (`PublishedAs`).
 */
export interface EntryType<Entry extends JsonObject> {
  readonly type: string;
  readonly schema: string;
  /** What `schema` names: the members of an entry, without what the register adds. */
  readonly content: z.ZodObject;
  /** Names of persons and free text: salted in the log's leaf, so that they can be erased. */
  readonly hidden: readonly HiddenPath[];
  /** Of these, what is said of people as elected members: kept when a person is erased, unless it is decided otherwise. */
  readonly official?: readonly OfficialPart[];
  /** The address's last part when it is published first; made unique by the register, and never changed by itself. */
  readonly slugOf: (entry: Entry) => string;
  readonly columnsOf: (entry: Entry) => ListColumns;
  readonly factsOf: (entry: Entry) => readonly RegisterFact[];
  /** Absent where no list within a record is shown over all of them. */
  readonly partsOf?: (entry: Entry) => readonly DatedPart[];
  /** Everything search should find it by, as everybody may read it on its page. */
  readonly searchPartsOf: (entry: Entry) => readonly SearchPart[];
  /** One more whenever `searchPartsOf` says more: records of an earlier edition are then read anew. Absent is the first, 0. */
  readonly searchEdition?: number;
}

/** What the register adds to every entry. */
const publishedAs = {
  type: z.string(),
  schema: z.string(),
  id: z.uuid(),
  slug: z.string().describe("The last part of its address"),
  version: z.int(),
  publishedAt: z.iso.datetime(),
  corrections: z.array(
    z.object({
      version: z.int(),
      at: z.iso.datetime(),
      reason: z.string().meta({ type: ["string", "null"] }),
    }),
  ),
};
const published = z.object(publishedAs);
export type PublishedAs = Answer<typeof published>;

/** An entry as it is published: what the register adds, and what the feature says. */
export function entrySchema({ type, schema, content }: Pick<EntryType<never>, "type" | "schema" | "content">) {
  return z
    .object({ ...publishedAs, type: z.literal(type), schema: z.literal(schema), ...content.shape })
    .meta({ id: schemaName(schema) });
}

/** `udsyn.trip/1` → `TripEntry`, as the description of the interface calls it. */
function schemaName(schema: string): string {
  const noun = /^[a-z]+\.([a-z]+)\//.exec(schema)?.[1] ?? schema;
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)}Entry`;
}
