import { dateInZone, dividedBy, isCurrency, money } from "../../kernel/index.ts";
import { catalogue, type Db, formatsIn, type Lang } from "../../platform/index.ts";
import { type AccountsWindow, accountsWindow, isInNoSum, type Municipality } from "../../profile/index.ts";
import { listLatest, type Measure, readTallies, type Tally } from "../../register/index.ts";
import { addressIn, Foreign, type KeyFigure, type RowItem, type Said, Tongue } from "../../web/index.ts";
import { isStopped } from "../trip.ts";
import type { TripEntry } from "../trip-entry.ts";
import { olderTexts } from "./older-accounts.texts.ts";
import { lateReports, overdueTrips } from "./overdue.ts";
import { saidErased } from "./said-erased.ts";
import { placeOf, whenOf } from "./shown.ts";
import { awaitedWord, type TripLine, tripLine } from "./trip-line.ts";
import { listTexts } from "./trip-list.texts.ts";
import { moneyWord } from "./trip-table.tsx";
import { tripWords } from "./trip-words.texts.ts";

const texts = catalogue({
  da: {
    year: "{count, plural, one {rejse eller besøg} other {rejser og besøg}} i {year}",
    spent: "brugt ifølge de offentliggjorte regnskaber",
    each: "pr. person i gennemsnit for {count, plural, one {# post} other {# poster}} med endeligt regnskab og antal personer",
    unreported:
      "{count, plural, one {rapport er over fristen for at blive afleveret} other {rapporter er over fristen for at blive afleveret}}",
    gaps: "{count, plural, =0 {poster mangler regnskab} one {post mangler regnskab eller er over fristen for det. Den står her, til tallene er der} other {poster mangler regnskab eller er over fristen for det. De står her, til tallene er der}}",
  },
  en: {
    year: "{count, plural, one {trip or visit} other {trips and visits}} in {year}",
    spent: "spent according to the published accounts",
    each: "per person on average over {count, plural, one {# entry} other {# entries}} with final accounts and people",
    unreported: "{count, plural, one {report is overdue} other {reports are overdue}}",
    gaps: "{count, plural, =0 {entries lack accounts} one {entry lacks accounts or is late with them. It stands here until the figures are there} other {entries lack accounts or are late with them. They stand here until the figures are there}}",
  },
  de: {
    year: "{count, plural, one {Reise oder Besuch} other {Reisen und Besuche}} im Jahr {year}",
    spent: "ausgegeben laut den veröffentlichten Abrechnungen",
    each: "pro Person im Schnitt über {count, plural, one {# Eintrag} other {# Einträge}} mit endgültiger Abrechnung und Personenzahl",
    unreported: "{count, plural, one {Bericht ist überfällig} other {Berichte sind überfällig}}",
    gaps: "{count, plural, =0 {Einträge ohne Abrechnung} one {Eintrag ohne Abrechnung oder überfällig. Er steht hier, bis die Zahlen da sind} other {Einträge ohne Abrechnung oder überfällig. Sie stehen hier, bis die Zahlen da sind}}",
  },
});

export interface TripsFront {
  readonly figures: readonly KeyFigure[];
  readonly latest: readonly RowItem[];
  /** Places of the newest trips, each once. */
  readonly places: readonly { readonly name: string; readonly lat: number; readonly lon: number }[];
  /** Spending by category in the page's words, per currency, the largest first. */
  readonly spending: readonly { readonly category: string; readonly currency: string; readonly hundredths: bigint }[];
  /** The first year whose accounts are in the sums, where older ones are left out. */
  readonly since: number | null;
}

const shownLatest = 5;
const readLatest = 50;

/** What the front page says of trips, all of it from what is published. Each figure leads to the list it counts. */
export async function tripsFront(
  db: Db,
  { here, lang, now }: { here: Municipality; lang: Lang; now: Date },
): Promise<TripsFront> {
  const { profile } = here;
  const today = dateInZone(now, profile.timeZone);
  const window = accountsWindow(profile, today);
  const [tallies, found, overdue, unreported] = await Promise.all([
    readTallies(db, here.id, "trip", ["made", "state", ...(window ? sinceMeasures : wholeMeasures)]),
    listLatest<TripEntry>(db, here.id, "trip", readLatest),
    overdueTrips(db, here, today),
    lateReports(db, here, today),
  ]);
  const newest = found.map((entry) => saidErased(entry, lang));
  const t = texts.in(lang);
  const f = formatsIn(lang);
  const at = (path: string) => addressIn(lang, path);
  const thisYear = Number(today.slice(0, 4));
  const of = (measure: Measure, key: string) =>
    tallies.find((one) => one.measure === measure && one.key === key) ?? { records: 0, people: 0, hundredths: 0n };
  const [inYear, gaps] = [of("made", String(thisYear)).records, of("state", "none").records + overdue.length];
  const average = window ? averageSince(tallies, window, profile.currency) : of("spent-each", profile.currency);
  const sums = sumsIn(tallies, window);
  const since = window && leavesOut(tallies, window) ? window.from : null;
  const year = String(since);
  const o = olderTexts.in(lang);
  const spent = sums.filter((one) => one.currency === profile.currency).reduce((sum, one) => sum + one.hundredths, 0n);
  const unit = lang === "da" && profile.currency === "DKK" ? "kr." : profile.currency;
  const unitFirst = lang === "en";
  return {
    figures: [
      {
        figure: f.number(inYear),
        says: t("year", { count: inYear, year: String(thisYear) }),
        href: at(`/rejser/${thisYear}`),
      },
      ...(sums.length === 0
        ? []
        : [
            {
              figure: f.wholeFigure(spent),
              unit,
              unitFirst,
              says: since === null ? t("spent") : o("front.spent", { year }),
              href: at("/rejser"),
            },
          ]),
      ...(average.people === 0
        ? []
        : [
            {
              figure: f.wholeFigure(dividedBy(average.hundredths, average.people)),
              unit,
              unitFirst,
              says:
                since === null
                  ? t("each", { count: average.records })
                  : o("front.each", { count: average.records, year }),
              href: at("/rejser?status=final"),
            },
          ]),
      { figure: f.number(gaps), says: t("gaps", { count: gaps }), href: at("/rejser?status=none") },
      ...(unreported.length === 0
        ? []
        : [
            {
              figure: f.number(unreported.length),
              says: t("unreported", { count: unreported.length }),
              href: at("/rejser?rapport=late"),
            },
          ]),
    ],
    latest: newest.slice(0, shownLatest).map((entry) => {
      const line = tripLine(entry, { lang, today, profile });
      return latestRow(line, whenOf(entry, lang, "range") ?? { text: listTexts.in(lang)("no-date") }, lang);
    }),
    places: placesOf(newest, lang),
    spending: sums.map((one) => ({
      ...one,
      category: tripWords.find(lang, `category.${one.category}`) ?? one.category,
    })),
    since,
  };
}

