import { type RawBuilder, sql } from "kysely";
import type { DateOn } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { TripKind } from "../profile/index.ts";
import type { Sight } from "./may.ts";
import { type TripTables, tripIn } from "./trip.store.ts";
import type { Trip, TripId, TripStatus } from "./trip.ts";
import { type ManagersTrips, waitsByKind } from "./with-manager.store.ts";

export type NamedTrip = Pick<Trip, "title" | "committeeId" | "unitId" | "createdBy">;

/** What trips are called and what they lie in, by id. */
export async function tripsNamed(
  tx: Tx,
  municipalityId: MunicipalityId,
  ids: readonly TripId[],
): Promise<ReadonlyMap<TripId, NamedTrip>> {
  if (ids.length === 0) return new Map();
  const rows = await working<TripTables>(tx)
    .selectFrom("tripsTrip")
    .select(["tripId", "title", "committeeId", "unitId", "createdBy"])
    .where("municipalityId", "=", municipalityId)
    .where("tripId", "in", ids)
    .execute();
  return new Map(rows.map(({ tripId, ...named }) => [tripId, named]));
}

/** Where a page of the desk's list begins: after this trip. */
export interface TripCursor {
  readonly startOn: Trip["startOn"];
  readonly id: TripId;
}

/** The part of a municipality's trips that is somebody's: their committees', their units', those they began. */
export interface TripScope {
  readonly committees: readonly string[];
  readonly units: readonly string[];
  readonly madeBy: string | null;
}

/** In SQL whether a trip lies within a part. One committee, one unit or one person is a condition that an index answers. */
export function within(scope: TripScope | null): RawBuilder<boolean> {
  if (scope === null) return sql`true`;
  const { committees, units, madeBy } = scope;
  const parts = [
    ...committees.map((id) => sql<boolean>`committee_id = ${id}`),
    ...units.map((id) => sql<boolean>`unit_id = ${id}`),
    ...(madeBy === null ? [] : [sql<boolean>`created_by = ${madeBy}`]),
  ];
  return parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` OR `)})`;
}

/** In SQL what `maySee` says of one trip. */
export function seenIn({ maker, scopes }: Sight): RawBuilder<boolean> {
  if (scopes === null) return sql`true`;
  return sql`(status <> 'draft' AND NOT ended_unsent OR created_by = ${maker} OR 'committee:' || committee_id = ANY(${[...scopes]}::text[])
    OR 'unit:' || unit_id = ANY(${[...scopes]}::text[]))`;
}

export interface TripFilter {
  readonly status?: TripStatus;
  readonly kind?: TripKind;
  readonly committeeId?: string;
  readonly unitId?: string;
  /** Of those that are submitted: the ones that wait for their manager, or the others. */
  readonly route?: { readonly managers: ManagersTrips; readonly withManager: boolean };
  /** Of heading, place or case number, all of them. */
  readonly words?: string;
}

type TripColumns = Omit<TripFilter, "route" | "words">;
/** So many trips a list looks for words among those that have them. */
const mostFound = 10_000;

/** The trips that have every word, of those somebody sees; through a function, since under row-level security a search has no index. */
export function foundBy(sight: Sight, text: string, most: number): RawBuilder<TripId> {
  const words = text.split(/\s+/).filter(Boolean).slice(0, 8);
  const patterns = words.map((word) => `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`);
  return sql<TripId>`(SELECT udsyn.trips_find(${patterns}::text[], ${most}, ${sight.maker},
      ${sight.scopes && [...sight.scopes]}::text[]))`;
}

const columnsOf = (filter: TripColumns) =>
  Object.entries(filter).filter((one): one is [keyof TripColumns, string] => one[1] !== undefined);

/** Trips of the desk that somebody sees, those without a date first (they are being made), then the latest first. */
export async function listTrips(
  tx: Tx,
  municipalityId: MunicipalityId,
  sight: Sight,
  filter: TripFilter,
  { limit, after = null, of = null }: { limit: number; after?: TripCursor | null; of?: TripScope | null },
): Promise<{ readonly items: readonly Trip[]; readonly next: TripCursor | null }> {
  let query = working<TripTables>(tx)
    .selectFrom("tripsTrip")
    .selectAll()
    .where("municipalityId", "=", municipalityId)
    .where(seenIn(sight))
    .where(within(of))
    .orderBy("startOn", (order) => order.desc().nullsFirst())
    .orderBy("tripId", "desc")
    .limit(limit + 1);
  const { route, words, ...columns } = filter;
  for (const [name, value] of columnsOf(columns)) query = query.where(name, "=", value);
  if (words) query = query.where("tripId", "in", foundBy(sight, words, mostFound));
  if (route) {
    const waits = waitsByKind(route.managers);
    query = query.where(route.withManager ? waits : sql<boolean>`${waits} IS NOT TRUE`);
  }
  if (after) {
    query = query.where((on) =>
      after.startOn === null
        ? on.or([on("startOn", "is not", null), on("tripId", "<", after.id)])
        : // As one row, which the index's order answers; no trip without a date comes after one that has it.
          sql<boolean>`(start_on, trip_id) < (${after.startOn}::date, ${after.id}::uuid)`,
    );
  }
  const rows = (await query.execute()).map(tripIn);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? { startOn: last.startOn, id: last.id } : null };
}

/** How many trips a filter leaves of those somebody sees, counted no further than `atMost`: a desk need not know of how many thousands. */
export async function countTrips(
  tx: Tx,
  municipalityId: MunicipalityId,
  sight: Sight,
  { words, ...filter }: Omit<TripFilter, "route">,
  atMost: number,
): Promise<number> {
  let some = working<TripTables>(tx)
    .selectFrom("tripsTrip")
    .select("municipalityId")
    .where("municipalityId", "=", municipalityId)
    .where(seenIn(sight))
    .limit(atMost);
  for (const [name, value] of columnsOf(filter)) some = some.where(name, "=", value);
  if (words) some = some.where("tripId", "in", foundBy(sight, words, mostFound));
  const { count } = await working<TripTables>(tx)
    .selectFrom(some.as("some"))
    .select((on) => on.fn.countAll<bigint>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Approved trips that ended between two days, both counted. */
export async function tripsEnded(
  tx: Tx,
  municipalityId: MunicipalityId,
  from: DateOn,
  to: DateOn,
): Promise<readonly { readonly id: TripId; readonly endOn: DateOn }[]> {
  const rows = await working<TripTables>(tx)
    .selectFrom("tripsTrip")
    .select(["tripId", "endOn"])
    .where("municipalityId", "=", municipalityId)
    .where("status", "in", ["approved", "complete"])
    .where("endOn", ">=", from)
    .where("endOn", "<=", to)
    .orderBy("tripId")
    .execute();
  return rows.flatMap(({ tripId, endOn }) => (endOn ? [{ id: tripId, endOn }] : []));
}
