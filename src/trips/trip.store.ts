import type { ColumnType } from "kysely";
import { Conflict, type DateOn, NotFound } from "../kernel/index.ts";
import { type Lang, type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { Direction, TripKind } from "../profile/index.ts";
import { emptyPlan, type Plan } from "./plan.ts";
import type { AccountsTrack, Approved, PublicPlan, Report, ReportTrack, Trip, TripId, TripStatus } from "./trip.ts";

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
    /** Of the public plan, or as it stands where there is none; the database reckons both. */
    fixedCommitteeId: ColumnType<string | null, undefined, undefined>;
    fixedStartOn: ColumnType<DateOn | null, undefined, undefined>;
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
  | "plan"
  | "approved"
  | "publicPlan"
  | "report"
  | "followUpOn"
  | "importedFrom"
  | "returnLookedOn"
  | "fixedCommitteeId"
  | "fixedStartOn"
> & {
  importedFrom?: unknown;
  followUpOn?: unknown;
  returnLookedOn?: unknown;
  fixedCommitteeId?: unknown;
  fixedStartOn?: unknown;
  plan: Plan;
  approved: Approved | null;
  publicPlan: PublicPlan | null;
  report: Report | null;
};

/** A stored row as a trip. */
export function tripIn(row: TripRow): Trip {
  const { municipalityId: _m, importedFrom: _i, followUpOn: _f, returnLookedOn: _r, ...own } = row;
  const { fixedCommitteeId: _c, fixedStartOn: _s, tripId, accountsStatus, reportStatus, ...rest } = own;
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

/** Trips by their ids, in no order; what is not there is left out. Those to be held are so in the order of their ids. */
export async function tripsById(
  tx: Tx,
  municipalityId: MunicipalityId,
  ids: readonly TripId[],
  hold: "hold" | "look" = "look",
): Promise<readonly Trip[]> {
  if (ids.length === 0) return [];
  const query = working<TripTables>(tx)
    .selectFrom("tripsTrip")
    .selectAll()
    .where("municipalityId", "=", municipalityId)
    .where("tripId", "in", ids);
  const rows = await (hold === "hold" ? query.orderBy("tripId").forUpdate() : query).execute();
  return rows.map(tripIn);
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
