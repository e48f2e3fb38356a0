import type { SubmissionId } from "../../decisions/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { TripId } from "../trip.ts";

/** What came of a ruling: it settled the case, carried it onwards to whoever is asked next, or neither. */
export interface CameOf {
  readonly came: "settled" | "carried-on" | "nothing-yet";
  /** What the case asked for then (`askedHash`); `null` of rulings from before it was kept. */
  readonly askedHash: string | null;
}

interface CameOfTables {
  tripsCameOf: CameOf & { municipalityId: MunicipalityId; submissionId: SubmissionId; tripId: TripId };
}

/** Keeps what came of a ruling, for good; of one that is corrected what came of it last. */
export async function keepCameOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  submissionId: SubmissionId,
  tripId: TripId,
  { came, askedHash }: CameOf,
): Promise<void> {
  await working<CameOfTables>(tx)
    .insertInto("tripsCameOf")
    .values({ municipalityId, submissionId, tripId, came, askedHash })
    .onConflict((on) => on.columns(["municipalityId", "submissionId"]).doUpdateSet({ came, askedHash }))
    .execute();
}

/** What came of every ruling on a trip's requests, by submission. One that was entered elsewhere and brought along has none. */
export async function cameOfRulings(
  tx: Tx,
  municipalityId: MunicipalityId,
  tripId: TripId,
): Promise<ReadonlyMap<SubmissionId, CameOf>> {
  const rows = await working<CameOfTables>(tx)
    .selectFrom("tripsCameOf")
    .select(["submissionId", "came", "askedHash"])
    .where("municipalityId", "=", municipalityId)
    .where("tripId", "=", tripId)
    .execute();
  return new Map(rows.map(({ submissionId, came, askedHash }) => [submissionId, { came, askedHash }]));
}
