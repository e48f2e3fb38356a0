import type { Method, Route } from "./route.ts";

/** What an address for programs is asked by: the methods of the routes that a path fits; none where there is no such address. */
export function methodsAt(
  routes: readonly Pick<Route<never, never>, "lane" | "method" | "path">[],
): (path: string) => readonly string[] {
  const byPath = new Map<string, Set<Method>>();
  for (const { lane, method, path } of routes)
    if (lane === "api") byPath.set(path, (byPath.get(path) ?? new Set()).add(method));
  const known = [...byPath].map(([path, methods]) => ({
    pattern: new RegExp(`^${path.replaceAll(/:\w+/g, "[^/]+")}$`),
    methods: [...methods].flatMap((one) => (one === "GET" ? ["GET", "HEAD"] : [one])),
  }));
  return (path) =>
    [...new Set(known.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods))].sort();
}
