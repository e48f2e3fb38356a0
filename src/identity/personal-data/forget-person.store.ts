import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import { erasedMark } from "../../records/index.ts";
import type { IdentityTables, PersonId } from "../identity.tables.ts";
import type { WorkingDraftTables } from "../working-drafts/working-draft.store.ts";

/** Takes everything that says who a person was, and every way in. The id stays, for what they did stays. */
export async function forgetPerson(tx: Tx, municipalityId: MunicipalityId, personId: PersonId): Promise<void> {
  const db = working<IdentityTables & WorkingDraftTables>(tx);
  await db
    .updateTable("identityPerson")
    .set({ name: erasedMark, email: null, title: null, unitId: null, subject: null, active: false })
    .where("municipalityId", "=", municipalityId)
    .where("personId", "=", personId)
    .execute();
  for (const table of [
    "identityRole",
    "identitySession",
    "identityAbsence",
    "identityLink",
    "identityWorkingDraft",
  ] as const)
    await db.deleteFrom(table).where("municipalityId", "=", municipalityId).where("personId", "=", personId).execute();
  await db
    .deleteFrom("identityAbsence")
    .where("municipalityId", "=", municipalityId)
    .where("deputyId", "=", personId)
    .execute();
}
