import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import { siteOf, wordsOf } from "../../profile/index.ts";
import {
  addressIn,
  asset,
  bytes,
  EmptyState,
  embed,
  embedsKept,
  embedWords,
  framing,
  HttpRefusal,
  html,
  KeyFigures,
  LinkRow,
  lookNamed,
  lookSheet,
  MapOfEurope,
  type Reply,
  renderPage,
} from "../../web/index.ts";
import { frontTexts } from "../pages/front.texts.ts";
import type { FrontOf } from "../pages/front.ts";
import { EmbedsPage, type EmbedViewsOf, ownViews } from "./embeds.page.tsx";
import { embedTexts } from "./embeds.texts.ts";

/** A misspelt embed says so in the frame on the other page: a page that may not stand there would leave it blank. */
async function unknownEmbed({ here, lang, base, query }: AskedByAnyone): Promise<Reply> {
  const t = embedTexts.in(lang);
  const href = addressIn(lang, "/indlejr");
  const children = <LinkRow links={[{ href, text: t("title") }]} />;
  return embed(query, { lang, site: siteOf(here, lang, base), title: t("unknown"), href, children }, 404);
}

const unknown = { lane: "public", kept: false, method: "GET" } as const;

/** What other people's pages may show of ours, and how: the parts that belong to no feature, their looks, and the script. */
export function embedRoutes(frontOf: FrontOf, viewsOf: EmbedViewsOf): readonly UdsynRoute[] {
  return [
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/indlejr",
      handle: async ({ here, lang, base }) => {
        const views = [...(await viewsOf({ here, lang })), ...ownViews({ here, lang })];
        return framing(html(renderPage(<EmbedsPage {...{ here, lang, base, views }} />)));
      },
    },
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/indlejr/kort",
      // Its title leads to the partners' page.
      room: "relations",
      words: embedWords,
      alsoKept: embedsKept,
      handle: async ({ here, lang, base, now, query }) => {
        const { home, partners } = await frontOf({ here, lang, now });
        const [t, site] = [embedTexts.in(lang), siteOf(here, lang, base)];
        return embed(query, {
          ...{
            lang,
            site,
            title: frontTexts.in(lang)(wordsOf(here.profile, "map"), { place: here.profile.place.name }),
            href: addressIn(lang, "/partnere"),
          },
          children:
            partners.length === 0 ? <EmptyState title={t("empty")} /> : <MapOfEurope home={home} partners={partners} />,
        });
      },
    },
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/indlejr/noegletal",
      words: embedWords,
      alsoKept: embedsKept,
      handle: async ({ here, lang, base, now, query }) => {
        const { figures } = await frontOf({ here, lang, now });
        return embed(query, {
          ...{
            lang,
            site: siteOf(here, lang, base),
            title: embedTexts.in(lang)("figures"),
            href: addressIn(lang, "/"),
          },
          children: <KeyFigures figures={figures} />,
        });
      },
    },
    { ...unknown, path: "/indlejr/:embed", handle: unknownEmbed },
    { ...unknown, path: "/indlejr/:embed/:of", handle: unknownEmbed },
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/indlejr/udseende/:look",
      handle: async ({ params }) => {
        const look = lookNamed(params.look ?? "");
        if (!look) throw new HttpRefusal(404);
        return bytes("text/css; charset=utf-8", lookSheet(look));
      },
    },
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/indlejr/udsyn.js",
      // Under one address for ever, since it is written into other people's pages: asked for anew, and small.
      handle: async () =>
        bytes("text/javascript; charset=utf-8", asset("embed-element.js").body.toString("utf8"), {
          "access-control-allow-origin": "*",
        }),
    },
  ];
}
