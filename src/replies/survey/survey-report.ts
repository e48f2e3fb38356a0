import type { Work } from "../../identity/index.ts";
import type { RepliesSubject, SubjectShown } from "../subject.ts";
import { answersTo, surveysOf } from "./survey.store.ts";
import { fewestShown, figureOf, isBelowFewest, isClosed, type Survey, type SurveyFigure } from "./survey.ts";

/** A survey as it may be seen at the desk. */
export interface SurveyReport {
  readonly survey: Survey;
  /** How many have answered. */
  readonly answered: number;
  readonly closed: boolean;
  /** Only once it is closed and enough have answered; `null` until then. */
  readonly figures: readonly SurveyFigure[] | null;
  /**
   * What was written in people's own words, in an order that says nothing; never published. Beside figures, and where so few took
   * part that figures never come: each of them was told so, and that their words are read.
   */
  readonly ownWords: readonly string[];
}

/** Each round about a subject, with what may be said of it today. */
export async function surveyReports(
  { tx, municipality, today }: Pick<Work, "tx" | "municipality" | "today">,
  subject: RepliesSubject,
  { travellers }: Pick<SubjectShown, "travellers"> = { travellers: null },
): Promise<readonly SurveyReport[]> {
  const reports: SurveyReport[] = [];
  for (const survey of await surveysOf(tx, municipality.id, subject)) {
    const answers = await answersTo(tx, municipality.id, survey.id);
    const scales = survey.questions.filter((one) => one.kind === "scale");
    const valuesOf = (question: string) =>
      answers.flatMap((one) => (one.question === question && one.scale !== null ? [one.scale] : []));
    const answered = valuesOf(scales[0]?.id ?? "").length;
    const closed = isClosed(survey, today);
    const shown = closed && answered >= fewestShown;
    reports.push({
      survey,
      answered,
      closed,
      figures: shown ? scales.flatMap(({ id }) => figureOf(id, valuesOf(id)) ?? []) : null,
      ownWords:
        shown || (closed && isBelowFewest({ travellers }))
          ? answers.flatMap((one) => one.ownWords ?? []).sort((a, b) => a.localeCompare(b, "da"))
          : [],
    });
  }
  return reports;
}
