import { sql } from "kysely";
import { type Db, type MunicipalityId, prepared, published } from "../../platform/index.ts";
import { conditions, type EntryOf, type ListFilter } from "../lists.store.ts";
import type { JsonObject } from "../log/index.ts";
import type { RecordId, RegisterTables } from "../register.tables.ts";
import type { Sought } from "./sought.ts";

/** By what a search's finds are parted, and narrowed. */
export type FacetBy = "year" | "body" | "country" | "kind" | "state" | "report";

export interface Facet {
  readonly by: FacetBy;
  readonly key: string;
  readonly records: number;
}

/** How much was found, and of what. */
interface FoundCounts {
  /** `null`: more than are counted. */
  readonly count: number | null;
  /** Empty where they are not counted. */
  readonly facets: readonly Facet[];
}

/** A word that stands in more is not counted to the end, nor put in order by more than its day. */
export const mostCounted = 10_000;
const mostRanked = 1_000;

/** A search's finds: how many, of what, and one page of them. */
interface FoundPage<Entry> extends FoundCounts {
  readonly entries: readonly EntryOf<Entry>[];
}

/**
 * How many records a search finds, parted by what they can be narrowed by, and a page of them: the nearest first where they are
 * few enough to be weighed, which is one question with the counting, else the newest.
 * @param byDay records that stand under a state by the day, beside their own, as lists have them
 * @param reports records that stand under a word about their reports by the day
 */
export async function readFound<Entry>(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  asked: {
    readonly filter: ListFilter;
    readonly sought: Sought;
    readonly byDay: { readonly state: string; readonly records: readonly RecordId[] };
    readonly reports: { readonly word: string; readonly records: readonly RecordId[] };
  },
  page: { readonly limit: number; readonly skip: number; readonly newest: boolean },
): Promise<FoundPage<Entry>> {
  const { rows } = await counted(db, municipalityId, type, asked, page).execute(db);
  const entries = rows.flatMap(({ entry }) => (entry === null ? [] : [entry as unknown as EntryOf<Entry>]));
  const counts = countsOf(rows);
  if (counts.count === 0 || (isWeighed(counts.count) && !page.newest)) return { ...counts, entries };
  return { ...counts, entries: await readNewest(db, municipalityId, type, asked.filter, page) };
}

interface Told {
  readonly by: FacetBy | "all" | "entry";
  readonly key: string | null;
  /** How many, or an entry's place on the page. */
  readonly records: string;
  readonly entry: JsonObject | null;
}

function counted(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  { filter, sought, byDay, reports }: Parameters<typeof readFound>[3],
  { limit, skip, newest }: Parameters<typeof readFound>[4],
) {
  const found = published<RegisterTables>(db)
    .selectFrom("current")
    .select(["recordId", "year", "bodyId", "countries", "kind", "state"])
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type)
    .where((where) => where.and(conditions(where, filter)))
    .limit(mostCounted + 1);
  // A word as it was asked for counts for more than a compound that it is a part of.
  const weight = sql`ts_rank(words, ${sought.nearer}::tsquery) * 4 + ts_rank(words, ${sought.query}::tsquery)`;
  return sql<Told>`${prepared} WITH found AS MATERIALIZED (${found}),
    page AS (SELECT row_number() OVER (ORDER BY ${weight} DESC, sort_on DESC NULLS LAST, record_id DESC) AS nth, entry
      FROM register.current WHERE municipality_id = ${municipalityId} AND type = ${type} AND record_id = ANY (ARRAY(
        SELECT record_id FROM found WHERE NOT ${newest}::boolean AND (SELECT count(*) FROM found) <= ${mostRanked}))
      ORDER BY nth LIMIT ${limit} OFFSET ${skip})
    SELECT CASE WHEN GROUPING(year) = 0 THEN 'year' WHEN GROUPING(body_id) = 0 THEN 'body'
                WHEN GROUPING(kind) = 0 THEN 'kind' WHEN GROUPING(state) = 0 THEN 'state' ELSE 'all' END AS "by",
           coalesce(year::text, body_id, kind, state) AS "key", count(*)::text AS "records", NULL::jsonb AS "entry"
    FROM found GROUP BY GROUPING SETS ((), (year), (body_id), (kind), (state))
    UNION ALL
    SELECT 'country', country, count(*)::text, NULL FROM found, unnest(countries) AS country GROUP BY country
    UNION ALL
    SELECT 'state', ${byDay.state}, count(*)::text, NULL FROM found
    WHERE record_id = ANY (${[...byDay.records]}::uuid[]) AND state IS DISTINCT FROM ${byDay.state}
    UNION ALL
    SELECT 'report', ${reports.word}, count(*)::text, NULL FROM found
    WHERE record_id = ANY (${[...reports.records]}::uuid[])
    UNION ALL
    (SELECT 'entry', NULL, nth::text, entry FROM page ORDER BY nth)`;
}

function countsOf(rows: readonly Told[]): FoundCounts {
  const all = Number(rows.find((one) => one.by === "all")?.records ?? 0);
  if (all > mostCounted) return { count: null, facets: [] };
  const facets = new Map<string, Facet>();
  for (const { by, key, records } of rows) {
    if (by === "all" || by === "entry" || key === null || records === "0") continue;
    const name = `${by} ${key}`;
    facets.set(name, { by, key, records: Number(records) + (facets.get(name)?.records ?? 0) });
  }
  return { count: all, facets: [...facets.values()] };
}

async function readNewest<Entry>(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  filter: ListFilter,
  { limit, skip }: { readonly limit: number; readonly skip: number },
): Promise<readonly EntryOf<Entry>[]> {
  const rows = await published<RegisterTables>(db)
    .selectFrom("current")
    .select("entry")
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type)
    .where((where) => where.and(conditions(where, filter)))
    .orderBy("sortOn", (order) => order.desc().nullsLast())
    .orderBy("recordId", "desc")
    .limit(limit)
    .offset(skip)
    .execute();
  return rows.map((row) => row.entry as unknown as EntryOf<Entry>);
}

/** Whether so many finds are put in order by how near they are. */
export function isWeighed(count: number | null): boolean {
  return count !== null && count <= mostRanked;
}
