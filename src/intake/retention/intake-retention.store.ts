import { sql } from "kysely";
import type { MunicipalityId, Tx } from "../../platform/index.ts";
import type { KeptRows } from "../../records/index.ts";

/** Rows that still hold what their file printed, each as old as the file. */
export const printedRows: KeptRows = {
  table: "intake_row",
  of: "(t.printed IS NOT NULL OR t.findings IS NOT NULL OR t.read_as IS NOT NULL)",
  from: "(SELECT r.started_at FROM udsyn.intake_run r WHERE r.municipality_id = t.municipality_id AND r.run_id = t.run_id)",
};

/** Takes what was printed; the row stays known, so that the same file does not bring it back. How many. */
export async function erasePrinted(tx: Tx, municipality: MunicipalityId, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE udsyn.intake_row t SET printed = NULL, findings = NULL, read_as = NULL, reference = NULL,
      status = CASE WHEN t.status = 'held' THEN 'dismissed' ELSE t.status END
    WHERE t.municipality_id = ${municipality} AND ${sql.raw(printedRows.of ?? "true")}
      AND ${sql.raw(printedRows.from)} < ${before}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
