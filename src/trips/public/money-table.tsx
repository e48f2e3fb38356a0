import { dividedBy } from "../../kernel/index.ts";
import type { Lang } from "../../platform/index.ts";
import { BudgetBar, type Column, DataTable, type FigureColumn, Foreign } from "../../web/index.ts";
import { isStopped } from "../trip.ts";
import { isCategory } from "./category-label.ts";
import type { MoneyRow } from "./money-rows.ts";
import type { RecordSaid } from "./record.ts";
import { moneyTexts } from "./record-money.texts.ts";
import { foreign } from "./shown.ts";
import { currencyName } from "./trip-table.tsx";
import { tripWords } from "./trip-words.texts.ts";

/** Budget against accounts by category; the totals are those of the rows. */
export function MoneyTable({
  entry,
  rows,
  currency,
  t,
  lang,
}: RecordSaid & { rows: readonly MoneyRow[]; currency: string }) {
  const m = moneyTexts.in(lang);
  const k = tripWords.in(lang);
  const shown = currencyName(currency, lang);
  // Nobody took part in a trip that came to nothing.
  const people = isStopped(entry) ? null : entry.participants.total || null;
  const hasBudget = rows.some((row) => row.budget !== null);
  const hasSpent = rows.some((row) => row.spent !== null || row.isOpen);
  const awaiting = rows.filter((row) => row.spent === null && !row.isOpen).length;
  const largest = rows.reduce((most, { budget, spent }) => max(most, max(budget ?? 0n, spent ?? 0n)), 0n);
  const least = rows.reduce((lowest, { spent }) => (spent !== null && spent < lowest ? spent : lowest), 0n);
  const each = (hundredths: bigint | null | undefined) =>
    hundredths === null || hundredths === undefined || people === null ? null : dividedBy(hundredths, people);
  const planned = rows.some((row) => row.planned);
  const costs = rows.map((row) => (hasSpent ? row.spent : row.budget));
  const together = costs.reduce<bigint>((sum, one) => sum + (one ?? 0n), 0n);
  const isRounded = costs.reduce<bigint>((sum, one) => sum + (each(one) ?? 0n), 0n) !== each(together);
  const columns: [Column<MoneyRow>, ...Column<MoneyRow>[]] = [
    {
      kind: "text",
      key: "kind",
      head: m("art"),
      cell: (row) => (
        <>
          {k(`category.${row.category}`)}
          <Labels row={row} entry={entry} lang={lang} />
        </>
      ),
    },
    ...(hasSpent
      ? [
          {
            kind: "bar" as const,
            key: "bar",
            head: m("bar"),
            cell: (row: MoneyRow) => <BudgetBar spent={row.spent} budget={row.budget} {...{ largest, least }} />,
          },
        ]
      : []),
    ...(hasBudget
      ? [
          {
            ...amount(
              "budget",
              m("budget"),
              (row: MoneyRow) => row.budget,
              (row) => (row.planned || !planned ? t("not-stated") : "–"),
              !hasSpent,
            ),
            none: (row: MoneyRow) => planned && !row.planned,
          },
        ]
      : []),
    ...(hasSpent ? [spentColumn(m("accounts"))] : []),
    ...(hasSpent && hasBudget
      ? [
          {
            kind: "difference" as const,
            key: "gap",
            head: m("difference"),
            value: (row: MoneyRow) => row.difference,
            missing: () => "–",
            foot: "sum" as const,
            open: (row: MoneyRow) => row.difference === null,
            openWords: rows.some(({ isOpen, planned, budget }) => isOpen || (planned && budget === null))
              ? undefined
              : m("money.difference-open"),
          },
        ]
      : []),
    ...(people === null
      ? []
      : [
          {
            kind: "amount" as const,
            key: "each",
            head: t("each"),
            value: (row: MoneyRow) => each(hasSpent ? row.spent : row.budget),
            missing: () => "–",
            foot: (sums: Readonly<Record<string, bigint | null>>) => each(hasSpent ? sums.spent : sums.budget),
            strong: true,
          },
        ]),
  ];
  return (
    <>
      <DataTable
        caption={m(hasSpent ? "money.caption" : "money.budget-caption", { currency: shown })}
        captionHidden
        rows={rows}
        rowKey={(row) => row.category}
        total={m("money.total", { currency: shown })}
        columns={columns}
      />
      {hasSpent && awaiting > 0 && <p class="t-note">{m("money.unbooked", { count: awaiting })}</p>}
      {people !== null && isRounded && <p class="t-note">{m("money.each", { people })}</p>}
    </>
  );
}

/** What its lines are called, where that says more than the category does. */
function Labels({ row, entry, lang }: { row: MoneyRow; entry: RecordSaid["entry"]; lang: Lang }) {
  const said = [...row.labels.filter((one) => !isCategory(one, row.category, entry.lang, lang)), ...row.unread];
  if (said.length === 0) return null;
  return (
    <small>
      <Foreign text={said.join(" · ")} lang={foreign(entry, lang)} />
    </small>
  );
}

function amount(
  key: string,
  head: string,
  value: (row: MoneyRow) => bigint | null,
  missing: (row: MoneyRow) => string,
  strong: boolean,
): FigureColumn<MoneyRow> {
  return { kind: "amount", key, head, value, missing, foot: "sum", strong };
}

function spentColumn(head: string): FigureColumn<MoneyRow> {
  return {
    ...amount(
      "spent",
      head,
      (row) => row.spent,
      () => "–",
      true,
    ),
    open: (row) => row.isOpen,
    // Nothing is booked on it yet: that is no entry that the sum leaves out.
    none: (row) => !row.isOpen,
  };
}

function max(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}
