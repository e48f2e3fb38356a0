import { type Db, type MunicipalityId, published, type Tx } from "../../platform/index.ts";
import type { Profile } from "../../profile/index.ts";
import type { RegisterTables } from "../register.tables.ts";

/** How a log stands with one of its witnesses. */
export interface WitnessStanding {
  /** Its public key. */
  readonly witness: string;
  /** What it cosigned last; 0 where nothing. */
  readonly size: number;
  readonly line: string | null;
  /** When it says that it did. */
  readonly cosignedAt: Date | null;
  readonly storedAt: Date | null;
  readonly failures: number;
  /** Why it did not the last time it was asked; `null` where it did. */
  readonly fault: string | null;
  readonly askAt: Date;
}

/** How a log stands with its witnesses, by their keys; one that was never asked is missing. */
export async function readWitnesses(
  db: Db | Tx,
  municipalityId: MunicipalityId,
  origin: string,
): Promise<readonly WitnessStanding[]> {
  const rows = await published<RegisterTables>(db)
    .selectFrom("logWitness")
    .select(["witness", "size", "line", "cosignedAt", "storedAt", "failures", "fault", "askAt"])
    .where("municipalityId", "=", municipalityId)
    .where("origin", "=", origin)
    .orderBy("witness")
    .execute();
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}

/** Those that the profile names now: who was taken out of it vouches for nothing any more. */
export function trusted(
  standings: readonly WitnessStanding[],
  { witnesses = [] }: Pick<Profile, "witnesses">,
): readonly WitnessStanding[] {
  return standings.filter(({ witness }) => witnesses.some(({ key }) => key === witness));
}

export async function saveWitness(
  tx: Tx,
  municipalityId: MunicipalityId,
  origin: string,
  { witness, size, ...rest }: WitnessStanding,
): Promise<void> {
  const row = { ...rest, size: BigInt(size) };
  await published<RegisterTables>(tx)
    .insertInto("logWitness")
    .values({ municipalityId, origin, witness, ...row })
    .onConflict((on) => on.columns(["municipalityId", "origin", "witness"]).doUpdateSet(row))
    .execute();
}
