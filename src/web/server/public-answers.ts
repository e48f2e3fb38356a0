import findMyWay from "find-my-way";
import { assetFor } from "../assets/assets.ts";
import { insideUrl, isReadable, pathOf } from "./address.ts";
import { ask } from "./ask.ts";
import { answerOf } from "./failure.ts";
import { HttpRefusal, type Reply, type Route } from "./route.ts";
import { bodyOf, locationOf } from "./send.ts";
import { longestParameter } from "./server.ts";
import type { Serving } from "./serving.ts";
import { shownQuery } from "./shown-query.ts";

/** What a reader is answered at an address: the same as the server sends, but for what is about the line. */
export type PublicAnswers = (url: string) => Promise<Reply>;

/**
 * The public addresses of a site for a program in this process that asks page after page: found as the server finds them, asked
 * and refused as it does, without a request being made up, taken apart and put together again, which costs as much as a page.
 * @param host by which the site is asked
 */
export function publicAnswers<Here, Who>(site: Serving<Here, Who>, host: string): PublicAnswers {
  const basePath = site.baseUrl ? new URL(site.baseUrl).pathname.replace(/\/$/, "") : "";
  const base = site.baseUrl ?? `http://${host}`;
  const router = findMyWay({ maxParamLength: longestParameter });
  for (const route of site.routes)
    if (route.lane === "public" && route.method === "GET") router.on("GET", route.path, () => undefined, route);
  const here = site.hereAt(host);
  const answered = async (url: string, lang: ReturnType<typeof insideUrl>["lang"]): Promise<Reply> => {
    if (here === null) throw new HttpRefusal(421);
    if (!isReadable(url)) throw new HttpRefusal(400, "text-unreadable");
    const asset = url.startsWith("/a/") ? assetFor(pathOf({ url })) : null;
    if (asset) return { status: 200, headers: { "content-type": asset.type }, body: asset.body };
    const found = router.find("GET", url);
    if (!found) throw new HttpRefusal(404);
    const request = {
      method: "GET",
      url,
      host,
      params: found.params,
      headers: { host, accept: "text/html" },
      body: undefined,
      ip: "",
    };
    const { query } = shownQuery(found.store as Route<Here, Who>, url);
    return ask(site, found.store as Route<Here, Who>, request, {
      ...{ base, lang, query },
      ...{ secure: false, limiter: null, letBodyTakeLong: () => undefined, letAnswerTakeLong: () => undefined },
    });
  };
  return async (whole) => {
    const { url, lang } = insideUrl(whole, basePath);
    const at = { here, lang, path: pathOf({ url }), route: pathOf({ url }), address: url, form: null, described: null };
    const answer = await answered(url, lang).catch((error: unknown) => answerOf(error, at, site.wording, site.log));
    return {
      ...answer,
      headers: { ...answer.headers, ...locationOf(answer, basePath) },
      body: bodyOf(answer, basePath),
    };
  };
}
