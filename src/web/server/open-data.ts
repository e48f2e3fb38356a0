import type { Method, Route } from "./route.ts";

/** A script on any page may read it, as it may read open data: also what is refused, so that it learns why. */
export const openToScripts: Readonly<Record<string, string>> = { "access-control-allow-origin": "*" };

/** Whether a route is one of open data: public, read, and described for programs. */
export function isOpenData({
  lane,
  method,
  api,
}: Pick<Route<never, never>, "lane"> & { readonly method: Method; readonly api?: unknown }): boolean {
  return lane === "public" && method === "GET" && api !== undefined;
}

/** Whether an address that no route has lies among open data: programs alone look for something there. */
export function isAmongOpenData(path: string): boolean {
  return /^\/(data|log|oparl)(\/|$)/.test(path);
}
