import type { ColumnType } from "kysely";
import type { SubmissionId } from "../../decisions/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import { planned } from "../trip.store.ts";
import type { PublicPlan, Trip, TripId } from "../trip.ts";

type Stood = Pick<Trip, "status" | "accountsTrack" | "reportTrack" | "approved" | "publicPlan">;

/** How a trip stood before a ruling, what it asked for then, and where the ruling left it. */
export interface Ruled {
  readonly stood: Stood;
  /** As the committee saw it: what is edited afterwards is not what it ruled on. */
  readonly asked: PublicPlan;
  readonly left: Pick<Trip, "status" | "accountsTrack" | "reportTrack">;
}

interface RuledTables {
  tripsRuled: {
    municipalityId: MunicipalityId;
    submissionId: SubmissionId;
    tripId: TripId;
    before: ColumnType<Ruled, string, string>;
  };
}

/** Keeps how a trip stood before a ruling, until its minutes are confirmed. */
export async function keepRuled(
  tx: Tx,
  municipalityId: MunicipalityId,
  submissionId: SubmissionId,
  tripId: TripId,
  ruled: Ruled,
): Promise<void> {
  const { stood, asked, left } = ruled;
  const tracks = { accountsTrack: left.accountsTrack, reportTrack: left.reportTrack };
  const { status, accountsTrack, reportTrack, approved, publicPlan } = stood;
  const before = JSON.stringify({
    stood: { status, accountsTrack, reportTrack, approved, publicPlan },
    asked,
    left: { status: left.status, ...tracks },
  });
  await working<RuledTables>(tx)
    .insertInto("tripsRuled")
    .values({ municipalityId, submissionId, tripId, before })
    .onConflict((on) => on.columns(["municipalityId", "submissionId"]).doUpdateSet({ before }))
    .execute();
}

/** How a trip stood before a ruling; `null` once its minutes are confirmed, and for rulings from before this was kept. */
export async function readRuled(tx: Tx, municipalityId: MunicipalityId, id: SubmissionId): Promise<Ruled | null> {
  const row = await working<RuledTables>(tx)
    .selectFrom("tripsRuled")
    .select("before")
    .where("municipalityId", "=", municipalityId)
    .where("submissionId", "=", id)
    .executeTakeFirst();
  return row ? ruledIn(row.before) : null;
}

/** How a trip stood before each ruling on it whose minutes wait, by submission. */
export async function ruledOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  tripId: TripId,
): Promise<ReadonlyMap<SubmissionId, Ruled>> {
  const rows = await working<RuledTables>(tx)
    .selectFrom("tripsRuled")
    .select(["submissionId", "before"])
    .where("municipalityId", "=", municipalityId)
    .where("tripId", "=", tripId)
    .execute();
  return new Map(rows.map(({ submissionId, before }) => [submissionId, ruledIn(before)]));
}

function ruledIn({ stood, asked, left }: Ruled): Ruled {
  const publicPlan = stood.publicPlan && planned(stood.publicPlan);
  return { stood: { ...stood, publicPlan }, asked: planned(asked), left };
}

/** The minutes are confirmed: a copy of what was planned is kept no longer. */
export async function forgetRuled(tx: Tx, municipalityId: MunicipalityId, id: SubmissionId): Promise<void> {
  await working<RuledTables>(tx)
    .deleteFrom("tripsRuled")
    .where("municipalityId", "=", municipalityId)
    .where("submissionId", "=", id)
    .execute();
}
