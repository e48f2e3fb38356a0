import type { AskedByAnyone, UdsynRoute } from "../../../identity/index.ts";
import { type DateOn, dateInZone } from "../../../kernel/index.ts";
import { type Database, formatsIn } from "../../../platform/index.ts";
import { printedOn, siteOf, translationsOf } from "../../../profile/index.ts";
import { listHaving, readTallies } from "../../../register/index.ts";
import {
  addressIn,
  DataTable,
  EmptyState,
  Foreign,
  HttpRefusal,
  html,
  LinkRow,
  NameLink,
  Page,
  type Reply,
  renderPage,
  Section,
  Title,
} from "../../../web/index.ts";
import { listAddress, whole } from "../narrowing.ts";
import { olderTexts } from "../older-accounts.texts.ts";
import { OlderAccounts } from "../older-accounts.tsx";
import type { PublishedTrip } from "../shown.ts";
import { currencyName } from "../trip-table.tsx";
import { electedTexts } from "./elected.texts.ts";
import { type Elected, electedIn } from "./elected.ts";

/** Where the elected who are named stand, the newest year's; each year's below it. */
export const electedPath = "/rejser/valgte";

const named = ["participants", "elected", "named"];
/** What no line of a list is made of. */
const unasked = ["programme", "hoursByClass", "corrections", "purpose", "co2", "funding", "annexes"];
/** So many trips are named of each; whoever was on more finds them by searching for the name. */
const mostNamed = 12;

/** `/rejser/valgte`: who of the elected went, by name, year by year. Made of what is published and nowhere kept beside it. */
export function electedPages({ register }: Pick<Database, "register">): readonly UdsynRoute[] {
  const page = (path: string, yearIn: (asked: AskedByAnyone) => string | undefined): UdsynRoute => ({
    lane: "public",
    kept: true,
    method: "GET",
    path,
    handle: async (asked): Promise<Reply> => {
      const years = (await readTallies(register, asked.here.id, "trip", ["year"]))
        .flatMap(({ key, records }) => (records > 0 && /^\d{4}$/.test(key) ? [Number(key)] : []))
        .sort((a, b) => b - a);
      const wanted = yearIn(asked);
      const today = dateInZone(asked.now, asked.here.profile.timeZone);
      const year =
        wanted === undefined ? (years.find((one) => one <= Number(today.slice(0, 4))) ?? years[0]) : Number(wanted);
      if (wanted !== undefined && !years.some((one) => String(one) === wanted)) throw new HttpRefusal(404);
      const { here, lang } = asked;
      const entries =
        year === undefined
          ? []
          : await listHaving<PublishedTrip>(register, here.id, "trip", { year, list: named, without: unasked });
      const elected = electedIn(entries, { lang, today, profile: here.profile });
      return html(
        renderPage(<ElectedPage {...asked} {...{ today, years, year, elected }} isNewest={wanted === undefined} />),
      );
    },
  });
  return [page(electedPath, () => undefined), page(`${electedPath}/:aar`, ({ params }) => params.aar)];
}

type ElectedPageProps = AskedByAnyone & {
  readonly today: DateOn;
  readonly years: readonly number[];
  readonly year: number | undefined;
  readonly elected: readonly Elected[];
  readonly isNewest: boolean;
};

function ElectedPage({ here, lang, base, today, years, year, elected, isNewest }: ElectedPageProps) {
  const t = electedTexts.in(lang);
  const site = siteOf(here, lang, base);
  const path = isNewest ? electedPath : `${electedPath}/${year}`;
  const title = year === undefined ? t("link") : t("title", { year: String(year) });
  return (
    <Page
      lang={lang}
      site={site}
      title={title}
      description={t("lede")}
      path={addressIn(lang, path)}
      printedOn={printedOn(here, lang, today)}
      current={addressIn(lang, "/rejser")}
      translations={translationsOf(here, path)}
      crumbs={[
        { text: t("front"), href: site.home },
        { text: t("list"), href: addressIn(lang, "/rejser") },
        { text: title },
      ]}
    >
      <Title title={title} lede={t("lede")} />
      <Section first title={year === undefined ? t("year") : String(year)}>
        {/* Also where there is one year: its own address stands when the next one comes. */}
        {years.length > 0 && (
          <LinkRow
            links={years
              .filter((one) => isNewest || one !== year)
              .map((one) => ({
                text: years.length === 1 ? t("alone", { year: String(one) }) : String(one),
                href: addressIn(lang, `${electedPath}/${one}`),
              }))}
          />
        )}
        {elected.length === 0 || year === undefined ? (
          <EmptyState
            title={t("empty")}
            action={<LinkRow links={[{ text: t("list"), href: addressIn(lang, listAddress(whole)) }]} />}
          />
        ) : (
          <>
            <ElectedTable {...{ elected, lang }} currency={here.profile.currency} />
            {elected.some((one) => one.hidden > 0) && (
              <OlderAccounts profile={here.profile} {...{ today, lang }} of="list" />
            )}
          </>
        )}
      </Section>
    </Page>
  );
}

function ElectedTable({
  elected,
  lang,
  currency,
}: Pick<ElectedPageProps, "elected" | "lang"> & { readonly currency: string }) {
  const t = electedTexts.in(lang);
  const f = formatsIn(lang);
  const shown = currencyName(currency, lang);
  return (
    <>
      <DataTable
        caption={t("caption")}
        captionHidden
        rows={elected}
        rowKey={(one) => one.name}
        columns={[
          { kind: "text", key: "name", head: t("name"), cell: ({ name }) => name },
          {
            kind: "text",
            key: "trips",
            head: t("trips"),
            narrow: "full",
            cell: ({ name, trips }) => (
              <>
                {trips.slice(0, mostNamed).map((line) => (
                  <div key={line.slug}>
                    <NameLink {...line.name} href={line.href} />
                    {line.when && <small>, {<Foreign {...line.when} />}</small>}
                  </div>
                ))}
                {trips.length > mostNamed && (
                  <a href={`${addressIn(lang, "/soeg")}?q=${encodeURIComponent(`"${name}"`)}`}>
                    {t("more", { count: trips.length - mostNamed })}
                  </a>
                )}
              </>
            ),
          },
          { kind: "count", key: "count", head: t("count"), value: ({ trips }) => BigInt(trips.length) },
          { kind: "count", key: "days", head: t("days"), value: ({ days }) => BigInt(days) },
          {
            kind: "amount",
            key: "cost",
            head: t("cost", { currency: shown }),
            value: ({ cost }) => cost,
            missing: ({ hidden }) => (hidden > 0 ? olderTexts.in(lang)("hidden") : t("cost-none")),
            below: ({ settled, trips }) =>
              settled > 0 && settled < trips.length
                ? t("cost.of", { settled: f.number(settled), trips: f.number(trips.length) })
                : undefined,
          },
        ]}
      />
      <p class="t-note">{t("rule", { currency })}</p>
    </>
  );
}
