import { isSamePot } from "../../accounts/index.ts";
import { hundredthsOf } from "../../kernel/index.ts";
import { caseWords } from "../case-words.ts";
import { payerKey } from "../payer-word.ts";
import { budgetTotal, type Plan, paidTogether } from "../plan.ts";

import { askedOfPot, payingBodies, potShares } from "../trip-accounts/pot-shares.ts";
import { asPaid } from "../trip-accounts/trip-pot.ts";
import { unplacedPayer } from "../trip-accounts/unplaced-payer.ts";
import { type AgendaSection, type Block, figureTable, list, paragraph } from "./agenda-block.ts";
import type { AgendaInput, RammeEffect } from "./agenda-input.ts";
import { amountIn, bodyName, danish, ended, otherRammeOwner, payerWords, rammeOwner, unitOf } from "./agenda-words.ts";
import { isChange } from "./history-section.ts";

/** Who pays besides the municipality, and on what basis. A company's money is a gift (product.md, rule 1). */
export function fundingSection(input: AgendaInput): AgendaSection {
  const { trip, profile } = input;
  const { funding, budget } = trip.plan;
  const title = "Hvem betaler";
  if (funding.length === 0) return { title, blocks: [paragraph("Der er ikke oplyst andre betalere end kommunen.")] };
  const currency = budget?.currency ?? profile.currency;
  return {
    title,
    blocks: [
      ...list(funding.map((one) => payerInWords(one, currency, input))),
      ...unplaced(trip),
      ...footing(trip, currency),
    ],
  };
}

function unplaced(trip: AgendaInput["trip"]): Block[] {
  const payer = unplacedPayer(trip);
  if (payer === null) return [];
  const [which, bearing] = payer === "unit" ? ["Hvilken enhed", "udvalgets"] : ["Hvilket udvalg", "enhedens"];
  return [paragraph(`${which} der betaler, er ikke oplyst. Det hele belaster ${bearing} ramme.`)];
}

/** Payers whose amounts do not come to the budget: said, with what the budget leaves to the *ramme*, which is what stands below. */
function footing(trip: AgendaInput["trip"], currency: string): Block[] {
  const { plan } = trip;
  const total = budgetTotal(plan);
  const own = plan.funding.filter((one) => one.payer === "committee" || one.payer === "unit");
  const { paid, above } = paidTogether(plan);
  const isWhole = plan.funding.every((one) => one.amount !== null);
  const asked = askedOfPot(trip);
  if (total === null || asked === null || paid === total) return [];
  const left =
    own.length === 0
      ? ""
      : ` Rammen er regnet med det, budgettet kræver, når de andre har betalt: ${amountIn(asked, currency)}`;
  if (above > 0n)
    return [
      paragraph(
        `Beløbene stemmer ikke: Betalerne er oplyst til ${amountIn(paid, currency)} tilsammen, og det er ${amountIn(above, currency)} mere end budgettet på ${ended(amountIn(total, currency))}${left && ended(left)}`,
      ),
    ];
  if (own.length === 0 || !isWhole) return [];
  return [
    paragraph(
      `Beløbene stemmer ikke: Betalerne er oplyst til ${amountIn(paid, currency)} tilsammen, og det er ${amountIn(total - paid, currency)} mindre end budgettet på ${ended(amountIn(total, currency))}${ended(left)}`,
    ),
  ];
}

function payerInWords(
  { payer, name, amount, basis }: Plan["funding"][number],
  currency: string,
  input: AgendaInput,
): string {
  const hundredths = amount === null ? null : hundredthsOf(amount);
  const word = payingBody(payer, input) ?? payerWords[payerKey(payer, input.trip)];
  const who = name ? `${word}: ${name}` : word;
  const pays = hundredths === null ? "beløbet er ikke oplyst" : amountIn(hundredths, currency);
  if (payer === "company")
    return `${ended(`${who}, ${pays}`)} En virksomheds betaling er en gave. ${basis ? ended(`Grundlag: ${basis}`) : "Grundlaget for at tage imod den er ikke oplyst."}`;
  return `${ended(`${who}, ${pays}`)}${basis ? ` ${ended(`Grundlag: ${basis}`)}` : ""}`;
}

/** A unit by its name; a committee where it is another than the one that the text speaks to. */
function payingBody(payer: Plan["funding"][number]["payer"], { trip, profile, committee, today }: AgendaInput) {
  const { committeeId, unitId } = trip;
  const on = trip.startOn ?? today;
  if (payer === "unit") return unitId && bodyName({ kind: "unit", id: unitId }, profile, on);
  if (payer !== "committee" || (committee && committee.id === committeeId)) return null;
  if (committeeId) return bodyName({ kind: "committee", id: committeeId }, profile, on);
  return unitId && bodyName({ kind: "unit", id: unitId }, profile, on);
}

