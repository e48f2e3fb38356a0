import type { z } from "zod";
import type { DateOn, Fault } from "../../kernel/index.ts";
import type { Column } from "../../papers/index.ts";
import type { Catalogue, Db, Lang, Messages } from "../../platform/index.ts";
import { type inRoom, isRoomOn, type Municipality } from "../../profile/index.ts";
import type { RecordId } from "../register.tables.ts";
import type { Counted } from "../tally.store.ts";
import type { ListChoices, Word } from "./list-words.ts";

export const dataFormats = ["csv", "json", "jsonl", "xlsx"] as const;
export type DataFormat = (typeof dataFormats)[number];

/** A column of a data file and what a reader of its schema is told: whether it is always filled, and its codes. */
export type DataColumn<Row> = Column<Row> & {
  readonly required?: true;
  readonly codes?: readonly string[];
  /** For texts that are more than text. */
  readonly form?: "datetime";
};

/** What of a set that is no list of entries is asked for, by the words of its files. */
interface Choice {
  readonly country?: string | undefined;
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
  readonly text?: string | undefined;
}

/** What the words of an address name by its id. */
export interface NamedIn {
  readonly udvalg: string | null;
  readonly partner: string | null;
  readonly maal: string | null;
}

/**
 * A set of open data about one type of published record, `/data/<name>.<format>`. In CSV and XLSX it is the rows of its
 * columns; in JSON and JSON lines the whole entries, or those rows where an entry is more than the set is about.
 * One that is `listed` is about what is published without being an entry of the log: short, so that it is read whole, and the
 * signed Data Package answers for its files by their digests (docs/decisions/0080).
 */
export interface Dataset<Entry, Row> {
  readonly name: string;
  readonly type: string;
  /** The room that it belongs to, where a municipality may do without. */
  readonly room?: Parameters<typeof inRoom>[0];
  /** All there is, in order, for a set that is no list of entries; its words choose among them. */
  readonly listed?: (db: Db, here: Municipality, today: DateOn, choice: Choice) => Promise<readonly Entry[]>;
  /** When what it rests on besides the log was last changed in public; `null` where it never was. */
  readonly changedAt?: (db: Db, here: Municipality) => Promise<Date | null>;
  /** The words that its files take besides `dialekt`. */
  readonly words: readonly Word[];
  /** What an entry is in JSON: the name of its schema, and the schema. */
  readonly schema: string;
  readonly entry: z.ZodType;
  /** Those of the site's files; a file is written by command in any of them. */
  readonly formats: readonly DataFormat[];
  /** The records that a state has come to hold by the day alone, as the page's list has them: those of the cut beside `state`. */
  readonly orThese?: (
    db: Db,
    here: Municipality,
    asked: { readonly state: string; readonly today: DateOn },
  ) => Promise<readonly RecordId[]>;
  /** The records that a word about reports chooses on a day, as the page's list has them. */
  readonly reportIs?: (
    db: Db,
    here: Municipality,
    asked: { readonly report: string; readonly today: DateOn },
  ) => Promise<readonly RecordId[]>;
  /** The ids that records name a partner by, where it has several. */
  readonly partnerIds?: (db: Db, here: Municipality, id: string) => Promise<readonly string[]>;
  /** Those of the words that name a committee, a partner or a goal that there is none of, as the page's list refuses them. */
  readonly namesNone?: (db: Db, here: Municipality, named: NamedIn) => Promise<readonly Fault[]>;
  /** JSON is rows by their columns' heads; how many there are is counted as they are published, and `count` says of what. */
  readonly rowsInJson?: Counted;
  readonly choices: ListChoices;
  readonly columns: readonly DataColumn<Row>[];
  readonly rowsOf: (entry: Entry) => Iterable<Row>;
  /** An entry as the page may tell it on the day, where its files hold more than pages show. */
  readonly shownOf?: (entry: Entry, asked: { readonly here: Municipality; readonly today: DateOn }) => Entry;
  /** The field that says an entry's last day, and where in it the set's rows lie, where an entry may have none: the days it tells of. */
  readonly days?: { readonly last: string; readonly rowsAt?: readonly string[] };
  /** Columns that a sample on the page shows. */
  readonly sample: readonly string[];
  /** Columns that together name a row. */
  readonly key: readonly string[];
  /** `column.<head>` says what a column holds, `title` and `about` what the set is. */
  readonly texts: Catalogue<Messages>;
}

/** A set of any rows, for those who only pass it on. */
// biome-ignore lint/suspicious/noExplicitAny: rows go from `rowsOf` to `columns` of the same set and nowhere else.
export type AnyDataset = Dataset<any, any>;

/** The sets that a municipality has, by the rooms that are on. */
export function datasetsOf(datasets: readonly AnyDataset[], { profile }: Municipality): readonly AnyDataset[] {
  return datasets.filter(({ room }) => room === undefined || isRoomOn(profile, room));
}

/** The words about a set: its `title`, `about`, or a column's `column.<head>`. */
export function aboutData(dataset: AnyDataset, key: string, lang: Lang): string {
  const found = dataset.texts.find(lang, key);
  if (found === null) throw new Error(`the data set ${dataset.name} says nothing of ${key}`);
  return found;
}
