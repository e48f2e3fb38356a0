import { dividedBy, isCurrency, money } from "../../kernel/index.ts";
import {
  BudgetBar,
  type Column,
  DataTable,
  Details,
  EmptyState,
  Notice,
  type RowItem,
  Rows,
  Section,
} from "../../web/index.ts";
import { type MoneyRow, moneyRows } from "./money-rows.ts";
import type { RecordShown } from "./record.ts";
import { foreign, hundredthsIn, isOver } from "./shown.ts";
import { currencyName } from "./trip-table.tsx";
import { tripWords } from "./trip-words.texts.ts";

/** What the trip was to cost and did cost, as far as it is known, and who pays. */
export function RecordMoney(record: RecordShown) {
  const { entry, t, today } = record;
  const { budget, accounts } = entry;
  const planned = budget?.lines ?? [];
  const over = isOver(entry, today);
  const comparable = planned.length === 0 || accounts.lines.length === 0 || budget?.currency === accounts.currency;
  const nothing = planned.length + accounts.lines.length === 0;
  const barred = planned.length > 0 && accounts.lines.length > 0 && comparable;
  return (
    <Section title={t("money")} note={barred ? t("money.note") : undefined}>
      {nothing && (
        <EmptyState title={t(over ? "money.none-over" : "money.none")}>
          {t(over ? "money.none-over.text" : "money.none.text")}
        </EmptyState>
      )}
      {!nothing && comparable && (
        <MoneyTable
          {...record}
          rows={moneyRows(planned, accounts.lines)}
          currency={accounts.lines.length > 0 ? accounts.currency : (budget?.currency ?? accounts.currency)}
        />
      )}
      {!comparable && (
        <>
          <MoneyTable {...record} rows={moneyRows([], accounts.lines)} currency={accounts.currency} />
          <MoneyTable {...record} rows={moneyRows(planned, [])} currency={budget?.currency ?? accounts.currency} />
          <p class="s m">{t("money.currencies")}</p>
        </>
      )}
      <Remarks {...record} />
      <Postings {...record} />
      <Funding {...record} />
    </Section>
  );
}

