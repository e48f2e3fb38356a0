import { dividedBy } from "../../kernel/index.ts";
import type { Lang } from "../../platform/index.ts";
import type { AccountsWindow } from "../../profile/index.ts";
import { BudgetBar, type Column, DataTable, NameLink, type RowGroup, type Said } from "../../web/index.ts";
import { countedTexts } from "./counted.texts.ts";
import type { Counted, CountedMoney } from "./counted.ts";
import { olderTexts } from "./older-accounts.texts.ts";
import { currencyName } from "./trip-table.tsx";

/** Some trips counted together: a year's, or a committee's. */
export interface CountedRow {
  readonly key: string;
  readonly name: Said;
  /** The list of the trips that were counted. */
  readonly href: string | null;
  readonly counted: Counted;
}

interface CountedProps {
  readonly rows: readonly RowGroup<CountedRow>[];
  /** What the rows are: years, committees. */
  readonly head: string;
  readonly caption: string;
  /** The municipality's own; others have a table each. */
  readonly currency: string;
  readonly lang: Lang;
  /** What the rows' accounts were counted within. */
  readonly window: AccountsWindow | null;
}

/** Trips, people and money by row, with what each row's trips cost; amounts in other currencies each in a table of their own. */
export function CountedTables({ rows, head, caption, currency, lang, window }: CountedProps) {
  const t = countedTexts.in(lang);
  const all = rows.flatMap((group) => group.rows);
  const currencies = [...new Set(all.flatMap(({ counted }) => [...counted.money.keys()]))].sort();
  const main = currencies.includes(currency) ? currency : (currencies[0] ?? currency);
  const others = currencies.filter((one) => one !== main);
  const name = nameColumn(head);
  const isOpen = all.some(({ counted }) => counted.partly > 0);
  const hasBar = hasBars(all, main);
  return (
    <div class="stack-l">
      <div>
        <DataTable
          captionHidden
          caption={`${caption}, ${currencyName(main, lang)}`}
          rows={rows}
          rowKey={(row) => row.key}
          total
          sayUncounted={false}
          columns={[name, ...countColumns(lang), ...moneyColumns(all, main, lang)]}
        />
        <p class="t-note">
          {[
            ...left(all, main, lang, window),
            ...(isOpen ? [t("so-far")] : []),
            t("each-rule"),
            ...(hasBar ? [t("bar-rule")] : []),
          ].join(" ")}
        </p>
      </div>
      {others.map((other) => (
        <DataTable
          key={other}
          caption={t("in-currency", { currency: currencyName(other, lang) })}
          rows={rows
            .map((group) => ({ ...group, rows: group.rows.filter(({ counted }) => counted.money.has(other)) }))
            .filter((group) => group.rows.length > 0)}
          rowKey={(row) => row.key}
          total
          sayUncounted={false}
          columns={[name, ...moneyColumns(all, other, lang)]}
        />
      ))}
      {others.length > 0 && <p class="t-note">{t("per-currency")}</p>}
    </div>
  );
}

function nameColumn(head: string): Column<CountedRow> {
  return { kind: "text", key: "name", head, cell: ({ name, href }) => <NameLink {...name} href={href} /> };
}

function countColumns(lang: Lang): Column<CountedRow>[] {
  const t = countedTexts.in(lang);
  return [
    { kind: "count", key: "trips", head: t("trips"), value: ({ counted }) => BigInt(counted.trips), foot: "sum" },
    {
      kind: "count",
      key: "final",
      head: t("final"),
      value: ({ counted }) => BigInt(counted.final),
      foot: "sum",
    },
    {
      kind: "count",
      key: "people",
      head: t("people"),
      value: ({ counted }) => (counted.withPeople === 0 ? null : BigInt(counted.people)),
      missing: () => t("unknown"),
      foot: "sum",
    },
  ];
}

