import type { DateOn } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { InvitationId } from "../contribution.ts";
import type { RepliesTables, SurveyId } from "../replies.tables.ts";
import { surveysClosed } from "./survey.store.ts";

/** The link that somebody was given to a survey. */
export interface SurveyLink {
  readonly surveyId: SurveyId;
  readonly invitationId: InvitationId;
  /** `null` once it was answered: nothing says by which link that was. */
  readonly linkId: string | null;
  readonly handedOut: boolean;
}

export async function surveyLinkOf(
  tx: Tx,
  of: MunicipalityId,
  surveyId: SurveyId,
  invitationId: InvitationId,
): Promise<SurveyLink | null> {
  const row = await working<RepliesTables>(tx)
    .selectFrom("repliesSurveyLink")
    .select(["surveyId", "invitationId", "linkId", "handedOut"])
    .where("municipalityId", "=", of)
    .where("surveyId", "=", surveyId)
    .where("invitationId", "=", invitationId)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps a first link to somebody, unless as many have one as travelled. Whether there was room, asked by the row itself. */
export async function addSurveyLink(
  tx: Tx,
  of: MunicipalityId,
  link: SurveyLink,
  travellers: number,
): Promise<boolean> {
  const counted = await working<RepliesTables>(tx)
    .updateTable("repliesSurvey")
    .set((on) => ({ links: on("links", "+", 1), handedOut: on("handedOut", "+", link.handedOut ? 1 : 0) }))
    .where("municipalityId", "=", of)
    .where("surveyId", "=", link.surveyId)
    .where("links", "<", travellers)
    .returning("links")
    .executeTakeFirst();
  if (!counted) return false;
  await working<RepliesTables>(tx)
    .insertInto("repliesSurveyLink")
    .values({ municipalityId: of, ...link })
    .execute();
  return true;
}

/** Puts a new link in the place of an old one that was not answered. Whether it still was not. */
export async function replaceSurveyLink(
  tx: Tx,
  of: MunicipalityId,
  old: SurveyLink,
  { linkId, handedOut }: Pick<SurveyLink, "linkId" | "handedOut">,
): Promise<boolean> {
  const row = await working<RepliesTables>(tx)
    .updateTable("repliesSurveyLink")
    .set({ linkId, handedOut: old.handedOut || handedOut })
    .where("municipalityId", "=", of)
    .where("linkId", "=", old.linkId)
    .returning("linkId")
    .executeTakeFirst();
  if (row && handedOut && !old.handedOut)
    await working<RepliesTables>(tx)
      .updateTable("repliesSurvey")
      .set((on) => ({ handedOut: on("handedOut", "+", 1) }))
      .where("municipalityId", "=", of)
      .where("surveyId", "=", old.surveyId)
      .execute();
  return row !== undefined;
}

/** Takes a link back that was not answered, so that another may have one. */
export async function takeSurveyLinkBack(tx: Tx, of: MunicipalityId, link: SurveyLink): Promise<void> {
  const row = await working<RepliesTables>(tx)
    .deleteFrom("repliesSurveyLink")
    .where("municipalityId", "=", of)
    .where("linkId", "=", link.linkId)
    .returning("linkId")
    .executeTakeFirst();
  if (!row) return;
  await working<RepliesTables>(tx)
    .updateTable("repliesSurvey")
    .set((on) => ({ links: on("links", "-", 1), handedOut: on("handedOut", "-", link.handedOut ? 1 : 0) }))
    .where("municipalityId", "=", of)
    .where("surveyId", "=", link.surveyId)
    .execute();
}

/** Forgets which link it was: the one it was given to has answered. */
export async function forgetSurveyLink(tx: Tx, of: MunicipalityId, linkId: string): Promise<void> {
  await working<RepliesTables>(tx)
    .updateTable("repliesSurveyLink")
    .set({ linkId: null })
    .where("municipalityId", "=", of)
    .where("linkId", "=", linkId)
    .execute();
}

/** Erases who was given links to surveys that closed before a day, none of a held case: nobody is asked again. */
export async function eraseSurveyLinks(tx: Tx, of: MunicipalityId, closedBefore: DateOn): Promise<void> {
  await working<RepliesTables>(tx)
    .deleteFrom("repliesSurveyLink")
    .where("municipalityId", "=", of)
    .where("surveyId", "in", surveysClosed(tx, of, closedBefore))
    .execute();
}