function MoneyTable({ entry, rows, currency, t, lang }: RecordShown & { rows: readonly MoneyRow[]; currency: string }) {
  const k = tripWords.in(lang);
  const shown = currencyName(currency, lang);
  const people = entry.participants.total || null;
  const hasBudget = rows.some((row) => row.budget !== null);
  const hasSpent = rows.some((row) => row.spent !== null);
  const largest = rows.reduce((most, { budget, spent }) => max(most, max(budget ?? 0n, spent ?? 0n)), 0n);
  const each = (hundredths: bigint | null | undefined) =>
    hundredths === null || hundredths === undefined || people === null ? null : dividedBy(hundredths, people);
  const columns: [Column<MoneyRow>, ...Column<MoneyRow>[]] = [
    {
      kind: "text",
      key: "kind",
      head: t("art"),
      cell: (row) => (
        <>
          {k(`category.${row.category}`)}
          <small lang={foreign(entry, lang)}>
            {[...row.labels.filter((one) => !sameWords(one, k(`category.${row.category}`))), ...row.unread].join(", ")}
          </small>
        </>
      ),
    },
    ...(hasSpent
      ? [
          {
            kind: "bar" as const,
            key: "bar",
            head: t("bar"),
            cell: (row: MoneyRow) => <BudgetBar spent={row.spent} budget={row.budget} largest={largest} />,
          },
        ]
      : []),
    ...(hasBudget ? [amount("budget", t("budget"), (row: MoneyRow) => row.budget, t("not-stated"), !hasSpent)] : []),
    ...(hasSpent ? [amount("spent", t("accounts"), (row: MoneyRow) => row.spent, "–", true)] : []),
    ...(hasSpent && hasBudget
      ? [
          {
            kind: "difference" as const,
            key: "gap",
            head: t("difference"),
            value: ({ spent, budget }: MoneyRow) => (spent === null || budget === null ? null : spent - budget),
            missing: () => "–",
            ...(rows.every((row) => row.spent !== null && row.budget !== null) ? { foot: "sum" as const } : {}),
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
        caption={t(hasSpent ? "money.caption" : "money.budget-caption", { currency: shown })}
        captionHidden
        rows={rows}
        rowKey={(row) => row.category}
        total={t("money.total", { currency: shown })}
        columns={columns}
      />
      {people !== null && <p class="t-note">{t("money.each", { people })}</p>}
    </>
  );
}

function amount(
  key: string,
  head: string,
  value: (row: MoneyRow) => bigint | null,
  unknown: string,
  strong: boolean,
): Column<MoneyRow> {
  return { kind: "amount", key, head, value, missing: () => unknown, foot: "sum", strong };
}

function max(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}

function sameWords(one: string, other: string): boolean {
  return one.localeCompare(other, "da", { sensitivity: "base" }) === 0;
}

/** What the figures do not say by themselves: gaps, printed totals that differ, amounts that are no numbers. */
function Remarks({ entry, t, f, today }: RecordShown) {
  const { budget, accounts } = entry;
  const [stated, total] = [hundredthsIn(accounts.statedTotal), hundredthsIn(accounts.total)];
  const written = (hundredths: bigint) =>
    isCurrency(accounts.currency) ? f.amount(money(hundredths, accounts.currency)) : f.figure(hundredths);
  const unread = [...(budget?.lines ?? []), ...accounts.lines].flatMap((one) => one.amountText ?? []);
  const missing = accounts.lines.length === 0 && budget !== null;
  const quiet = [
    ...(budget === null && accounts.lines.length > 0 ? [t("money.budget-unknown")] : []),
    ...(missing ? [t(isOver(entry, today) ? "money.accounts-missing" : "money.accounts-later")] : []),
    ...(stated !== null && stated === total ? [t("money.stated-same")] : []),
    ...(stated === null && total !== null && entry.source !== null ? [t("money.summed")] : []),
  ];
  return (
    <>
      {stated !== null && total === null && (
        <Notice tone="watch">
          <p>{t("money.stated-only", { stated: written(stated) })}</p>
        </Notice>
      )}
      {stated !== null && total !== null && stated !== total && (
        <Notice tone="watch">
          <p>{t("money.differs", { stated: written(stated), computed: written(total) })}</p>
        </Notice>
      )}
      {unread.length > 0 && (
        <Notice tone="note">
          <p>{t("money.uncounted", { text: f.list(unread.map(f.quote)) })}</p>
        </Notice>
      )}
      {quiet.length > 0 && <p class="s m">{quiet.join(" ")}</p>}
    </>
  );
}

/** Each posting by itself, where the accounts were entered so. */
function Postings({ entry, t, f, lang }: RecordShown) {
  const { lines, currency } = entry.accounts;
  const k = tripWords.in(lang);
  if (!lines.some((line) => line.bookedOn !== null || line.voucher !== null)) return null;
  const rows = lines.map((line, at) => ({ ...line, at }));
  return (
    <Details summary={t("postings")}>
      <DataTable
        tight
        captionHidden
        caption={t("postings")}
        rows={rows}
        rowKey={(row) => String(row.at)}
        total
        columns={[
          {
            kind: "text",
            key: "text",
            head: t("posting.text"),
            cell: (row) => (
              <span lang={row.label ? foreign(entry, lang) : undefined}>
                {row.label ?? k(`category.${row.category}`)}
              </span>
            ),
          },
          {
            kind: "text",
            key: "on",
            head: t("posting.on"),
            cell: (row) => row.bookedOn ?? <span class="m">{t("not-stated")}</span>,
          },
          { kind: "text", key: "voucher", head: t("posting.voucher"), cell: (row) => row.voucher ?? "–" },
          { kind: "text", key: "vat", head: t("posting.vat"), cell: (row) => k(`vat.${row.vat}`) },
          {
            kind: "amount",
            key: "amount",
            head: t("posting.amount", { currency: currencyName(currency, lang) }),
            value: (row) => hundredthsIn(row.amount),
            missing: (row) => row.amountText && f.quote(row.amountText),
            foot: "sum",
          },
        ]}
      />
    </Details>
  );
}

function Funding({ entry, t, f, lang }: RecordShown) {
  if (entry.funding.length === 0) return null;
  const k = tripWords.in(lang);
  const currency = entry.budget?.currency ?? entry.accounts.currency;
  const rows = entry.funding.map(({ payer, name, amount: paid, basis }): RowItem => {
    const hundredths = hundredthsIn(paid);
    const title = tripWords.find(lang, `payer.${payer}`) ?? k("payer.other");
    return {
      title: name ? `${title}: ${name}` : title,
      ...(basis ? { note: t("funding.basis", { basis }) } : {}),
      end: hundredths === null || !isCurrency(currency) ? t("not-stated") : f.amount(money(hundredths, currency)),
    };
  });
  return (
    <>
      <h3>{t("funding")}</h3>
      <Rows rows={rows} />
    </>
  );
}
