import type { DateOn } from "../../kernel/index.ts";
import type { AccountsState } from "../../profile/index.ts";
import { isAfterStart } from "../after-start.ts";
import { caseWords } from "../case-words.ts";
import { compareMoney, differenceOf, hasDifference, type MoneyCompared } from "../compare-money.ts";
import { titleOf } from "../staff/trip-path.ts";
import type { AccountsShown } from "../trip-accounts/accounts-shown.ts";
import { vatDiffers, vatDifferWords } from "../trip-accounts/trip-vat.ts";
import { type AgendaSection, type CaseText, figureTable, paragraph, paragraphs } from "./agenda-block.ts";
import type { AgendaInput } from "./agenda-input.ts";
import { categoryWords, committeeName, danish, nounOf, unitOf, whereAndWhen } from "./agenda-words.ts";
import { annexSection } from "./annex-section.ts";
import { historySection, whyHere } from "./history-section.ts";
import { lateness } from "./lateness.ts";

/** The agenda text of a report: what was aimed at, what came of it, what changes, and accounts against budget. */
export function reportText(input: AgendaInput): CaseText {
  const { trip, committee, today, meetsOn } = input;
  const { report } = trip;
  const who = committeeName(committee, meetsOn ?? today) ?? "Et udvalg, der ikke er valgt endnu,";
  const told = (title: string, written: string | undefined): AgendaSection => ({
    title,
    blocks: written?.trim() ? paragraphs(written) : [paragraph("Ikke oplyst.")],
  });
  return {
    title: `Rapport: ${titleOf(trip)}`,
    lead: [
      paragraph(`${who} skal tage stilling til rapporten fra ${nounOf(trip).the} ${whereAndWhen(trip)}.`),
      ...approvedInWords(input),
      ...whyHere(input),
    ],
    notices: lateness(input),
    sections: [
      ...historySection(input),
      told("Hvad ville vi?", report?.aim),
      told("Hvad kom der ud af det?", report?.outcome),
      told("Hvad ændrer vi?", report?.change),
      { title: "Opfølgning", blocks: [paragraph(followUp(report?.followUpOn ?? null))] },
      accountsSection(input),
      {
        title: "Indstilling",
        blocks: [
          paragraph(
            `Det indstilles til ${committeeName(committee, meetsOn ?? today) ?? "udvalget, når det er valgt"}:`,
          ),
          { kind: "list", ordered: true, items: ["at rapporten godkendes"] },
        ],
      },
      ...annexSection(input),
    ],
  };
}

function approvedInWords({ trip }: AgendaInput) {
  const { approved } = trip;
  if (!approved) return [];
  const late = isAfterStart(approved.on, trip)
    ? ` Det var efter ${trip.direction === "in" ? "besøgets begyndelse" : "afrejsen"}.`
    : "";
  return [paragraph(`${caseWords(trip).The} blev godkendt ${danish.date(approved.on)}.${late}`)];
}

function followUp(on: DateOn | null): string {
  return on ? `Der følges op ${danish.date(on)}.` : "Der er ikke sat en dag for opfølgning.";
}

const states: Readonly<Record<AccountsState, string>> = {
  none: "Der er intet bogført på rejsen.",
  "not-settled": "Regnskabet er ikke opgjort.",
  "partly-booked": "Regnskabet er delvist bogført; tallene kan ændre sig.",
  final: "Regnskabet er endeligt.",
};

/** Accounts against what was approved, by category. Only amounts in the same currency are held against each other. */
function accountsSection({ trip, accounts, profile }: AgendaInput): AgendaSection {
  const title = "Regnskab mod budget";
  if (!accounts || (accounts.lines.length === 0 && accounts.status !== "final"))
    return { title, blocks: [paragraph(accounts ? states[accounts.status] : "Regnskabet er ikke oplyst.")] };
  const budget = trip.approved?.budget ?? trip.plan.budget;
  const same = budget?.currency === profile.currency;
  const rows = compareMoney(same ? budget.lines : [], accounts.lines, accounts.status === "final");
  if (accounts && rows.length === 0) return { title, blocks: [paragraph(states[accounts.status])] };
  const vat = vatDiffers(same ? budget : null, accounts.lines);
  return {
    title,
    blocks: [
      paragraph(states[accounts.status]),
      figureTable(
        [`Udgift, ${unitOf(profile.currency)}`, "Budget", "Regnskab", "Forskel"],
        rows.map((row) => [categoryWords[row.category], ...cells(row)]),
        ["I alt", ...wholeCells(rows)],
      ),
      ...(vat ? [paragraph(vatDifferWords[vat])] : []),
      ...accounts.lines.filter((line) => line.amount === null).map(uncounted),
      ...(budget && !same
        ? [paragraph(`Budgettet er i ${budget.currency} og kan ikke holdes op mod regnskabet uden en kurs.`)]
        : []),
    ],
  };
}

/** A line booked in another currency with no worth in the municipality's own yet. */
function uncounted({ category, amountText }: AccountsShown["lines"][number]) {
  const what = amountText ? `er bogført som ${danish.quote(amountText)}` : "har intet beløb";
  return paragraph(`${categoryWords[category]} ${what} og er ikke talt med i regnskabet.`);
}

function cells({ budget, planned, spent, isOpen, difference }: MoneyCompared): string[] {
  return [
    budget === null ? (planned ? "ikke kendt" : "intet budget") : danish.figure(budget),
    spent === null ? (isOpen ? "ikke kendt" : "intet bogført") : danish.figure(spent),
    difference === null ? "–" : danish.signedFigure(difference),
  ];
}

/** A sum is told where every line of it is a number; the difference is that of the lines above it. */
function wholeCells(rows: readonly MoneyCompared[]): string[] {
  const [budget, spent] = [total(rows.map((row) => row.budget)), total(rows.map((row) => row.spent))];
  const difference = differenceOf(rows);
  return [
    budget === null ? "intet budget" : danish.figure(budget),
    rows.some((row) => row.isOpen) ? "ikke kendt" : danish.figure(spent ?? 0n),
    difference === null ? (hasDifference(rows) ? "ikke kendt" : "") : danish.signedFigure(difference),
  ];
}

/** What is known, added up; `null` where nothing is. */
function total(amounts: readonly (bigint | null)[]): bigint | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0n);
}
