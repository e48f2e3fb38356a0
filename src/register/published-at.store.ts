import { type RawBuilder, sql } from "kysely";
import { type MunicipalityId, published, type Tx } from "../platform/index.ts";
import { withdrawalSchema } from "./log/index.ts";
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

/**
 * In SQL whether something of a record is left to publish: no version in force is as new as the record, and it was not taken
 * back. For the store of the room whose records they are, which names its own columns.
 */
export function isLeftToPublish(
  type: string,
  record: Readonly<Record<"municipalityId" | "id" | "updatedAt", RawBuilder<unknown>>>,
): RawBuilder<boolean> {
  const { municipalityId, id, updatedAt } = record;
  return sql<boolean>`NOT EXISTS (SELECT FROM register.current c WHERE c.municipality_id = ${municipalityId} AND c.type = ${type}
      AND c.record_id = ${id} AND c.published_at >= ${updatedAt})
    AND ${withdrawalSchema} IS DISTINCT FROM (SELECT e.entry ->> 'schema' FROM register.entry e
      WHERE e.municipality_id = ${municipalityId} AND e.type = ${type} AND e.record_id = ${id} ORDER BY e.version DESC LIMIT 1)`;
}
