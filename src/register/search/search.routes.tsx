import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import { type DateOn, dateInZone } from "../../kernel/index.ts";
import { type Database, formatsIn } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { HttpRefusal, html, type Reply, renderPage } from "../../web/index.ts";
import { filterIn } from "../data/data.routes.ts";
import { readListWords } from "../data/list-words.ts";
import type { ListFilter } from "../lists.store.ts";
import type { JsonObject } from "../log/index.ts";
import type { RecordId } from "../register.tables.ts";
import { readTallies } from "../tally.store.ts";
import { KeptAsOf } from "./kept-as-of.ts";
import { type FoldedThing, foldedThings, isNamedAsWritten, type NamedThingsOf, thingsNamed } from "./named-things.ts";
import { type FacetShown, type Find, facetWords, perPage, SearchPage, type SearchShown } from "./search.page.tsx";
import { type FacetBy, readFound } from "./search.store.ts";
import { lateReport, lateState, type SearchAsked, type Searched } from "./searched.ts";
import { snippetOf } from "./snippet.ts";
import { readSought } from "./sought.ts";
import { replaceWords } from "./terms.ts";

type Register = Pick<Database, "register">;

/** Every word that the page's address takes. */
const words = [...Object.values(facetWords), "q", "orden", "side"];
const mostExamples = 8;
const mostSuggested = 100;
/** Later pages are a question of narrowing, not of leafing. */
const mostPages = 50;

/** `/soeg`: one search over the published records, and what else has a name and a page. */
export function searchPages<Entry extends JsonObject>(
  db: Register,
  searched: Searched<Entry>,
  named: NamedThingsOf,
): readonly UdsynRoute[] {
  const kept = new KeptAsOf<Surroundings>();
  const around = (asked: AskedByAnyone) =>
    kept.get(`${asked.here.id} ${asked.lang}`, asked.asOf, () => surroundings(db, searched, named, asked));
  const keptLate = new KeptAsOf<Late>();
  const late = ({ here, asOf }: AskedByAnyone, today: DateOn) =>
    keptLate.get(`${here.id} ${today}`, asOf, () => lateOn(db, searched, here, today));
  return [
    {
      lane: "public",
      kept: true,
      words,
      method: "GET",
      path: "/soeg",
      handle: (asked) => answerSearch(db, searched, { around: around(asked), late }, asked),
    },
  ];
}

/** Records that stand under another word by the day alone: their own says as much as when they were published. */
interface Late {
  readonly accounts: readonly RecordId[];
  readonly reports: readonly RecordId[];
}

async function lateOn<Entry extends JsonObject>(
  { register }: Register,
  { dataset }: Searched<Entry>,
  here: Municipality,
  today: DateOn,
): Promise<Late> {
  const [accounts = [], reports = []] = await Promise.all([
    dataset.orThese?.(register, here, { state: lateState, today }),
    dataset.reportIs?.(register, here, { report: lateReport, today }),
  ]);
  return { accounts, reports };
}

/** What stands around every search, whatever is asked for. */
interface Surroundings {
  readonly things: readonly FoldedThing[];
  /** Countries that records are about, the commonest first. */
  readonly examples: readonly string[];
  /** What a browser offers while one types: names that lead somewhere. */
  readonly suggestions: readonly string[];
}

async function surroundings<Entry extends JsonObject>(
  db: Register,
  { type }: Searched<Entry>,
  named: NamedThingsOf,
  asked: AskedByAnyone,
): Promise<Surroundings> {
  const [all, tallies] = await Promise.all([
    named(asked),
    readTallies(db.register, asked.here.id, type.type, ["country"]),
  ]);
  const countries = tallies
    .toSorted((a, b) => b.records - a.records)
    .map((one) => formatsIn(asked.lang).country(one.key));
  const names = all.flatMap(({ kind, name }) => (kind === "partner" || kind === "committee" ? [name.text] : []));
  return {
    things: foldedThings(all),
    examples: countries.slice(0, mostExamples),
    suggestions: [...new Set([...countries, ...names])].slice(0, mostSuggested),
  };
}

