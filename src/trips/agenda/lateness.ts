import { settingOn } from "../../profile/index.ts";
import { caseWords } from "../case-words.ts";
import { type Block, paragraph } from "./agenda-block.ts";
import type { AgendaInput } from "./agenda-input.ts";
import { danish, sourceOf } from "./agenda-words.ts";

/** What is too late about a case, in words. */
export function lateness(input: AgendaInput): readonly Block[] {
  return [...afterDeadline(input), ...lateRequest(input)];
}

/** Handed in after the agenda closed: a fact of the submission, whatever becomes of the trip. */
export function afterDeadline(input: Pick<AgendaInput, "afterDeadline">): readonly Block[] {
  return input.afterDeadline ? [paragraph("Sagen er sendt ind efter dagsordenens frist.")] : [];
}

/** A request ruled on after departure: accepted where the profile says so, flagged and shown (product.md, rule 1). */
function lateRequest({ trip, profile, meetsOn, about }: AgendaInput): Block[] {
  if (about !== "request" || !meetsOn || !trip.startOn || meetsOn <= trip.startOn) return [];
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
