import type { DateOn } from "../../kernel/index.ts";
import type { Lang } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import type { Knowledge, Said } from "../../web/index.ts";
import type { AnyDataset } from "../data/dataset.ts";
import type { EntryType } from "../entry-type.ts";
import type { EntryOf } from "../lists.store.ts";
import type { JsonObject } from "../log/index.ts";
import type { FacetBy } from "./search.store.ts";

/** The state that records come to by the day: accounts that are over their term are missing. */
export const lateState = "none";
/** The word for reports that are over their term, which comes with the days too. */
export const lateReport = "late";

/** What a find is told in, and on which day. */
export interface SearchAsked {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly today: DateOn;
}

/** A record as search tells of it. */
export interface FoundLine {
  readonly href: string;
  readonly name: Said;
  /** Where, when and whose it is. */
  readonly about: readonly Said[];
  readonly knowledge: Knowledge;
  /** What became of it, said before its money; `null` where it was made or is to be. */
  readonly status: string | null;
}

/** What a feature tells the search about its records, since the register knows no feature. */
export interface Searched<Entry extends JsonObject> {
  readonly type: Pick<EntryType<Entry>, "type" | "searchPartsOf" | "columnsOf">;
  /** The data set of the same records: how its words choose among them. */
  readonly dataset: Pick<AnyDataset, "choices" | "namesNone" | "partnerIds" | "orThese" | "reportIs">;
  /** The entry as its page may tell it on the day: a piece of what is found is shown of that. Absent: all of it. */
  readonly shownOf?: (entry: EntryOf<Entry>, asked: SearchAsked) => EntryOf<Entry>;
  readonly lineOf: (entry: EntryOf<Entry>, asked: SearchAsked) => FoundLine;
  /** What a record is found by where its whole text is not searched, besides its line: its case number, its purpose, who went. */
  readonly wordsOf: (entry: EntryOf<Entry>, lang: Lang) => readonly string[];
  /** Where in a record a piece of text stands: »Program«. */
  readonly partWord: (part: string, lang: Lang) => string;
  /** A value that finds can be narrowed by, in words. */
  readonly facetWord: (by: FacetBy, key: string, asked: SearchAsked) => Said;
  /** The list that holds the same records with their money. */
  readonly listHref: (query: URLSearchParams, lang: Lang) => string;
}
