import { sql } from "kysely";
import type { Db, MunicipalityId } from "../platform/index.ts";

/**
 * Pointers of what was erased in a record in force, as a column of a question about `current`: in it, or before it was published
 * with a mark where the erased had stood.
 */
export function erasedIn(current: string) {
  const c = sql.ref(current);
  return sql<string[]>`ARRAY(
    SELECT jsonb_object_keys(e.erased) FROM register.entry e WHERE e.municipality_id = ${c}.municipality_id
      AND e.type = ${c}.type AND e.record_id = ${c}.record_id AND e.version = ${c}.version)`;
}

/** Pointers of what was erased in each of some records in force, by id. */
export async function erasedAmong(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; erased: string[] }>`
    SELECT c.record_id AS id, ${erasedIn("c")} AS erased FROM register.current c
    WHERE c.municipality_id = ${municipalityId} AND c.type = ${type} AND c.record_id = ANY (${[...ids]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ id, erased }) => [id, erased]));
}
