import type { PolicyInForce } from "../../profile/index.ts";
import { besideLimit, costEach, type Share } from "../cost-each.ts";
import { type Block, list, paragraph } from "./agenda-block.ts";
import type { AgendaInput } from "./agenda-input.ts";
import { amountIn, committeeName, counted, danish, sourceOf } from "./agenda-words.ts";
import { isSameMember } from "./same-member.ts";
import { countsInTerm, isCountedBefore, type TermSoFar } from "./term-so-far.ts";

export const termWords = ({ from, to }: TermSoFar) => `valgperioden ${from.slice(0, 4)}–${to.slice(0, 4)}`;

/** Each named member's cost in the council term, this trip with it, held against the cap (seen: Region Sjælland). */
export function memberCapBlocks(input: AgendaInput, cap: PolicyInForce<"capPerMemberCommitteeTerm">): Block[] {
  const { trip, profile, earlier } = input;
  if (cap.value === null || !countsInTerm(trip)) return [];
  const most = cap.value;
  const kr = (hundredths: bigint) => amountIn(hundredths, profile.currency);
  const is = `Loftet pr. medlem, udvalg og valgperiode er ${kr(most)} ${sourceOf(cap)}.`;
  const reckoned = memberCosts(input, most);
  if ("why" in reckoned || !earlier) return [paragraph("why" in reckoned ? `${is} ${reckoned.why}` : is)];
  const { each } = reckoned;
  const lines = reckoned.costs.map(({ name, before, known, after, alsoAs }) => {
    // The sum is told beside the cap (`besideLimit`): where that takes an øre off it or adds one, the line still foots.
    const spent = after - each;
    const stands =
      after === most
        ? "præcis på loftet"
        : `${known < before && after < most ? "højst " : ""}${kr(after > most ? after - most : most - after)} ${after > most ? "over" : "under"} loftet`;
    const then =
      before === 0
        ? `ingen tidligere rejser og ${kr(each)} på denne`
        : `${known === 0 ? "et ukendt beløb" : kr(spent)} på ${counted(before, "tidligere rejse", "tidligere rejser")} og ${kr(each)} på denne, ${known < before ? "mindst " : ""}i alt ${kr(after)}`;
    return `${name}: ${then}, ${stands}${alsoAsWords({ alsoAs })}`;
  });
  return [
    paragraph(`${is} Med denne rejse har hvert medlem brugt i ${termWords(earlier)}:`),
    ...list(lines),
    paragraph(method(reckoned.costs, earlier)),
  ];
}

/** What a member has cost in the term, and with this trip. */
export interface MemberCost {
  readonly name: string;
  /** Earlier trips, and of how many the amount is known. */
  readonly before: number;
  readonly known: number;
  /** Those of which it is not: the sums are at least. */
  readonly unknown: readonly TermSoFar["trips"][number][];
  readonly spent: bigint;
  readonly after: bigint;
  /** How else the member is written on trips that are counted. */
  readonly alsoAs: readonly string[];
}

/** ` (også skrevet »…«; …)`: another spelling is counted, and whoever keeps the profile has to know. */
export function alsoAsWords({ alsoAs }: Pick<MemberCost, "alsoAs">): string {
  if (alsoAs.length === 0) return "";
  return ` (rejser under ${danish.list(alsoAs.map((one) => `»${one}«`))} er regnet med; ret navnet i kommunens profil, så det staves ens)`;
}

type Asking = Pick<AgendaInput, "trip" | "profile" | "earlier"> & { readonly closedEach?: Share | null };

/** What the members cost, or why it cannot be reckoned: `unsure` where an amount is why, and may take a member above the cap. */
type Reckoned =
  | { readonly each: bigint; readonly costs: readonly MemberCost[] }
  | { readonly why: string; readonly unsure: boolean };

