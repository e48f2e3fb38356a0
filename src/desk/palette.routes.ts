import { type AskedByWho, type UdsynRoute, work } from "../identity/index.ts";
import { type Db, formatsIn } from "../platform/index.ts";
import { roleNames } from "../profile/index.ts";
import { findTrips, sightOf, tripPath, worded } from "../trips/index.ts";
import { json, type Reply } from "../web/index.ts";
import { beginnings, type DeskPlace, placesOf } from "./desk-places.ts";

const f = formatsIn("da");
const most = 8;

/** What Ctrl-K finds while one types: pages by their name, trips as the desk's search does. The search page has the same without a script. */
export function paletteRoutes(db: Db): readonly UdsynRoute[] {
  return [
    {
      lane: "staff",
      method: "GET",
      path: "/skrivebord/palet",
      allow: roleNames,
      handle: (asked) => found(db, asked),
    },
  ];
}

async function found(db: Db, asked: AskedByWho): Promise<Reply> {
  const query = (asked.query.get("q") ?? "").trim().slice(0, 200);
  const pages = [...beginnings(asked), ...placesOf(asked)].filter((one) => isNamed(one, query));
  const trips = await work(db, asked.here, asked.who, asked.now, ({ tx, municipality, who }) =>
    findTrips(tx, municipality.id, sightOf(who), query, most),
  );
  const items: readonly DeskPlace[] = [
    ...pages,
    ...trips.map((trip) => ({
      text: trip.title || "Uden overskrift",
      note: [worded("status", trip.status), trip.startOn && f.date(trip.startOn), trip.caseNumber]
        .filter(Boolean)
        .join(" · "),
      href: tripPath(trip),
    })),
  ];
  return json({ items, next: null }, 200, { "cache-control": "private, no-store" });
}

/** Every word of the query begins a word of the page's name or note. */
function isNamed({ text, note }: DeskPlace, query: string): boolean {
  const words = `${text} ${note}`.toLocaleLowerCase("da").split(/[\s,]+/);
  return query
    .toLocaleLowerCase("da")
    .split(/\s+/)
    .every((typed) => words.some((word) => word.startsWith(typed)));
}
