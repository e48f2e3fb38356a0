import { committeePath } from "../decisions/index.ts";
import type { AskedByAnyone, UdsynRoute } from "../identity/index.ts";
import type { Db } from "../platform/index.ts";
import { isRoomOn, roomPagesOf } from "../profile/index.ts";
import { countCurrent, listAddresses } from "../register/index.ts";
import { partnerPath, partnersIn } from "../relations/index.ts";
import { tripType } from "../trips/index.ts";
import { addressIn, bytes, HttpRefusal } from "../web/index.ts";

/** Pages that stand whatever is published. */
const standing = ["/data", "/log", "/om"];

/** Where the desk, sign-in and links by mail begin: nobody's to index. */
const closed = [
  "/skrivebord",
  "/log-ind",
  "/log-ud",
  "/g/",
  "/bidrag/",
  "/svar/",
  "/tilmelding/",
  "/framelding/",
  "/spoergsmaal/",
  // A form to each record; `*` is RFC 9309's.
  "/rejser/*/spoerg",
  "/partnere/*/spoerg",
  "/api/v1/",
  "/metrics",
];

/** Trips a page of the sitemap: in three languages a fifth of the 50,000 addresses that one may hold, so that none is long to make. */
const perPage = 3_000;

/** What search engines ask first: what they may read, and what there is. */
export function crawlerRoutes(db: Db): readonly UdsynRoute[] {
  const common = { lane: "public", kept: true, method: "GET" } as const;
  return [
    {
      ...common,
      path: "/robots.txt",
      handle: async ({ here, base }: AskedByAnyone) => {
        const below = new URL(base).pathname.replace(/\/$/, "");
        const shut = here.profile.languages.flatMap((lang) =>
          closed.map((at) => `Disallow: ${below}${addressIn(lang, at)}`),
        );
        const lines = ["User-agent: *", ...shut, `Sitemap: ${base}/sitemap.xml`, ""];
        return bytes("text/plain; charset=utf-8", lines.join("\n"));
      },
    },
    {
      ...common,
      path: "/sitemap.xml",
      handle: async ({ here, base }: AskedByAnyone) => {
        const pages = Math.max(1, Math.ceil((await countCurrent(db, here.id, tripType.type, {})) / perPage));
        const all = Array.from(
          { length: pages },
          (_, n) => `<sitemap><loc>${base}/sitemap/${n + 1}.xml</loc></sitemap>`,
        );
        return xml("sitemapindex", all);
      },
    },
    {
      ...common,
      path: "/sitemap/:page.xml",
      handle: async ({ here, base, params }: AskedByAnyone) => {
        const page = /^[1-9]\d{0,5}$/.test(params.page ?? "") ? Number(params.page) : 0;
        if (page === 0) throw new HttpRefusal(404);
        const trips = isRoomOn(here.profile, "trips")
          ? await listAddresses(db, here.id, tripType.type, { limit: perPage, skip: (page - 1) * perPage })
          : [];
        if (page > 1 && trips.length === 0) throw new HttpRefusal(404);
        const partners = page === 1 && isRoomOn(here.profile, "relations") ? await partnersIn(db, here) : [];
        const committees = page === 1 && isRoomOn(here.profile, "decisions") ? here.profile.committees : [];
        const urls = [
          ...(page === 1
            ? [
                "/",
                ...roomPagesOf(here),
                ...(isRoomOn(here.profile, "trips") ? ["/rejser/aar", "/rejser/valgte"] : []),
                ...standing,
              ].map((path) => ({ path, changed: "" }))
            : []),
          ...(committees.length > 0 ? ["/udvalg", ...committees.map((one) => committeePath(one.id))] : []).map(
            (path) => ({
              ...{ path, changed: "" },
            }),
          ),
          ...partners.map((one) => ({ path: partnerPath(one), changed: "" })),
          ...trips.map(({ slug, publishedAt }) => ({
            path: `/rejser/${slug}`,
            changed: `<lastmod>${publishedAt.toISOString()}</lastmod>`,
          })),
        ];
        const { languages } = here.profile;
        const each = urls.flatMap(({ path, changed }) =>
          languages.map((lang) => `<url><loc>${base}${addressIn(lang, path)}</loc>${changed}</url>`),
        );
        return xml("urlset", each);
      },
    },
  ];
}

function xml(root: string, lines: readonly string[]) {
  const head = `<?xml version="1.0" encoding="utf-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`;
  return bytes("application/xml; charset=utf-8", `${[head, ...lines, `</${root}>`].join("\n")}\n`);
}
