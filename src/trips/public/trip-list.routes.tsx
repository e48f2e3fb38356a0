import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import { type Database, formatsIn } from "../../platform/index.ts";
import type { Post } from "../../records/index.ts";
import { type CardSaid, countAt, pictureRoute, readTallies } from "../../register/index.ts";
import { addressIn, HttpRefusal, html, type Reply, renderPage, seeOther } from "../../web/index.ts";
import { foundTrips } from "./found-trips.ts";
import { keptLine } from "./kept-line.ts";
import { spellsIn } from "./months.ts";
import {
  listAddress,
  listWords,
  type Narrowing,
  pageNumber,
  readNarrowing,
  readValue,
  readView,
  type View,
  whole,
} from "./narrowing.ts";
import { countIn, facetsIn, stoppedIn } from "./trip-counts.ts";
import { TripListPage } from "./trip-list.page.tsx";
import { listTexts } from "./trip-list.texts.ts";
import { chosenPlace, placesIn, TripMap } from "./trip-map.tsx";
import { TripTimeline } from "./trip-timeline.tsx";
import { withdrawnTrips } from "./withdrawn.tsx";

/** Rows on a page: a year of a large municipality, and a page of some 20 kB compressed. */
const perPage = 50;

type Register = Pick<Database, "register">;

/**
 * The public list. Its pages are numbered rather than keyed: a number is a path that the static site can have and a reader
 * can remember, and it passes over rows in the order of the index `current_by_date`, never sorting. A new trip moves later
 * ones down by a line, which a list of public records bears.
 */
export function tripListRoutes(db: Register, post: Post): readonly UdsynRoute[] {
  const at = (path: string, asked: (params: Readonly<Record<string, string>>) => Asked): UdsynRoute => ({
    lane: "public",
    kept: true,
    words: listWords,
    method: "GET",
    path,
    handle: async (one) => joined(one, asked(one.params)) ?? (await answerList(db, post, one, asked(one.params))),
  });
  const by = (name: keyof Narrowing, param: string) => (params: Readonly<Record<string, string>>) => ({
    chosen: { ...whole, [name]: wanted(readValue(name, params[param] ?? "")) },
    page: 1,
    view: "tabel" as const,
  });
  return [
    {
      lane: "public",
      kept: true,
      words: listWords,
      method: "GET",
      path: "/rejser",
      handle: (one) => answerWhole(db, post, one),
    },
    pictureRoute("/rejser.png", (one) => listCard(db, one)),
    at("/rejser/side/:page", ({ page = "" }) => ({ chosen: whole, page: pageNumber(page), view: "tabel" })),
    at("/rejser/udvalg/:id", by("udvalg", "id")),
    at("/rejser/land/:country", by("land", "country")),
    at("/rejser/type/:kind", by("type", "kind")),
    at("/rejser/status/:state", by("status", "state")),
    at("/rejser/rapport/:state", by("rapport", "state")),
    at("/rejser/partner/:id", by("partner", "id")),
    at("/rejser/maal/:id", by("maal", "id")),
    at("/rejser/maaned/:month", by("maaned", "month")),
    at("/rejser/sted/:place", by("sted", "place")),
  ];
}

/** The list's own picture: what it holds, and how many. */
async function listCard(db: Register, { here, lang }: AskedByAnyone): Promise<CardSaid> {
  const [t, f] = [listTexts.in(lang), formatsIn(lang)];
  const count = countIn(await readTallies(db.register, here.id, "trip", ["all"]), whole) ?? 0;
  const figure = f.number(count);
  return { kicker: "", title: t("title"), facts: [], figure, says: t("card", { count }), status: null };
}

interface Asked {
  readonly chosen: Narrowing;
  readonly page: number;
  readonly view: View;
}

function wanted(value: string | null): string {
  if (value === null) throw new HttpRefusal(404);
  return value;
}

/** The filters' form lands here. What one path can say is sent on to that path, so that there is one address for it. */
async function answerWhole(db: Register, post: Post, asked: AskedByAnyone): Promise<Reply> {
  const chosen = readNarrowing(asked.query);
  const page = pageNumber(asked.query.get("side"));
  const view = readView(asked.query.get("vis"));
  // A map and a timeline hold all pages of the list.
  const address = listAddress(chosen, view === "tabel" ? page : 1, view);
  if (asked.query.size > 0 && !address.includes("?")) return seeOther(addressIn(asked.lang, address));
  return answerList(db, post, asked, { chosen, page: view === "tabel" ? page : 1, view });
}

/** A filter's own path with other words behind it leads on to the address of them all; `null` without any. */
export function joined({ query, lang }: AskedByAnyone, { chosen, page, view }: Asked): Reply | null {
  if (!listWords.some((word) => query.get(word))) return null;
  const more = Object.entries(readNarrowing(query)).filter(([, value]) => value !== null);
  const all = { ...chosen, ...Object.fromEntries(more) };
  const shown = query.has("vis") ? readView(query.get("vis")) : view;
  const at = query.has("side") ? pageNumber(query.get("side")) : more.length > 0 ? 1 : page;
  return seeOther(addressIn(lang, listAddress(all, shown === "tabel" ? at : 1, shown)));
}

/** One page of the list: its rows, and beside them what there is to choose from, which also says how many there are. */
export async function answerList(
  db: Register,
  post: Post,
  asked: AskedByAnyone,
  { chosen, page, view }: Asked,
): Promise<Reply> {
  const { here, lang, base } = asked;
  const { profile } = here;
  const skip = (page - 1) * perPage;
  const { list, tallies, tags, partner, today, onePage, filter, sought, ...found } = await foundTrips(
    db,
    asked,
    chosen,
    {
      limit: perPage,
      skip,
    },
  );
  // One address for a list: the partner's own.
  if (partner && partner.id !== chosen.partner)
    return seeOther(addressIn(lang, listAddress({ ...chosen, partner: partner.id }, page, view)));
  if (page > 1 && list.items.length === 0) throw new HttpRefusal(404);
  const [count, places, months, placeName, withdrawn] = await Promise.all([
    found.count(),
    view === "kort" ? placesIn(db.register, here, filter, lang) : null,
    view === "tidslinje" ? countAt(db.register, here.id, "trip", "month", filter) : null,
    chosenPlace(db.register, here, chosen, lang),
    withdrawnTrips(db.register, here),
  ]);
  const facets = facetsIn(tallies);
  const lines = list.items.map((entry) => keptLine(entry, { lang, today, profile }));
  const stopped = onePage ? lines.filter((line) => line.isStopped).length : stoppedIn(tallies, chosen);
  const figure = places ? (
    <TripMap {...{ here, lang, chosen, places }} />
  ) : (
    months && <TripTimeline {...{ lang, today, chosen }} spells={spellsIn(months)} lines={onePage ? lines : null} />
  );
  const pages = Math.max(1, Math.ceil(count / perPage));
  return html(
    renderPage(
      <TripListPage
        here={here}
        base={base}
        lang={lang}
        today={today}
        chosen={chosen}
        corrected={sought?.corrected ?? []}
        view={view}
        figure={figure}
        placeName={placeName}
        facets={facets}
        tags={tags}
        lines={lines}
        count={count}
        stopped={stopped ?? 0}
        withdrawn={withdrawn.length}
        page={page}
        pages={pages}
        post={post}
      />,
    ),
  );
}
