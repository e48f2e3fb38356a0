import { type AskedByWho, idIn, type UdsynRoute, type Work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { committeeById, membersOn } from "../../profile/index.ts";
import { type FormTree, sentForm } from "../../web/index.ts";
import { correctRuling, undoRuling } from "../correct-ruling/correct-ruling.ts";
import { decisionTexts } from "../decisions.texts.ts";
import { readRuling } from "../ruling.store.ts";
import type { Ruling, RulingCode } from "../ruling.ts";
import { rehearse } from "./rehearse.ts";
import { type RulingView, rulingReply } from "./ruling.page.tsx";
import { type DeskOf, enterRuling } from "./ruling.routes.ts";
import { rulingValues } from "./ruling-form.ts";
import type { SubjectDesk } from "./subject-desk.ts";

const allow = ["secretary"];
const t = decisionTexts.in("da");

/** The secretary's page for a ruling that was entered wrongly, until its minutes are confirmed. */
export function correctRulingRoutes(db: Db, deskOf: DeskOf): readonly UdsynRoute[] {
  const path = "/skrivebord/beslutninger/:id/ret";
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
        const view = await viewOf(db, asked, deskOf, sentForm(asked.form));
        const enter: Parameters<typeof enterRuling>[3] = (one, typed) =>
          correctRuling(one, idIn<"ruling">(asked), typed, deskOf);
        return enterRuling(db, view, deskOf, enter, ["ruling-corrected", "ruling-confirmed"]);
      },
    },
  ];
}

/** What may be ruled instead is asked of the case as it stood before the ruling, which is then put back. */
function viewOf(db: Db, asked: AskedByWho, deskOf: DeskOf, sent: FormTree | null): Promise<RulingView> {
  return rehearse(db, asked, async (one) => {
    const ruling = await readRuling(one.tx, one.municipality.id, idIn<"ruling">(asked));
    const { submission } = ruling;
    const desk = deskOf(submission.subject.type);
    const title = await desk.titleOf(one, submission.subject.id);
    const committee = committeeById(asked.here.profile, submission.committeeId);
    const members = committee ? membersOn(committee, submission.meetsOn).map(({ name }) => name) : [];
    return {
      asked,
      submission,
      title,
      subjectPath: desk.pathOf(submission.subject.id),
      action: `/skrivebord/beslutninger/${ruling.id}/ret`,
      correcting: true,
      closed: ruling.confirmedAt ? t("fault.ruling-confirmed") : null,
      allowed: ruling.confirmedAt ? [] : await insteadOf(one, ruling, desk),
      values: sent ?? rulingValues(ruling, members),
    };
  });
}

/** The ruling itself, and those that may be given in its place; alone where the case has gone on since. */
async function insteadOf(one: Work, ruling: Ruling, desk: SubjectDesk): Promise<readonly RulingCode[]> {
  try {
    await undoRuling(one, ruling, desk);
  } catch (error) {
    if (error instanceof Conflict) return [ruling.ruling];
    throw error;
  }
  return desk.rulingsFor(one, ruling.submission);
}
