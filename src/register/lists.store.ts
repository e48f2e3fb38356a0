import { type ExpressionBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { DateOn } from "../kernel/index.ts";
import { type Db, type MunicipalityId, published, type Tx } from "../platform/index.ts";
import type { PublishedAs } from "./entry-type.ts";
import type { JsonObject } from "./log/index.ts";
import type { RecordId, RegisterTables } from "./register.tables.ts";
import { keptOverLists, seenBefore } from "./seen-entries.ts";

/** What a list of published records is narrowed by. Absent means all. */
export interface ListFilter {
  /** `null` for those without a day. */
  readonly year?: number | null;
  /** `2025-03`: those that began in it. */
  readonly month?: string;
  readonly bodyId?: string;
  readonly country?: string;
  readonly kind?: string;
  readonly state?: string;
  readonly direction?: string;
  readonly goal?: string;
  /** Any of these: a partner may be known by several ids. */
  readonly partners?: readonly string[];
  /** What their words must match (`Sought.query`); `null`: nothing can. */
  readonly words?: string | null;
  /** A point by its code; `null` for those without one. */
  readonly place?: string | null;
  /** These records beside those of `state`: what the state alone cannot tell, because it comes with the days. */
  readonly orThese?: readonly RecordId[];
}

/** Where a page of a list begins: after this record. */
export interface ListCursor {
  readonly sortOn: DateOn | null;
  readonly id: string;
}

export type EntryOf<Entry> = Entry & PublishedAs;

/** A list's page, newest first, those without a date last, and where the next one begins. */
export interface ListPage<Entry> {
  readonly items: readonly EntryOf<Entry>[];
  readonly next: ListCursor | null;
}

/**
 * An entry that is as it was when the same page was last asked for is the same object again: it is neither fetched nor read
 * anew, and what was made of it can be kept by it.
 * @param limit how many at most, `null` for all of them; `skip` passes over as many first: for lists whose pages are numbered.
 */
export async function listCurrent<Entry>(
  db: Db | Tx,
  municipalityId: MunicipalityId,
  type: string,
  filter: ListFilter,
  { limit, after = null, skip = 0 }: { limit: number | null; after?: ListCursor | null; skip?: number },
): Promise<ListPage<Entry>> {
  const inOrder = published<RegisterTables>(db)
    .selectFrom("current")
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type)
    .orderBy("sortOn", (order) => order.desc().nullsLast())
    .orderBy("recordId", "desc");
  let found = inOrder.where((on) => on.and(conditions(on, filter)));
  if (after) found = found.where((on) => afterCursor(on, after));
  if (limit !== null) found = found.limit(limit + 1);
  // What is passed over is passed over in the index alone; only the page's own rows are fetched.
  const page = skip > 0 ? inOrder.where("recordId", "in", found.select("recordId").offset(skip)) : found;
  const { rows, entries } = await readPage(
    db,
    municipalityId,
    type,
    page.select(["recordId", "sortOn", mark.as("mark")]),
    [filter, limit, after, skip],
  );
  const shown = limit === null ? rows : rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > shown.length && last;
  return {
    items: entries.slice(0, shown.length) as unknown as EntryOf<Entry>[],
    next: more ? { sortOn: more.sortOn, id: more.recordId } : null,
  };
}

/** Which content of which record a row of `current` holds. */
const mark = sql<string>`record_id || '.' || version || '.' || erasures`;

type Marked = SelectQueryBuilder<
  RegisterTables,
  "current",
  { recordId: RecordId; sortOn: DateOn | null; mark: string }
>;

/** A page's rows with their entries, of which those are read that are not known yet. */
async function readPage(
  db: Db | Tx,
  municipalityId: MunicipalityId,
  type: string,
  page: Marked,
  asked: readonly unknown[],
) {
  const kept = keptOverLists(db);
  if (!kept) {
    const seen = seenBefore(db, [municipalityId, type, ...asked]);
    const rows = await page
      .select(
        sql<JsonObject | null>`CASE WHEN ${mark} = ANY (${seen.marks}::text[]) THEN NULL ELSE entry END`.as("entry"),
      )
      .execute();
    return { rows, entries: seen.entriesOf(rows) };
  }
  const rows = await page.execute();
  const lacking = rows.flatMap((row) => (kept.lacks(row.mark) ? [row.recordId] : []));
  const { rows: read } =
    lacking.length === 0
      ? { rows: [] }
      : await sql<{ mark: string; entry: JsonObject }>`
          SELECT ${mark} AS mark, entry FROM register.current
          WHERE municipality_id = ${municipalityId} AND type = ${type} AND record_id = ANY (${lacking}::uuid[])`.execute(
          db,
        );
  return {
    rows,
    entries: kept.entriesOf(
      rows.map((row) => row.mark),
      read,
    ),
  };
}

