import { sql } from "kysely";
import type { Db, MunicipalityId } from "../platform/index.ts";

/** What a record's files are made of, for whoever writes them and would not write them again. */
export interface RecordState {
  readonly slug: string;
  /** Their numbers, the first one first. */
  readonly versions: readonly number[];
  /** Another as soon as anything published of it is, an erased value too. */
  readonly digest: string;
  /** How many values of it are erased. */
  readonly erased: number;
  /** The files that the entry in force names, which lie under `/bilag/`. */
  readonly annexes: readonly { readonly id: string; readonly sha256: string }[];
}

/** Every record of a type in force, as it lies, by its address. */
export async function recordStates(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
): Promise<readonly RecordState[]> {
  const { rows } = await sql<RecordState>`
    SELECT c.slug, array_agg(e.version ORDER BY e.version) AS versions,
      md5(string_agg(md5(jsonb_build_array(e.version, e.published_at, e.reason, e.entry, e.salts, e.erased, c.leaf_index)::text),
        '' ORDER BY e.version)) AS digest,
      sum((SELECT count(*) FROM jsonb_object_keys(e.erased)))::int AS erased,
      coalesce((SELECT jsonb_agg(a) FROM jsonb_array_elements(c.entry->'annexes') a WHERE a->>'id' NOT IN
        (SELECT f.file_id::text FROM register.file f WHERE f.municipality_id = c.municipality_id AND f.taken_back)), '[]') AS annexes
    FROM register.current c JOIN register.entry e USING (municipality_id, type, record_id)
    WHERE c.municipality_id = ${municipalityId} AND c.type = ${type}
    GROUP BY c.municipality_id, c.type, c.record_id ORDER BY c.slug`.execute(db);
  return rows;
}

/** Files that belonged to a record of a type and are not public any more: those taken back, and those of no record in force. */
export async function goneFiles(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
): Promise<readonly { readonly id: string; readonly recordId: string }[]> {
  const { rows } = await sql<{ id: string; recordId: string }>`
    SELECT f.file_id AS id, f.record_id FROM register.file f LEFT JOIN register.current c USING (municipality_id, type, record_id)
    WHERE f.municipality_id = ${municipalityId} AND f.type = ${type} AND (f.taken_back
      OR NOT coalesce(c.entry->'annexes', '[]') @> jsonb_build_array(jsonb_build_object('id', f.file_id)))
    ORDER BY f.file_id`.execute(db);
  return rows;
}

/** Addresses that lead elsewhere now, or where a record was that is taken down. */
export async function earlierAddresses(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ slug: string }>`
    SELECT s.slug FROM register.slug s LEFT JOIN register.current c USING (municipality_id, type, record_id)
    WHERE s.municipality_id = ${municipalityId} AND s.type = ${type} AND s.slug IS DISTINCT FROM c.slug
    ORDER BY s.slug`.execute(db);
  return rows.map(({ slug }) => slug);
}
