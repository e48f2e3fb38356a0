import { electedCount } from "../plan.ts";
import { titleOf } from "../staff/trip-path.ts";
import { type AgendaSection, type CaseText, paragraph, paragraphs } from "./agenda-block.ts";
import type { AgendaInput } from "./agenda-input.ts";
import { committeeName, ended, inLetters, nounOf, whereAndWhen } from "./agenda-words.ts";
import { annexSection } from "./annex-section.ts";
import { budgetSection } from "./budget-section.ts";
import { changeSection } from "./change-section.ts";
import { historySection, isChange, whyHere } from "./history-section.ts";
import { lateness } from "./lateness.ts";
import { limitsSection } from "./limits-section.ts";
import { fundingSection, rammeSection } from "./money-sections.ts";
import { programmeSection } from "./programme-section.ts";
import { recommendationSection } from "./recommendation-section.ts";
import { reportText } from "./report-text.ts";
import { requestSection } from "./request-section.ts";

/**
 * The agenda text of a trip's request or report, written from what the case holds. Every sentence is derived; what is not
 * known is said to be unknown. Pure: the same input gives the same text.
 */
export function agendaText(input: AgendaInput): CaseText {
  return input.about === "report" ? reportText(input) : requestText(input);
}

function requestText(input: AgendaInput): CaseText {
  const { trip } = input;
  return {
    title: titleOf(trip),
    lead: [paragraph(asked(input)), ...whyHere(input)],
    notices: lateness(input),
    sections: [
      ...changeSection(input),
      ...historySection(input),
      requestSection(input),
      purposeSection(input),
      programmeSection(input),
      budgetSection(input),
      limitsSection(input),
      fundingSection(input),
      rammeSection(input),
      recommendationSection(input),
      ...annexSection(input),
    ],
  };
}

function asked(input: AgendaInput): string {
  const { trip, committee, today } = input;
  const who = committeeName(committee, trip.startOn ?? today) ?? "Et udvalg, der ikke er valgt endnu,";
  if (isChange(input))
    return ended(`${who} skal tage stilling til en ændring af ${nounOf(trip).the} ${whereAndWhen(trip)}`);
  const count = electedCount(trip.plan) ?? 0;
  const what = `${nounOf(trip).a} ${whereAndWhen(trip)}`;
  const asks =
    count > 0
      ? `${inLetters(count)} ${count === 1 ? "medlem" : "medlemmer"} anmodes om at deltage i ${what}`
      : `${what} skal godkendes`;
  return ended(`${who} skal tage stilling til, om ${asks}`);
}

function purposeSection({ trip }: AgendaInput): AgendaSection {
  const { purpose } = trip.plan;
  return { title: "Formål", blocks: purpose?.trim() ? paragraphs(purpose) : [paragraph("Formålet er ikke oplyst.")] };
}
