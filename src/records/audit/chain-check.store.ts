import { sql } from "kysely";
import type { MunicipalityId, Tx } from "../../platform/index.ts";

/** Whether nobody else checks this municipality's whole chain now; held until the transaction ends, in whatever process. */
export async function holdChainCheck(tx: Tx, municipality: MunicipalityId): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${`records chain check ${municipality}`}, 0)) AS held`.execute(
    tx,
  );
  return rows[0]?.held ?? false;
}
