import { type RawBuilder, sql } from "kysely";
import type { MunicipalityId, Tx } from "../../platform/index.ts";
import type { RecordId } from "../register.tables.ts";
import type { SearchPart } from "./search-part.ts";
import { compared } from "./terms.ts";

/** A record's words by weight, as they are stored: letters as they are compared, whatever the database's own locale makes of them. */
export interface Weighed {
  readonly a: string;
  readonly b: string;
  readonly c: string;
  readonly d: string;
}

export function weighed(parts: readonly SearchPart[]): Weighed {
  const of = (weight: SearchPart["weight"]) =>
    parts
      .filter((one) => one.weight === weight)
      .map(({ text }) => compared(text))
      .join("\n");
  return { a: of("a"), b: of("b"), c: of("c"), d: of("d") };
}

/** The words of a row that has them by weight (`Weighed`), as a record is found by them. */
export function wordsOf(row: string): RawBuilder<unknown> {
  const at = (weight: string) =>
    sql`setweight(to_tsvector('pg_catalog.simple', ${sql.ref(`${row}.${weight}`)}), ${weight}::"char")`;
  return sql`${at("a")} || ${at("b")} || ${at("c")} || ${at("d")}`;
}

/**
 * Adds the words of some records to those that are published (`1`), or takes them away before the records change (`-1`). The
 * log's lock is held by then, so that no two of a municipality's transactions do it at once.
 */
export async function countWords(
  tx: Tx,
  { municipalityId, type }: { readonly municipalityId: MunicipalityId; readonly type: string },
  recordIds: readonly RecordId[],
  sign: 1 | -1,
): Promise<void> {
  const words = sql`
    SELECT word, count(*) AS records FROM register.current, unnest(tsvector_to_array(words)) AS word
    WHERE municipality_id = ${municipalityId} AND type = ${type} AND record_id = ANY (${[...recordIds]}::uuid[])
      AND char_length(word) BETWEEN 2 AND 60 AND word ~ '[^0-9.,:/+-]'
    GROUP BY word`;
  if (sign === 1) {
    await sql`
      INSERT INTO register.word AS w (municipality_id, word, stems, records)
      SELECT ${municipalityId}, word, register.stems(word), records FROM (${words}) AS one
      ON CONFLICT (municipality_id, word) DO UPDATE SET records = w.records + excluded.records`.execute(tx);
    return;
  }
  await sql`
    WITH one AS MATERIALIZED (${words}), less AS (
      UPDATE register.word w SET records = w.records - one.records FROM one
      WHERE w.municipality_id = ${municipalityId} AND w.word = one.word AND w.records > one.records)
    DELETE FROM register.word w USING one
    WHERE w.municipality_id = ${municipalityId} AND w.word = one.word AND w.records <= one.records`.execute(tx);
}
