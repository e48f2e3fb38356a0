import { requireRole, trace, type Work } from "../../identity/index.ts";
import { Conflict, NotFound } from "../../kernel/index.ts";
import { meetingKeepers, requireRulingKeeper } from "../keepers.ts";
import { readRuling, rulingsAbout, setConfirmed } from "../ruling.store.ts";
import type { RulingId, Subject, SubjectHandler } from "../ruling.ts";
import { holdSubmission } from "../submission.store.ts";

/**
 * Confirms a ruling with the minutes of its meeting: it becomes public, and so does what hangs on it.
 * @throws NotFound `ruling-unknown`; Conflict `confirmed-already`; Forbidden `role-needed`.
 */
export async function confirmMinutes(
  work: Work,
  subject: Subject,
  id: RulingId,
  handler: SubjectHandler<Work>,
): Promise<void> {
  requireRole(work.who, meetingKeepers);
  const { tx, municipality, now } = work;
  const found = (await rulingsAbout(tx, municipality.id, subject)).find((one) => one.id === id);
  if (!found) throw new NotFound("ruling-unknown");
  // Of two at once the second waits here, and finds it confirmed.
  await holdSubmission(tx, municipality.id, found.submission.id);
  const ruling = await readRuling(tx, municipality.id, id);
  await requireRulingKeeper(work, ruling.submission, handler);
  if (ruling.confirmedAt) throw new Conflict("confirmed-already");
  await setConfirmed(tx, municipality.id, id, now);
  await trace(work, { action: "decisions.confirm", subject, after: { ruling: id } });
  await handler.confirmed(work, { ...ruling, confirmedAt: now });
}
