import type { DateOn } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import { type Municipality, wordsOf } from "../../profile/index.ts";
import { addressIn, Details, NameLink, type RowItem, Rows } from "../../web/index.ts";
import { reportDue } from "./awaited.ts";
import { committeeOwedTexts } from "./committee-owed.texts.ts";
import type { Counted } from "./counted.ts";
import { listAddress, whole } from "./narrowing.ts";
import type { openAccounts } from "./overdue.ts";
import { saidErased } from "./said-erased.ts";
import { nameAndYear, type PublishedTrip } from "./shown.ts";

interface OwedProps {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly today: DateOn;
  readonly bodyId: string;
  readonly counted: Counted;
  /** Trips that are over and whose accounts are open. */
  readonly open: Awaited<ReturnType<typeof openAccounts>>;
  /** Trips that are over, and nobody has told of a report of. */
  readonly unreported: readonly PublishedTrip[];
  /** Trips that are over without a published report, whoever owed one; `null` where there are too many to look through. */
  readonly reportless: readonly PublishedTrip[] | null;
}

/** Reports in sight; the rest stands behind a fold. */
const inSight = 5;

/** What is still to come of a committee's trips, in plain words: accounts by list, reports one by one. */
export function CommitteeOwed({ here, lang, today, bodyId, counted, open, unreported, reportless }: OwedProps) {
  const t = committeeOwedTexts.in(lang);
  const told = unreported.map((entry) => ({ entry, rows: reportRow(entry, { here, lang, today }) }));
  const reports = told.flatMap(({ rows }) => rows);
  const f = formatsIn(lang);
  const late = open.filter(({ isLate }) => isLate).length;
  const accounts: RowItem[] = [
    ...row("none", counted.missing + late, late > 0 ? "late" : "missing"),
    ...row("partly-booked", counted.partly, "partly"),
    ...row("not-settled", counted.notSettled, "estimated"),
  ];
  // Where the rows tell of all of them, that is enough; many are a list of their own.
  const inRows = new Set(told.flatMap(({ entry, rows }) => (rows.length > 0 ? [entry.slug] : [])));
  const isToldInRows = reportless?.every(({ slug }) => inRows.has(slug)) && inRows.size > 0;
  const few = reportless === null || reportless.length > inSight ? [] : reportless;
  const named = few.map((entry) => saidErased(entry, lang));
  const gaps = !isToldInRows && (
    <p class={accounts.length + reports.length === 0 ? undefined : "s m"}>
      {reportless === null
        ? t("reports.elsewhere")
        : t(wordsOf(here.profile, "reportless"), { count: reportless.length })}
      {named.map((entry) => (
        <>
          {" "}
          <NameLink {...nameAndYear(entry, lang, f)} href={addressIn(lang, `/rejser/${entry.slug}`)} />
        </>
      ))}
    </p>
  );
  if (accounts.length + reports.length === 0)
    return (
      <div class="stack">
        <p class="lede">{t("nothing")}</p>
        {gaps}
      </div>
    );
  function titleOf(status: "none" | "partly-booked" | "not-settled", count: number) {
    if (status !== "none") return t(status, { count });
    return t(late === 0 ? "none.lacking" : counted.missing === 0 ? "none.late" : "none", { count });
  }
  function noteOf(status: "none" | "partly-booked" | "not-settled", all: number) {
    if (status === "none") return late > 0 && t("none.note");
    const count = open.filter(({ isReopened, state }) => isReopened && state === status).length;
    const reopened = t(count === all ? "reopened.all" : "reopened.note", { count });
    return [t(`${status}.note`), ...(count > 0 ? [reopened] : [])].join(" ");
  }
  function row(status: "none" | "partly-booked" | "not-settled", count: number, knowledge: RowItem["knowledge"]) {
    if (count === 0) return [];
    const href = addressIn(lang, listAddress({ ...whole, udvalg: bodyId, status }));
    return [
      {
        title: <a href={href}>{titleOf(status, count)}</a>,
        note: noteOf(status, count) || undefined,
        ...(knowledge && { knowledge }),
      },
    ];
  }
  return (
    <div class="stack-l">
      {accounts.length > 0 && (
        <div>
          <h3>{t("accounts")}</h3>
          <Rows rows={accounts} />
        </div>
      )}
      {reports.length > 0 && (
        <div>
          <h3>{t("reports", { count: reports.length })}</h3>
          <Rows rows={reports.slice(0, inSight)} />
          {reports.length > inSight && (
            <Details summary={t("more", { count: reports.length - inSight })}>
              <Rows rows={reports.slice(inSight)} />
            </Details>
          )}
        </div>
      )}
      {gaps}
    </div>
  );
}

function reportRow(
  published: PublishedTrip,
  { here, lang, today }: Pick<OwedProps, "here" | "lang" | "today">,
): RowItem[] {
  const due = reportDue(published, here.profile, today);
  if (!due) return [];
  const t = committeeOwedTexts.in(lang);
  const f = formatsIn(lang);
  const entry = saidErased(published, lang);
  return [
    {
      title: <NameLink {...nameAndYear(entry, lang, f)} href={addressIn(lang, `/rejser/${entry.slug}`)} />,
      note: t(due.late ? "report.late" : "report.ahead", { date: f.date(due.dueOn) }),
      knowledge: due.late ? "late" : "estimated",
      status: t(due.late ? "late" : "awaited"),
    },
  ];
}
