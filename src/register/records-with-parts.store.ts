import { sql } from "kysely";
import type { DateOn } from "../kernel/index.ts";
import type { Db, MunicipalityId } from "../platform/index.ts";
import { erasedIn } from "./erased-in.store.ts";
import type { EntryOf } from "./lists.store.ts";

/** Records of a type that carry parts of a list, such as trips with rulings. */
interface Lists {
  readonly municipalityId: MunicipalityId;
  readonly type: string;
  readonly list: string;
}

export interface RecordWithParts<Entry> {
  readonly entry: EntryOf<Entry>;
  readonly firstPublishedAt: Date;
  /** When it was published as it is, or something in it was erased. */
  readonly changedAt: Date;
  /** Pointers of what was erased in it. */
  readonly erased: readonly string[];
}

/** Which of them: some, those with a part on one of some days, or a page of all, the newest record first. */
type Which =
  | { readonly ids: readonly string[] }
  | { readonly days: readonly DateOn[] }
  | { readonly limit: number; readonly skip: number; readonly changedFrom?: Date | null };

/** Records in force that carry parts of a list, with when each was published first. */
export async function recordsWithParts<Entry>(
  db: Db,
  { municipalityId, type, list }: Lists,
  which: Which,
): Promise<readonly RecordWithParts<Entry>[]> {
  const on = "days" in which ? sql`AND d.part_on = ANY (${[...which.days]}::date[])` : sql``;
  const some = "ids" in which ? sql`AND c.record_id = ANY (${[...which.ids]}::uuid[])` : sql``;
  const changedFrom = "limit" in which ? (which.changedFrom ?? null) : null;
  const changed = changedFrom === null ? sql`` : sql`AND greatest(c.published_at, c.erased_at) >= ${changedFrom}`;
  const page = "limit" in which ? sql`LIMIT ${which.limit} OFFSET ${which.skip}` : sql``;
  const { rows } = await sql<RecordWithParts<Entry>>`
    SELECT c.entry, (SELECT min(e.published_at) FROM register.entry e WHERE e.municipality_id = c.municipality_id
        AND e.type = c.type AND e.record_id = c.record_id) AS first_published_at,
      greatest(c.published_at, c.erased_at) AS changed_at, ${erasedIn("c")} AS erased
    FROM register.current c
    WHERE c.municipality_id = ${municipalityId} AND c.type = ${type} ${some} ${changed}
      AND EXISTS (SELECT FROM register.dated_part d WHERE d.municipality_id = c.municipality_id AND d.type = c.type
        AND d.record_id = c.record_id AND d.list = ${list} ${on})
    ORDER BY c.record_id DESC ${page}`.execute(db);
  return rows;
}

/** The days on which there are such parts, the newest first. */
export async function partDays(
  db: Db,
  { municipalityId, type, list }: Lists,
  { limit, skip }: { readonly limit: number; readonly skip: number },
): Promise<readonly DateOn[]> {
  const { rows } = await sql<{ partOn: DateOn }>`
    SELECT DISTINCT part_on FROM register.dated_part
    WHERE municipality_id = ${municipalityId} AND type = ${type} AND list = ${list}
    ORDER BY part_on DESC LIMIT ${limit} OFFSET ${skip}`.execute(db);
  return rows.map(({ partOn }) => partOn);
}

/** A record that said a part on a day on which it says none any more. */
interface ThatSaid {
  readonly id: string;
  /** Whether it carries parts of the list on other days: it was corrected. Otherwise it was taken back, or says none now. */
  readonly saysOthers: boolean;
}

/** Records that said parts of a list on days on which they no longer do: all of them, those of a day, or one. */
export async function recordsThatSaid(
  db: Db,
  { municipalityId, type, list }: Lists,
  { on = null, id = null }: { readonly on?: DateOn | null; readonly id?: string | null } = {},
): Promise<readonly ThatSaid[]> {
  const onDay = on === null ? sql`` : sql`AND w.part_on = ${on}`;
  const ofRecord = id === null ? sql`` : sql`AND w.record_id = ${id}`;
  const { rows } = await sql<ThatSaid>`
    SELECT w.record_id AS id, EXISTS (SELECT FROM register.dated_part d WHERE d.municipality_id = ${municipalityId}
      AND d.type = ${type} AND d.record_id = w.record_id AND d.list = ${list}) AS says_others
    FROM register.dated_part_was w
    WHERE w.municipality_id = ${municipalityId} AND w.type = ${type} AND w.list = ${list} ${onDay} ${ofRecord}
    GROUP BY w.record_id ORDER BY w.record_id`.execute(db);
  return rows;
}

/** What a version of a record says under some names; `null` where it says nothing of them, as a withdrawal does. */
export interface SaidThen {
  readonly id: string;
  readonly at: Date;
  readonly said: Readonly<Record<string, unknown>> | null;
  /** Pointers of what was erased in it. */
  readonly erased: readonly string[];
}

/** What every version of some records says under some names, with when it was published, the oldest first. */
export async function saidOverTime(
  db: Db,
  { municipalityId, type }: Pick<Lists, "municipalityId" | "type">,
  ids: readonly string[],
  names: readonly string[],
): Promise<readonly SaidThen[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<SaidThen>`
    SELECT e.record_id AS id, e.published_at AS at, (SELECT jsonb_object_agg(key, value) FROM jsonb_each(e.entry)
      WHERE key = ANY (${[...names]}::text[])) AS said, ARRAY(SELECT jsonb_object_keys(e.erased)) AS erased
    FROM register.entry e
    WHERE e.municipality_id = ${municipalityId} AND e.type = ${type} AND e.record_id = ANY (${[...ids]}::uuid[])
    ORDER BY e.version`.execute(db);
  return rows;
}