async function answerSearch<Entry extends JsonObject>(
  db: Register,
  searched: Searched<Entry>,
  made: {
    readonly around: Promise<Surroundings>;
    readonly late: (asked: AskedByAnyone, today: DateOn) => Promise<Late>;
  },
  asked: AskedByAnyone,
): Promise<Reply> {
  const { here, lang, base, now } = asked;
  const query = ownWords(asked.query);
  const { q, page: number } = readListWords(query, searched.dataset.choices);
  const newest = query.get("orden") === "nyeste";
  const page = number ?? 1;
  if (page > mostPages) throw new HttpRefusal(404);
  const at: SearchAsked = { here, lang, today: dateInZone(now, here.profile.timeZone) };
  const told = query.get("q")?.trim() ? q : null;
  const filter = withoutWords(query);
  const { things, examples, suggestions } = await made.around;
  const corrects = told !== null && !isNamedAsWritten(told, things);
  const { sought, ...found } =
    told === null
      ? nothing
      : await find(db, searched, {
          ...{ at, told, now, corrects, filter, page, newest },
          late: made.late(asked, at.today),
        });
  if (page > 1 && found.finds.length === 0) throw new HttpRefusal(404);
  // The list and the data take words as they are written.
  const read = new URLSearchParams(query);
  if (told !== null && sought) read.set("q", replaceWords(told, sought.corrected));
  const shown: SearchShown = {
    ...{ here, lang, base, asked: told, sought, query, page, newest, ...found },
    chosen: chosenIn(query, searched, at),
    things: told === null || page > 1 ? [] : thingsNamed(told, things),
    examples: told === null ? examples : [],
    suggestions,
    listHref: searched.listHref(read, lang),
    dataHref: `/data/${searched.type.type}s.csv?${without(read, ["orden", "side"])}`,
  };
  return html(renderPage(<SearchPage {...shown} />));
}

/** The words of the address that the page reads, each once and none of them empty, as a form leaves them. */
function ownWords(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    words.flatMap((name) => {
      const value = query.get(name)?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}

function without(query: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => !names.includes(name)));
}

/** What the address narrows by, besides the words that are searched for. */
function withoutWords(query: URLSearchParams): URLSearchParams {
  return without(query, ["q", "orden", "side"]);
}

type Found = Pick<SearchShown, "sought" | "count" | "facets" | "finds" | "hasMore" | "isElsewhere">;
const nothing: Found = { sought: null, count: 0, facets: [], finds: [], hasMore: false, isElsewhere: false };

async function find<Entry extends JsonObject>(
  db: Register,
  searched: Searched<Entry>,
  asked: {
    readonly at: SearchAsked;
    readonly told: string;
    readonly now: Date;
    /** Whether a word that is published nowhere is read as the nearest one. */
    readonly corrects: boolean;
    /** What the finds are narrowed by, as the address says it. */
    readonly filter: URLSearchParams;
    readonly page: number;
    readonly newest: boolean;
    readonly late: Promise<Late>;
  },
): Promise<Found> {
  const { at, told, now, corrects, page, newest } = asked;
  const { here } = at;
  const [sought, listed, late] = await Promise.all([
    readSought(db.register, here, told, { corrects }),
    filterIn(db.register, { here, now, query: asked.filter }, searched.dataset),
    asked.late,
  ]);
  if (sought.query === null) return { ...nothing, sought };
  const among = (filter: ListFilter, read: Parameters<typeof readFound>[4]) =>
    readFound<Entry>(
      ...([db.register, here.id, searched.type.type] as const),
      {
        filter,
        sought,
        byDay: { state: lateState, records: late.accounts },
        reports: { word: lateReport, records: late.reports },
      },
      read,
    );
  const words = { words: sought.query };
  const {
    count,
    facets,
    entries: rows,
  } = await among({ ...listed, ...words }, { limit: perPage + 1, skip: (page - 1) * perPage, newest });
  const isNarrowed = count === 0 && asked.filter.size > 0;
  const isElsewhere = isNarrowed && (await among(words, { limit: 1, skip: 0, newest })).count !== 0;
  const finds = rows.slice(0, perPage).map((entry): Find => {
    const told = searched.shownOf?.(entry, at) ?? entry;
    const snippet = snippetOf(searched.type.searchPartsOf(told), sought.words, at.lang);
    return {
      ...searched.lineOf(entry, at),
      snippet: snippet && { ...snippet, where: searched.partWord(snippet.part, at.lang) },
    };
  });
  return {
    sought,
    count,
    facets: facets.map((one): FacetShown => ({ ...one, said: searched.facetWord(one.by, one.key, at) })),
    finds,
    hasMore: rows.length > perPage && page < mostPages,
    isElsewhere,
  };
}

function chosenIn<Entry extends JsonObject>(query: URLSearchParams, searched: Searched<Entry>, at: SearchAsked) {
  return (Object.entries(facetWords) as [FacetBy, string][]).flatMap(([by, word]) => {
    const key = query.get(word);
    return key === null ? [] : [{ word, said: searched.facetWord(by, by === "country" ? key.toUpperCase() : key, at) }];
  });
}
