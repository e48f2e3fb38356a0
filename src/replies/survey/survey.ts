import type { DateOn } from "../../kernel/index.ts";
import type { SurveyQuestion } from "../../profile/index.ts";
import type { SurveyId, SurveyRound } from "../replies.tables.ts";
import type { RepliesSubject } from "../subject.ts";

/** Three questions put once to those who took part. */
export interface Survey {
  readonly id: SurveyId;
  readonly subject: RepliesSubject;
  readonly round: SurveyRound;
  /** As they were put, whatever the profile says later. */
  readonly questions: readonly SurveyQuestion[];
  readonly openedOn: DateOn;
  /** The last day it can be answered; it is closed from the day after, or when all have answered. */
  readonly closesOn: DateOn;
  /** Everybody who travelled had a link and answered by it: nobody is waited for. */
  readonly allAnswered: boolean;
  /** How many were given a link, each once. */
  readonly links: number;
  /** How many of them were handed their link by whoever made it, who could have used it: said wherever figures are. */
  readonly handedOut: number;
}

export const scaleValues = [1, 2, 3, 4, 5] as const;
export const fewestShown = 5;

/** Whether so few took part that the survey can never have figures, whoever answers. */
export function isBelowFewest({ travellers }: { readonly travellers: number | null }): boolean {
  return travellers !== null && travellers < fewestShown;
}

/** Whether no more answers are taken, so that what they say may be shown. */
export function isClosed({ closesOn, allAnswered }: Survey, today: DateOn): boolean {
  return allAnswered || closesOn < today;
}

/** What may be said of the answers to one question on a scale. */
export interface SurveyFigure {
  readonly question: string;
  /** The mean to the nearest half. */
  readonly mean: number;
}

/**
 * What may be said of a survey. Figures come once, when it is closed, so that two looks have no difference; only from five
 * answers; and as a mean to the nearest half, of which no number of people behind any answer can be worked out
 * (survey-figures.test.ts tries every possibility).
 */
export function figureOf(question: string, answers: readonly number[]): SurveyFigure | null {
  if (answers.length < fewestShown) return null;
  const total = answers.reduce((sum, one) => sum + one, 0);
  return { question, mean: Math.round((2 * total) / answers.length) / 2 };
}
