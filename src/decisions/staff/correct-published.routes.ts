import { z } from "zod";
import { type AskedByWho, doneAt, type Work, work } from "../../identity/index.ts";
import { dateInZone, type Fault, fault, Invalid, isFault, Refusal } from "../../kernel/index.ts";
import { checked, type Db } from "../../platform/index.ts";
import { committeeById, membersOn } from "../../profile/index.ts";
import { cprFaults, type ErasedNames } from "../../records/index.ts";
import { asksByForm } from "../../register/index.ts";
import { dateTyped, type FormTree, faultText, type Reply, readDate, sentForm, textAt } from "../../web/index.ts";
import {
  type CorrectPublished,
  correctPublished,
  dayFaults,
  longestReason,
} from "../correct-ruling/correct-published.ts";
import { decisionTexts } from "../decisions.texts.ts";
import type { Ruling } from "../ruling.ts";
import { type CorrectionView, correctionReply } from "./correct-published.page.tsx";
import { correctedBySelf } from "./corrected-by-self.ts";
import { mergedRuling, openedRuling } from "./merged-ruling.ts";
import { rehearse } from "./rehearse.ts";
import type { DeskOf } from "./ruling.routes.ts";
import { atFields, doubtfulVotes, readRulingForm, rulingValues } from "./ruling-form.ts";
import { seenOf } from "./seen.ts";
import { matterOf } from "./subject-desk.ts";
import { type Begun, begun, correctionPath, savedFrom, withMeetingDay } from "./unsaved-ruling.ts";

const reasonWords = z.string().max(longestReason, { message: "correction-reason-too-long" });

/** The form of a ruling whose minutes are confirmed, as it says now. */
export async function showCorrection(one: Work, asked: AskedByWho, ruling: Ruling, deskOf: DeskOf): Promise<Reply> {
  const form = await begun(one, asked, correctionPath(ruling), openedRuling(storedIn(asked, ruling), ruling));
  return correctionReply(await viewOf(one, asked, ruling, deskOf, form));
}

/** A confirmed ruling as its form has it. */
function storedIn({ here }: AskedByWho, ruling: Ruling): FormTree {
  const { submission } = ruling;
  const committee = committeeById(here.profile, submission.committeeId);
  const members = committee ? membersOn(committee, submission.meetsOn).map(({ name }) => name) : [];
  return { ...rulingValues(ruling, members), metOn: dateTyped(submission.meetsOn), reason: "" };
}

/** What the form asks for: everything wrong with it, what it would change, or that it is done. */
export async function sendCorrection(
  db: Db,
  asked: AskedByWho,
  ruling: Ruling,
  deskOf: DeskOf,
  names: ErasedNames,
): Promise<Reply> {
  const [sent, stored] = [sentForm(asked.form), storedIn(asked, ruling)];
  // A form from before the minutes were confirmed has no reason: nothing of it is corrected before its writer knows.
  const confirmedMeanwhile = sent.reason === undefined;
  const typed = confirmedMeanwhile ? withMeetingDay(sent, stored) : sent;
  const merged = mergedRuling(typed, stored, ruling);
  const { values } = merged;
  const doing = <T>(use: (one: Work) => Promise<T>) => work(db, asked.here, asked.who, asked.now, use);
  const bySelf = merged.meanwhile && (await doing((one) => correctedBySelf(one, ruling, textAt(sent, "version"))));
  const meanwhile = merged.meanwhile && { ...merged.meanwhile, bySelf: bySelf === true };
  const view = { ...(await doing((one) => viewOf(one, asked, ruling, deskOf, { values }))), meanwhile };
  if (confirmedMeanwhile) return correctionReply({ ...view, confirmedMeanwhile });
  if (meanwhile && meanwhile.disagreed.length > 0) return correctionReply(view);
  const read = readCorrection(asked, ruling, values);
  if ("faults" in read) return correctionReply({ ...view, faults: read.faults });
  const { subject } = ruling.submission;
  const desk = deskOf(subject.type);
  const asks = asksByForm(names, values);
  const correct = (one: Work) => correctPublished(one, ruling.id, read.correction, deskOf, ruling.version, asks);
  try {
    // Carried out, looked at, and undone: the preview is what the act does.
    const preview = await rehearse(db, asked, async (one) => {
      const changes = await desk.publicChanges(one, subject.id, () => correct(one));
      return { changes, whole: await desk.preview(one, subject.id), reason: read.correction.reason };
    });
    const [seen, before] = [seenOf([preview.changes, preview.whole], values), textAt(values, "seen")];
    const isSave = textAt(values, "do") === "save";
    if (!isSave || seen !== before)
      return correctionReply({ ...view, preview, seen, changed: isSave && before !== "" });
    await doing(async (one) => {
      await correct(one);
      await savedFrom(one, correctionPath(ruling), values);
    });
    return doneAt(view.subjectPath, preview.changes === null ? "ruling-put-right" : "ruling-published-anew");
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === "forbidden" || error.kind === "halted") throw error;
    if (error instanceof Invalid) return correctionReply({ ...view, faults: atFields(error.faults, values) });
    // A second press finds done what was looked at before the first.
    if (textAt(values, "do") === "save" && textAt(values, "seen") !== "" && error.code === "ruling-as-before")
      return doneAt(view.subjectPath, "ruling-saved-before");
    const { code, params } = error;
    const words = desk.wordsFor(error) ?? faultText("da", { fault: code, params, path: "" }, [decisionTexts]);
    return correctionReply({ ...view, refused: words });
  }
}

async function viewOf(
  one: Work,
  asked: AskedByWho,
  ruling: Ruling,
  deskOf: DeskOf,
  form: Begun,
): Promise<CorrectionView> {
  const { subject } = ruling.submission;
  const desk = deskOf(subject.type);
  const title = await desk.titleOf(one, subject.id);
  const matter = await matterOf(one, ruling.submission, desk);
  return { asked, ruling, matter, title, subjectPath: desk.pathOf(subject.id), ...form };
}

/** A correction as typed, and everything wrong with it, at once. */
function readCorrection(
  asked: AskedByWho,
  stands: Ruling,
  values: FormTree,
): { readonly correction: CorrectPublished } | { readonly faults: readonly Fault[] } {
  const { ruling, submission } = stands;
  const read = readRulingForm({ ...values, ruling }, stands);
  const reason = textAt(values, "reason");
  const written = checked(reasonWords, reason);
  const typed = textAt(values, "metOn");
  const day = typed === "" ? fault("meeting-day-needed") : readDate(typed);
  const { profile } = asked.here;
  const committee = committeeById(profile, submission.committeeId);
  const faults = [
    ...(reason === "" ? [fault("correction-reason-missing", {}, "reason")] : []),
    ...("faults" in written ? written.faults.map((one) => ({ ...one, path: "reason" })) : []),
    ...cprFaults({ reason }),
    ...(isFault(day)
      ? [{ ...day, path: "metOn" }]
      : dayFaults(profile, dateInZone(asked.now, profile.timeZone), submission, day)),
    ...("faults" in read
      ? read.faults
      : doubtfulVotes(values, read.ruling, committee ? membersOn(committee, submission.meetsOn).length : 0)),
  ];
  if ("faults" in read || isFault(day) || faults.length > 0) return { faults };
  const { ruling: _decided, confirmed: _minutes, ...stated } = read.ruling;
  return { correction: { ...stated, reason, metOn: day } };
}