/** What the trip does to each budget (ramme) that bears it: where it stands, this trip, what is left. */
export function rammeSection(input: AgendaInput): AgendaSection {
  const { ramme, unitRamme, profile, trip, today } = input;
  const other = otherRammeOwner(input);
  const name = rammeOwner(trip, profile, today) ?? "udvalget";
  const [, unit] = payingBodies(trip);
  if (!unit)
    return {
      title: "Udvalgets ramme",
      blocks: [...onRamme(input, ramme, name, other), ...freed(input)],
    };
  const units = bodyName(unit.owner, profile, trip.startOn ?? today);
  const amount = amountIn(unit.part, trip.plan.budget?.currency ?? profile.currency);
  return {
    title: "Rammerne",
    blocks: [
      paragraph(
        `${caseWords(trip).The} belaster to rammer: ${units} betaler ${amount} af sin egen ramme, og resten tages af ${other ? `rammen for ${other}` : "udvalgets"}.`,
      ),
      ...onRamme(input, ramme, name, other),
      ...onRamme(input, unitRamme ?? null, units, units),
      ...freed(input),
    ],
  };
}

function onRamme(input: AgendaInput, ramme: RammeEffect | null, name: string, other: string | null): Block[] {
  const { trip } = input;
  if (!ramme)
    return [
      paragraph(
        `Ukendt ramme: ${other ? `Rammen for ${other}` : "Udvalgets ramme"} er ikke oplyst, så det kan ikke siges, hvad der er tilbage på den.`,
      ),
    ];
  const { before, after, year, currency } = ramme;
  const cost = before.left - after.left;
  const rows = [
    ["Bevilling", danish.figure(before.allotted)],
    ...(before.carried === 0n
      ? []
      : [[before.carried < 0n ? "Overført til året efter" : "Overført fra året før", danish.figure(before.carried)]]),
    ["Disponeret", danish.figure(-before.committed)],
    ["Bogført", danish.figure(-before.spent)],
    [trip.direction === "in" ? "Dette besøg" : "Denne rejse", danish.figure(-cost)],
  ];
  return [
    ...(other && payingBodies(trip).length < 2
      ? [paragraph(`${caseWords(trip).The} betales af rammen for ${other}.`)]
      : []),
    figureTable([`Ramme ${year}, ${name}`, `Beløb, ${unitOf(currency)}`], rows, ["Tilbage", danish.figure(after.left)]),
    ...(payingBodies(trip).length > 1 ? [] : partly(cost, budgetTotal(trip.plan), currency)),
    paragraph(leftInWords(ramme, caseWords(trip).the, other)),
  ];
}

/** What a change frees of each *ramme* that the trip was approved on, where it is another year's or owner's; whose, where it was several. */
function freed(input: AgendaInput): Block[] {
  const { trip, profile, today, ramme, unitRamme } = input;
  const currency = (ramme ?? unitRamme)?.currency;
  if (currency === undefined || !isChange(input)) return [];
  const stood = asPaid(trip);
  if (stood.plan.budget?.currency !== currency) return [];
  const now = potShares(trip, currency).map(({ key }) => key);
  const before = potShares(stood, currency);
  return before.flatMap(({ key, part }) => {
    if (now.length === 0 || !part || now.some((one) => isSamePot(one, key))) return [];
    const isYearAlone = now.some((one) => isSamePot({ ...key, year: one.year }, one));
    const owner =
      isYearAlone && before.length < 2 ? "" : ` for ${bodyName(key.owner, profile, stood.startOn ?? today)}`;
    return [
      paragraph(
        `${caseWords(trip).The} belaster efter ændringen ikke længere rammen${owner} for ${key.year}: Der bliver ${amountIn(part, currency)} fri på den.`,
      ),
    ];
  });
}

function partly(cost: bigint, total: bigint | null, currency: string): Block[] {
  if (total === null || cost === total) return [];
  return [
    paragraph(
      `Af budgettet på ${amountIn(total, currency)} belaster ${amountIn(cost, currency)} rammen. Resten betales af andre eller er disponeret i forvejen.`,
    ),
  ];
}

function leftInWords({ before, after, year, currency }: RammeEffect, it: string, other: string | null): string {
  const theirs = other ? ` for ${other}` : "";
  if (after.left >= 0n)
    return `Der er ${amountIn(before.left, currency)} tilbage på rammen${theirs} for ${year} før ${it} og ${amountIn(after.left, currency)} efter ${it === "besøget" ? "det" : "den"}.`;
  return `Rammen${theirs} for ${year} kommer ${amountIn(-after.left, currency)} i minus med ${it}. Det kræver en udtrykkelig beslutning.`;
}

/** Whether the trip leaves less than nothing of the *ramme*. */
export function overdraws(ramme: RammeEffect | null): ramme is RammeEffect {
  return ramme !== null && ramme.after.left < 0n && ramme.after.left < ramme.before.left;
}
