import { hundredthsOf } from "../../kernel/index.ts";
import { categories, committeeById, type Profile } from "../../profile/index.ts";
import { legalBasisOf } from "../missing.ts";
import { type GiftPart, giftsApproved, giftsNow, movedParts, type Part } from "../paid-parts.ts";
import { payerKey } from "../payer-word.ts";
import { otherUnitPays, payersMoved } from "../payers-changed.ts";
import { type BudgetLine, budgetTotal, electedCount, type Plan } from "../plan.ts";
import type { PublicPlan, Trip } from "../trip.ts";
import { type AgendaSection, type Block, figureTable, list } from "./agenda-block.ts";
import type { AgendaInput } from "./agenda-input.ts";
import {
  amountIn,
  categoryWords,
  committeeName,
  danish,
  nounOf,
  payerWords,
  unitOf,
  whereAndWhen,
} from "./agenda-words.ts";
import { isChange } from "./history-section.ts";

/** One thing that is otherwise than approved. */
interface Changed {
  /** What it was, and what it is to be. */
  readonly said: string;
  /** What the committee is asked to decide about it, after `at`; `null` where it is asked for by the whole. */
  readonly asked: string | null;
}

/** What is to be changed of what was approved: from what, to what. None where the trip itself is asked for. */
export function changeSection(input: AgendaInput): AgendaSection[] {
  if (!isChange(input)) return [];
  const changes = changesOf(input);
  return [{ title: "Ændringen", blocks: [...list(changes.map((one) => one.said)), ...budgetsBeside(input.trip)] }];
}

/** What of the change the committee is asked to decide, each after `at`. */
export function changesAsked(input: AgendaInput): string[] {
  return changesOf(input).flatMap((one) => one.asked ?? []);
}

/** The same for whoever answers alone: each from what to what. */
export function changesSaid(input: Compared): readonly string[] {
  return changesOf(input).map((one) => one.said);
}

type Compared = Pick<AgendaInput, "trip" | "profile" | "today">;

function changesOf(input: Compared): readonly Changed[] {
  const { trip, profile } = input;
  const { approved, publicPlan } = trip;
  if (approved === null) return [];
  const stood: PublicPlan = {
    ...trip,
    ...publicPlan,
    plan: { ...(publicPlan ?? trip).plan, participants: approved.participants, budget: approved.budget },
  };
  return [
    ...membersChanged(stood.plan, trip),
    ...groupsChanged(stood.plan, trip.plan),
    ...budgetChanged(stood.plan, trip.plan),
    ...fromTo(
      "Rejsemål",
      placesOf(approved.destinations ?? stood.plan.destinations),
      placesOf(trip.plan.destinations),
      {
        asked: "rejsemålet ændres",
      },
    ),
    ...fromTo("Datoer", daysOf(stood), daysOf(trip), { asked: "datoerne ændres" }),
    ...fromTo("Slags", nounOf(stood).a, nounOf(trip).a, { asked: "rejsens art ændres" }),
    ...fromTo("Ansvarlig", ownerOf(stood, input), ownerOf(trip, input), { asked: "ansvaret og udgiften flyttes" }),
    ...fromTo("Hjemmel", basisOf(stood), basisOf(trip), { asked: "hjemlen ændres" }),
    ...payersChanged(stood, trip, profile),
    ...giftsChanged(giftsApproved(approved, stood, profile.currency) ?? new Map(), giftsNow(trip, profile.currency)),
    ...fromTo("Overskrift", danish.quote(stood.title), danish.quote(trip.title)),
    ...(stood.plan.purpose === trip.plan.purpose
      ? []
      : [{ said: "Formålet er skrevet om. Det nye står nedenfor", asked: null }]),
  ];
  function basisOf(one: PublicPlan): string | null {
    const found = legalBasisOf(
      { ...one, startOn: stood.startOn, kind: stood.kind },
      profile,
      approved?.on ?? input.today,
    );
    return found && `§ 16, stk. 1, litra ${found}`;
  }
}

