import findMyWay from "find-my-way";
import type { Route } from "./route.ts";

/**
 * Where an address with slashes behind it leads: to the same without them, where that is a public page's. A web server that shows
 * the written site shows its pages under such addresses, and readers pass them on.
 * @returns its address inside the site, its query kept; `null` where there is no such page
 */
export function withoutSlash(
  routes: readonly Pick<Route<never, never>, "lane" | "method" | "path">[],
  maxParamLength: number,
): (url: string) => string | null {
  const router = findMyWay({ maxParamLength });
  for (const { lane, method, path } of routes)
    if (lane === "public" && method === "GET") router.on("GET", path, () => undefined);
  return (url) => {
    const [path = "", ...query] = url.split("?");
    const bare = path.replace(/\/+$/, "") || "/";
    // An empty part, or a backslash that a browser reads as a slash, could lead to another host.
    if (bare === path || /\/\/|\\/.test(bare) || !router.find("GET", bare)) return null;
    return [bare, ...query].join("?");
  };
}
