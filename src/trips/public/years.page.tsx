import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import { type Database, formatsIn, type Lang } from "../../platform/index.ts";
import { accountsWindow, bodyByIdIn, type Profile, printedOn, siteOf, translationsOf } from "../../profile/index.ts";
import { type CountedAt, countAt, readTallies, type Tally } from "../../register/index.ts";
import { addressIn, EmptyState, html, Page, renderPage, Section, Title } from "../../web/index.ts";
import { countedTexts } from "./counted.texts.ts";
import { bodyYearMeasures, type Counted, countedBy, holdsOlder, nothingCounted } from "./counted.ts";
import { type CountedRow, CountedTables } from "./counted-tables.tsx";
import { spellsIn } from "./months.ts";
import { listAddress, whole, without } from "./narrowing.ts";
import { OlderAccounts } from "./older-accounts.tsx";
import { SpellBars } from "./trip-timeline.tsx";
import { yearsTexts } from "./years.texts.ts";

/** Where the years are compared. */
export const yearsPath = "/rejser/aar";

/** `/rejser/aar`: every year beside the others, and every committee, added up as the register's list adds them. */
export function yearsPage({ register }: Pick<Database, "register">): UdsynRoute {
  return {
    lane: "public",
    kept: true,
    method: "GET",
    path: yearsPath,
    handle: async (asked) => {
      const [tallies, months] = await Promise.all([
        readTallies(register, asked.here.id, "trip", bodyYearMeasures),
        countAt(register, asked.here.id, "trip", "month", {}),
      ]);
      return html(renderPage(<YearsPage {...asked} tallies={tallies} months={months} />));
    },
  };
}

type YearsPageProps = AskedByAnyone & { readonly tallies: readonly Tally[]; readonly months: readonly CountedAt[] };

function YearsPage({ here, lang, base, now, tallies, months }: YearsPageProps) {
  const t = yearsTexts.in(lang);
  const c = countedTexts.in(lang);
  const f = formatsIn(lang);
  const site = siteOf(here, lang, base);
  const { profile } = here;
  const today = dateInZone(now, profile.timeZone);
  const window = accountsWindow(profile, today);
  const { trips, final } = countedBy(tallies, window, () => "").get("") ?? nothingCounted;
  const share = f.percent(trips === 0 ? 0 : final / trips, 0);
  const years = spellsIn(months, "year");
  const spells = years.spells.length > 1 ? years : spellsIn(months);
  const byYear = countedBy(tallies, window, (_, year) => year);
  const shared = { currency: profile.currency, lang, window };
  return (
    <Page
      lang={lang}
      site={site}
      title={t("title")}
      description={t("lede")}
      path={addressIn(lang, yearsPath)}
      printedOn={printedOn(here, lang, today)}
      current={addressIn(lang, "/rejser")}
      translations={translationsOf(here, yearsPath)}
      crumbs={[
        { text: t("front"), href: site.home },
        { text: t("list"), href: addressIn(lang, "/rejser") },
        { text: t("title") },
      ]}
    >
      <Title title={t("title")} lede={t("lede")} />
      {trips === 0 ? (
        <EmptyState title={t("empty")} />
      ) : (
        <>
          <Section first title={t("trips")} note={t("trips.note")}>
            <p class="lede">{t("settled", { final, trips: f.number(trips), share })}</p>
            {spells.spells.length > 0 && <SpellBars {...{ spells, lang }} />}
          </Section>
          <Section title={t("years")} note={t("years.note")}>
            {holdsOlder(byYear, window) && <OlderAccounts {...{ profile, today, lang }} of="sums" />}
            <CountedTables
              rows={[
                {
                  heading: "",
                  rows: yearRows(byYear, lang),
                },
              ]}
              head={c("year")}
              caption={c("caption")}
              {...shared}
            />
          </Section>
          <Section title={t("bodies")} note={t("bodies.note")}>
            <CountedTables
              rows={[
                {
                  heading: "",
                  rows: bodyRows(
                    countedBy(tallies, window, (body) => body),
                    profile,
                    lang,
                  ),
                },
              ]}
              head={c("body")}
              caption={t("bodies.caption")}
              {...shared}
            />
          </Section>
        </>
      )}
    </Page>
  );
}

/** A row a year, the newest first, those without a date last. @param udvalg of one committee or unit alone */
export function yearRows(years: ReadonlyMap<string, Counted>, lang: Lang, udvalg: string | null = null): CountedRow[] {
  const t = countedTexts.in(lang);
  return [...years]
    .toSorted(([a], [b]) => b.localeCompare(a))
    .map(([year, counted]) => ({
      key: year,
      name: { text: year || t("no-year") },
      href: addressIn(lang, listAddress({ ...whole, aar: year || without, udvalg })),
      counted,
    }));
}

/** A row a committee or unit, by name, those of none last. */
function bodyRows(bodies: ReadonlyMap<string, Counted>, profile: Profile, lang: Lang): CountedRow[] {
  const t = countedTexts.in(lang);
  const f = formatsIn(lang);
  const rows = [...bodies].map(([id, counted]): CountedRow => {
    const name = id === "" ? null : bodyByIdIn(profile, id, lang);
    return {
      key: id,
      name: name ?? { text: id || t("no-body") },
      href: name && addressIn(lang, listAddress({ ...whole, udvalg: id })),
      counted,
    };
  });
  return rows.toSorted((a, b) => Number(a.key === "") - Number(b.key === "") || f.compare(a.name.text, b.name.text));
}
