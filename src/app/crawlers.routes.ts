import type { UdsynRoute } from "../identity/index.ts";
import type { Db } from "../platform/index.ts";
import { currentEntries, type PublishedAs } from "../register/index.ts";
import { tripType } from "../trips/index.ts";
import { addressIn, bytes } from "../web/index.ts";

/** Pages that stand whatever is published. */
const standing = ["/", "/rejser", "/data", "/log", "/om"];

/** What search engines ask first: what they may read, and what there is. The desk and links by mail are nobody's to index. */
export function crawlerRoutes(db: Db): readonly UdsynRoute[] {
  return [
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/robots.txt",
      handle: async ({ base }) => {
        const lines = ["User-agent: *", "Disallow: /skrivebord", "Disallow: /log-ind", "Disallow: /p/"];
        return bytes("text/plain; charset=utf-8", [...lines, `Sitemap: ${base}/sitemap.xml`, ""].join("\n"));
      },
    },
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/sitemap.xml",
      handle: async ({ here, base }) => {
        const urls = standing.map((path) => ({ path, at: null as string | null }));
        for await (const trip of await currentEntries<PublishedAs>(db, here.id, tripType.type, {}, null))
          urls.push({ path: `/rejser/${trip.slug}`, at: trip.publishedAt });
        const { languages } = here.profile;
        const lines = urls.slice(0, 50_000 / languages.length).flatMap(({ path, at }) =>
          languages.map((lang) => {
            const changed = at === null ? "" : `<lastmod>${at}</lastmod>`;
            return `<url><loc>${base}${addressIn(lang, path)}</loc>${changed}</url>`;
          }),
        );
        const head =
          '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">';
        return bytes("application/xml; charset=utf-8", `${[head, ...lines, "</urlset>"].join("\n")}\n`);
      },
    },
  ];
}
