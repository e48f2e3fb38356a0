import { type DateOn, DKK } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import type { Profile } from "../../profile/index.ts";
import {
  type Column,
  DataTable,
  Disc,
  Foreign,
  NameLink,
  type RowGroup,
  StatusDisc,
  Tongue,
  webTexts,
} from "../../web/index.ts";
import { OlderAccounts } from "./older-accounts.tsx";
import { besideStatus, withBeside } from "./reopened.ts";
import { averagePerPerson, awaitedWord, type TripLine } from "./trip-line.ts";
import { listTexts } from "./trip-list.texts.ts";
import { tripWords } from "./trip-words.texts.ts";

interface TripTableProps {
  readonly lines: readonly TripLine[];
  readonly currency: string;
  readonly lang: Lang;
  /** Whether more pages follow or precede: the last line then adds this page alone, and says so. */
  readonly onePage: boolean;
  /** Whether all of them are of one committee, which is named above the table. */
  readonly ofOne?: boolean | undefined;
}

interface TripTablesProps extends Omit<TripTableProps, "currency"> {
  readonly profile: Profile;
  readonly today: DateOn;
}

/** A table for each currency, the one with most trips first. */
export function TripTables({ lines, lang, onePage, ofOne, profile, today }: TripTablesProps) {
  const t = listTexts.in(lang);
  const of = (currency: string) => lines.filter((line) => line.currency === currency);
  const currencies = [...new Set(lines.map((line) => line.currency))].toSorted((a, b) => of(b).length - of(a).length);
  return (
    <div class="stack-l">
      {currencies.map((currency) => (
        <div key={currency}>
          {currencies.length > 1 && <h2>{t("in-currency", { currency: currencyName(currency, lang) })}</h2>}
          <TripTable lines={of(currency)} {...{ currency, lang, onePage, ofOne }} />
        </div>
      ))}
      {currencies.length > 1 && <p class="t-note">{t("per-currency")}</p>}
      {lines.some((line) => line.unsummed === "not-shown") && <OlderAccounts {...{ profile, today, lang }} of="list" />}
    </div>
  );
}

/** Trips of one currency by year. What the last line leaves out is said below it. */
export function TripTable({ lines, currency, lang, onePage, ofOne }: TripTableProps) {
  const t = listTexts.in(lang);
  const shown = currencyName(currency, lang);
  return (
    <>
      <DataTable
        caption={t("caption", { currency: shown })}
        captionHidden
        rowKey={(line) => line.slug}
        rows={byYear(lines, t("no-year"))}
        total={t(onePage ? "total" : "total-page")}
        sayUncounted={false}
        columns={columnsOf(lines, shown, lang, ofOne)}
        kept
      />
      <p class="t-note">{leftOut(lines, lang).join(" ")}</p>
    </>
  );
}

/** `kr.` in Danish, else the ISO code. */
export function currencyName(currency: string, lang: Lang): string {
  return lang === "da" && currency === DKK ? "kr." : currency;
}

function byYear(lines: readonly TripLine[], without: string): readonly RowGroup<TripLine>[] {
  const years = [...new Set(lines.map((line) => line.year))];
  return years.map((year) => ({ heading: year ?? without, rows: lines.filter((line) => line.year === year) }));
}

