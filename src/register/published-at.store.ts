import { type MunicipalityId, published, type Tx } from "../platform/index.ts";
import type { RecordId, RegisterTables } from "./register.tables.ts";

/** When the versions in force of these records were published; a record that never was is missing. */
export async function publishedAtOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  type: string,
  ids: readonly RecordId[],
): Promise<ReadonlyMap<RecordId, Date>> {
  if (ids.length === 0) return new Map();
  const rows = await published<RegisterTables>(tx)
    .selectFrom("current")
    .select(["recordId", "publishedAt"])
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type)
    .where("recordId", "in", ids)
    .execute();
  return new Map(rows.map(({ recordId, publishedAt }) => [recordId, publishedAt]));
}
