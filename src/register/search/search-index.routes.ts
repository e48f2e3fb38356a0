import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import { type DateOn, dateInZone } from "../../kernel/index.ts";
import type { Database } from "../../platform/index.ts";
import { HttpRefusal, json } from "../../web/index.ts";
import { listCurrent } from "../lists.store.ts";
import type { JsonObject } from "../log/index.ts";
import { readTallies } from "../tally.store.ts";
import type { NamedThingsOf } from "./named-things.ts";
import type { FacetBy } from "./search.store.ts";
import { lateReport, lateState, type SearchAsked, type Searched } from "./searched.ts";

/** Records in one file of the index: some 200 kB, a tenth of that squeezed. */
export const indexChunk = 1_000;

const facets = ["body", "country", "kind", "state"] as const satisfies readonly FacetBy[];

/**
 * The index that the search page of a site of files is searched by, in the browser: what each record is called, where and whose
 * it is, and what it is narrowed by, the newest first, a thousand to a file. A site on a server has no use for it.
 */
export function searchIndexRoutes<Entry extends JsonObject>(
  db: Pick<Database, "register">,
  searched: Searched<Entry>,
  named: NamedThingsOf,
): readonly UdsynRoute[] {
  const common = { lane: "public", kept: true, method: "GET" } as const;
  const askedOf = ({ here, lang, now }: AskedByAnyone): SearchAsked => ({
    ...{ here, lang, today: dateInZone(now, here.profile.timeZone) },
  });
  return [
    {
      ...common,
      path: "/soeg/indeks.json",
      handle: async (asked: AskedByAnyone) => {
        const { here } = asked;
        const at = askedOf(asked);
        const tallies = await readTallies(db.register, here.id, searched.type.type, ["all", ...facets]);
        const words = Object.fromEntries(
          facets.map((by) => [
            by,
            Object.fromEntries(
              tallies.flatMap(({ measure, key }) =>
                measure === by ? [[key, said(searched.facetWord(by, key, at))]] : [],
              ),
            ),
          ]),
        );
        // What is late by the day alone has no tally of its word, and is found by it: it is named too.
        const late = {
          state: { [lateState]: said(searched.facetWord("state", lateState, at)) },
          report: { [lateReport]: said(searched.facetWord("report", lateReport, at)) },
        };
        const records = tallies.find(({ measure }) => measure === "all")?.records ?? 0;
        const things = (await named(asked)).map(({ kind, name, href, words }) => ({
          kind,
          name: said(name),
          href,
          words,
        }));
        return json({
          records,
          chunks: Math.ceil(records / indexChunk),
          words: { ...words, state: { ...late.state, ...words.state }, report: late.report },
          things,
        });
      },
    },
    {
      ...common,
      path: "/soeg/indeks/:chunk.json",
      handle: async (asked: AskedByAnyone) => {
        const chunk = Number(/^[1-9]\d{0,5}$/.exec(asked.params.chunk ?? "")?.[0] ?? 0);
        const at = askedOf(asked);
        const { id } = asked.here;
        const page = { limit: indexChunk, skip: (chunk - 1) * indexChunk };
        const { items } =
          chunk === 0 ? { items: [] } : await listCurrent<Entry>(db.register, id, searched.type.type, {}, page);
        if (items.length === 0) throw new HttpRefusal(404);
        // What is missing by the day alone is found by that word too, as in the list.
        const late = await searched.dataset.orThese?.(db.register, asked.here, { state: lateState, today: at.today });
        const overdue = new Set<string>(late ?? []);
        const unreported = new Set<string>(
          await searched.dataset.reportIs?.(db.register, asked.here, { report: lateReport, today: at.today }),
        );
        return json(
          items.map((entry) => {
            const { href, name, about, knowledge, status } = searched.lineOf(entry, at);
            const columns = searched.type.columnsOf(entry as unknown as Entry);
            const { sortOn, year, bodyId, countries, kind, state, goals, partners, places } = columns;
            const isLate = state !== lateState && overdue.has(entry.id);
            return {
              ...{ href, name: said(name), about: about.map(said), knowledge, status },
              aar: year === null ? "uden" : String(year),
              udvalg: bodyId,
              land: countries,
              type: kind,
              regnskab: [...(state === null ? [] : [state]), ...(isLate ? [lateState] : [])],
              rapport: unreported.has(entry.id) ? [lateReport] : [],
              partner: partners,
              maal: goals,
              maaned: monthOf(sortOn),
              sted: places.length === 0 ? ["uden"] : places,
              ord: searched.wordsOf(entry, at.lang),
            };
          }),
        );
      },
    },
  ];
}

function monthOf(day: DateOn | null): string | null {
  return day === null ? null : day.slice(0, 7);
}

/** Words of the page's own language as a text, others with theirs. */
function said({
  text,
  lang,
}: {
  readonly text: string;
  readonly lang?: string | undefined;
}): string | [string, string] {
  return lang === undefined ? text : [text, lang];
}
