import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import type { Post } from "../../outreach/index.ts";
import type { Database } from "../../platform/index.ts";
import { bodyByIdIn } from "../../profile/index.ts";
import { countCurrent, listCurrent, readTallies } from "../../register/index.ts";

import { idsOf, partnerById } from "../../relations/index.ts";
import { goalById } from "../../strategy/index.ts";
import { addressIn, HttpRefusal, html, type Reply, renderPage, seeOther } from "../../web/index.ts";
import type { TripEntry } from "../trip-entry.ts";
import { keptLine } from "./kept-line.ts";
import {
  filterOf,
  listAddress,
  listWords,
  type Narrowing,
  pageNumber,
  readNarrowing,
  readValue,
  whole,
} from "./narrowing.ts";
import { overdueTrips } from "./overdue.ts";
import { tagsIn } from "./tags.ts";
import { countIn, facetsIn, stoppedIn, tallied } from "./trip-counts.ts";
import { TripListPage } from "./trip-list.page.tsx";

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
    method: "GET",
    path,
    handle: (one) => answerList(db, post, one, asked(one.params)),
  });
  const by = (name: keyof Narrowing, param: string) => (params: Readonly<Record<string, string>>) => ({
    chosen: { ...whole, [name]: wanted(readValue(name, params[param] ?? "")) },
    page: 1,
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
    at("/rejser/side/:page", ({ page = "" }) => ({ chosen: whole, page: pageNumber(page) })),
    at("/rejser/udvalg/:id", by("udvalg", "id")),
    at("/rejser/land/:country", by("land", "country")),
    at("/rejser/type/:kind", by("type", "kind")),
    at("/rejser/status/:state", by("status", "state")),
    at("/rejser/partner/:id", by("partner", "id")),
    at("/rejser/maal/:id", by("maal", "id")),
  ];
}

interface Asked {
  readonly chosen: Narrowing;
  readonly page: number;
}

function wanted(value: string | null): string {
  if (value === null) throw new HttpRefusal(404);
  return value;
}

/** The filters' form lands here. What one path can say is sent on to that path, so that there is one address for it. */
async function answerWhole(db: Register, post: Post, asked: AskedByAnyone): Promise<Reply> {
  const chosen = readNarrowing(asked.query);
  const page = pageNumber(asked.query.get("side"));
  const address = listAddress(chosen, page);
  if (asked.query.size > 0 && !address.includes("?")) return seeOther(addressIn(asked.lang, address));
  return answerList(db, post, asked, { chosen, page });
}

/** One page of the list: its rows, and beside them what there is to choose from, which also says how many there are. */
export async function answerList(
  db: Register,
  post: Post,
  asked: AskedByAnyone,
  { chosen, page }: Asked,
): Promise<Reply> {
  const { here, lang, now, base } = asked;
  const { profile } = here;
  if (chosen.udvalg !== null && bodyByIdIn(profile, chosen.udvalg, lang) === null) throw new HttpRefusal(404);
  const tags = await tagsIn(db.register, here);
  const partner = chosen.partner === null ? null : partnerById(tags.partners, chosen.partner);
  if (chosen.partner !== null && partner === null) throw new HttpRefusal(404);
  // One address for a list: the partner's own.
  if (partner && partner.id !== chosen.partner)
    return seeOther(addressIn(lang, listAddress({ ...chosen, partner: partner.id }, page)));
  if (chosen.maal !== null && goalById(tags.strategies, chosen.maal) === null) throw new HttpRefusal(404);
  const today = dateInZone(now, profile.timeZone);
  const overdue = chosen.status === "none" ? await overdueTrips(db.register, here, today) : [];
  const partners = partner ? idsOf(partner) : [];
  const filter = { ...filterOf(chosen, partners), ...(overdue.length > 0 && { orThese: overdue }) };
  const [list, tallies] = await Promise.all([
    listCurrent<TripEntry>(db.register, here.id, "trip", filter, { limit: perPage, skip: (page - 1) * perPage }),
    readTallies(db.register, here.id, "trip", tallied),
  ]);
  if (page > 1 && list.items.length === 0) throw new HttpRefusal(404);
  const onePage = page === 1 && list.next === null;
  const count = onePage
    ? list.items.length
    : ((overdue.length > 0 || partners.length > 1 ? null : countIn(tallies, chosen)) ??
      (await countCurrent(db.register, here.id, "trip", filter)));
  const facets = facetsIn(tallies);
  const lines = list.items.map((entry) => keptLine(entry, { lang, today, profile }));
  const stopped = onePage ? lines.filter((line) => line.isStopped).length : stoppedIn(tallies, chosen);
  const pages = Math.max(1, Math.ceil(count / perPage));
  return html(
    renderPage(
      <TripListPage
        here={here}
        base={base}
        lang={lang}
        today={today}
        chosen={chosen}
        facets={facets}
        tags={tags}
        lines={lines}
        count={count}
        stopped={stopped ?? 0}
        page={page}
        pages={pages}
        post={post}
      />,
    ),
  );
}
