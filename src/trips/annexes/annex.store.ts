import { type ColumnType, sql } from "kysely";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import { type FileReading, readerVersion } from "../../records/index.ts";
import type { TripTables } from "../trip.store.ts";
import type { Trip, TripId } from "../trip.ts";
import type { Annex, AnnexId } from "./annex.ts";

interface AnnexTables {
  tripsAnnex: Omit<Annex, "id" | "size" | "reading" | "hands" | "openedBy"> & {
    municipalityId: MunicipalityId;
    annexId: AnnexId;
    size: bigint;
    hands: string[];
    openedBy: string[];
    reading: ColumnType<FileReading, string, string>;
  };
}

type Row = Omit<AnnexTables["tripsAnnex"], "reading"> & { readonly reading: FileReading };

function read({ municipalityId: _, annexId, size, ...rest }: Row): Annex {
  return { ...rest, id: annexId, size: Number(size) };
}

function written({ id, size, reading, hands, openedBy, ...rest }: Annex) {
  const lists = { hands: [...hands], openedBy: [...openedBy] };
  return { ...rest, ...lists, annexId: id, size: BigInt(size), reading: JSON.stringify(reading) };
}

export async function addAnnex(tx: Tx, municipalityId: MunicipalityId, annex: Annex): Promise<void> {
  await working<AnnexTables>(tx)
    .insertInto("tripsAnnex")
    .values({ municipalityId, ...written(annex) })
    .execute();
}

export async function saveAnnex(tx: Tx, municipalityId: MunicipalityId, annex: Annex): Promise<void> {
  const { annexId, ...row } = written(annex);
  await working<AnnexTables>(tx)
    .updateTable("tripsAnnex")
    .set(row)
    .where("municipalityId", "=", municipalityId)
    .where("annexId", "=", annexId)
    .execute();
}

/** Keeps that somebody opened an annex, as one reader read it; what was read anew meanwhile they have not seen. */
export async function keepOpened(tx: Tx, municipalityId: MunicipalityId, annex: Annex, by: string): Promise<void> {
  if (annex.openedBy.includes(by)) return;
  await working<AnnexTables>(tx)
    .updateTable("tripsAnnex")
    .set({ openedBy: sql<string[]>`array_append(opened_by, ${by})` })
    .where("municipalityId", "=", municipalityId)
    .where("annexId", "=", annex.id)
    .where("reader", "=", annex.reader)
    .where(sql<boolean>`NOT ${by} = ANY (opened_by)`)
    .execute();
}

/** The annexes of trips in the order they came, those taken back too. */
export async function annexesOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  trips: readonly TripId[],
): Promise<readonly Annex[]> {
  if (trips.length === 0) return [];
  const rows = await working<AnnexTables>(tx)
    .selectFrom("tripsAnnex")
    .selectAll()
    .where("municipalityId", "=", municipalityId)
    .where("tripId", "in", trips)
    .orderBy("annexId")
    .execute();
  return rows.map(read);
}

/** An annex of a trip, held until the transaction ends; `null` where it has none such. */
export async function holdAnnex(
  tx: Tx,
  municipalityId: MunicipalityId,
  tripId: TripId,
  id: AnnexId,
): Promise<Annex | null> {
  const row = await working<AnnexTables>(tx)
    .selectFrom("tripsAnnex")
    .selectAll()
    .where("municipalityId", "=", municipalityId)
    .where("tripId", "=", tripId)
    .where("annexId", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row ? read(row) : null;
}

/** A trip whose annexes wait for a decision, as far as a right is held against it. */
export interface Undecided extends Pick<Trip, "title" | "committeeId" | "unitId" | "createdBy"> {
  readonly tripId: TripId;
  readonly hands: readonly string[];
}

/** Annexes that a person has to decide about, the oldest first. */
export async function undecidedAnnexes(
  tx: Tx,
  municipalityId: MunicipalityId,
  limit: number,
): Promise<readonly Undecided[]> {
  return working<AnnexTables & TripTables>(tx)
    .selectFrom("tripsAnnex as a")
    .innerJoin("tripsTrip as t", (on) =>
      on.onRef("t.municipalityId", "=", "a.municipalityId").onRef("t.tripId", "=", "a.tripId"),
    )
    .select(["a.tripId", "a.hands", "t.title", "t.committeeId", "t.unitId", "t.createdBy"])
    .where("a.municipalityId", "=", municipalityId)
    .where("a.decision", "is", null)
    .where("a.withdrawnAt", "is", null)
    .where("a.found", "!=", "nothing")
    .orderBy("a.addedAt")
    .limit(limit)
    .execute();
}

/** An annex that was refused, of a trip as far as a right is held against it. */
interface Refused extends Undecided, Pick<Annex, "note"> {
  readonly annexTitle: string;
}

/**
 * Annexes refused since a moment, the newest first, until whoever sent one has sent another to the trip.
 * @param tripId those of one trip; `null`: of all
 */
export async function refusedAnnexes(
  tx: Tx,
  municipalityId: MunicipalityId,
  tripId: TripId | null,
  since: Date,
  limit: number,
): Promise<readonly Refused[]> {
  return working<AnnexTables & TripTables>(tx)
    .selectFrom("tripsAnnex as a")
    .innerJoin("tripsTrip as t", (on) =>
      on.onRef("t.municipalityId", "=", "a.municipalityId").onRef("t.tripId", "=", "a.tripId"),
    )
    .select(["a.tripId", "a.hands", "a.note", "a.title as annexTitle", "t.title", "t.committeeId", "t.unitId"])
    .select("t.createdBy")
    .where("a.municipalityId", "=", municipalityId)
    .where("a.decision", "=", "rejected")
    .where("a.withdrawnAt", "is", null)
    .where("a.decidedAt", ">", since)
    .$if(tripId !== null, (query) => query.where("a.tripId", "=", tripId ?? ("" as TripId)))
    .where(
      sql<boolean>`NOT EXISTS (SELECT FROM udsyn.trips_annex later WHERE later.municipality_id = a.municipality_id
        AND later.trip_id = a.trip_id AND later.added_at >= a.decided_at AND later.annex_id > a.annex_id AND later.hands && a.hands)`,
    )
    .orderBy("a.decidedAt", "desc")
    .limit(limit)
    .execute();
}

/** Annexes in use that an earlier reader read, the oldest first. @param after the last one seen */
export async function readByEarlier(
  tx: Tx,
  municipalityId: MunicipalityId,
  after: AnnexId | null,
  limit: number,
): Promise<readonly Annex[]> {
  const rows = await working<AnnexTables>(tx)
    .selectFrom("tripsAnnex")
    .selectAll()
    .where("municipalityId", "=", municipalityId)
    .where("reader", "<", readerVersion)
    .where("withdrawnAt", "is", null)
    // Nobody is shown what was rejected, and its bytes may be erased.
    .where((by) => by.or([by("decision", "is", null), by("decision", "<>", "rejected")]))
    .$if(after !== null, (query) => query.where("annexId", ">", after ?? ("" as AnnexId)))
    .orderBy("annexId")
    .limit(limit)
    .execute();
  return rows.map(read);
}
