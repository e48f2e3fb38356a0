import type { CommitteeCountsOf, CommitteeTripsOf } from "../../decisions/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import type { Database, Lang } from "../../platform/index.ts";
import { accountsWindow, type Profile, termOn } from "../../profile/index.ts";
import { listCurrent, listUnreported, readTallies } from "../../register/index.ts";
import { addressIn } from "../../web/index.ts";
import { isStopped } from "../trip.ts";
import type { TripEntry } from "../trip-entry.ts";
import { CommitteeOwed } from "./committee-owed.tsx";
import { countedTexts } from "./counted.texts.ts";
import { bodyYearMeasures, countedBy, holdsOlder, nothingCounted } from "./counted.ts";
import { type CountedRow, CountedTables } from "./counted-tables.tsx";
import { keptLine } from "./kept-line.ts";
import { listAddress, whole } from "./narrowing.ts";
import { OlderAccounts } from "./older-accounts.tsx";
import { openAccounts } from "./overdue.ts";
import { isOver } from "./shown.ts";
import { TripTables } from "./trip-table.tsx";
import { WithdrawnNote, withdrawnTrips } from "./withdrawn.tsx";
import { yearRows } from "./years.page.tsx";

const newestTrips = 10;

/** As its own page says of it. */
const lacksReport = ({ report, reportHandedInOn }: TripEntry) => report === null && !reportHandedInOn;

/** How many trips of each committee are published, and how many of its rulings on trips. */
export function committeeCounts({ register }: Pick<Database, "register">): CommitteeCountsOf {
  return async (here) => {
    const tallies = await readTallies(register, here.id, "trip", ["body", "part"]);
    const counts = new Map<string, { trips: number; rulings: number }>();
    for (const { measure, key, records } of tallies) {
      const id = measure === "body" ? key : key.replace(/^rulings /, "");
      const before = counts.get(id) ?? { trips: 0, rulings: 0 };
      counts.set(id, { ...before, [measure === "body" ? "trips" : "rulings"]: records });
    }
    return counts;
  };
}

/** A committee's published trips: counted by year with their money, what is owed of them, and the newest. */
export function committeeTrips({ register }: Pick<Database, "register">): CommitteeTripsOf {
  return async ({ here, lang, now }, { id }) => {
    const { profile } = here;
    const today = dateInZone(now, profile.timeZone);
    const [tallies, { items, next }, open, unreported, withdrawn] = await Promise.all([
      readTallies(register, here.id, "trip", bodyYearMeasures, `${id} `),
      listCurrent<TripEntry>(register, here.id, "trip", { bodyId: id }, { limit: newestTrips }),
      openAccounts(register, here, today, id),
      listUnreported<TripEntry>(register, here.id, "trip", { bodyId: id, before: today }),
      withdrawnTrips(register, here, id),
    ]);
    const window = accountsWindow(profile, today);
    const counted = countedBy(tallies, window, () => "").get("") ?? nothingCounted;
    const byYear = countedBy(tallies, window, (_, year) => year);
    const lines = items.map((entry) => keptLine(entry, { lang, today, profile }));
    const reportless =
      next === null ? items.filter((one) => isOver(one, today) && !isStopped(one) && lacksReport(one)) : null;
    const gone = <WithdrawnNote count={withdrawn.length} of="committee" lang={lang} />;
    return {
      count: counted.trips,
      owed: (
        <div class="stack-l">
          <CommitteeOwed {...{ here, lang, today, counted, open, unreported, reportless }} bodyId={id} />
          {gone}
        </div>
      ),
      withdrawn: gone,
      years: (
        <>
          {holdsOlder(byYear, window) && <OlderAccounts {...{ profile, today, lang }} of="sums" />}
          <CountedTables
            rows={byTerm(yearRows(byYear, lang, id), profile, lang)}
            head={countedTexts.in(lang)("year")}
            caption={countedTexts.in(lang)("caption")}
            currency={profile.currency}
            lang={lang}
            window={window}
          />
        </>
      ),
      newest: <TripTables {...{ lines, lang, profile, today }} onePage={next === null} ofOne />,
      all: addressIn(lang, listAddress({ ...whole, udvalg: id })),
    };
  };
}

/** The years of each council term together. A term begins and ends with a year; a year is that in which most of it lies. */
function byTerm(rows: readonly CountedRow[], profile: Profile, lang: Lang) {
  const t = countedTexts.in(lang);
  const headings = rows.map(({ key }) => {
    const term = key === "" ? null : termOn(profile, `${key}-07-01` as Parameters<typeof termOn>[1]);
    return term ? t("term", { from: term.from.slice(0, 4), to: term.to?.slice(0, 4) ?? "" }) : "";
  });
  return [...new Set(headings)].map((heading) => ({
    heading,
    rows: rows.filter((_, at) => headings[at] === heading),
  }));
}
