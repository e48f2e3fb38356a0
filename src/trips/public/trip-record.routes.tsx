import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import type { Database } from "../../platform/index.ts";
import type { Post } from "../../records/index.ts";
import { pictureRoute } from "../../register/index.ts";
import { addressIn, HttpRefusal, html, movedTo, type Reply, renderPage, seeOther } from "../../web/index.ts";
import { pairAddress, pairWords, readChosen, readPair } from "./history/choose-versions.tsx";
import { ComparePage } from "./history/compare.page.tsx";
import { HistoryPage } from "./history/history.page.tsx";
import { toldPair } from "./history/versions.ts";
import { listWords, readValue, whole, without } from "./narrowing.ts";
import type { RecordShown } from "./record.ts";
import { goneTrip, shownRecord } from "./shown-record.ts";
import { TakenDownPage } from "./taken-down.page.tsx";
import { tripCard } from "./trip-card.ts";
import { answerList, joined } from "./trip-list.routes.tsx";
import { TripRecordPage } from "./trip-record.page.tsx";

type Register = Pick<Database, "register">;

/** `/rejser/2025` is a year's list, every other word a trip: no trip's address is a number (see the register's slugs). */
export function tripRecordRoutes(db: Register, post: Post): readonly UdsynRoute[] {
  return [
    {
      lane: "public",
      kept: true,
      words: listWords,
      isList: (path) => /\/\d{4}$/.test(path),
      method: "GET",
      path: "/rejser/:slug",
      handle: async (asked) => {
        const slug = asked.params.slug ?? "";
        const year = readValue("aar", slug);
        if (year === null || year === without) return answerRecord(db, asked, slug);
        const list = { chosen: { ...whole, aar: year }, page: 1, view: "tabel" } as const;
        return joined(asked, list) ?? answerList(db, post, asked, list);
      },
    },
    pictureRoute("/rejser/:slug.png", async (asked) => {
      const slug = asked.params.slug ?? "";
      const shown = await shownRecord(db, asked, slug);
      if (!shown) return goneOrUnknown(db, asked, slug);
      if ("movedTo" in shown) return movedTo(addressIn(asked.lang, `/rejser/${shown.movedTo}.png`));
      return tripCard(shown);
    }),
  ];
}

/** The versions of a record in words: what each changed, and why; and any two of them beside each other. */
export function tripHistoryRoutes(db: Register): readonly UdsynRoute[] {
  return [
    {
      lane: "public",
      kept: true,
      words: pairWords,
      isList: () => false,
      method: "GET",
      path: "/rejser/:slug/versioner",
      handle: (asked) =>
        answerHistory(db, asked, (shown) => {
          const pair = readChosen(asked.query);
          if (pair === null) return html(renderPage(<HistoryPage {...shown} />));
          const [from, to] = pair;
          if (from === to) return html(renderPage(<HistoryPage {...shown} isSameChosen />));
          return seeOther(addressIn(asked.lang, pairAddress(shown.entry.slug, pair)));
        }),
    },
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/rejser/:slug/versioner/:pair",
      handle: (asked) =>
        answerHistory(db, asked, (shown) => {
          const pair = readPair(asked.params.pair ?? "");
          const told = pair && toldPair(shown, pair);
          if (!told) throw new HttpRefusal(404);
          return html(renderPage(<ComparePage {...shown} told={told} />));
        }),
    },
  ];
}

async function answerHistory(
  db: Register,
  asked: AskedByAnyone,
  answer: (shown: RecordShown) => Reply,
): Promise<Reply> {
  const { slug = "", pair } = asked.params;
  const shown = await shownRecord(db, asked, slug);
  if (!shown) return goneOrUnknown(db, asked, slug);
  if (!("movedTo" in shown)) return answer(shown);
  return movedTo(addressIn(asked.lang, `/rejser/${shown.movedTo}/versioner${pair === undefined ? "" : `/${pair}`}`));
}

async function answerRecord(db: Register, asked: AskedByAnyone, slug: string): Promise<Reply> {
  const shown = await shownRecord(db, asked, slug);
  if (!shown) return goneOrUnknown(db, asked, slug);
  if ("movedTo" in shown) return movedTo(addressIn(asked.lang, `/rejser/${shown.movedTo}`));
  return html(renderPage(<TripRecordPage {...shown} />));
}

/** An address that once led to a trip says so, and why not any more. */
async function goneOrUnknown(db: Register, { here, lang, base }: AskedByAnyone, slug: string): Promise<Reply> {
  const gone = await goneTrip(db, here, slug);
  if (!gone) throw new HttpRefusal(404);
  return html(
    renderPage(<TakenDownPage here={here} lang={lang} base={base} path={`/rejser/${slug}`} {...gone} />),
    410,
  );
}
