import { revokeLinks, trace, type Work } from "../../identity/index.ts";
import { addDays, isId, newId } from "../../kernel/index.ts";
import { settingOn } from "../../profile/index.ts";
import { holdOn, keepErasure } from "../../records/index.ts";
import { renderAnew } from "../../register/index.ts";
import { type Invitation, nothingWritten } from "../contribution.ts";
import {
  changeInvitation,
  eraseInvitation,
  invitationsAbout,
  setOverSince,
  subjectsWithInvitations,
} from "../invitation.store.ts";
import { closeAgain, closedInvitation, contributePurpose } from "../invite/invite.ts";
import type { RepliesSubject, ShowSubject } from "../subject.ts";
import { eraseOwnWords } from "../survey/survey.store.ts";
import { eraseSurveyLinks } from "../survey/survey-link.store.ts";

/**
 * Erases what people wrote for reports that are settled and old, and with it who they are, unless they are to be written to
 * once more: then name and address wait for that. How many; run twice, none the second time.
 */
export async function eraseReplies(work: Work, show: ShowSubject): Promise<number> {
  let count = 0;
  const { tx, municipality, today } = work;
  const days = settingOn(municipality.profile, "retention", today).value.contributionDaysAfterSettled;
  for (const subject of await subjectsWithInvitations(tx, municipality.id)) {
    const { over, writesUntil } = await show(work, subject);
    await setOverSince(tx, municipality.id, subject, over ? today : null);
    if (!over || (await holdOn(tx, municipality.id, subject, today))) continue;
    for (const one of await invitationsAbout(tx, municipality.id, subject)) {
      if (one.overSince === null || addDays(one.overSince, days) > today) continue;
      count += await eraseOne(work, subject, one, writesUntil !== null && writesUntil >= today && one.email !== null);
    }
  }
  await eraseSurveyLinks(tx, municipality.id, today);
  const erased = await eraseOwnWords(tx, municipality.id, addDays(today, -days));
  if (erased > 0)
    await trace(work, { action: "replies.erase-own-words", subject: { type: "municipality", id: municipality.id } });
  // Whoever keeps the journal hears of it as of a publication.
  if (count > 0) await renderAnew(work);
  return count + erased;
}

async function eraseOne(work: Work, subject: RepliesSubject, one: Invitation, keepsAddress: boolean): Promise<number> {
  const { tx, municipality, now } = work;
  if (keepsAddress && one.draft === null && one.sent === null && one.pages.length === 0) return 0;
  if (keepsAddress) await changeInvitation(tx, municipality.id, one.id, nothingWritten);
  else await eraseInvitation(tx, municipality.id, one.id);
  await revokeLinks(tx, municipality.id, contributePurpose, one.id, now);
  await trace(work, { action: "replies.erase-contribution", subject, after: { invitation: one.id } });
  const place = `${keepsAddress ? linesTable : table}${one.id}`;
  await keepErasure(tx, municipality.id, { id: newId<"erasure">(now.getTime()), at: now, what: { place } });
  return 1;
}

const [table, linesTable, closed] = ["replies_invitation:", "replies_invitation_lines:", closedInvitation];

/** Erases again what a restored backup brought back: whom was asked with their lines, or the lines alone; and closes links again. Nothing of another place. */
export async function eraseRepliesAgain(work: Work, place: string): Promise<void> {
  const { tx, municipality, now } = work;
  const from = [table, linesTable, closed].find((one) => place.startsWith(one));
  const id = from === undefined ? "" : place.slice(from.length);
  if (!isId<"invitation">(id)) return;
  if (from === closed) return closeAgain(work, id);
  if (from === table) await eraseInvitation(tx, municipality.id, id);
  else await changeInvitation(tx, municipality.id, id, nothingWritten);
  await revokeLinks(tx, municipality.id, contributePurpose, id, now);
}
