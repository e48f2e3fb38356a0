import { type AskedByWho, deskReply } from "../../../identity/index.ts";
import { type DateOn, dateInZone, daysCounted } from "../../../kernel/index.ts";
import { formatsIn } from "../../../platform/index.ts";
import { EmptyState, Foreign, type Reply, type RowItem, Rows, Title, ViewSwitch } from "../../../web/index.ts";
import { isLate, type ListedQuestion } from "../question.ts";
import { questionDeskTexts, questionsAt, reasonWords, scopeName } from "./desk-words.ts";

const f = formatsIn("da");

export interface QuestionsView {
  readonly asked: AskedByWho;
  readonly today: DateOn;
  readonly settled: boolean;
  readonly questions: readonly ListedQuestion[];
}

/** The questions that wait, or those that are over. What was asked, and by whom, stands on each one's own page, which is traced. */
export function questionsReply({ asked, today, settled, questions }: QuestionsView): Reply {
  const late = questions.filter((one) => isLate(one, today)).length;
  return deskReply({
    asked,
    title: "Spørgsmål fra offentligheden",
    crumbs: [{ text: "Spørgsmål" }],
    said: [questionDeskTexts],
    children: (
      <>
        <Title
          title="Spørgsmål fra offentligheden"
          lede="Stillet fra de offentlige sider. Svaret går til den, der spurgte, og bliver ikke offentligt."
          note={settled ? undefined : counted(questions.length, late)}
        />
        <div class="stack-l">
          <ViewSwitch
            label="Hvilke spørgsmål"
            views={[
              { text: "Venter på svar", href: questionsAt, isShown: !settled },
              { text: "Besvaret eller lukket", href: `${questionsAt}?vis=afsluttede`, isShown: settled },
            ]}
          />
          {questions.length === 0 ? (
            <EmptyState title={settled ? "Ingen er besvaret endnu" : "Ingen spørgsmål venter"}>
              {settled
                ? "Besvarede og lukkede spørgsmål står her, indtil de slettes."
                : "Et nyt spørgsmål står her, så snart det er stillet."}
            </EmptyState>
          ) : (
            <Rows rows={questions.map((one) => rowOf(one, asked, today))} />
          )}
        </div>
      </>
    ),
  });
}

function counted(all: number, late: number): string | undefined {
  if (all === 0) return undefined;
  const waiting = all === 1 ? "Ét spørgsmål venter på svar." : `${f.number(all)} spørgsmål venter på svar.`;
  return late === 0 ? waiting : `${waiting} ${late === 1 ? "Ét er" : `${f.number(late)} er`} over frist.`;
}

function rowOf(one: ListedQuestion, { here }: AskedByWho, today: DateOn): RowItem {
  const { id, title, titleLang, scope, askedAt, answerBy, status, whyClosed } = one;
  const where = scopeName(here, scope);
  const asked = `Spurgt ${f.date(dateInZone(askedAt, here.profile.timeZone))}`;
  const late = isLate(one, today);
  return {
    title: (
      <a class="n" href={`${questionsAt}/${id}`}>
        <Foreign text={title} lang={titleLang} />
      </a>
    ),
    note: [status === "open" && dueWords(answerBy, today), asked, where, whyClosed && reasonWords[whyClosed]]
      .filter(Boolean)
      .join(" · "),
    knowledge: status !== "open" ? "final" : late ? "late" : "estimated",
    status: status === "answered" ? "Besvaret" : status === "closed" ? "Lukket" : late ? "Over frist" : "Venter",
  };
}

/** `Svar senest 20. maj 2026`, and for how long it is late. */
export function dueWords(answerBy: DateOn, today: DateOn): string {
  if (answerBy >= today) return `Svar senest ${f.date(answerBy)}`;
  const days = daysCounted(answerBy, today) - 1;
  return `Fristen var ${f.date(answerBy)}, for ${days === 1 ? "én dag" : `${f.number(days)} dage`} siden`;
}