/** What is summed where all accounts are shown, and where those before a year are not. */
const wholeMeasures = ["spent", "spent-each"] as const satisfies readonly Measure[];
const sinceMeasures = ["spent-year", "body-year-each"] as const satisfies readonly Measure[];

/** Spending by category and currency, the largest first; never added across currencies, nor from before the window. */
function sumsIn(tallies: readonly Tally[], window: AccountsWindow | null): TripsFront["spending"] {
  const sums = new Map<string, TripsFront["spending"][number]>();
  for (const { measure, key, hundredths } of tallies) {
    const [category, currency, year] = key.split(" ");
    if ((measure !== "spent" && measure !== "spent-year") || !category || !currency) continue;
    if (isInNoSum(window, year ? Number(year) : null)) continue;
    const before = sums.get(`${category} ${currency}`)?.hundredths ?? 0n;
    sums.set(`${category} ${currency}`, { category, currency, hundredths: before + hundredths });
  }
  return [...sums.values()].toSorted(
    (a, b) => Number(b.hundredths - a.hundredths) || a.category.localeCompare(b.category),
  );
}

/** Whether there are accounts from before the window, which no sum holds. */
function leavesOut(tallies: readonly Tally[], window: AccountsWindow): boolean {
  return tallies.some(({ measure, key }) => {
    const year = key.split(" ")[2];
    return measure === "spent-year" && isInNoSum(window, year ? Number(year) : null);
  });
}

/** What final accounts of the years that are shown come to in a currency, for how many people of how many trips. */
function averageSince(
  tallies: readonly Tally[],
  window: AccountsWindow,
  currency: string,
): Pick<Tally, "records" | "people" | "hundredths"> {
  const each = tallies.filter(({ measure, key }) => {
    const [, year, of] = key.split(" ");
    return measure === "body-year-each" && of === currency && !isInNoSum(window, year ? Number(year) : null);
  });
  return {
    records: each.reduce((sum, one) => sum + one.records, 0),
    people: each.reduce((sum, one) => sum + one.people, 0),
    hundredths: each.reduce((sum, one) => sum + one.hundredths, 0n),
  };
}

/** A trip as one row: what, who and when, how sure its money is, and how much. */
export function latestRow(line: TripLine, when: Said, lang: Lang): RowItem {
  const f = formatsIn(lang);
  const t = listTexts.in(lang);
  const stopped = tripWords.find(lang, `status.${line.status}`);
  // Of a trip that came to nothing what it cost is told, and no budget: that was not used. Nor does a budget stand for accounts.
  const shown = line.accounts ?? (line.unsummed === null ? line.budget : null);
  const known = shown !== null && isCurrency(line.currency) ? f.amount(money(shown, line.currency)) : null;
  return {
    title: (
      <>
        <a href={line.href} lang={line.name.lang}>
          {line.name.text}
        </a>
        <Tongue lang={line.name.lang} />
      </>
    ),
    note: (
      <>
        {line.body && (
          <>
            <Foreign {...line.body} />
            {", "}
          </>
        )}
        <Foreign {...when} />
      </>
    ),
    ...(stopped === null ? statusOf(line, lang) : { knowledge: "missing" as const, status: stopped }),
    // Where it is missing, or nothing came of it, the disc says so already.
    ...(known === null && ["missing", "not-made"].includes(awaitedWord(line))
      ? {}
      : { end: known ?? t(awaitedWord(line)) }),
  };
}

/** How sure its money is, that it should be by now, and that its report should be there. */
function statusOf(line: TripLine, lang: Lang): Pick<RowItem, "knowledge" | "status"> {
  const { knowledge, isLate, isReopened, isReportLate } = line;
  if (!isLate && !isReopened && !isReportLate) return { knowledge };
  const money = moneyWord(line, lang);
  return { knowledge, status: isReportLate ? `${money}. ${listTexts.in(lang)("report.late.list")}` : money };
}

function placesOf(entries: readonly TripEntry[], lang: Lang): TripsFront["places"] {
  const found = new Map<string, TripsFront["places"][number]>();
  for (const entry of entries) {
    // Nobody went where a trip was cancelled.
    if (entry.direction === "in" || isStopped(entry)) continue;
    for (const one of entry.destinations) {
      const { place, lat, lon } = one;
      if (lat !== null && lon !== null && !found.has(place))
        found.set(place, { name: placeOf(one, entry, lang), lat, lon });
    }
  }
  return [...found.values()];
}
