import type { ColumnType } from "kysely";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { PersonId } from "../identity.tables.ts";

/** A form's fields as they were sent; a name that was sent twice is a list. */
export type DraftFields = Readonly<Record<string, string | readonly string[]>>;

export interface WorkingDraft {
  readonly fields: DraftFields;
  readonly savedAt: Date;
}

/** Whose draft, of which page. */
export interface DraftOf {
  readonly municipalityId: MunicipalityId;
  readonly personId: PersonId;
  readonly page: string;
}

export interface WorkingDraftTables {
  identityWorkingDraft: DraftOf & { fields: ColumnType<DraftFields, string, string>; savedAt: Date };
}

export async function putDraft(tx: Tx, of: DraftOf, fields: DraftFields, savedAt: Date): Promise<void> {
  const row = { fields: JSON.stringify(fields), savedAt };
  await working<WorkingDraftTables>(tx)
    .insertInto("identityWorkingDraft")
    .values({ ...of, ...row })
    .onConflict((on) => on.columns(["municipalityId", "personId", "page"]).doUpdateSet(row))
    .execute();
}

export async function readDraft(tx: Tx, of: DraftOf): Promise<WorkingDraft | null> {
  const row = await working<WorkingDraftTables>(tx)
    .selectFrom("identityWorkingDraft")
    .select(["fields", "savedAt"])
    .where("municipalityId", "=", of.municipalityId)
    .where("personId", "=", of.personId)
    .where("page", "=", of.page)
    .executeTakeFirst();
  return row ?? null;
}

export async function removeDraft(tx: Tx, of: DraftOf): Promise<void> {
  await working<WorkingDraftTables>(tx)
    .deleteFrom("identityWorkingDraft")
    .where("municipalityId", "=", of.municipalityId)
    .where("personId", "=", of.personId)
    .where("page", "=", of.page)
    .execute();
}

/** Erases everybody's drafts of a page. */
export async function removeDraftsOf(tx: Tx, municipalityId: MunicipalityId, page: string): Promise<void> {
  await working<WorkingDraftTables>(tx)
    .deleteFrom("identityWorkingDraft")
    .where("municipalityId", "=", municipalityId)
    // An address of a page has nothing in it that a pattern would take for more than itself.
    .where((by) => by.or([by("page", "=", page), by("page", "like", `${page}?%`)]))
    .execute();
}

/** How many pages somebody has drafts of, the given one not counted. */
export async function countOtherDrafts(tx: Tx, of: DraftOf): Promise<number> {
  const { n } = await working<WorkingDraftTables>(tx)
    .selectFrom("identityWorkingDraft")
    .select((on) => on.fn.countAll<string>().as("n"))
    .where("municipalityId", "=", of.municipalityId)
    .where("personId", "=", of.personId)
    .where("page", "!=", of.page)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Erases what nobody has touched since an instant. How many there were. */
export async function eraseDraftsBefore(tx: Tx, municipalityId: MunicipalityId, before: Date): Promise<number> {
  const { numDeletedRows } = await working<WorkingDraftTables>(tx)
    .deleteFrom("identityWorkingDraft")
    .where("municipalityId", "=", municipalityId)
    .where("savedAt", "<", before)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
