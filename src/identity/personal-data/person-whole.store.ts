import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { IdentityTables, PersonId } from "../identity.tables.ts";
import type { WorkingDraftTables } from "../working-drafts/working-draft.store.ts";

/** All that is kept of somebody with access beside what they did: what `forgetPerson` takes. */
export async function readWhole(tx: Tx, municipalityId: MunicipalityId, personId: PersonId) {
  const db = working<IdentityTables & WorkingDraftTables>(tx);
  const person = await db
    .selectFrom("identityPerson")
    .select(["name", "email", "title", "unitId", "subject", "active", "createdAt", "closedAt"])
    .where("municipalityId", "=", municipalityId)
    .where("personId", "=", personId)
    .executeTakeFirst();
  if (!person) return null;
  const roles = await db
    .selectFrom("identityRole")
    .select(["role", "scope"])
    .where("municipalityId", "=", municipalityId)
    .where("personId", "=", personId)
    .orderBy("role")
    .orderBy("scope")
    .execute();
  const sessions = await db
    .selectFrom("identitySession")
    .select(["createdAt", "expiresAt"])
    .where("municipalityId", "=", municipalityId)
    .where("personId", "=", personId)
    .orderBy("createdAt")
    .execute();
  // Whom one stands in for is one's own too; the other's name is not.
  const absences = await db
    .selectFrom("identityAbsence")
    .select(["personId", "awayFrom", "awayTo"])
    .where("municipalityId", "=", municipalityId)
    .where((on) => on.or([on("personId", "=", personId), on("deputyId", "=", personId)]))
    .orderBy("awayFrom")
    .execute();
  const links = await db
    .selectFrom("identityLink")
    .select(["createdAt", "expiresAt"])
    .where("municipalityId", "=", municipalityId)
    .where("personId", "=", personId)
    .orderBy("createdAt")
    .execute();
  const drafts = await db
    .selectFrom("identityWorkingDraft")
    .select(["page", "fields", "savedAt"])
    .where("municipalityId", "=", municipalityId)
    .where("personId", "=", personId)
    .orderBy("page")
    .execute();
  return { person, roles, sessions, absences, links, drafts };
}
