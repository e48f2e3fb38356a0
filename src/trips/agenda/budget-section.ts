import type { Vat } from "../../accounts/index.ts";
import { hundredthsOf } from "../../kernel/index.ts";
import { budgetPerParticipant } from "../approval.ts";
import { type BudgetLine, budgetTotal, participantCount } from "../plan.ts";
import { type AgendaSection, figureTable, paragraph } from "./agenda-block.ts";
import type { AgendaInput } from "./agenda-input.ts";
import { amountIn, categoryWords, counted, danish, unitOf } from "./agenda-words.ts";

const vatWords: Readonly<Record<Vat, string>> = {
  incl: "Beløbene er inklusive moms.",
  excl: "Beløbene er eksklusive moms.",
  unknown: "Det er ikke oplyst, om beløbene er med moms.",
};

/** The budget line by line, its sum, and what that is for each participant. */
export function budgetSection({ trip }: AgendaInput): AgendaSection {
  const { budget } = trip.plan;
  const total = budgetTotal(trip.plan);
  if (!budget || total === null)
    return { title: "Budget", blocks: [paragraph("Budgettet er ikke oplyst."), ...unread(budget?.lines ?? [])] };
  const rows = budget.lines.map((line) => {
    const amount = line.amount === null ? null : hundredthsOf(line.amount);
    return [lineName(line), amount === null ? "ikke oplyst" : danish.figure(amount)];
  });
  return {
    title: "Budget",
    blocks: [
      paragraph(vatWords[budget.vat]),
      figureTable(["Udgift", `Beløb, ${unitOf(budget.currency)}`], rows, ["I alt", danish.figure(total)]),
      ...unread(budget.lines),
      paragraph(eachInWords(trip, total, budget.currency)),
    ],
  };
}

function lineName({ category, label }: BudgetLine): string {
  const word = categoryWords[category];
  // »Forplejning: Forplejning« says nothing more.
  return label && label.toLocaleLowerCase("da") !== word.toLocaleLowerCase("da") ? `${word}: ${label}` : word;
}

function eachInWords(trip: AgendaInput["trip"], total: bigint, currency: string): string {
  const each = budgetPerParticipant(trip);
  const people = participantCount(trip.plan);
  if (each === null || !people) return "Antallet af deltagere er ikke oplyst, så beløbet pr. deltager kendes ikke.";
  const sum = `${amountIn(total, currency)} delt med ${counted(people, "deltager", "deltagere")}`;
  const rounded = each * BigInt(people) === total ? "" : ", afrundet til hele øre";
  return `Det er ${amountIn(each, currency)} pr. deltager (${sum}${rounded}).`;
}

/** What a source prints that is no number stands as printed and is in no sum. */
function unread(lines: readonly BudgetLine[]) {
  return lines
    .filter((line) => line.amount === null)
    .map((line) =>
      paragraph(
        line.amountText
          ? `${lineName(line)} er oplyst som ${danish.quote(line.amountText)} og er ikke talt med i summen.`
          : `${lineName(line)} har intet beløb og er ikke talt med i summen.`,
      ),
    );
}
