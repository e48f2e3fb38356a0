import { type AskedByAnyone, identityTexts, linkHolder, type UdsynRoute, work } from "../../identity/index.ts";
import { Conflict, Invalid } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { addressIn, type FormTree, formErrors, html, noErrors, type Reply, seeOther } from "../../web/index.ts";
import { orSpentPage } from "../link-holder.tsx";
import { repliesTexts } from "../replies.texts.ts";
import type { ShowSubject } from "../subject.ts";
import type { TypedBack } from "../typed-back.tsx";
import { answerPage, said, thanksPage } from "./answer.page.tsx";
import { answerSurvey, openAnswer, surveyAsked } from "./answer-survey.ts";

/** What the address says once the answers are in. */
const sent = "sendt";

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
    { lane: "link", method: "GET", path, handle: (asked) => orSpentPage(there(asked), () => looked(asked)) },
    {
      lane: "link",
      method: "POST",
      path,
      looksItself: true,
      handle: (asked) =>
        orSpentPage(
          there(asked),
          () => answered(asked),
          (code) => typedAnswers(asked, code),
        ),
    },
  ];

  /** Thanks where one is led after sending; only a used link shows it, so that an address typed by hand thanks for nothing. */
  async function looked(asked: AskedByAnyone): Promise<Reply> {
    try {
      return await questions(asked, {});
    } catch (error) {
      const isAnswered = error instanceof Conflict && error.code === "link-used";
      if (!isAnswered || !asked.query.has(sent)) throw error;
      return html(thanksPage({ ...asked, path: `${addressIn(asked.lang, asked.path)}?${sent}` }));
    }
  }

  /** Led on to thanks, so that to load them again sends nothing. */
  async function answered(asked: AskedByAnyone): Promise<Reply> {
    const answers = answersIn(asked);
    try {
      await work(db, asked.here, linkHolder, asked.now, (one) => answerSurvey(one, tokenOf(asked), answers, show));
      return seeOther(`${addressIn(asked.lang, asked.path)}?${sent}`);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return questions(asked, { answers }, formErrors(asked.lang, error.faults, repliesTexts, identityTexts));
    }
  }

  /**
   * By the questions as they were put; the survey of a link that was taken back or answered is not known any more. Nor is by a used
   * link what was answered: nothing ties an answer to its link, so that the page cannot know whether this is the same again.
   */
  async function typedAnswers(asked: AskedByAnyone, code: string): Promise<TypedBack> {
    const survey = await work(db, asked.here, linkHolder, asked.now, (one) => surveyAsked(one, tokenOf(asked)));
    const t = repliesTexts.in(asked.lang);
    const fields = answersIn(asked).map((text, at) => {
      const question = survey?.questions[at];
      return { label: question ? said(question.text, asked.lang) : t("late.question", { number: at + 1 }), text };
    });
    return { form: "survey", fields, mayBeSent: code === "link-used" };
  }
}

/** One by one: a question left unanswered is not sent at all, and the later ones must not move up into its place. */
function answersIn({ form }: AskedByAnyone): readonly string[] {
  return [0, 1, 2].map((at) => form.get(`answers.${at}`)?.replaceAll("\r\n", "\n").trim() ?? "");
}
