import { type AskedByWho, deskAutosave, deskReply } from "../../../identity/index.ts";
import { type DateOn, dateInZone, instant } from "../../../kernel/index.ts";
import { formatsIn } from "../../../platform/index.ts";
import { holdsOn, settingOn } from "../../../profile/index.ts";
import {
  addressIn,
  Button,
  ButtonRow,
  Facts,
  Foreign,
  type FormErrors,
  type FormTree,
  LinkRow,
  Notice,
  type Reply,
  Section,
  Title,
  type TypedField,
  TypedTooLate,
} from "../../../web/index.ts";
import { askedQuestion, isLate, type Question } from "../question.ts";
import { langWords, questionDeskTexts, questionPath, questionsAt, reasonWords, scopeName } from "./desk-words.ts";
import { AnswerForm, CloseForm, HandOnForm } from "./question-forms.tsx";
import { dueWords } from "./questions.page.tsx";

const f = formatsIn("da");

/** Which of the page's forms was sent and came back. */
export type QuestionForm = "answer" | "close" | "hand-on";

export interface QuestionView {
  readonly asked: AskedByWho;
  readonly today: DateOn;
  readonly question: Question;
  /** Whether what was asked about is public still. */
  readonly isPublic: boolean;
  /** An answer that was begun here and not sent. */
  readonly begun?: { readonly values: FormTree; readonly savedAt: Date } | null;
  readonly sent?: { readonly form: QuestionForm; readonly values: FormTree; readonly errors: FormErrors };
  /** What was typed when somebody else had settled it meanwhile. */
  readonly tooLate?: readonly TypedField[];
}

/** One question: what was asked, by when it is answered, and the three things that can be done with it. */
export function questionReply(view: QuestionView): Reply {
  const { asked, today, question, isPublic, begun, sent, tooLate } = view;
  const { subject, title, titleLang, path, lang, body, answerBy, status } = question;
  const { here, who } = asked;
  const may = (action: QuestionForm) => askedQuestion(who, question, action).allowed;
  const late = isLate(question, today);
  const formOf = (form: QuestionForm) => ({
    question,
    here,
    ...(sent?.form === form ? { values: sent.values, errors: sent.errors } : {}),
  });
  const units = here.profile.units.filter((one) => holdsOn(one, today) && `unit:${one.id}` !== question.scope);
  const page = deskReply(
    {
      asked,
      title: sent && sent.errors.summary.length > 0 ? "Fejl: Spørgsmål" : "Spørgsmål",
      crumbs: [{ text: "Spørgsmål", href: questionsAt }, { text: title }],
      said: [questionDeskTexts],
      children: (
        <>
          <Title
            title="Spørgsmål fra offentligheden"
            note={
              <>
                {"Om "}
                {isPublic ? (
                  <a href={addressIn("da", path)}>
                    <Foreign text={title} lang={titleLang} />
                  </a>
                ) : (
                  <Foreign text={title} lang={titleLang} />
                )}
                {subject.type === "trip" && (
                  <>
                    {" · "}
                    <a href={`/skrivebord/rejser/${subject.id}`}>Sagen på skrivebordet</a>
                  </>
                )}
              </>
            }
          />
          {!isPublic && (
            <Notice tone="watch" title="Det, der spørges om, er ikke offentligt mere">
              <p>
                {"Den, der spurgte, kan ikke se det. Hvorfor det er væk, står på "}
                <a href={addressIn("da", path)}>dets offentlige adresse</a>
                {". Henvis ikke til noget, som kun stod der."}
              </p>
            </Notice>
          )}
          {status === "open" && (
            <Notice tone={late ? "wrong" : "note"} title={late ? "Over frist" : dueWords(answerBy, today)}>
              {late && <p>{`${dueWords(answerBy, today)}. Den, der spurgte, kan se, at svaret er forsinket.`}</p>}
              <p>Dagen blev lovet, da der blev spurgt.</p>
            </Notice>
          )}
          {tooLate && (
            <TypedTooLate title="Det, du skrev, er ikke sendt" fields={tooLate}>
              <p>En anden har besvaret eller lukket spørgsmålet, mens du skrev. Se nedenfor, hvad der blev svaret.</p>
            </TypedTooLate>
          )}
          <Section
            first
            title="Spørgsmålet"
            note={lang === "da" ? undefined : `Skrevet på ${langWords[lang].toLowerCase()}`}
          >
            <p class="written" lang={lang}>
              {body}
            </p>
            <WhoAsked {...view} />
          </Section>
          {status !== "open" && <Settled {...view} />}
          {may("answer") && (
            <Section
              title="Svar"
              note={
                question.email === null
                  ? "Svaret vises på spørgerens egen side."
                  : "Svaret sendes til adressen og vises på spørgerens egen side."
              }
            >
              {begun && sent?.form !== "answer" && (
                <Begun savedAt={begun.savedAt} asked={asked} page={questionPath(question.id)} />
              )}
              <AnswerForm
                {...(begun && sent?.form !== "answer" ? { question, here, values: begun.values } : formOf("answer"))}
                autosave={deskAutosave(asked, questionPath(question.id))}
                unsaved={sent?.form === "answer"}
              />
            </Section>
          )}
          {may("hand-on") && units.length > 0 && (
            <Section title="Giv videre" note="Til den enhed, der kan svare. Fristen er den samme.">
              <HandOnForm {...formOf("hand-on")} units={units} />
            </Section>
          )}
          {may("close") && (
            <Section title="Luk uden svar" note="Når spørgsmålet ikke skal besvares her.">
              <CloseForm {...formOf("close")} />
            </Section>
          )}
          <LinkRow links={[{ href: questionsAt, text: "Alle spørgsmål" }]} />
        </>
      ),
    },
    tooLate ? 409 : sent ? 422 : 200,
  );
  return page;
}

