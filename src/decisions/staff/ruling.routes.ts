import { type AskedByWho, doneAt, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { dateInZone, Refusal } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { committeeById, membersOn } from "../../profile/index.ts";
import type { ErasedNames } from "../../records/index.ts";
import { asksByForm, isNameErased } from "../../register/index.ts";
import { type FormTree, faultText, type Reply, sentForm, textAt } from "../../web/index.ts";
import { minutesAhead } from "../confirm-minutes/minutes-ahead.ts";
import { decisionTexts } from "../decisions.texts.ts";
import { requireRulingKeeper } from "../keepers.ts";
import { type RecordRuling, recordRuling } from "../record-ruling/record-ruling.ts";
import { rulingsOn } from "../ruling.store.ts";
import type { Ruling, Submission, SubmissionId } from "../ruling.ts";
import { isJustSo } from "../stated-in.ts";
import { readSubmission } from "../submission.store.ts";
import { rehearse } from "./rehearse.ts";
import { type RulingView, rulingReply } from "./ruling.page.tsx";
import { atFields, doubtfulVotes, readRulingForm } from "./ruling-form.ts";
import { seenOf } from "./seen.ts";
import { matterOf, type SubjectDesk } from "./subject-desk.ts";
import { begun, discarded, savedFrom } from "./unsaved-ruling.ts";

export type DeskOf = (subjectType: string) => SubjectDesk;
type Typed = Omit<RecordRuling, "submissionId">;
const allow = ["secretary"];
const t = decisionTexts.in("da");

/** The secretary's page for what a committee ruled on a submission. */
export function rulingRoutes(db: Db, deskOf: DeskOf, names: ErasedNames): readonly UdsynRoute[] {
  const path = "/skrivebord/sager/:id/beslutning";
  return [
    {
      lane: "staff",
      method: "GET",
      path,
      allow,
      handle: async (asked) => rulingReply(await viewOf(db, asked, deskOf, null)),
    },
    {
      lane: "staff",
      method: "POST",
      path,
      allow,
      looksItself: true,
      handle: async (asked) => {
        const sent = sentForm(asked.form);
        const gone = await discarded(db, asked, rulingPath(idIn<"submission">(asked)), sent);
        if (gone) return gone;
        const view = await viewOf(db, asked, deskOf, sent);
        const enter = (one: Work, typed: Typed) =>
          recordRuling(one, { ...typed, submissionId: view.submission.id }, deskOf, asksByForm(names, sent));
        return enterRuling(db, view, deskOf, enter, ["ruling-saved", "ruling-confirmed"]);
      },
    },
  ];
}

function viewOf(db: Db, asked: AskedByWho, deskOf: DeskOf, sent: FormTree | null): Promise<RulingView> {
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const submission = await readSubmission(one.tx, one.municipality.id, idIn<"submission">(asked));
    const desk = deskOf(submission.subject.type);
    await requireRulingKeeper(one, submission, desk);
    const title = await desk.titleOf(one, submission.subject.id);
    const matter = await matterOf(one, submission, desk);
    const allowed = await desk.rulingsFor(one, submission);
    const subjectPath = desk.pathOf(submission.subject.id);
    const action = rulingPath(submission.id);
    const closed = whyClosed(submission, allowed);
    // Where nothing is to be entered, what was typed stands there to be copied.
    const form = sent ? { values: sent } : await begun(one, asked, action, {}, closed !== null);
    return { asked, submission, matter, title, subjectPath, action, allowed, closed, ...form };
  });
}

const rulingPath = (id: SubmissionId) => `/skrivebord/sager/${id}/beslutning`;

function whyClosed({ status }: Submission, allowed: RulingView["allowed"]): string | null {
  if (status !== "open") return t(status === "ruled" ? "fault.ruled-already" : "fault.taken-back");
  return allowed.length === 0 ? "Sagen kan ikke afgøres, som den står nu." : null;
}

/**
 * What the form of a ruling asks for: everything wrong with it, what would become public, or that it is done.
 * @param enter enters or corrects. @param done what is said where the minutes wait, and where they are confirmed
 */
export async function enterRuling(
  db: Db,
  view: RulingView,
  deskOf: DeskOf,
  enter: (one: Work, typed: Typed) => Promise<Ruling>,
  [saved, confirmed]: readonly [string, string],
): Promise<Reply> {
  const { asked, values, submission } = view;
  const read = readRulingForm(values, view.stood ?? null);
  const isAhead = minutesAhead(submission.meetsOn, dateInZone(asked.now, asked.here.profile.timeZone));
  const committee = committeeById(asked.here.profile, submission.committeeId);
  const seats = committee ? membersOn(committee, submission.meetsOn).length : 0;
  const own = "faults" in read ? read.faults : doubtfulVotes(values, read.ruling, seats);
  const faults = [...own, ...(textAt(values, "confirmed") ? isAhead : [])];
  if ("faults" in read || faults.length > 0) return rulingReply({ ...view, faults });
  const desk = deskOf(submission.subject.type);
  try {
    // The whole ruling is carried out with its minutes confirmed, looked at, and undone.
    const { preview, isPublic } = await rehearse(db, asked, async (one) => {
      await enter(one, { ...read.ruling, confirmed: true });
      const { id } = submission.subject;
      return { preview: await desk.preview(one, id), isPublic: await desk.isPublic(one, id) };
    });
    const [seen, before] = [seenOf(preview, values), textAt(values, "seen")];
    const isSave = textAt(values, "do") === "save";
    if (!isSave || seen !== before)
      return rulingReply({ ...view, preview, isPublic, seen, changed: isSave && before !== "" });
    await work(db, asked.here, asked.who, asked.now, async (one) => {
      await enter(one, read.ruling);
      await savedFrom(one, view.action, values);
    });
    return doneAt(view.subjectPath, read.ruling.confirmed ? confirmed : isPublic ? saved : `${saved}-unpublished`);
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === "forbidden" || error.kind === "halted") throw error;
    if (isNameErased(error)) return rulingReply({ ...view, faults: atFields(error.faults, values) });
    if (textAt(values, "do") === "save" && error.code === "ruled-already" && (await isSaved(db, view, read.ruling)))
      return doneAt(view.subjectPath, "ruling-saved-before");
    return rulingReply({ ...view, refused: desk.wordsFor(error) ?? faultWords(error) });
  }
}

/** Whether the case was ruled on with just this: a second press finds done what it asks for. */
function isSaved(db: Db, { asked, submission }: RulingView, typed: Typed): Promise<boolean> {
  return work(db, asked.here, asked.who, asked.now, async ({ tx, municipality }) => {
    const [saved] = await rulingsOn(tx, municipality.id, [submission]);
    return saved !== undefined && isJustSo(saved, typed);
  });
}

function faultWords({ code, params }: Refusal): string {
  return faultText("da", { fault: code, params, path: "" }, [decisionTexts]);
}
