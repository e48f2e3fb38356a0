import { decimalOf } from "../../kernel/index.ts";
import { limitOn } from "../../profile/index.ts";
import { type ApprovalStep, approvalSteps } from "../approval.ts";
import type { Share } from "../cost-each.ts";
import type { Departure } from "../trip.ts";
import type { AgendaInput } from "./agenda-input.ts";
import { amountIn, danish } from "./agenda-words.ts";
import { memberCosts } from "./term-limits.ts";
import { countsInTerm, isCountedBefore } from "./term-so-far.ts";

/** A rule that a trip breaks: which, by how much, and where it is from. */
interface Broken {
  readonly rule: string;
  readonly byHow: string;
  readonly source: string;
  /** The same for a program and for the public, without a name. */
  readonly departure: Departure;
}

type Asked = Pick<AgendaInput, "trip" | "profile" | "today" | "earlier"> & { readonly closedEach?: Share | null };

/** The rules of the council term that a trip breaks, with those before it. */
export function brokenInTerm(asked: Asked): readonly Broken[] {
  const { trip, profile, today, earlier } = asked;
  if (!countsInTerm(trip)) return [];
  const on = trip.startOn ?? today;
  const kr = (hundredths: bigint) => amountIn(hundredths, profile.currency);
  const [member, trips] = [limitOn(profile, "capPerMemberCommitteeTerm", on), limitOn(profile, "tripsPerTerm", on)];
  const broken: Broken[] = [];
  const most = member?.value ?? null;
  const reckoned = most === null ? null : memberCosts(asked, most);
  if (member && most !== null && reckoned && "costs" in reckoned) {
    const above = reckoned.costs.filter(({ after }) => after > most);
    const each = above.map(({ name, after }) => `${name} med ${kr(after - most)}`);
    const rule = `loftet på ${kr(most)} pr. medlem, udvalg og valgperiode`;
    const reached = above.map(({ after }) => decimalOf(after));
    const departure = { rule: "member-cap", currency: profile.currency, limit: decimalOf(most), reached } as const;
    if (each.length > 0)
      broken.push({ rule, byHow: `for ${danish.list(each)}`, source: member.source.text, departure });
  }
  const number = (earlier?.trips.length ?? 0) + 1;
  if (trips && trips.value !== null && earlier && number > trips.value && !isCountedBefore(asked))
    broken.push({
      rule: `reglen om højst ${danish.number(trips.value)} rejser i en valgperiode`,
      byHow: `for denne, der er nr. ${danish.number(number)}`,
      source: trips.source.text,
      departure: { rule: "trips-per-term", currency: null, limit: String(trips.value), reached: [String(number)] },
    });
  return broken;
}

/** What an approval of the trip departs from, to be kept with the ruling (docs/decisions/0031). */
export function departedFrom(asked: Asked): readonly Departure[] {
  return brokenInTerm(asked).map(({ departure }) => departure);
}

/** Where the profile lets the committee depart from the rules of the term itself, by which rule; `null` where the council alone does. */
export function ownDeparture({ trip, profile, today }: Pick<Asked, "trip" | "profile" | "today">): string | null {
  const may = limitOn(profile, "termLimitsDeparture", trip.startOn ?? today);
  return may?.value === "own-committee" ? may.source.text : null;
}

/** Who must approve a trip, in order, and the council beside them where a rule of the term is broken that it alone departs from. */
export function stepsInTerm(asked: Asked): readonly ApprovalStep[] {
  const { trip, profile, today } = asked;
  const steps = approvalSteps(trip, profile, today);
  const broken = brokenInTerm(asked);
  const unsure = unsureInTerm(asked);
  const hasCouncil = profile.committees.some(({ kind }) => kind === "council");
  const known = steps.length === 0 || steps.some(({ decider }) => decider.by === "council");
  if ((broken.length === 0 && unsure === null) || known || !hasCouncil || ownDeparture(asked) !== null) return steps;
  const council = (code: ApprovalStep["reason"]["code"], source: string) => [
    ...steps,
    { decider: { by: "council" }, reason: { code, source } } as const,
  ];
  if (broken.length === 0) return council("term-not-sure", unsure ?? "");
  // Each rule is from a place of its own.
  const sources = [...new Set(broken.map((one) => one.source))];
  const source = sources.map((one, at) => (at === sources.length - 1 ? one : one.replace(/\.$/, ""))).join("; ");
  return council("above-term-limit", source);
}

/**
 * Where the cap per member is from, while an amount of this trip or of an earlier one is not sure and may take a member above
 * it: whoever alone departs from the cap is then asked (docs/decisions/0063). `null` where nothing is unsure.
 */
function unsureInTerm(asked: Asked): string | null {
  const { trip, profile, today } = asked;
  const cap = limitOn(profile, "capPerMemberCommitteeTerm", trip.startOn ?? today);
  if (!cap || cap.value === null || !countsInTerm(trip)) return null;
  const reckoned = memberCosts(asked, cap.value);
  const unsure = "why" in reckoned ? reckoned.unsure : reckoned.costs.some((one) => one.unknown.length > 0);
  return unsure ? cap.source.text : null;
}
