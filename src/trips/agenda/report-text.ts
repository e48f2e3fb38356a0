import { type DateOn, hundredthsOf } from "../../kernel/index.ts";
import { type AccountsState, categories } from "../../profile/index.ts";
import { caseWords } from "../case-words.ts";
import { titleOf } from "../staff/trip-path.ts";
import type { AccountsShown } from "../trip-accounts/accounts-shown.ts";
import { type AgendaSection, type CaseText, figureTable, paragraph, paragraphs } from "./agenda-block.ts";
import type { AgendaInput } from "./agenda-input.ts";
import { categoryWords, committeeName, danish, nounOf, unitOf, whereAndWhen } from "./agenda-words.ts";
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
    ],
    notices: lateness(input),
    sections: [
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
    ],
  };
}

function approvedInWords({ trip }: AgendaInput) {
  const { approved } = trip;
  if (!approved) return [];
  const late =
    trip.startOn !== null && approved.on > trip.startOn
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
  if (!accounts || accounts.lines.length === 0)
    return { title, blocks: [paragraph(accounts ? states[accounts.status] : "Regnskabet er ikke oplyst.")] };
  const budget = trip.approved?.budget ?? trip.plan.budget;
  const same = budget?.currency === profile.currency;
  const rows = categories.flatMap((category) => {
    const planned = same ? sumOf(budget.lines, category) : null;
    const booked = sumOf(accounts.lines, category);
    return planned === null && booked === null ? [] : [{ category, planned, booked }];
  });
  const whole = {
    planned: same ? total(rows.map((row) => row.planned)) : null,
    booked: total(rows.map((row) => row.booked)),
  };
  const cells = ({ planned, booked }: typeof whole) => [
    planned === null ? "intet budget" : danish.figure(planned),
    booked === null ? "intet bogført" : danish.figure(booked),
    whole.planned === null || whole.booked === null ? "" : danish.signedFigure((booked ?? 0n) - (planned ?? 0n)),
  ];
  return {
    title,
    blocks: [
      paragraph(states[accounts.status]),
      figureTable(
        [`Udgift, ${unitOf(profile.currency)}`, "Budget", "Regnskab", "Forskel"],
        rows.map((row) => [categoryWords[row.category], ...cells(row)]),
        ["I alt", ...cells(whole)],
      ),
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

function sumOf(lines: readonly { category: string; amount: string | null }[], category: string): bigint | null {
  return total(
    lines
      .filter((line) => line.category === category)
      .map((line) => (line.amount === null ? null : hundredthsOf(line.amount))),
  );
}

/** What is known, added up; `null` where nothing is. */
function total(amounts: readonly (bigint | null)[]): bigint | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0n);
}