/** Every named member's cost with this trip, as it is told beside the cap, or in words why it cannot be reckoned. */
export function memberCosts({ trip, profile, earlier, closedEach = null }: Asking, most: bigint): Reckoned {
  const names = trip.plan.participants.elected.named.map((one) => one.name);
  const budgeted = costEach(trip, profile);
  const share = closedEach ?? budgeted.share;
  const cannot = (why: string, unsure = false) => ({ why, unsure });
  if (!earlier)
    return cannot("Rejsen hører ikke til et udvalg, så det kan ikke regnes ud, hvad medlemmerne har brugt.");
  if (names.length === 0)
    return cannot("Ingen medlemmer er nævnt ved navn, så det kan ikke regnes ud, hvad de har brugt.");
  if (closedEach === null && budgeted.unsure === "other-currency") {
    const own = trip.plan.budget?.currency;
    return cannot(`Budgettet er i ${own} og kan ikke lægges til det, medlemmerne har brugt, uden en kurs.`, true);
  }
  if (share === null)
    return cannot("Beløbet pr. deltager kendes ikke, så det kan ikke lægges til.", budgeted.unsure !== null);
  const each = besideLimit(most, [share]);
  const together = [names, ...earlier.trips.map((one) => one.names)];
  const costs = names.map((name) => {
    const isSame = (other: string) => isSameMember(name, other, profile, together);
    const trips = earlier.trips.filter((one) => one.names.some(isSame));
    const others = trips.flatMap((one) => one.names.filter(isSame));
    const alsoAs = [...new Set(others.filter((other) => other !== name))];
    const known = trips.flatMap((one) => one.each ?? []);
    const unknown = trips.filter((one) => one.each === null);
    const [spent, after] = [besideLimit(most, known), besideLimit(most, [...known, share])];
    return { name, before: trips.length, unknown, known: known.length, spent, after, alsoAs };
  });
  return { each, costs };
}

/** How it is reckoned, and what could not be counted. */
function method(costs: readonly MemberCost[], { trips }: TermSoFar): string {
  const unnamed = trips.filter((one) => one.unnamed > 0).length;
  const unknown = new Set(costs.flatMap((one) => one.unknown)).size;
  return [
    "Regnet af udvalgets godkendte rejser: en deltagers andel af regnskabet, hvor det er lukket, ellers af budgettet.",
    ...(unnamed > 0
      ? [`På ${counted(unnamed, "tidligere rejse", "tidligere rejser")} er ikke alle medlemmer nævnt ved navn.`]
      : []),
    ...(unknown > 0
      ? [
          `Beløbet for ${counted(unknown, "tidligere rejse", "tidligere rejser")} kendes ikke med sikkerhed i kommunens valuta og er ikke talt med.`,
        ]
      : []),
  ].join(" ");
}

/** Which trip in the term this is, held against how many there may be (seen: Ishøj). */
export function tripCountBlocks(input: AgendaInput, limit: PolicyInForce<"tripsPerTerm">): Block[] {
  const { trip, earlier, committee, today } = input;
  if (limit.value === null || !countsInTerm(trip)) return [];
  const is = `Der kan højst foretages ${counted(limit.value, "rejse", "rejser")} i en valgperiode ${sourceOf(limit)}.`;
  if (!earlier) return [paragraph(`${is} Rejsen hører ikke til et udvalg, så rejserne er ikke talt.`)];
  const before = earlier.trips.length;
  const own = input.profile.committees.find((one) => one.id === trip.committeeId) ?? committee;
  const who = committeeName(own, trip.startOn ?? today) ?? "Udvalget";
  if (isCountedBefore(input)) {
    const all = counted(before + 1, "rejse", "rejser");
    return [
      paragraph(
        `${is} ${who} har fået godkendt ${all} i ${termWords(earlier)}, denne medregnet. En ændring tæller ikke med igen.`,
      ),
    ];
  }
  const had = before === 0 ? "ikke fået godkendt nogen" : `fået godkendt ${counted(before, "rejse", "rejser")}`;
  const over = before + 1 > limit.value ? " Det er flere, end reglerne tillader." : "";
  return [paragraph(`${is} ${who} har ${had} i ${termWords(earlier)}, så denne er nr. ${before + 1}.${over}`)];
}
