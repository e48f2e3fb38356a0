import { z } from "zod";
import { Conflict, Forbidden, fault, Invalid } from "../../kernel/index.ts";
import { settingOn } from "../../profile/index.ts";
import { refuseCpr } from "../../records/index.ts";
import type { PersonId } from "../identity.tables.ts";
import type { Work } from "../work.ts";
import {
  countOtherDrafts,
  type DraftOf,
  eraseDraftsBefore,
  putDraft,
  readDraft,
  removeDraft,
  removeDraftsOf,
  type WorkingDraft,
} from "./working-draft.store.ts";

const longest = 300_000;
/** So many forms nobody has under way; more is a program gone astray. */
const mostPages = 200;

const page = z.string().regex(/^\/skrivebord\/[a-z0-9/-]{1,200}(\?[a-z]+=[a-z0-9-]{1,80})?$/, {
  message: "draft-page-unknown",
});
export const draftSchema = z.strictObject({
  page,
  fields: z.record(z.string().max(200), z.union([z.string(), z.array(z.string()).max(200)])),
});
export const draftPageSchema = z.object({ page });

function of({ municipality, who }: Work, page: string): DraftOf {
  if (who.actor.kind !== "person") throw new Forbidden("person-needed");
  return { municipalityId: municipality.id, personId: who.actor.id as PersonId, page };
}

/**
 * Keeps what somebody has typed and not yet saved in the case. Theirs alone: no one else reads it, and it leaves no trace
 * in the trail, which would keep it. @throws Invalid `cpr-found`, `draft-too-long`; Conflict `too-many-drafts`
 */
export async function keepDraft(work: Work, { page, fields }: z.output<typeof draftSchema>): Promise<void> {
  refuseCpr(fields);
  if (JSON.stringify(fields).length > longest) throw new Invalid([fault("draft-too-long", {}, "fields")]);
  const draft = of(work, page);
  if ((await countOtherDrafts(work.tx, draft)) >= mostPages) throw new Conflict("too-many-drafts");
  await putDraft(work.tx, draft, fields, work.now);
}

/** What the one who asks has typed into a page's form and not saved; `null` when there is nothing. */
export async function draftOf(work: Work, page: string): Promise<WorkingDraft | null> {
  return work.who.actor.kind === "person" ? readDraft(work.tx, of(work, page)) : null;
}

/** The text is saved in the case, or not wanted. */
export async function discardDraft(work: Work, page: string): Promise<void> {
  if (work.who.actor.kind === "person") await removeDraft(work.tx, of(work, page));
}

/** What the page is of is erased: what anybody has typed into it goes too. */
export async function discardDraftsOf({ tx, municipality }: Work, page: string): Promise<void> {
  await removeDraftsOf(tx, municipality.id, page);
}

/** Erases drafts that nobody has touched for as long as the profile says. How many. */
export async function eraseOldDrafts({ tx, municipality, now, today }: Work): Promise<number> {
  const days = settingOn(municipality.profile, "retention", today).value.workingDraftDays;
  return eraseDraftsBefore(tx, municipality.id, new Date(now.getTime() - days * 86_400_000));
}