/** Over an answer that its writer began here earlier: it stands in the field, and nobody has got it. */
function Begun({ savedAt, asked, page }: { savedAt: Date; asked: AskedByWho; page: string }) {
  return (
    <form method="post" action={page} aria-label="Svar, der ikke er sendt">
      <Notice tone="watch" title="Dit svar er ikke sendt">
        <p>{`Feltet viser det, du skrev ${f.moment(instant(savedAt), asked.here.profile.timeZone)}. Kun du kan se det.`}</p>
        <ButtonRow>
          <Button weight="quiet" does="discard-draft">
            Kassér det
          </Button>
        </ButtonRow>
      </Notice>
    </form>
  );
}

function WhoAsked({ asked: { here }, question }: QuestionView) {
  const { name, email, askedAt, scope } = question;
  return (
    <Facts
      facts={[
        { label: "Navn", value: name },
        { label: "Mailadresse", value: email && <a href={`mailto:${email}`}>{email}</a> },
        { label: "Stillet", value: f.moment(instant(askedAt), here.profile.timeZone) },
        { label: "Ligger hos", value: scopeName(here, scope) ?? here.profile.contact.unit },
      ]}
    />
  );
}

/** What whoever asked was told, and when all of it is erased. */
function Settled({ asked: { here }, question }: QuestionView) {
  const { status, whyClosed, answer, answerLang, settledAt, askedAt } = question;
  const at = settledAt ?? askedAt;
  const on = dateInZone(at, here.profile.timeZone);
  const days = settingOn(here.profile, "retention", on).value.questionDaysAfterSettled;
  return (
    <Section
      title={status === "answered" ? "Svaret" : "Lukket uden svar"}
      note={f.moment(instant(at), here.profile.timeZone)}
    >
      {whyClosed !== null && <p>{`${reasonWords[whyClosed]}.`}</p>}
      {answer !== null && (
        <p class="written" lang={answerLang ?? question.lang}>
          {answer}
        </p>
      )}
      <p class="s m">{`Spørgsmål, svar, navn og adresse slettes ${f.number(days)} dage efter.`}</p>
    </Section>
  );
}
