import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import { type Database, type Db, formatsIn, type Lang } from "../../platform/index.ts";
import { type Municipality, siteOf, translationsOf, wordsOf } from "../../profile/index.ts";
import { listWithdrawn, type Withdrawn } from "../../register/index.ts";
import {
  addressIn,
  EmptyState,
  Foreign,
  html,
  LinkRow,
  Page,
  type RowItem,
  Rows,
  renderPage,
  Title,
} from "../../web/index.ts";
import type { TripEntry } from "../trip-entry.ts";
import { takenDownTexts } from "./taken-down.texts.ts";
import { withdrawnTexts } from "./withdrawn.texts.ts";

const path = "/rejser/trukket-tilbage";

type WithdrawnTrip = Withdrawn<TripEntry, "committee" | "unit" | "rulings">;

/** Trips that are taken back as they stand now. @param bodyId those of one committee or unit alone */
export async function withdrawnTrips(db: Db, here: Municipality, bodyId?: string): Promise<readonly WithdrawnTrip[]> {
  const fields = ["committee", "unit", "rulings"] as const;
  const all = await listWithdrawn<TripEntry, (typeof fields)[number]>(db, here.id, "trip", fields);
  return bodyId === undefined ? all : all.filter(({ last }) => (last.committee?.id ?? last.unit?.id) === bodyId);
}

/** How many trips are taken back that a page would have told of, with the way to when and why; nothing where none are. */
export function WithdrawnNote({
  count,
  of,
  lang,
}: {
  readonly count: number;
  readonly of: "register" | "committee" | "rulings";
  readonly lang: Lang;
}) {
  const t = withdrawnTexts.in(lang);
  if (count === 0) return null;
  return (
    <p class="s m">
      {t(`of.${of}`, { count })} <a href={addressIn(lang, path)}>{t("link")}</a>
    </p>
  );
}

/** The same beside rulings: of trips that carried one, of a committee's own or of all. */
export function withdrawnRulings({ register }: Pick<Database, "register">) {
  return async (here: Municipality, lang: Lang, bodyId?: string) => {
    const all = await withdrawnTrips(register, here);
    const ruled = all.filter(({ last }) =>
      last.rulings.some(({ committee }) => bodyId === undefined || committee.id === bodyId),
    );
    return <WithdrawnNote count={ruled.length} of="rulings" lang={lang} />;
  };
}

/**
 * `/rejser/trukket-tilbage`: when each trip was taken down and why, and its address, which says the same. It tells nothing of what
 * stood there, search engines are told to leave it out, and where the reason is erased no way leads on.
 */
export function withdrawnPage({ register }: Pick<Database, "register">): UdsynRoute {
  return {
    lane: "public",
    kept: true,
    method: "GET",
    path,
    handle: async (asked) => {
      const found = await withdrawnTrips(register, asked.here);
      return html(renderPage(<WithdrawnPage {...asked} found={found} />));
    },
  };
}

function WithdrawnPage({ here, lang, base, found }: AskedByAnyone & { readonly found: readonly WithdrawnTrip[] }) {
  const t = withdrawnTexts.in(lang);
  const g = takenDownTexts.in(lang);
  const list = addressIn(lang, "/rejser");
  const site = siteOf(here, lang, base);
  const rows = found.map(({ slug, at, reason }): RowItem => {
    const down = t("down", { date: formatsIn(lang).date(dateInZone(at, here.profile.timeZone)) });
    if (reason === null) return { title: down, note: t("erased") };
    return {
      title: <a href={addressIn(lang, `/rejser/${slug}`)}>{down}</a>,
      note: <Foreign text={reason} lang={here.profile.languages[0]} />,
    };
  });
  return (
    <Page
      lang={lang}
      site={site}
      title={t("title")}
      current={list}
      translations={translationsOf(here, path)}
      crumbs={[{ text: g("front"), href: site.home }, { text: g("trips"), href: list }, { text: t("title") }]}
    >
      <Title title={t("title")} lede={t(wordsOf(here.profile, "lede"))} />
      {rows.length === 0 ? (
        <EmptyState title={t("none")} />
      ) : (
        <div class="stack-l">
          <Rows rows={rows} />
          <p>{t("log")}</p>
        </div>
      )}
      <LinkRow
        links={[
          { href: list, text: g("all") },
          { href: addressIn(lang, "/log"), text: t("see-log") },
        ]}
      />
    </Page>
  );
}
