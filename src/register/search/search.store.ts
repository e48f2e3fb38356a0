import { sql } from "kysely";
import { type Db, type MunicipalityId, published } from "../../platform/index.ts";
import { conditions, type EntryOf, type ListFilter } from "../lists.store.ts";
import type { RecordId, RegisterTables } from "../register.tables.ts";
import type { Sought } from "./sought.ts";

/** By what a search's finds are parted, and narrowed. */
export type FacetBy = "year" | "body" | "country" | "kind" | "state";

export interface Facet {
  readonly by: FacetBy;
  readonly key: string;
  readonly records: number;
}

/** How much was found, and of what. */
export interface FoundCounts {
  /** `null`: more than are counted. */
  readonly count: number | null;
  /** Empty where they are not counted. */
  readonly facets: readonly Facet[];
}

/** A word that stands in more is not counted to the end, nor put in order by more than its day. */
export const mostCounted = 10_000;
const mostRanked = 1_000;

/**
 * How many records a search finds, parted by what they can be narrowed by. One question, over the finds alone.
 * @param byDay records that stand under a state by the day, beside their own, as lists have them
 */
export async function countFound(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  filter: ListFilter,
  byDay: { readonly state: string; readonly records: readonly RecordId[] },
): Promise<FoundCounts> {
  const on = published<RegisterTables>(db);
  const found = on
    .selectFrom("current")
    .select(["recordId", "year", "bodyId", "countries", "kind", "state"])
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type)
    .where((where) => where.and(conditions(where, filter)))
    .limit(mostCounted + 1);
  const { rows } = await sql<{ by: FacetBy | "all"; key: string | null; records: string }>`
    WITH found AS MATERIALIZED (${found})
    SELECT CASE WHEN GROUPING(year) = 0 THEN 'year' WHEN GROUPING(body_id) = 0 THEN 'body'
                WHEN GROUPING(kind) = 0 THEN 'kind' WHEN GROUPING(state) = 0 THEN 'state' ELSE 'all' END AS "by",
           coalesce(year::text, body_id, kind, state) AS "key", count(*)::text AS "records"
    FROM found GROUP BY GROUPING SETS ((), (year), (body_id), (kind), (state))
    UNION ALL
    SELECT 'country', country, count(*)::text FROM found, unnest(countries) AS country GROUP BY country
    UNION ALL
    SELECT 'state', ${byDay.state}, count(*)::text FROM found
    WHERE record_id = ANY (${[...byDay.records]}::uuid[]) AND state IS DISTINCT FROM ${byDay.state}`.execute(on);
  const all = Number(rows.find((one) => one.by === "all")?.records ?? 0);
  if (all > mostCounted) return { count: null, facets: [] };
  const facets = new Map<string, Facet>();
  for (const { by, key, records } of rows) {
    if (by === "all" || key === null || records === "0") continue;
    const name = `${by} ${key}`;
    facets.set(name, { by, key, records: Number(records) + (facets.get(name)?.records ?? 0) });
  }
  return { count: all, facets: [...facets.values()] };
}

/**
 * One page of a search's finds: the nearest first where they are few enough to be weighed, else the newest.
 * @param count what `countFound` says
 */
export async function readFound<Entry>(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  { filter, sought, count }: { readonly filter: ListFilter; readonly sought: Sought; readonly count: number | null },
  { limit, skip, newest }: { readonly limit: number; readonly skip: number; readonly newest: boolean },
): Promise<readonly EntryOf<Entry>[]> {
  const weighs = isWeighed(count) && !newest;
  // A word as it was asked for counts for more than a compound that it is a part of.
  const weight = sql<number>`ts_rank(words, ${sought.nearer}::tsquery) * 4 + ts_rank(words, ${sought.query}::tsquery)`;
  let query = published<RegisterTables>(db)
    .selectFrom("current")
    .select("entry")
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type)
    .where((where) => where.and(conditions(where, filter)));
  if (weighs) query = query.orderBy(weight, "desc");
  const rows = await query
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