function columnsOf(
  lines: readonly TripLine[],
  currency: string,
  lang: Lang,
  ofOne = false,
): readonly [Column<TripLine>, ...Column<TripLine>[]] {
  const t = listTexts.in(lang);
  const k = tripWords.in(lang);
  const f = formatsIn(lang);
  return [
    {
      kind: "text",
      key: "place",
      head: t("destination"),
      cell: (line) => (
        <>
          <a href={line.href} lang={line.name.lang}>
            {line.name.text}
          </a>
          <Tongue lang={line.name.lang} />
          <small>
            {line.countries.map((code) => `${f.country(code)}, `)}
            {line.when ? <Foreign {...line.when} /> : t("no-date")}
          </small>
        </>
      ),
    },
    ...(ofOne ? [] : [bodyColumn(lang)]),
    {
      kind: "text",
      key: "kind",
      head: t("kind"),
      cell: (line) => (line.kind ? k(`kind.${line.kind}`) : <span class="m">{t("kind.unknown")}</span>),
    },
    { kind: "text", key: "status", head: t("status"), cell: (line) => <LineStatus line={line} lang={lang} /> },
    {
      kind: "count",
      key: "people",
      head: t("people"),
      value: (line) => line.people,
      missing: (line) => (line.isStopped ? "–" : t("unknown")),
      foot: "sum",
    },
    {
      kind: "amount",
      key: "budget",
      head: t("budget", { currency }),
      value: (line) => line.budget,
      missing: (line) => (line.foreignBudget ? f.amount(line.foreignBudget) : line.isStopped ? "–" : t("not-stated")),
      foot: "sum",
    },
    {
      kind: "amount",
      key: "accounts",
      head: t("accounts", { currency }),
      value: (line) => line.accounts,
      missing: (line) => missingAccounts(line, lang),
      before: (line) => (line.knowledge === "partly" ? t("booked") : undefined),
      foot: "sum",
      strong: true,
    },
    {
      kind: "amount",
      key: "each",
      head: t("each", { currency }),
      value: (line) => line.perPerson,
      missing: () => "–",
      foot: () => averagePerPerson(lines),
    },
  ];
}

function bodyColumn(lang: Lang): Column<TripLine> {
  const t = listTexts.in(lang);
  return {
    kind: "text",
    key: "body",
    head: t("responsible"),
    narrow: "full",
    cell: (line) => (line.body ? <NameLink {...line.body} /> : <span class="m">{t("body.unknown")}</span>),
  };
}

function missingAccounts(line: TripLine, lang: Lang): string {
  const t = listTexts.in(lang);
  if (line.stated !== null) return t("stated", { amount: formatsIn(lang).figure(line.stated) });
  return t(awaitedWord(line));
}

/** `Delvist bogført, over fristen`: one piece of words, so that no line begins with the comma. */
export function moneyWord(line: Pick<TripLine, "knowledge" | "isLate" | "isReopened">, lang: Lang): string {
  return withBeside(webTexts.in(lang)(`knowledge.${line.knowledge}`), besideStatus(line, lang));
}

/** A trip that will not take place says so before its money does. */
function LineStatus({ line, lang }: { line: TripLine; lang: Lang }) {
  const said = tripWords.find(lang, `status.${line.status}`);
  if (said === null)
    return (
      <>
        <StatusDisc knowledge={line.knowledge}>{moneyWord(line, lang)}</StatusDisc>
        {line.isReportLate && <div class="s m">{listTexts.in(lang)("report.late.list")}</div>}
      </>
    );
  return (
    <span class="st">
      <Disc knowledge="missing" />
      <span>{said}</span>
    </span>
  );
}

function leftOut(lines: readonly TripLine[], lang: Lang): string[] {
  const t = listTexts.in(lang);
  const without = lines.filter((line) => line.accounts === null);
  const said = (
    key:
      | "without-accounts"
      | "older-accounts"
      | "unknown-accounts"
      | "not-travelled"
      | "stopped"
      | "without-budget"
      | "without-people",
    which: readonly TripLine[],
  ) => (which.length === 0 ? [] : [t(key, { count: which.length })]);
  return [
    ...said(
      "without-accounts",
      without.filter((line) => line.isOver && !line.isStopped && line.unsummed === null),
    ),
    ...said(
      "older-accounts",
      without.filter((line) => line.unsummed === "not-shown"),
    ),
    ...said(
      "unknown-accounts",
      without.filter((line) => line.unsummed === "not-known"),
    ),
    ...said(
      "not-travelled",
      without.filter((line) => !line.isOver && !line.isStopped && line.unsummed === null),
    ),
    ...said(
      "stopped",
      lines.filter((line) => line.isStopped),
    ),
    ...said(
      "without-budget",
      lines.filter((line) => line.budget === null && !line.isStopped),
    ),
    ...said(
      "without-people",
      lines.filter((line) => line.people === null && !line.isStopped),
    ),
    ...(averagePerPerson(lines) === null ? [] : [t("each-rule")]),
  ];
}
