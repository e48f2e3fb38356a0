import { type Currency, type DateOn, money } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { type LimitName, limitOn, type Profile, type Source } from "../../profile/index.ts";
import type { Knowledge } from "../../web/index.ts";
import { deciderName } from "../agenda/agenda-words.ts";
import { alsoAsWords, memberCosts, termWords } from "../agenda/term-limits.ts";
import { countsInTerm, isCountedBefore, type TermSoFar } from "../agenda/term-so-far.ts";
import { unsureWords } from "../agenda/unsure-words.ts";
import { besideLimit, costEach, type Share } from "../cost-each.ts";
import type { Trip, TripStatus } from "../trip.ts";

const f = formatsIn("da");

export interface Caps {
  readonly trip: Trip;
  readonly profile: Profile;
  readonly today: DateOn;
  /** What the committee has travelled in the term; `null` where it cannot be reckoned or no limit asks. */
  readonly earlier: TermSoFar | null;
  /** What each participant cost by closed accounts: what it was to cost is no longer what counts. */
  readonly closedEach?: Share | null;
}

/** One of the municipality's limits, in words, with where the trip stands. */
export interface CapLine {
  readonly limit: string;
  /** What it comes to; several where it holds for each member. */
  readonly stands: readonly { readonly text: string; readonly over: boolean }[];
  readonly knowledge: Knowledge;
  readonly source: Source;
}

/** Every limit in force for a trip, held against its closed accounts, else its budget as it is saved. The agenda text says the same at length. */
export function capLines(caps: Caps): readonly CapLine[] {
  const { trip, profile, today } = caps;
  const on = trip.startOn ?? today;
  const council = deciderName({ by: "council" }, trip, profile, on);
  return [
    ...perParticipant(caps, on, "capPerParticipant", "Loft pr. deltager"),
    // Who must approve follows from what was asked for, whatever it came to.
    ...perParticipant(
      { ...caps, closedEach: null },
      on,
      "councilAbovePerParticipant",
      `Beløb pr. deltager, hvor ${council} skal godkende`,
    ),
    ...(countsInTerm(trip) ? [...perMember(caps, on), ...tripCount(caps, on)] : []),
  ];
}

function byAccounts(closedEach: Share | null): string {
  return closedEach === null ? "" : ", efter regnskabet";
}

function limitIn<Name extends LimitName>({ profile }: Caps, name: Name, on: DateOn) {
  const limit = limitOn(profile, name, on);
  return limit && limit.value !== null ? limit : null;
}

function perParticipant(
  caps: Caps,
  on: DateOn,
  name: "capPerParticipant" | "councilAbovePerParticipant",
  is: string,
): CapLine[] {
  const { trip, profile } = caps;
  const limit = limitIn(caps, name, on);
  if (!limit || limit.value === null) return [];
  const kr = amountWriter(profile.currency as Currency);
  const { share, unsure } = costEach(trip, profile);
  const { closedEach = null } = caps;
  const head = { limit: `${is} (${kr(limit.value)})${byAccounts(closedEach)}`, source: limit.source };
  if (unsure && closedEach === null) return [unknown(head, unsureWords(unsure, trip, "beløbet"))];
  const known = closedEach ?? share;
  if (known === null) return [unknown(head, "Regnes ud, når budget og deltagere er skrevet og gemt.")];
  const each = besideLimit(limit.value, [known]);
  return [judged(head, [{ text: gapWords(each, limit.value, kr), over: each > limit.value }])];
}

function perMember(caps: Caps, on: DateOn): CapLine[] {
  const limit = limitIn(caps, "capPerMemberCommitteeTerm", on);
  if (!limit || limit.value === null) return [];
  const most = limit.value;
  const kr = amountWriter(caps.profile.currency as Currency);
  const head = {
    limit: `Loft pr. medlem i ${caps.earlier ? termWords(caps.earlier) : "valgperioden"} (${kr(most)})${byAccounts(isGone(caps.trip) ? null : (caps.closedEach ?? null))}`,
    source: limit.source,
  };
  const reckoned = memberCosts(caps, most);
  if ("why" in reckoned) return [unknown(head, reckoned.why)];
  const gone = isGone(caps.trip);
  const stands = reckoned.costs.map(({ name, before, known, spent, after, alsoAs }) => {
    const sum = gone ? spent : after;
    return {
      text: `${name}: ${known < before ? "mindst " : ""}${kr(sum)} ${gone ? "uden" : "med"} denne rejse, ${known < before && sum < most ? "højst " : ""}${gapWords(sum, most, kr)}${alsoAsWords({ alsoAs })}`,
      over: sum > most,
    };
  });
  return [judged(head, stands)];
}

function tripCount(caps: Caps, on: DateOn): CapLine[] {
  const limit = limitIn(caps, "tripsPerTerm", on);
  if (!limit || limit.value === null) return [];
  const { earlier } = caps;
  const head = {
    limit: `Udvalgets rejser i ${earlier ? termWords(earlier) : "valgperioden"} (højst ${f.number(limit.value)})`,
    source: limit.source,
  };
  if (!earlier) return [unknown(head, "Rejsen hører ikke til et udvalg, så rejserne er ikke talt.")];
  const others = earlier.trips.length;
  if (isGone(caps.trip)) {
    const text = `${others === 1 ? "1 rejse" : `${f.number(others)} rejser`}. Denne er ikke regnet med`;
    return [judged(head, [{ text, over: others > limit.value }])];
  }
  const number = others + 1;
  // Its number was ruled on when it was approved; later trips of the term raise no question of it.
  if (isCountedBefore(caps)) {
    const text = `${number === 1 ? "1 rejse" : `${f.number(number)} rejser`} med denne, som er godkendt`;
    return [judged(head, [{ text, over: false }])];
  }
  return [judged(head, [{ text: `Denne er nr. ${f.number(number)}`, over: number > limit.value }])];
}

/** No journey comes of it: what it would have cost is not counted (`committeesTrips` does not count it for others either). */
function isGone({ status }: Trip): boolean {
  return gone.includes(status);
}

const gone: readonly TripStatus[] = ["refused", "withdrawn", "cancelled"];

type Head = Pick<CapLine, "limit" | "source">;

function judged(head: Head, stands: CapLine["stands"]): CapLine {
  return { ...head, stands, knowledge: stands.some((one) => one.over) ? "late" : "final" };
}

function unknown(head: Head, why: string): CapLine {
  return { ...head, stands: [{ text: why, over: false }], knowledge: "missing" };
}

/** Whole kroner where they are whole, else to the øre: figures that stand beside each other agree. */
export function amountWriter(currency: Currency): (hundredths: bigint) => string {
  return (hundredths) => {
    const amount = money(hundredths, currency);
    return hundredths % 100n === 0n ? f.wholeAmount(amount) : f.amount(amount);
  };
}

function gapWords(is: bigint, most: bigint, kr: (hundredths: bigint) => string): string {
  if (is === most) return "lige på det";
  return is > most ? `${kr(is - most)} over` : `${kr(most - is)} under`;
}
