import { sql } from "kysely";
import type { Db, KeptFile, Tx } from "../../platform/index.ts";

/** Bytes that the database names, with the documents that they are: they have to be there, as they came. */
export interface NamedBytes extends KeptFile {
  readonly documents: readonly { readonly id: string; readonly subject: string }[];
}

/**
 * All bytes that documents are, put away or not: a municipality's within its transaction, everybody's as the owner. Also of a schema
 * from before there were documents, for a backup takes any.
 */
export async function namedBytes(db: Db | Tx): Promise<readonly NamedBytes[]> {
  const { rows: tables } = await sql<{ there: boolean }>`
    SELECT to_regclass('udsyn.records_document') IS NOT NULL AS there`.execute(db);
  if (!tables[0]?.there) return [];
  const { rows } = await sql<NamedBytes>`
    SELECT municipality_id AS municipality, sha256,
      json_agg(json_build_object('id', document_id, 'subject', subject_type || ' ' || subject_id) ORDER BY document_id) AS documents
    FROM udsyn.records_document GROUP BY municipality_id, sha256 ORDER BY municipality_id, sha256`.execute(db);
  return rows;
}
