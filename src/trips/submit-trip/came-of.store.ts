import type { ColumnType } from "kysely";
import type { SubmissionId } from "../../decisions/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { AskedChange, Departure, TripId } from "../trip.ts";

/** What came of a ruling: it settled the case, carried it onwards to whoever is asked next, or neither. */
export interface CameOf {
  readonly came: "settled" | "carried-on" | "nothing-yet";
  /** What the case asked for then (`askedHash`); `null` of rulings from before it was kept. */
  readonly askedHash: string | null;
  /** What of an approved trip was to be changed; `null` where the trip itself was asked for, and of rulings from before it was kept. */
  readonly change: AskedChange | null;
  /** The rules of the council term that it departed from; `null` where it did not, and of rulings from before it was kept. */
  readonly departures: readonly Departure[] | null;
}

interface CameOfTables {
  tripsCameOf: Omit<CameOf, "change" | "departures"> & {
    municipalityId: MunicipalityId;
    submissionId: SubmissionId;
    tripId: TripId;
    change: ColumnType<AskedChange | null, string | null, string | null>;
    departures: ColumnType<readonly Departure[] | null, string | null, string | null>;
  };
}

/** Keeps what came of a ruling, for good; of one that is corrected what came of it last. */
export async function keepCameOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  submissionId: SubmissionId,
  tripId: TripId,
  { came, askedHash, change, departures }: CameOf,
): Promise<void> {
  const told = { change: change && JSON.stringify(change), departures: departures && JSON.stringify(departures) };
  const kept = { came, askedHash, ...told };
  await working<CameOfTables>(tx)
    .insertInto("tripsCameOf")
    .values({ municipalityId, submissionId, tripId, ...kept })
    .onConflict((on) => on.columns(["municipalityId", "submissionId"]).doUpdateSet(kept))
    .execute();
}

/** Whether anybody was asked to rule on a trip, with a hash of what it asked for. */
export async function askedInHash(tx: Tx, municipalityId: MunicipalityId, tripId: TripId): Promise<boolean> {
  const row = await working<CameOfTables>(tx)
    .selectFrom("tripsCameOf")
    .select("submissionId")
    .where("municipalityId", "=", municipalityId)
    .where("tripId", "=", tripId)
    .where("askedHash", "is not", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What a trip asked for has another hash, for it is written otherwise: it was asked for all the same. */
export async function saveAskedHash(
  tx: Tx,
  municipalityId: MunicipalityId,
  tripId: TripId,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<void> {
  await working<CameOfTables>(tx)
    .updateTable("tripsCameOf")
    .set({ askedHash: after })
    .where("municipalityId", "=", municipalityId)
    .where("tripId", "=", tripId)
    .where("askedHash", "=", before)
    .execute();
}

/** What came of every ruling on a trip's requests, by submission. One that was entered elsewhere and brought along has none. */
export function cameOfRulings(
  tx: Tx,
  municipalityId: MunicipalityId,
  tripId: TripId,
): Promise<ReadonlyMap<SubmissionId, CameOf>> {
  return cameOfAll(tx, municipalityId, [tripId]);
}

/** The same of many trips. */
export async function cameOfAll(
  tx: Tx,
  municipalityId: MunicipalityId,
  trips: readonly TripId[],
): Promise<ReadonlyMap<SubmissionId, CameOf>> {
  if (trips.length === 0) return new Map();
  const rows = await working<CameOfTables>(tx)
    .selectFrom("tripsCameOf")
    .select(["submissionId", "came", "askedHash", "change", "departures"])
    .where("municipalityId", "=", municipalityId)
    .where("tripId", "in", trips)
    .execute();
  return new Map(rows.map(({ submissionId, ...cameOf }) => [submissionId, cameOf]));
}