export type On = ExpressionBuilder<RegisterTables, "current">;

/** The conditions of a filter, for every list of what is in force. */
export function conditions(on: On, filter: ListFilter) {
  const all = [];
  if (filter.year !== undefined) all.push(filter.year === null ? on("year", "is", null) : on("year", "=", filter.year));
  if (filter.month !== undefined) {
    const first = sql`${`${filter.month}-01`}::date`;
    all.push(sql<boolean>`sort_on >= ${first} AND sort_on < ${first} + interval '1 month'`);
  }
  if (filter.place !== undefined)
    all.push(
      filter.place === null ? sql<boolean>`places = '{}'` : sql<boolean>`places @> ARRAY[${filter.place}]::text[]`,
    );
  if (filter.bodyId !== undefined) all.push(on("bodyId", "=", filter.bodyId));
  if (filter.kind !== undefined) all.push(on("kind", "=", filter.kind));
  if (filter.state !== undefined) {
    const these = filter.orThese ?? [];
    const isIn = on("state", "=", filter.state);
    all.push(these.length === 0 ? isIn : on.or([isIn, sql<boolean>`record_id = ANY (${[...these]}::uuid[])`]));
  }
  if (filter.direction !== undefined) all.push(on("direction", "=", filter.direction));
  if (filter.country !== undefined) all.push(sql<boolean>`countries @> ARRAY[${filter.country}]::text[]`);
  if (filter.goal !== undefined) all.push(sql<boolean>`goals @> ARRAY[${filter.goal}]::text[]`);
  if (filter.partners !== undefined) all.push(sql<boolean>`partners && ${[...filter.partners]}::text[]`);
  if (filter.words !== undefined)
    all.push(filter.words === null ? sql<boolean>`false` : sql<boolean>`words @@ ${filter.words}::tsquery`);
  return all;
}

function afterCursor(on: On, { sortOn, id }: ListCursor) {
  const recordId = id as RecordId;
  if (sortOn === null) return on.and([on("sortOn", "is", null), on("recordId", "<", recordId)]);
  return on.or([
    on("sortOn", "<", sortOn),
    on("sortOn", "is", null),
    on.and([on("sortOn", "=", sortOn), on("recordId", "<", recordId)]),
  ]);
}

/**
 * Records in some states that began before a day, with the fields of their entry that are asked for: few of many.
 * @param bodyId those of one committee or unit alone
 */
export async function currentInStates<Entry, Field extends keyof Entry & string>(
  db: Db | Tx,
  municipalityId: MunicipalityId,
  type: string,
  {
    states,
    before,
    bodyId,
  }: { readonly states: readonly string[]; readonly before: DateOn; readonly bodyId?: string | undefined },
  fields: readonly Field[],
): Promise<readonly { readonly id: RecordId; readonly state: string; readonly entry: Pick<Entry, Field> }[]> {
  const ofBody = bodyId === undefined ? sql`` : sql`AND body_id = ${bodyId}`;
  const { rows } = await sql<{ id: RecordId; state: string; entry: Pick<Entry, Field> }>`
    SELECT record_id AS id, state,
      (SELECT jsonb_object_agg(key, value) FROM jsonb_each(entry) WHERE key = ANY (${[...fields]}::text[])) AS entry
    FROM register.current
    WHERE municipality_id = ${municipalityId} AND type = ${type} AND state = ANY (${[...states]}::text[])
      AND sort_on < ${before}::date ${ofBody}`.execute(db);
  return rows;
}

/** How many records a list holds. */
export async function countCurrent(
  db: Db | Tx,
  municipalityId: MunicipalityId,
  type: string,
  filter: ListFilter,
): Promise<number> {
  const { count } = await published<RegisterTables>(db)
    .selectFrom("current")
    .select((on) => on.fn.countAll<bigint>().as("count"))
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type)
    .where((on) => on.and(conditions(on, filter)))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The addresses of a type's records in force, in an order that new ones do not change, and when each was last published. */
export async function listAddresses(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  { limit, skip }: { readonly limit: number; readonly skip: number },
): Promise<readonly { readonly slug: string; readonly publishedAt: Date }[]> {
  return published<RegisterTables>(db)
    .selectFrom("current")
    .select(["slug", "publishedAt"])
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type)
    .orderBy("recordId")
    .limit(limit)
    .offset(skip)
    .execute();
}
