import { type AskedByWho, doneAt, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { committeeById, membersOn } from "../../profile/index.ts";
import type { ErasedNames } from "../../records/index.ts";
import { asksByForm } from "../../register/index.ts";
import { type FormTree, sentForm, textAt } from "../../web/index.ts";
import { correctRuling, undoRuling } from "../correct-ruling/correct-ruling.ts";
import { requireRulingKeeper } from "../keepers.ts";
import { readRuling } from "../ruling.store.ts";
import type { Ruling, RulingCode } from "../ruling.ts";
import { isJustSo } from "../stated-in.ts";
import { sendCorrection, showCorrection } from "./correct-published.routes.ts";
import { correctedBySelf } from "./corrected-by-self.ts";
import { mergedRuling, openedRuling } from "./merged-ruling.ts";
import { rehearse } from "./rehearse.ts";
import { type RulingView, rulingReply } from "./ruling.page.tsx";
import { type DeskOf, enterRuling } from "./ruling.routes.ts";
import { readRulingForm, rulingValues } from "./ruling-form.ts";
import { matterOf, type SubjectDesk } from "./subject-desk.ts";
import { begun, correctionPath, discarded } from "./unsaved-ruling.ts";

const allow = ["secretary"];

/** The secretary's page for a ruling that was entered wrongly: until its minutes are confirmed, and with a reason afterwards. */
export function correctRulingRoutes(db: Db, deskOf: DeskOf, names: ErasedNames): readonly UdsynRoute[] {
  const common = { lane: "staff", path: "/skrivebord/beslutninger/:id/ret", allow } as const;
  return [
    {
      ...common,
      method: "GET",
      handle: (asked: AskedByWho) =>
        rehearse(db, asked, async (one) => {
          const ruling = await rulingIn(one, asked, deskOf);
          if (ruling.confirmedAt) return showCorrection(one, asked, ruling, deskOf);
          return rulingReply(await viewOf(one, asked, ruling, deskOf, null));
        }),
    },
    {
      ...common,
      method: "POST",
      looksItself: true,
      handle: async (asked: AskedByWho) => {
        const ruling = await work(db, asked.here, asked.who, asked.now, (one) => rulingIn(one, asked, deskOf));
        const sent = sentForm(asked.form);
        const gone = await discarded(db, asked, correctionPath(ruling), sent);
        if (gone) return gone;
        if (ruling.confirmedAt && isConfirmedAsSent(ruling, sent))
          return doneAt(
            deskOf(ruling.submission.subject.type).pathOf(ruling.submission.subject.id),
            "ruling-saved-before",
          );
        if (ruling.confirmedAt) return sendCorrection(db, asked, ruling, deskOf, names);
        const view = await rehearse(db, asked, (one) => viewOf(one, asked, ruling, deskOf, sent));
        if (view.meanwhile && view.meanwhile.disagreed.length > 0) return rulingReply(view);
        const enter: Parameters<typeof enterRuling>[3] = (one, typed) =>
          correctRuling(one, ruling.id, typed, deskOf, ruling.version, asksByForm(names, sent));
        return enterRuling(db, view, deskOf, enter, ["ruling-corrected", "ruling-confirmed"]);
      },
    },
  ];
}

/** Whether the form from before the minutes were confirmed, without a reason, is sent again with what it confirmed. */
function isConfirmedAsSent(ruling: Ruling, sent: FormTree): boolean {
  const read = readRulingForm(sent, ruling);
  const isAgain = textAt(sent, "do") === "save" && textAt(sent, "confirmed") !== "" && sent.reason === undefined;
  return isAgain && "ruling" in read && isJustSo(ruling, read.ruling);
}

/** @throws NotFound `ruling-unknown`; Forbidden `role-needed` */
async function rulingIn(one: Work, asked: AskedByWho, deskOf: DeskOf): Promise<Ruling> {
  const ruling = await readRuling(one.tx, one.municipality.id, idIn<"ruling">(asked));
  await requireRulingKeeper(one, ruling.submission, deskOf(ruling.submission.subject.type));
  return ruling;
}

/** What may be ruled instead is asked of the case as it stood before the ruling, which is then put back. */
async function viewOf(
  one: Work,
  asked: AskedByWho,
  ruling: Ruling,
  deskOf: DeskOf,
  sent: FormTree | null,
): Promise<RulingView> {
  const { submission } = ruling;
  const desk = deskOf(submission.subject.type);
  const title = await desk.titleOf(one, submission.subject.id);
  const committee = committeeById(asked.here.profile, submission.committeeId);
  const members = committee ? membersOn(committee, submission.meetsOn).map(({ name }) => name) : [];
  const stored = rulingValues(ruling, members);
  const action = correctionPath(ruling);
  const merged = sent && mergedRuling(sent, stored, ruling);
  const bySelf = sent && merged?.meanwhile ? await correctedBySelf(one, ruling, textAt(sent, "version")) : false;
  return {
    asked,
    submission,
    matter: await matterOf(one, submission, desk),
    title,
    subjectPath: desk.pathOf(submission.subject.id),
    action,
    correcting: true,
    stood: ruling,
    closed: null,
    allowed: await insteadOf(one, ruling, desk),
    ...(merged ?? (await begun(one, asked, action, openedRuling(stored, ruling)))),
    ...(merged?.meanwhile && { meanwhile: { ...merged.meanwhile, bySelf } }),
  };
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
