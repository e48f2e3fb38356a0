import { sql } from "kysely";
import type { MunicipalityId, Tx } from "../../../platform/index.ts";

/** A question about a partner is about it by its new address; the old one may be somebody's name who was erased. */
export async function questionAboutRenamed(
  { tx, municipality }: { readonly tx: Tx; readonly municipality: { readonly id: MunicipalityId } },
  from: string,
  to: string,
): Promise<void> {
  await sql`UPDATE udsyn.replies_question SET subject_id = ${to}, subject_path = ${`/partnere/${to}`}
    WHERE municipality_id = ${municipality.id} AND subject_type = 'partner' AND subject_id = ${from}`.execute(tx);
}
