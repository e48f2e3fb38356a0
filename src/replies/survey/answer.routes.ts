import { type AskedByAnyone, identityTexts, linkHolder, type UdsynRoute, work } from "../../identity/index.ts";
import { Invalid } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { addressIn, type FormTree, formErrors, html, noErrors, type Reply } from "../../web/index.ts";
import { orSpentPage } from "../link-holder.tsx";
import { repliesTexts } from "../replies.texts.ts";
import type { ShowSubject } from "../subject.ts";
import { answerPage, thanksPage } from "./answer.page.tsx";
import { answerSurvey, openAnswer } from "./answer-survey.ts";

/** A survey's link, `/svar/<token>`: a look changes nothing, an answer uses it up. */
export function answerRoutes(db: Db, show: ShowSubject): readonly UdsynRoute[] {
  const path = "/svar/:token";
  const tokenOf = (asked: AskedByAnyone) => asked.params.token ?? "";
  const there = (asked: AskedByAnyone) => ({ ...asked, path: addressIn(asked.lang, asked.path) });

  const questions = (asked: AskedByAnyone, values: FormTree, errors = noErrors) =>
    work(db, asked.here, linkHolder, asked.now, async (one) => {
      const { survey, shown } = await openAnswer(one, tokenOf(asked), show);
      const page = answerPage({ asked: there(asked), survey, shown, values, errors });
      return html(page, errors.summary.length > 0 ? 422 : 200);
    });

  return [
    { lane: "link", method: "GET", path, handle: (asked) => orSpentPage(there(asked), () => questions(asked, {})) },
    {
      lane: "link",
      method: "POST",
      path,
      looksItself: true,
      handle: (asked) => orSpentPage(there(asked), () => answered(asked)),
    },
  ];

  async function answered(asked: AskedByAnyone): Promise<Reply> {
    // One by one: a question left unanswered is not sent at all, and the later ones must not move up into its place.
    const answers = [0, 1, 2].map((at) => asked.form.get(`answers.${at}`)?.replaceAll("\r\n", "\n").trim() ?? "");
    try {
      await work(db, asked.here, linkHolder, asked.now, (one) => answerSurvey(one, tokenOf(asked), answers, show));
      return html(thanksPage(there(asked)));
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return questions(asked, { answers }, formErrors(asked.lang, error.faults, repliesTexts, identityTexts));
    }
  }
}
