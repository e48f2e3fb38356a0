import findMyWay from "find-my-way";
import { isOpenData } from "./open-data.ts";
import type { Route } from "./route.ts";

/** Where slashes behind an address lead. */
interface Bare {
  /** Inside the site, its query kept. */
  readonly address: string;
  /** It is open data, and so is the way to it. */
  readonly isData: boolean;
}

/**
 * Where an address with slashes behind it leads: to the same without them, where that is a public page's. A web server that shows
 * the written site shows its pages under such addresses, and readers pass them on.
 * @returns `null` where there is no such page
 */
export function withoutSlash(
  routes: readonly (Pick<Route<never, never>, "lane" | "method" | "path"> & { readonly api?: unknown })[],
  maxParamLength: number,
): (url: string) => Bare | null {
  const router = findMyWay({ maxParamLength });
  for (const route of routes)
    if (route.lane === "public" && route.method === "GET") router.on("GET", route.path, () => undefined, route);
  return (url) => {
    const [path = "", ...query] = url.split("?");
    const bare = path.replace(/\/+$/, "") || "/";
    // An empty part, or a backslash that a browser reads as a slash, could lead to another host.
    const found = bare === path || /\/\/|\\/.test(bare) ? null : router.find("GET", bare);
    return found && { address: [bare, ...query].join("?"), isData: isOpenData(found.store) };
  };
}
