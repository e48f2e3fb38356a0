import { trace, type Work } from "../../identity/index.ts";
import type { About, Subject } from "../ruling.ts";
import { holdSubmission, setSubmissionStatus, submissionsAbout } from "../submission.store.ts";

/**
 * Takes what waits about a subject off its agenda: whoever put it there no longer asks. Who may is the owning room's to say.
 * @returns how many were taken back
 */
export async function takeBack(work: Work, subject: Subject, about: About): Promise<number> {
  const { tx, municipality } = work;
  const all = await submissionsAbout(tx, municipality.id, subject);
  const open = all.filter((one) => one.status === "open" && one.about === about);
  let back = 0;
  for (const { id, meetingId } of open) {
    // Ruled on meanwhile: what was decided is not taken back.
    if ((await holdSubmission(tx, municipality.id, id)).status !== "open") continue;
    back += 1;
    await setSubmissionStatus(tx, municipality.id, id, "taken-back");
    await trace(work, { action: "decisions.take-back", subject, after: { submission: id, meeting: meetingId } });
  }
  return back;
}
