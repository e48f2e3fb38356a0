import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import {
  currentEntries,
  filterIn,
  latestEntries,
  listQuery,
  narrowedHeaders,
  openHeaders,
  readHead,
} from "../../register/index.ts";
import { bytes } from "../../web/index.ts";
import { chosenWords } from "../public/list-title.tsx";
import { listAddress, narrowingQuery, readNarrowing, whole } from "../public/narrowing.ts";
import { tagsIn } from "../public/tags.ts";
import { chosenPlace } from "../public/trip-map.tsx";
import { tripType } from "../trip-entry-type.ts";
import { tripCalendar } from "./trip-calendar.ts";
import type { PublishedTrip } from "./trip-columns.ts";
import { tripDataset } from "./trip-datasets.ts";
import { type FeedOf, tripFeed } from "./trip-feed.ts";

/** What a feed holds: a reader who looks in now and then misses nothing, and a first visit is not a flood. */
const newest = 50;

/** Both are narrowed by the words of the list's page, and have no pages of their own. */
const newsQuery = listQuery.omit({ side: true });

/** Trips as news and as days: for feed readers and calendars. */
export function tripNews(db: Db): readonly UdsynRoute[] {
  return [
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/rejser/feed.xml",
      api: {
        summary: "The newest publications, of the whole list or narrowed as it is, an Atom feed.",
        query: newsQuery,
        answers: { 200: "application/atom+xml", 400: null, 404: null },
      },
      handle: async (asked) => {
        const head = await readHead(db, asked.here.id);
        const filter = await filterIn(db, asked, tripDataset);
        const trips = await latestEntries<PublishedTrip>(db, asked.here.id, tripType.type, filter, newest);
        const body = tripFeed(asked, await newsOf(db, asked), trips.map(titled), head?.signedAt ?? new Date(0));
        const { "last-modified": changed } = await narrowedHeaders(db, asked, head, { filter, dataset: tripDataset });
        const said = { ...openHeaders, ...(changed === undefined ? {} : { "last-modified": changed }) };
        return bytes("application/atom+xml; charset=utf-8", body, said);
      },
    },
    {
      lane: "public",
      kept: false,
      method: "GET",
      path: "/rejser/kalender.ics",
      api: {
        summary: "Trips as whole-day events, of the whole list or narrowed as it is, iCalendar.",
        query: newsQuery,
        answers: { 200: "text/calendar", 400: null, 404: null },
      },
      handle: async (asked) => {
        const head = await readHead(db, asked.here.id);
        const filter = await filterIn(db, asked, tripDataset);
        const { words } = await newsOf(db, asked);
        const trips = await currentEntries<PublishedTrip>(db, asked.here.id, tripType.type, filter, null);
        const body = tripCalendar(asked, words, titledAll(trips));
        // Whoever asks for the head alone, or has the calendar, never reads it.
        body.once("close", trips.close);
        const { etag, ...dated } = await narrowedHeaders(db, asked, head, { filter, dataset: tripDataset });
        // Weak: no part of it is sent.
        const said = { ...openHeaders, ...dated, etag: `W/${etag}` };
        return { status: 200, headers: { ...said, "content-type": "text/calendar; charset=utf-8" }, body };
      },
    },
  ];
}

/** The whole list's news ask for nothing more; narrowed they are called by what narrows them. */
async function newsOf(db: Db, { here, lang, query }: AskedByAnyone): Promise<FeedOf> {
  const chosen = readNarrowing(query);
  const behind = narrowingQuery(chosen);
  if (behind === "") return { query: "", words: [], list: listAddress(whole) };
  const words = chosenWords({
    ...{ chosen, here, lang },
    tags: await tagsIn(db, here),
    placeName: await chosenPlace(db, here, chosen, lang),
  });
  return { query: behind, words: words.map(({ text }) => text), list: listAddress(chosen) };
}

/** A title that was erased: news and calendars must have one, and say the same in every language. `udsyn verify` knows it. */
function titled(trip: PublishedTrip): PublishedTrip {
  return { ...trip, title: trip.title ?? "[…]" };
}

async function* titledAll(trips: AsyncIterable<PublishedTrip>): AsyncGenerator<PublishedTrip> {
  for await (const trip of trips) yield titled(trip);
}
