import { type AskedByWho, doneAt, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { dateInZone, Refusal } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { type FormTree, faultText, type Reply, sentForm, textAt } from "../../web/index.ts";
import { minutesAhead } from "../confirm-minutes/minutes-ahead.ts";
import { decisionTexts } from "../decisions.texts.ts";
import { requireRulingKeeper } from "../keepers.ts";
import { type RecordRuling, recordRuling } from "../record-ruling/record-ruling.ts";
import { readSubmission } from "../submission.store.ts";
import { rehearse } from "./rehearse.ts";
import { type RulingView, rulingReply } from "./ruling.page.tsx";
import { readRulingForm } from "./ruling-form.ts";
import type { SubjectDesk } from "./subject-desk.ts";

type DeskOf = (subjectType: string) => SubjectDesk;
const allow = ["secretary"];

/** The secretary's page for what a committee ruled on a submission. */
export function rulingRoutes(db: Db, deskOf: DeskOf): readonly UdsynRoute[] {
  const path = "/skrivebord/sager/:id/beslutning";
  return [
    {
      lane: "staff",
      method: "GET",
      path,
      allow,
      handle: async (asked) => rulingReply(await viewOf(db, asked, deskOf, {})),
    },
    { lane: "staff", method: "POST", path, allow, looksItself: true, handle: (asked) => rule(db, asked, deskOf) },
  ];
}

function viewOf(db: Db, asked: AskedByWho, deskOf: DeskOf, values: FormTree): Promise<RulingView> {
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const submission = await readSubmission(one.tx, one.municipality.id, idIn<"submission">(asked));
    const desk = deskOf(submission.subject.type);
    await requireRulingKeeper(one, submission, desk);
    const title = await desk.titleOf(one, submission.subject.id);
    const allowed = await desk.rulingsFor(one, submission);
    return { asked, submission, title, subjectPath: desk.pathOf(submission.subject.id), allowed, values };
  });
}

async function rule(db: Db, asked: AskedByWho, deskOf: DeskOf): Promise<Reply> {
  const values = sentForm(asked.form);
  const view = await viewOf(db, asked, deskOf, values);
  const read = readRulingForm(values);
  const isAhead = minutesAhead(view.submission.meetsOn, dateInZone(asked.now, asked.here.profile.timeZone));
  const faults = ["faults" in read ? read.faults : [], textAt(values, "confirmed") ? isAhead : []].flat();
  if ("faults" in read || faults.length > 0) return rulingReply({ ...view, faults });
  const ruling: RecordRuling = { ...read.ruling, submissionId: view.submission.id };
  try {
    if (textAt(values, "do") !== "save") {
      const preview = await previewOf(db, asked, ruling, deskOf);
      return rulingReply({ ...view, preview });
    }
    await work(db, asked.here, asked.who, asked.now, (one) => recordRuling(one, ruling, deskOf));
    return doneAt(view.subjectPath, ruling.confirmed ? "ruling-confirmed" : "ruling-saved");
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === "forbidden") throw error;
    const refused = deskOf(view.submission.subject.type).wordsFor(error) ?? faultWords(error);
    return rulingReply({ ...view, refused });
  }
}

function faultWords({ code, params }: Refusal): string {
  return faultText("da", { fault: code, params, path: "" }, [decisionTexts]);
}

/** The whole ruling is carried out with its minutes confirmed, looked at, and undone. */
function previewOf(db: Db, asked: AskedByWho, ruling: RecordRuling, deskOf: DeskOf) {
  return rehearse(db, asked, async (one: Work) => {
    const { submission } = await recordRuling(one, { ...ruling, confirmed: true }, deskOf);
    return deskOf(submission.subject.type).preview(one, submission.subject.id);
  });
}