/** `Datoer: fra … til …`; nothing where it is the same. */
function fromTo(what: string, from: string | null, to: string | null, { asked = "" } = {}): Changed[] {
  if (from === to) return [];
  const change = `fra ${from ?? "ikke oplyst"} til ${to ?? "ikke oplyst"}`;
  return [{ said: `${what}: ${change}`, asked: asked === "" ? null : `${asked} ${change}` }];
}

/** Who is asked to go too, by name, and who no longer goes. */
function membersChanged(before: Plan, trip: Trip): Changed[] {
  const names = ({ participants }: Plan) => participants.elected.named.map((one) => one.name);
  const [were, are] = [names(before), names(trip.plan)];
  const [more, gone] = [are.filter((one) => !were.includes(one)), were.filter((one) => !are.includes(one))];
  const unnamed = (plan: Plan) => (electedCount(plan) ?? 0) - names(plan).length;
  const goes = trip.direction === "in" ? "deltager" : "rejser";
  return [
    ...(more.length > 0
      ? [
          {
            said: `${danish.list(more)} ${goes} også`,
            asked: `${danish.list(more)} også anmodes om at deltage i ${nounOf(trip).the} ${whereAndWhen(trip)}`,
          },
        ]
      : []),
    ...(gone.length > 0
      ? [{ said: `${danish.list(gone)} ${goes} ikke længere`, asked: `${danish.list(gone)} ikke længere deltager` }]
      : []),
    ...counts("Folkevalgte uden navn", unnamed(before), unnamed(trip.plan)),
  ];
}

function counts(what: string, from: number, to: number): Changed[] {
  return fromTo(what, danish.number(from), danish.number(to), {
    asked: `antallet af deltagere (${what.toLowerCase()}) ændres`,
  });
}

/** Everybody else, a group a line. */
function groupsChanged(before: Plan, after: Plan): Changed[] {
  const groups = ({ participants: { staff, others, assistants, companions } }: Plan) => {
    const paid = companions.filter((one) => one.paid).length;
    const all: [string, number][] = [
      ...staff.map(({ unit, count }): [string, number] => [`Ansatte fra ${unit}`, count]),
      ...others.map(({ group, count }): [string, number] => [`Gruppen ${danish.quote(group)}`, count]),
      ...assistants.map(({ count }): [string, number] => ["Hjælpere, tolke og sikkerhedsvagter", count]),
      ["Private ledsagere, der betales for", paid],
    ];
    const sums = new Map<string, number>();
    for (const [what, count] of all) sums.set(what, (sums.get(what) ?? 0) + count);
    return sums;
  };
  const [were, are] = [groups(before), groups(after)];
  return [...new Set([...were.keys(), ...are.keys()])].flatMap((what) =>
    counts(what, were.get(what) ?? 0, are.get(what) ?? 0),
  );
}

function budgetChanged(before: Plan, after: Plan): Changed[] {
  const [from, to] = [totalOf(before), totalOf(after)];
  if (from !== to) {
    const rose = (budgetTotal(after) ?? 0n) > (budgetTotal(before) ?? 0n);
    const verb = before.budget?.currency !== after.budget?.currency ? "ændres" : rose ? "hæves" : "sænkes";
    return fromTo("Budget", from, to, { asked: `budgettet ${verb}` });
  }
  const isSame = JSON.stringify(before.budget?.lines ?? []) === JSON.stringify(after.budget?.lines ?? []);
  return isSame
    ? []
    : [{ said: "Budgettets linjer er ændret. Summen er den samme", asked: "budgettets nye linjer godkendes" }];
}

function totalOf({ budget, ...plan }: Plan): string | null {
  const total = budgetTotal({ ...plan, budget });
  return budget && total !== null ? amountIn(total, budget.currency) : null;
}

