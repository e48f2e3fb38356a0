import { z } from "zod";
import { linkMade, readLink, takeLink, type Work } from "../../identity/index.ts";
import { Conflict, type Fault, fault, Invalid, NotFound } from "../../kernel/index.ts";
import { checked } from "../../platform/index.ts";
import { refuseCpr } from "../../records/index.ts";
import type { ShowSubject, SubjectShown } from "../subject.ts";
import { surveyPurpose } from "./give-link.ts";
import { type Answer, addAnswers, closeAllAnswered, holdSurvey, surveyOfLink } from "./survey.store.ts";
import { isClosed, type Survey, scaleValues } from "./survey.ts";
import { forgetSurveyLink } from "./survey-link.store.ts";

const longest = 2_000;

/** What a survey's link opens. Looking uses nothing up. @throws what `readLink` refuses; Conflict `survey-closed` */
export async function openAnswer(
  work: Work,
  token: string,
  show: ShowSubject,
): Promise<{ readonly survey: Survey; readonly shown: SubjectShown }> {
  const { tx, municipality, now } = work;
  const link = await readLink(tx, municipality.id, surveyPurpose, token, now);
  const survey = await stillOpen(work, link.subjectId);
  return { survey, shown: await show(work, survey.subject) };
}

/**
 * Takes the answers, and the link with them: of fifty at the same moment one gets through. The last of all who travelled closes
 * the survey, so that the report can be written by what they said.
 */
export async function answerSurvey(
  work: Work,
  token: string,
  typed: readonly string[],
  show: ShowSubject,
): Promise<void> {
  const { tx, municipality, now } = work;
  const link = await takeLink(tx, municipality.id, surveyPurpose, token, now);
  const { id } = await stillOpen(work, link.subjectId);
  const survey = await holdSurvey(tx, municipality.id, id);
  const answers = answersIn(survey, typed);
  await addAnswers(tx, municipality.id, survey.id, answers);
  await forgetSurveyLink(tx, municipality.id, link.subjectId);
  const { travellers } = await show(work, survey.subject);
  if (travellers !== null) await closeAllAnswered(tx, municipality.id, survey.id, travellers);
  // No trace: it would say when, and of few travellers that is who. How many answered can be counted.
}

/** The survey a link was made for, open or closed; `null` where nothing ties them together any more. */
export async function surveyAsked({ tx, municipality }: Work, token: string): Promise<Survey | null> {
  const link = await linkMade(tx, municipality.id, surveyPurpose, token);
  if (!link) return null;
  return surveyOfLink(tx, municipality.id, link.subjectId).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
}

async function stillOpen({ tx, municipality, today }: Work, linkId: string): Promise<Survey> {
  const survey = await surveyOfLink(tx, municipality.id, linkId);
  if (isClosed(survey, today)) throw new Conflict("survey-closed");
  return survey;
}

/** What was typed as answers, or everything wrong with it. An empty answer in one's own words is none. */
function answersIn({ questions }: Survey, typed: readonly string[]): readonly Answer[] {
  const faults: Fault[] = [];
  const answers = questions.flatMap(({ kind, id }, at): Answer[] => {
    const text = (typed[at] ?? "").trim();
    const path = `answers.${at}`;
    if (kind === "text") {
      if (text.length > longest) faults.push(fault("answer-too-long", {}, path));
      const read = checked(z.string(), text);
      if ("faults" in read) faults.push(...read.faults.map((one) => ({ ...one, path })));
      return text === "" ? [] : [{ question: id, scale: null, ownWords: text }];
    }
    const scale = scaleValues.find((one) => String(one) === text);
    if (scale === undefined) faults.push(fault("answer-missing", { number: at + 1 }, path));
    return scale === undefined ? [] : [{ question: id, scale, ownWords: null }];
  });
  if (faults.length > 0) throw new Invalid(faults);
  refuseCpr({ answers: [...typed] });
  return answers;
}
