import type { AskedByAnyone } from "../../identity/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import type { Localized, SurveyQuestion } from "../../profile/index.ts";
import {
  Button,
  ButtonRow,
  Foreign,
  Form,
  type FormErrors,
  type FormTree,
  fieldsOf,
  Notice,
  Radios,
  renderPage,
  TextArea,
  Title,
} from "../../web/index.ts";
import { LinkPage } from "../link-holder.tsx";
import { repliesTexts } from "../replies.texts.ts";
import { type SubjectShown, titleFor } from "../subject.ts";
import { isBelowFewest, type Survey, scaleValues } from "./survey.ts";

interface AnswerView {
  readonly asked: AskedByAnyone;
  readonly survey: Survey;
  readonly shown: SubjectShown;
  readonly values: FormTree;
  readonly errors: FormErrors;
}

/** The profile's own words in a language, else in the first it has them in. */
export function said(words: Localized, lang: Lang): string {
  return words[lang] ?? words.da ?? Object.values(words)[0] ?? "";
}

/** Three questions, what becomes of the answers, and one button. */
export function answerPage({ asked, survey, shown, values, errors }: AnswerView): string {
  const { lang } = asked;
  const t = repliesTexts.in(lang);
  const title = t("survey.title");
  const { field } = fieldsOf(values, errors);
  return renderPage(
    <LinkPage asked={asked} title={errors.summary.length > 0 ? t("page.wrong", { title }) : title}>
      <Title
        title={title}
        lede={t("survey.lede")}
        note={
          <>
            <Foreign {...titleFor(shown, lang)} />
            {shown.startOn && shown.endOn && ` · ${formatsIn(lang).range(shown.startOn, shown.endOn)}`}
          </>
        }
      />
      <div class="stack-l">
        <div class="prose">
          <p>{t(isBelowFewest(shown) ? "survey.anonymous-few" : "survey.anonymous")}</p>
          <p class="s m">{t("survey.links", { links: survey.links, handed: survey.handedOut })}</p>
          <p class="s m">{`${t("survey.once", { date: formatsIn(lang).date(survey.closesOn) })} ${t("page.cpr")}`}</p>
        </div>
        <Form action={asked.path} errors={errors}>
          {survey.questions.map((question, at) => (
            <Question key={question.id} question={question} lang={lang} state={field(`answers.${at}`)} />
          ))}
          <ButtonRow>
            <Button>{t("survey.send")}</Button>
          </ButtonRow>
        </Form>
      </div>
    </LinkPage>,
  );
}

type State = ReturnType<ReturnType<typeof fieldsOf>["field"]>;

function Question({ question, lang, state }: { question: SurveyQuestion; lang: Lang; state: State }) {
  const label = said(question.text, lang);
  if (question.kind === "text") return <TextArea label={label} optional rows={4} {...state} />;
  const ends = new Map([
    [1, said(question.low, lang)],
    [5, said(question.high, lang)],
  ]);
  const options = scaleValues.map((value) => {
    const end = ends.get(value);
    return { value: String(value), text: end ? `${value}: ${end}` : String(value) };
  });
  return <Radios label={label} options={options} {...state} />;
}

/** The answers are in. */
export function thanksPage(asked: AskedByAnyone): string {
  const t = repliesTexts.in(asked.lang);
  const title = t("survey.thanks");
  return renderPage(
    <LinkPage asked={asked} title={title}>
      <Title title={title} />
      <Notice tone="ok" announce>
        <p>{t("survey.thanks.more")}</p>
      </Notice>
    </LinkPage>,
  );
}
