import type { DateOn } from "../../kernel/index.ts";
import { type Profile, settingOn } from "../../profile/index.ts";
import { isAfterStart } from "../after-start.ts";
import { caseWords } from "../case-words.ts";
import type { Trip } from "../trip.ts";
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
  if (about !== "request" || !meetsOn) return [];
  const said = lateSaid({ trip, profile, on: meetsOn, before: `mødet ${danish.date(meetsOn)}` });
  return said === null ? [] : [paragraph(said)];
}

interface Answered {
  readonly trip: Pick<Trip, "startOn" | "direction">;
  readonly profile: Profile;
  /** The day it is answered. */
  readonly on: DateOn;
  /** What the journey began before, in words. */
  readonly before: string;
}

/** That a request is answered late, for the committee or the manager who does; `null` where it is in time. */
export function lateSaid({ trip, profile, on, before }: Answered): string | null {
  if (!trip.startOn || !isAfterStart(on, trip)) return null;
  const rule = settingOn(profile, "lateRequest", on);
  const so =
    rule.value === "refused"
      ? `Kommunens regler tillader ikke, at anmodningen afgøres efter ${trip.direction === "in" ? "besøgets begyndelse" : "afrejsen"}`
      : "Anmodningen kan behandles, og det vises for offentligheden, at den er sen";
  return `Sen anmodning: ${caseWords(trip).The} begyndte ${danish.date(trip.startOn)}, før ${before}. ${so} ${sourceOf(rule)}.`;
}
