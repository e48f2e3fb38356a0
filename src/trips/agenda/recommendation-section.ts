import { isDecider } from "../approval.ts";
import { budgetTotal, electedCount } from "../plan.ts";
import { payingBodies } from "../trip-accounts/pot-shares.ts";
import { type AgendaSection, list, paragraph } from "./agenda-block.ts";
import type { AgendaInput, RammeEffect } from "./agenda-input.ts";
import {
  amountIn,
  bodyName,
  committeeName,
  danish,
  deciderName,
  nounOf,
  otherRammeOwner,
  whereAndWhen,
} from "./agenda-words.ts";
import { changesAsked } from "./change-section.ts";
import { departures } from "./departures.ts";
import { isChange } from "./history-section.ts";
import { overdraws } from "./money-sections.ts";
import { stepsInTerm } from "./term-departures.ts";

/** What the committee is recommended to decide (indstilling). One that does not settle the matter recommends it onwards. */
export function recommendationSection(input: AgendaInput): AgendaSection {
  const { trip, ramme, unitRamme = null, profile, today } = input;
  const { budget, participants } = trip.plan;
  const total = budgetTotal(trip.plan);
  const count = electedCount(trip.plan) ?? 0;
  const names = participants.elected.named.map((one) => one.name);
  const unnamed = count - names.length;
  const members = [...names, ...(unnamed > 0 ? [`${danish.number(unnamed)} unavngivne medlemmer`] : [])];
  const owner = otherRammeOwner(input);
  const [, unit] = payingBodies(trip);
  const whole = [
    count > 0
      ? `at ${danish.list(members)} anmodes om at deltage i ${definite(input)}`
      : `at ${definite(input)} godkendes`,
    ...(budget && total !== null ? [`at budgettet på ${amountIn(total, budget.currency)} godkendes`] : []),
  ];
  const items = [
    ...(isChange(input) ? ofChange(input) : whole),
    ...departures(input).map((one) => `at ${one}`),
    ...overdrawn(ramme, owner),
    ...overdrawn(unitRamme, unit ? bodyName(unit.owner, profile, trip.startOn ?? today) : null),
  ];
  return { title: "Indstilling", blocks: [paragraph(opening(input)), ...list(items, { ordered: true })] };
}

function overdrawn(ramme: RammeEffect | null, owner: string | null): readonly string[] {
  if (!overdraws(ramme)) return [];
  const { year, after, currency } = ramme;
  return [`at rammen${owner ? ` for ${owner}` : ""} for ${year} overskrides med ${amountIn(-after.left, currency)}`];
}

/** Of a change what is otherwise than approved; where nothing of it can be named, the whole. */
function ofChange(input: AgendaInput): string[] {
  const asked = changesAsked(input);
  return asked.length > 0 ? asked.map((one) => `at ${one}`) : [`at ændringen af ${definite(input)} godkendes`];
}

function definite({ trip }: AgendaInput): string {
  return [nounOf(trip).the, ...(trip.title ? [danish.quote(trip.title)] : []), whereAndWhen(trip)].join(" ");
}

function opening(input: AgendaInput): string {
  const { trip, profile, today, committee } = input;
  const on = trip.startOn ?? today;
  const who = committeeName(committee, on) ?? "udvalget, når det er valgt";
  const last = stepsInTerm(input).at(-1);
  const settles =
    committee && (committee.kind === "council" || (last && isDecider(last.decider, trip, profile, committee, on)));
  if (!committee || !last || settles) return `Det indstilles til ${who}:`;
  return `Det indstilles, at ${who} anbefaler ${deciderName(last.decider, trip, profile, on)}:`;
}