/** The approved budget and the new one, category by category, where they are in one currency. */
function budgetsBeside({ approved, plan }: Trip): Block[] {
  const [was, is] = [approved?.budget, plan.budget];
  if (!was || !is || was.currency !== is.currency) return [];
  const sum = (lines: readonly BudgetLine[]) =>
    lines.reduce((all, { amount }) => all + (amount === null ? 0n : (hundredthsOf(amount) ?? 0n)), 0n);
  const row = (head: string, from: bigint, to: bigint) => [
    head,
    danish.figure(from),
    danish.figure(to),
    danish.signedFigure(to - from),
  ];
  const rows = categories.flatMap((category) => {
    const [from, to] = [was.lines, is.lines].map((lines) => lines.filter((one) => one.category === category));
    if (!from || !to || (from.length === 0 && to.length === 0)) return [];
    return [{ category, from: sum(from), to: sum(to) }];
  });
  if (rows.every(({ from, to }) => from === to)) return [];
  return [
    figureTable(
      [`Udgift, ${unitOf(is.currency)}`, "Godkendt", "Nu", "Forskel"],
      rows.map(({ category, from, to }) => row(categoryWords[category], from, to)),
      row("I alt", sum(was.lines), sum(is.lines)),
    ),
  ];
}

function placesOf(places: readonly { readonly place: string; readonly country: string | null }[]): string | null {
  const named = places.filter((one) => one.place !== "");
  return named.length === 0
    ? null
    : danish.list(named.map(({ place, country }) => (country ? `${place} (${danish.country(country)})` : place)));
}

function daysOf({ startOn, endOn }: PublicPlan): string | null {
  return startOn && endOn ? danish.range(startOn, endOn) : null;
}

function ownerOf({ committeeId, unitId }: PublicPlan, { profile, today }: Compared): string | null {
  const committee = committeeId === null ? null : committeeById(profile, committeeId);
  return committeeName(committee, today) ?? profile.units.find((one) => one.id === unitId)?.name ?? null;
}

/** Who pays what of the others and of our own; a company's part is a gift and stands apart. */
function payersChanged(before: PublicPlan, trip: Trip, profile: Profile): Changed[] {
  const pays = (part: Part | null) => (part === null ? "intet" : sumIn(part, "det, der ikke er sat beløb på"));
  const unit = ({ unitId }: PublicPlan) => profile.units.find((one) => one.id === unitId)?.name ?? null;
  return [
    ...(otherUnitPays(before, trip)
      ? fromTo("Enheden, der betaler", unit(before), unit(trip), { asked: "enheden, der betaler, ændres" })
      : []),
    ...payersMoved(before, trip, profile.currency).flatMap(({ from, to }) => {
      const one = to ?? from;
      if (one === null) return [];
      const word = payerWords[payerKey(one.payer, trip)];
      const who = one.name ? `${word} (${one.name})` : word;
      return fromTo(`${who} betaler`, pays(from), pays(to), {
        asked: `betalingen fra ${who.charAt(0).toLocaleLowerCase("da")}${who.slice(1)} ændres`,
      });
    }),
  ];
}

/** What each company pays, by its name. */
function giftsChanged(before: ReadonlyMap<string, GiftPart>, after: ReadonlyMap<string, GiftPart>): Changed[] {
  const gives = (part: Part) => sumIn(part, "et beløb, der ikke er oplyst");
  return movedParts(before, after).flatMap(({ from, to }) => {
    const name = (to ?? from)?.name ?? "en virksomhed uden navn";
    if (from === null && to !== null)
      return [{ said: `${name} betaler ${gives(to)}`, asked: `betalingen fra ${name} på ${gives(to)} modtages` }];
    return fromTo(`Betaling fra ${name}`, from && gives(from), to ? gives(to) : "ingen", {
      asked: `betalingen fra ${name} ændres`,
    });
  });
}

/** A sum in the money it is paid in; `unstated` where none is named. */
function sumIn({ total, currency }: Part, unstated: string): string {
  return total === null ? unstated : amountIn(total, currency);
}
