import { sql } from "kysely";
import type { MunicipalityId, Tx } from "../../platform/index.ts";

/** Who follows a partner goes on following it by its new address; the old one may be somebody's name who was erased. */
export async function topicRenamed(
  { tx, municipality }: { readonly tx: Tx; readonly municipality: { readonly id: MunicipalityId } },
  from: string,
  to: string,
): Promise<void> {
  await sql`UPDATE udsyn.outreach_subscription SET value = ${to}
    WHERE municipality_id = ${municipality.id} AND word = 'partner' AND value = ${from}`.execute(tx);
}
