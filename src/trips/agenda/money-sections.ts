import { isSamePot } from "../../accounts/index.ts";
import { hundredthsOf } from "../../kernel/index.ts";
import { caseWords } from "../case-words.ts";
import { payerKey } from "../payer-word.ts";
import { budgetTotal, type Plan, paidTogether } from "../plan.ts";

import { askedOfPot, asPaid, potOf } from "../trip-accounts/trip-pot.ts";
import { type AgendaSection, type Block, figureTable, list, paragraph } from "./agenda-block.ts";
import type { AgendaInput, RammeEffect } from "./agenda-input.ts";
import { amountIn, danish, ended, otherRammeOwner, payerWords, rammeOwner, unitOf } from "./agenda-words.ts";
import { isChange } from "./history-section.ts";

/** Who pays besides the municipality, and on what basis. A company's money is a gift (product.md, rule 1). */
export function fundingSection(input: AgendaInput): AgendaSection {
  const { trip } = input;
  const { funding, budget } = trip.plan;
  const title = "Hvem betaler";
  if (funding.length === 0) return { title, blocks: [paragraph("Der er ikke oplyst andre betalere end kommunen.")] };
  const currency = budget?.currency ?? "DKK";
  return {
    title,
    blocks: [...list(funding.map((one) => payerInWords(one, currency, input))), ...footing(trip, currency)],
  };
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
  const owner = payer === "committee" || payer === "unit" ? otherRammeOwner(input) : null;
  const word = owner ?? payerWords[payerKey(payer, input.trip)];
  const who = name ? `${word}: ${name}` : word;
  const pays = hundredths === null ? "beløbet er ikke oplyst" : amountIn(hundredths, currency);
  if (payer === "company")
    return `${ended(`${who}, ${pays}`)} En virksomheds betaling er en gave. ${basis ? ended(`Grundlag: ${basis}`) : "Grundlaget for at tage imod den er ikke oplyst."}`;
  return `${ended(`${who}, ${pays}`)}${basis ? ` ${ended(`Grundlag: ${basis}`)}` : ""}`;
}

/** What the trip does to the committee's budget (ramme): where it stands, this trip, what is left. */
export function rammeSection(input: AgendaInput): AgendaSection {
  const { ramme, profile, trip, today } = input;
  const other = otherRammeOwner(input);
  const title = "Udvalgets ramme";
  if (!ramme)
    return {
      title,
      blocks: [
        paragraph(
          `Ukendt ramme: ${other ? `Rammen for ${other}` : "Udvalgets ramme"} er ikke oplyst, så det kan ikke siges, hvad der er tilbage på den.`,
        ),
      ],
    };
  const { before, after, year, currency } = ramme;
  const name = rammeOwner(trip, profile, today) ?? "udvalget";
  const cost = before.left - after.left;
  const rows = [
    ["Bevilling", danish.figure(before.allotted)],
    ...(before.carried === 0n ? [] : [["Overført fra året før", danish.figure(before.carried)]]),
    ["Disponeret", danish.figure(-before.committed)],
    ["Bogført", danish.figure(-before.spent)],
    [trip.direction === "in" ? "Dette besøg" : "Denne rejse", danish.figure(-cost)],
  ];
  return {
    title,
    blocks: [
      ...(other ? [paragraph(`${caseWords(trip).The} betales af rammen for ${other}.`)] : []),
      figureTable([`Ramme ${year}, ${name}`, `Beløb, ${unitOf(currency)}`], rows, [
        "Tilbage",
        danish.figure(after.left),
      ]),
      ...partly(cost, budgetTotal(trip.plan), currency),
      paragraph(leftInWords(ramme, caseWords(trip).the, other)),
      ...freed(input, ramme.currency),
    ],
  };
}

/** What a change frees of the *ramme* that the trip was approved on, where it is another year's or owner's. */
function freed(input: AgendaInput, currency: string): Block[] {
  const { trip, profile, today } = input;
  if (!isChange(input)) return [];
  const stood = asPaid(trip);
  const [old, now] = [potOf(stood, currency), potOf(trip, currency)];
  const amount = stood.plan.budget?.currency === currency ? askedOfPot(stood) : null;
  if (!old || !now || isSamePot(old, now) || !amount) return [];
  const owner = isSamePot({ ...old, year: now.year }, now)
    ? ""
    : ` for ${rammeOwner(stood, profile, today) ?? "udvalget"}`;
  return [
    paragraph(
      `${caseWords(trip).The} belaster efter ændringen ikke længere rammen${owner} for ${old.year}: Der bliver ${amountIn(amount, currency)} fri på den.`,
    ),
  ];
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
