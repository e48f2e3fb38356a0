import { settingOn } from "../../profile/index.ts";
import { caseWords } from "../case-words.ts";
import { electedCount } from "../plan.ts";
import { titleOf } from "../staff/trip-path.ts";
import { type AgendaSection, type AgendaText, type Block, paragraph, paragraphs } from "./agenda-block.ts";
import type { AgendaInput } from "./agenda-input.ts";
import { committeeName, danish, ended, inLetters, nounOf, sourceOf, whereAndWhen } from "./agenda-words.ts";
import { budgetSection } from "./budget-section.ts";
import { changeSection } from "./change-section.ts";
import { historySection, isChange, whyHere } from "./history-section.ts";
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
export function agendaText(input: AgendaInput): AgendaText {
  return input.about === "report" ? reportText(input) : requestText(input);
}

function requestText(input: AgendaInput): AgendaText {
  const { trip } = input;
  return {
    title: titleOf(trip),
    lead: [paragraph(asked(input)), ...whyHere(input), ...afterDeadline(input), ...late(input)],
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

function afterDeadline(input: AgendaInput): Block[] {
  return input.afterDeadline ? [paragraph("Sagen er sendt ind efter dagsordenens frist.")] : [];
}

/** A request ruled on after departure: accepted where the profile says so, flagged and shown (product.md, rule 1). */
function late({ trip, profile, meetsOn }: AgendaInput): Block[] {
  if (!meetsOn || !trip.startOn || meetsOn <= trip.startOn) return [];
  const rule = settingOn(profile, "lateRequest", meetsOn);
  const so =
    rule.value === "refused"
      ? `Kommunens regler tillader ikke, at anmodningen afgøres efter ${trip.direction === "in" ? "besøgets begyndelse" : "afrejsen"}`
      : "Anmodningen kan behandles, og det vises for offentligheden, at den er sen";
  return [
    paragraph(
      `Sen anmodning: ${caseWords(trip).The} begyndte ${danish.date(trip.startOn)}, før mødet ${danish.date(meetsOn)}. ${so} ${sourceOf(rule)}.`,
    ),
  ];
}