function moneyColumns(rows: readonly CountedRow[], currency: string, lang: Lang): Column<CountedRow>[] {
  const t = countedTexts.in(lang);
  const shown = currencyName(currency, lang);
  const of = ({ counted }: CountedRow) => counted.money.get(currency);
  const known = (row: CountedRow, which: "budget" | "spent") => amountIn(of(row), which);
  const all = rows.flatMap((row) => [known(row, "budget") ?? 0n, known(row, "spent") ?? 0n]);
  const sorted = [0n, ...all].toSorted((a, b) => Number(a - b));
  const [least = 0n, largest = 0n] = [sorted[0], sorted.at(-1)];
  const bar: Column<CountedRow> = {
    kind: "bar",
    key: "bar",
    head: t("bar"),
    cell: (row) =>
      areCompared(row.counted, currency) && (
        <BudgetBar spent={known(row, "spent")} budget={known(row, "budget")} {...{ largest, least }} />
      ),
  };
  return [
    {
      kind: "amount",
      key: "budget",
      head: t("budget", { currency: shown }),
      value: (row) => known(row, "budget"),
      missing: () => "–",
      foot: "sum",
    },
    {
      kind: "amount",
      key: "accounts",
      head: t("accounts", { currency: shown }),
      value: (row) => known(row, "spent"),
      missing: (row) => (of(row)?.hidden ? olderTexts.in(lang)("hidden") : "–"),
      foot: "sum",
      strong: true,
    },
    ...(hasBars(rows, currency) ? [bar] : []),
    {
      kind: "amount",
      key: "each",
      head: t("each", { currency: shown }),
      value: (row) => averageOf(of(row)?.each),
      missing: () => "–",
      foot: () => averageOf(togetherEach(rows, currency)),
    },
  ];
}

/**
 * Whether accounts can be held against budgets: of every trip both are known, and nothing more is to be booked. Else accounts of
 * some would be held against the budgets of others, or half of what is spent against all that was planned, and a committee look
 * as if it went over a budget that it kept, or saved what it has yet to pay.
 */
function areCompared({ made, trips, final, money }: Counted, currency: string): boolean {
  const of = money.get(currency);
  return of !== undefined && trips === made && final === made && of.budgets === made && of.accounts === made;
}

/** Whether bars have a column: where most rows would leave it empty, it says less than it takes. */
function hasBars(rows: readonly CountedRow[], currency: string): boolean {
  return rows.filter(({ counted }) => areCompared(counted, currency)).length * 2 > rows.length;
}

function amountIn(money: CountedMoney | undefined, which: "budget" | "spent"): bigint | null {
  const count = which === "budget" ? money?.budgets : money?.accounts;
  return count ? (money?.[which] ?? null) : null;
}

function togetherEach(rows: readonly CountedRow[], currency: string): CountedMoney["each"] {
  const each = rows.flatMap(({ counted }) => counted.money.get(currency)?.each ?? []);
  return {
    spent: each.reduce((sum, one) => sum + one.spent, 0n),
    people: each.reduce((sum, one) => sum + one.people, 0),
  };
}

/** What final accounts come to for each person, as in the list's last line. */
function averageOf(each: CountedMoney["each"] | undefined): bigint | null {
  return each && each.people > 0 ? dividedBy(each.spent, each.people) : null;
}

/** What the last line does not hold, in words. */
function left(rows: readonly CountedRow[], currency: string, lang: Lang, window: AccountsWindow | null): string[] {
  const t = countedTexts.in(lang);
  const sum = (of: (counted: Counted) => number) => rows.reduce((total, { counted }) => total + of(counted), 0);
  const inMain = (counted: Counted, which: "budgets" | "accounts" | "hidden") =>
    counted.money.get(currency)?.[which] ?? 0;
  const counts = {
    stopped: sum(({ trips, made }) => trips - made),
    "without-people": sum(({ made, withPeople }) => made - withPeople),
    "without-budget": sum((one) => one.made - inMain(one, "budgets")),
    "without-accounts": sum((one) => one.trips - inMain(one, "accounts") - inMain(one, "hidden")),
  } as const;
  const hidden = sum((one) => inMain(one, "hidden"));
  return [
    ...(window && hidden > 0 ? [olderTexts.in(lang)("count", { count: hidden, year: String(window.from) })] : []),
    ...(Object.keys(counts) as (keyof typeof counts)[]).flatMap((key) =>
      counts[key] > 0 ? [t(key, { count: counts[key] })] : [],
    ),
  ];
}
