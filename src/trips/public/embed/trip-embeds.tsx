import type { AskedByAnyone, UdsynRoute } from "../../../identity/index.ts";
import type { Database } from "../../../platform/index.ts";
import { isRoomOn, municipalityName, siteOf } from "../../../profile/index.ts";
import { type EmbedView, type EmbedViewsOf, listLatest } from "../../../register/index.ts";
import {
  addressIn,
  EmptyState,
  embed,
  embedsKept,
  embedWords,
  Foreign,
  HttpRefusal,
  LinkRow,
  movedTo,
  type Reply,
  Rows,
  StatusDisc,
} from "../../../web/index.ts";
import type { TripEntry } from "../../trip-entry.ts";
import { reportAwaited, settlingOf } from "../awaited.ts";
import { foundTrips } from "../found-trips.ts";
import { listTitle } from "../list-title.tsx";
import { listAddress, listWords, readNarrowing } from "../narrowing.ts";
import { OlderAccounts } from "../older-accounts.tsx";
import { headOf } from "../record-body.tsx";
import { besideStatus, withBeside } from "../reopened.ts";
import { saidErased } from "../said-erased.ts";
import { whenOf } from "../shown.ts";
import { goneTrip, shownRecord } from "../shown-record.ts";
import { takenDownOn, Why } from "../taken-down.page.tsx";
import { tripCard } from "../trip-card.ts";
import { tripLine } from "../trip-line.ts";
import { listTexts } from "../trip-list.texts.ts";
import { chosenPlace } from "../trip-map.tsx";
import { latestRow } from "../trips-front.tsx";
import { tripEmbedTexts } from "./embed.texts.ts";

type Register = Pick<Database, "register">;

/** Trips on other people's pages: the list, narrowed as on its own page, and one. */
export function tripEmbedRoutes(db: Register): readonly UdsynRoute[] {
  return [
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/indlejr/rejser",
      words: [...listWords.filter((word) => word !== "side" && word !== "vis"), "antal", ...embedWords],
      alsoKept: embedsKept,
      handle: (asked) => answerList(db, asked),
    },
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/indlejr/rejse/:slug",
      words: embedWords,
      alsoKept: embedsKept,
      handle: (asked) => answerTrip(db, asked),
    },
  ];
}

/** What of trips can be put on other pages, for the page that explains it. */
export function tripEmbeds(db: Register): EmbedViewsOf {
  return async ({ here, lang }) => {
    if (!isRoomOn(here.profile, "trips")) return [];
    const t = tripEmbedTexts.in(lang);
    const municipality = municipalityName(here, lang);
    const [latest] = await listLatest<TripEntry>(db.register, here.id, "trip", 1);
    const view = (key: "list" | "trip", path: string, height: number): EmbedView => ({
      ...{ path, height, title: t(key), text: t(`${key}.text`), frame: t(`frame.${key}`, { municipality }) },
    });
    return [view("list", "rejser", 1320), ...(latest ? [view("trip", `rejse/${latest.slug}`, 520)] : [])];
  };
}

/** How many the list shows: 10, or as many as are asked for. @throws HttpRefusal 400 for what is no number from 1 to 50 */
function countAsked(given: string | null): number {
  if (given === null || given === "") return 10;
  if (!/^[1-9]\d?$/.test(given) || Number(given) > 50) throw new HttpRefusal(400);
  return Number(given);
}

async function answerList(db: Register, asked: AskedByAnyone): Promise<Reply> {
  const { here, lang, base, query } = asked;
  const chosen = readNarrowing(query);
  const { list, count, today, tags } = await foundTrips(db, asked, chosen, {
    limit: countAsked(query.get("antal")),
    skip: 0,
  });
  const t = listTexts.in(lang);
  const all = addressIn(lang, listAddress(chosen));
  const { profile } = here;
  const told = list.items.map((entry) => {
    const said = saidErased(entry, lang);
    const when = whenOf(said, lang, "range") ?? { text: t("no-date") };
    const line = tripLine(said, { lang, today, profile });
    return {
      row: latestRow(chosen.udvalg === null ? line : { ...line, body: null }, when, lang),
      isHidden: line.unsummed === "not-shown",
    };
  });
  const rows = told.map((one) => one.row);
  return embed(query, {
    ...{
      lang,
      site: siteOf(here, lang, base),
      ...listTitle({ chosen, here, tags, lang, placeName: await chosenPlace(db.register, here, chosen, lang) }),
      href: all,
    },
    children:
      rows.length === 0 ? (
        <EmptyState title={t("empty-title")} />
      ) : (
        <>
          <Rows rows={rows} />
          {told.some((one) => one.isHidden) && <OlderAccounts {...{ profile, today, lang }} of="list" />}
          <LinkRow links={[{ href: all, text: tripEmbedTexts.in(lang)("all", { count: await count() }) }]} />
        </>
      ),
  });
}

async function answerTrip(db: Register, asked: AskedByAnyone): Promise<Reply> {
  const { here, lang, base, query, params } = asked;
  const slug = params.slug ?? "";
  const [t, site] = [tripEmbedTexts.in(lang), siteOf(here, lang, base)];
  const shown = await shownRecord(db, asked, slug);
  if (shown && "movedTo" in shown) {
    const words = query.size > 0 ? `?${query}` : "";
    return movedTo(addressIn(lang, `/indlejr/rejse/${shown.movedTo}${words}`));
  }
  if (!shown) {
    const gone = await goneTrip(db, here, slug);
    const href = addressIn(lang, gone ? `/rejser/${slug}` : "/rejser");
    const shell = { lang, site, title: t(gone ? "down" : "unknown"), href };
    const why = gone && (
      <div class="stack">
        <p>{takenDownOn(here, lang, gone.at)}</p>
        <Why here={here} lang={lang} reason={gone.reason} />
      </div>
    );
    return embed(query, { ...shell, ...(why && { children: why }) }, gone ? 410 : 404);
  }
  const { kicker, facts, figure, says, status } = tripCard(shown);
  const beside = besideStatus(settlingOf(shown.entry, here.profile, shown.today), lang);
  const isReportLate = reportAwaited(shown.entry, here.profile, shown.today)?.late ?? false;
  const { title } = headOf(shown);
  const href = addressIn(lang, `/rejser/${slug}`);
  return embed(query, {
    ...{ lang, site, title: <Foreign {...title} />, name: title.text, href },
    children: (
      <div class="stack">
        <p class="s m">{[kicker, ...facts].filter((words) => words !== "").join(" · ")}</p>
        <p>
          {figure !== "" && <b class="embed-figure">{figure}</b>} {says}
        </p>
        {status && (
          <p>
            <StatusDisc knowledge={status.knowledge}>{withBeside(status.word, beside)}</StatusDisc>
          </p>
        )}
        {isReportLate && <p class="s m">{listTexts.in(lang)("report.late.list")}</p>}
        <LinkRow links={[{ href, text: t("whole") }]} />
      </div>
    ),
  });
}
