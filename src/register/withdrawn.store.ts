import { sql } from "kysely";
import type { Db, MunicipalityId } from "../platform/index.ts";
import { withdrawalSchema } from "./log/index.ts";

/** A record that is taken back as it stands now. */
export interface Withdrawn<Entry, Field extends keyof Entry> {
  readonly slug: string;
  readonly at: Date;
  /** `null` where it has been erased since. */
  readonly reason: string | null;
  /** What it said last before it was taken back, of the fields that are asked for. */
  readonly last: Pick<Entry, Field>;
}

/** The records of a type that are taken back, the latest first: few, and found by an index of these alone (`entry_withdrawals`). */
export async function listWithdrawn<Entry, Field extends keyof Entry & string>(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  fields: readonly Field[],
): Promise<readonly Withdrawn<Entry, Field>[]> {
  const { rows } = await sql<Withdrawn<Entry, Field>>`
    SELECT e.entry ->> 'slug' AS slug, e.published_at AS at, e.reason,
      (SELECT jsonb_object_agg(key, value) FROM jsonb_each(l.entry) WHERE key = ANY (${[...fields]}::text[])) AS last
    FROM register.entry e CROSS JOIN LATERAL (
      SELECT o.entry FROM register.entry o
      WHERE (o.municipality_id, o.type, o.record_id) = (e.municipality_id, e.type, e.record_id)
        AND o.entry ->> 'schema' <> ${withdrawalSchema} ORDER BY o.version DESC LIMIT 1) l
    WHERE e.municipality_id = ${municipalityId} AND e.type = ${type}
      AND e.entry ->> 'schema' = ${sql.lit(withdrawalSchema)}
      AND NOT EXISTS (SELECT FROM register.entry n
        WHERE (n.municipality_id, n.type, n.record_id) = (e.municipality_id, e.type, e.record_id)
          AND n.version > e.version)
    ORDER BY e.published_at DESC, e.record_id`.execute(db);
  return rows;
}
