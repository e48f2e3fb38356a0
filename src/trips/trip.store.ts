import { type ColumnType, type RawBuilder, sql } from "kysely";
import { Conflict, type DateOn, NotFound } from "../kernel/index.ts";
import { type Lang, type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { Direction, TripKind } from "../profile/index.ts";
import { notHeld } from "../records/index.ts";
import type { Sight } from "./may.ts";
import { emptyPlan, type Plan } from "./plan.ts";
import type { AccountsTrack, Approved, PublicPlan, Report, ReportTrack, Trip, TripId, TripStatus } from "./trip.ts";
import { type ManagersTrips, waitsByKind } from "./with-manager.store.ts";

type Json<T> = ColumnType<T, string | null, string | null>;

export interface TripTables {
  tripsTrip: {
    municipalityId: MunicipalityId;
    tripId: TripId;
    version: number;
    lang: Lang;
    kind: TripKind | null;
    direction: Direction;
    status: TripStatus;
    endedUnsent: boolean;
    accountsStatus: AccountsTrack;
    reportStatus: ReportTrack;
    caseNumber: string | null;
    title: string;
    committeeId: string | null;
    unitId: string | null;
    startOn: Trip["startOn"];
    endOn: Trip["endOn"];
    plan: ColumnType<Plan, string, string>;
    approved: Json<Approved | null>;
    publicPlan: Json<PublicPlan | null>;
    report: Json<Report | null>;
    reportHandedInOn: DateOn | null;
    /** The report's day, for finding what is to be followed up. */
    followUpOn: DateOn | null;
    /** Read by `import-trips/` alone: names of travellers stay there. */
    importedFrom: ColumnType<unknown, undefined, undefined>;
    /** Read and written by `daily/` alone. */
    returnLookedOn: ColumnType<DateOn | null, undefined, undefined>;
    createdAt: Date;
    createdBy: string | null;
    hands: readonly string[];
    updatedAt: Date;
  };
}

export type TripRow = Omit<
  TripTables["tripsTrip"],
  "plan" | "approved" | "publicPlan" | "report" | "followUpOn" | "importedFrom" | "returnLookedOn"
> & {
  importedFrom?: unknown;
  followUpOn?: unknown;
  returnLookedOn?: unknown;
  plan: Plan;
  approved: Approved | null;
  publicPlan: PublicPlan | null;
  report: Report | null;
};

/** A stored row as a trip. */
export function tripIn(row: TripRow): Trip {
  const { municipalityId: _m, importedFrom: _i, followUpOn: _f, returnLookedOn: _r, ...trip } = row;
  const { tripId, accountsStatus, reportStatus, ...rest } = trip;
  const plan = { ...emptyPlan, ...rest.plan };
  const publicPlan = rest.publicPlan && planned(rest.publicPlan);
  return { id: tripId, accountsTrack: accountsStatus, reportTrack: reportStatus, ...rest, plan, publicPlan };
}

/** A stored plan: what was stored before a field was added is read with the field empty. */
export function planned(stored: PublicPlan): PublicPlan {
  return { ...stored, plan: { ...emptyPlan, ...stored.plan } };
}

function written(trip: Trip) {
  const { id: _, createdBy: _by, accountsTrack, reportTrack, plan, approved, publicPlan, report, ...rest } = trip;
  return {
    ...rest,
    accountsStatus: accountsTrack,
    reportStatus: reportTrack,
    plan: JSON.stringify(plan),
    approved: approved && JSON.stringify(approved),
    publicPlan: publicPlan && JSON.stringify(publicPlan),
    report: report && JSON.stringify(report),
    followUpOn: report?.followUpOn ?? null,
  };
}

export async function addTrip(tx: Tx, municipalityId: MunicipalityId, trip: Trip): Promise<void> {
  await working<TripTables>(tx)
    .insertInto("tripsTrip")
    .values({ municipalityId, tripId: trip.id, ...written(trip), createdBy: trip.createdBy })
    .execute();
}

/** One trip; with `hold` its row is held until the transaction ends. @throws NotFound `trip-unknown` */
export async function readTrip(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: TripId,
  hold: "hold" | "look" = "look",
): Promise<Trip> {
  const query = working<TripTables>(tx)
    .selectFrom("tripsTrip")
    .selectAll()
    .where("municipalityId", "=", municipalityId)
    .where("tripId", "=", id);
  const row = await (hold === "hold" ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new NotFound("trip-unknown");
  return tripIn(row);
}

/** Trips by their ids, in no order; what is not there is left out. */
export async function tripsById(
  tx: Tx,
  municipalityId: MunicipalityId,
  ids: readonly TripId[],
): Promise<readonly Trip[]> {
  if (ids.length === 0) return [];
  const rows = await working<TripTables>(tx)
    .selectFrom("tripsTrip")
    .selectAll()
    .where("municipalityId", "=", municipalityId)
    .where("tripId", "in", ids)
    .execute();
  return rows.map(tripIn);
}

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

/** Stores a trip that was read as version `trip.version`, as the next one. @throws Conflict `version-passed` when another was first */
export async function saveTrip(tx: Tx, municipalityId: MunicipalityId, trip: Trip): Promise<Trip> {
  const next = { ...trip, version: trip.version + 1 };
  const { numUpdatedRows } = await working<TripTables>(tx)
    .updateTable("tripsTrip")
    .set(written(next))
    .where("municipalityId", "=", municipalityId)
    .where("tripId", "=", trip.id)
    .where("version", "=", trip.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Conflict("version-passed");
  return next;
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

/** Erases drafts that nobody has touched since an instant, and answers which. A draft has no submissions, postings or versions. */
export async function eraseDrafts(
  tx: Tx,
  municipalityId: MunicipalityId,
  untouchedSince: Date,
): Promise<readonly TripId[]> {
  const rows = await working<TripTables>(tx)
    .deleteFrom("tripsTrip as t")
    .where("municipalityId", "=", municipalityId)
    .where((on) => on.or([on("status", "=", "draft"), on("endedUnsent", "=", true)]))
    .where("updatedAt", "<", untouchedSince)
    .where(sql<boolean>`${sql.raw(notHeld("'trip'", "t.trip_id"))}`)
    .returning("tripId")
    .execute();
  return rows.map((row) => row.tripId);
}

/** Erases one draft; nothing that was ever sent. */
export async function eraseDraft(tx: Tx, municipalityId: MunicipalityId, id: TripId): Promise<void> {
  await working<TripTables>(tx)
    .deleteFrom("tripsTrip")
    .where("municipalityId", "=", municipalityId)
    .where("tripId", "=", id)
    .where("status", "=", "draft")
    .execute();
}
