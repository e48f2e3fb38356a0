import { formatsIn } from "../../platform/index.ts";
import { fewestShown, type SurveyReport, said } from "../../replies/index.ts";
import { DataTable, type Knowledge, Notice, StatusDisc } from "../../web/index.ts";

const f = formatsIn("da");

/** A round of the survey at the desk: how far it is, and its figures once they may be said. */
export function SurveyShown({ report, words = false }: { report: SurveyReport; words?: boolean }) {
  const { survey, answered, closed, figures, ownWords } = report;
  const name = survey.round === "first" ? "Lige efter" : "Et år efter";
  const [knowledge, state] = stateOf(report);
  const means = new Map(figures?.map(({ question, mean }) => [question, mean]));
  return (
    <div class="stack">
      <h3 class="t2">{name}</h3>
      <p class="s">
        <StatusDisc knowledge={knowledge}>{state}</StatusDisc>
        {` · ${answered} af ${survey.links} har svaret · ${untilOf(report)}`}
      </p>
      {survey.handedOut > 0 && (
        <p class="s m">
          {survey.handedOut === 1 ? "Ét link er" : `${f.number(survey.handedOut)} links er`} delt ud i hånden og ikke
          sendt med mail. Udsyn kan ikke stå inde for, hvem der har svaret med {survey.handedOut === 1 ? "det" : "dem"}.
        </p>
      )}
      {closed && !figures && (
        <Notice tone="note">
          <p>{`Under ${fewestShown} har svaret. Derfor vises ingen tal: de kunne føres tilbage til den enkelte.`}</p>
        </Notice>
      )}
      {figures && (
        <DataTable
          caption={`${name}: gennemsnit på skalaen 1–5, afrundet til nærmeste halve`}
          rows={survey.questions.filter((one) => one.kind === "scale")}
          rowKey={(one) => one.id}
          columns={[
            { kind: "text", key: "question", head: "Spørgsmål", cell: (one) => said(one.text, "da"), narrow: "full" },
            {
              kind: "text",
              key: "mean",
              head: "Gennemsnit",
              cell: (one) => f.number(means.get(one.id) ?? 0, 1),
            },
          ]}
        />
      )}
      {words && ownWords.length > 0 && (
        <section class="stack">
          <h4>Med egne ord</h4>
          <p class="s m">Læses her og offentliggøres ikke. Rækkefølgen siger intet om, hvem der skrev.</p>
          <ul class="lines-for" aria-label={`${name}: med egne ord`}>
            {ownWords.map((one) => (
              <li key={one} class="written">
                {one}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function untilOf({ survey, closed }: SurveyReport): string {
  if (survey.allAnswered) return "alle, der var med";
  return `${closed ? "sidste dag var" : "sidste dag er"} ${f.date(survey.closesOn)}`;
}

function stateOf({ closed, figures }: SurveyReport): [Knowledge, string] {
  if (!closed) return ["partly", "Åbent"];
  return figures ? ["final", "Lukket"] : ["missing", "Lukket uden tal"];
}
