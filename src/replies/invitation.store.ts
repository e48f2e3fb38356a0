import { type DateOn, NotFound } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { ContributionField, Invitation, InvitationId, Lines, PageLines } from "./contribution.ts";
import type { RepliesTables } from "./replies.tables.ts";
import type { RepliesSubject } from "./subject.ts";

type Row = Omit<RepliesTables["repliesInvitation"], "draft" | "sent" | "pages" | "taken"> & {
  draft: Lines | null;
  sent: Lines | null;
  pages: readonly PageLines[];
  taken: readonly ContributionField[];
};

function invitationIn(row: Row): Invitation {
  const { municipalityId: _m, createdBy: _c, invitationId, subjectType, subjectId, ...rest } = row;
  return { id: invitationId, subject: { type: subjectType, id: subjectId }, ...rest };
}

export async function addInvitation(tx: Tx, of: MunicipalityId, one: Invitation, by: string): Promise<void> {
  const { id, subject, taken, draft: _d, sent: _s, pages, ...rest } = one;
  await working<RepliesTables>(tx)
    .insertInto("repliesInvitation")
    .values({
      ...rest,
      municipalityId: of,
      invitationId: id,
      subjectType: subject.type,
      subjectId: subject.id,
      draft: null,
      sent: null,
      pages: JSON.stringify(pages),
      taken: JSON.stringify(taken),
      createdBy: by,
    })
    .execute();
}

/** One invitation, held until the transaction ends. @throws NotFound `invitation-unknown` */
export async function holdInvitation(tx: Tx, of: MunicipalityId, id: InvitationId): Promise<Invitation> {
  const row = await working<RepliesTables>(tx)
    .selectFrom("repliesInvitation")
    .selectAll()
    .where("municipalityId", "=", of)
    .where("invitationId", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound("invitation-unknown");
  return invitationIn(row);
}

/** Everyone who was asked about a subject, in the order they were asked. */
export async function invitationsAbout(
  tx: Tx,
  of: MunicipalityId,
  subject: RepliesSubject,
): Promise<readonly Invitation[]> {
  const rows = await working<RepliesTables>(tx)
    .selectFrom("repliesInvitation")
    .selectAll()
    .where("municipalityId", "=", of)
    .where("subjectType", "=", subject.type)
    .where("subjectId", "=", subject.id)
    .orderBy("invitationId")
    .execute();
  return rows.map(invitationIn);
}

type Change = Partial<Omit<Invitation, "id" | "subject" | "createdAt">>;

export async function changeInvitation(tx: Tx, of: MunicipalityId, id: InvitationId, change: Change): Promise<void> {
  const { draft, sent, pages, taken, ...rest } = change;
  await working<RepliesTables>(tx)
    .updateTable("repliesInvitation")
    .set({
      ...rest,
      ...(draft !== undefined && { draft: draft && JSON.stringify(draft) }),
      ...(sent !== undefined && { sent: sent && JSON.stringify(sent) }),
      ...(pages !== undefined && { pages: JSON.stringify(pages) }),
      ...(taken !== undefined && { taken: JSON.stringify(taken) }),
    })
    .where("municipalityId", "=", of)
    .where("invitationId", "=", id)
    .execute();
}

export async function eraseInvitation(tx: Tx, of: MunicipalityId, id: InvitationId): Promise<void> {
  await working<RepliesTables>(tx)
    .deleteFrom("repliesInvitation")
    .where("municipalityId", "=", of)
    .where("invitationId", "=", id)
    .execute();
}

/** Every subject that somebody was asked about and that still holds something. */
export async function subjectsWithInvitations(tx: Tx, of: MunicipalityId): Promise<readonly RepliesSubject[]> {
  const rows = await working<RepliesTables>(tx)
    .selectFrom("repliesInvitation")
    .select(["subjectType", "subjectId"])
    .distinct()
    .where("municipalityId", "=", of)
    .orderBy("subjectId")
    .execute();
  return rows.map(({ subjectType, subjectId }) => ({ type: subjectType, id: subjectId }));
}

/** Notes the day since which a subject's invitations are over; `null` when it is open again. */
export async function setOverSince(
  tx: Tx,
  of: MunicipalityId,
  subject: RepliesSubject,
  overSince: DateOn | null,
): Promise<void> {
  const all = working<RepliesTables>(tx)
    .updateTable("repliesInvitation")
    .set({ overSince })
    .where("municipalityId", "=", of)
    .where("subjectType", "=", subject.type)
    .where("subjectId", "=", subject.id);
  await (overSince === null ? all : all.where("overSince", "is", null)).execute();
}
