import type { Route } from "./route.ts";

/** What a route is shown of an address: whether the answer is one that is kept, and the words behind it. */
export interface ShownQuery {
  readonly isKept: boolean;
  /** The query of a page that is kept beside the one without. */
  readonly beside: string | undefined;
  /** Of a kept page no words but those it is kept by: words that a page does not read make no other page (docs/decisions/0016). */
  readonly query: URLSearchParams;
}

/**
 * A query is one of endlessly many: combined filters and searches are rendered anew. Words that a page does not read, as
 * whoever shares a link puts behind it, make no other page.
 */
export function shownQuery<Here, Who>(route: Route<Here, Who>, url: string): ShownQuery {
  const at = url.indexOf("?");
  if (at === -1)
    return { isKept: route.lane === "public" && route.kept, beside: undefined, query: new URLSearchParams() };
  const [path, asked] = [url.slice(0, at), url.slice(at + 1)];
  const words = new URLSearchParams(asked);
  if (route.lane !== "public") return { isKept: false, beside: undefined, query: words };
  const beside = route.alsoKept?.find((query) => url === `${path}?${query}`);
  const isPlain =
    route.kept && !route.api?.query && ![...words.keys()].some((name) => route.words?.includes(name) ?? false);
  const isKept = isPlain || beside !== undefined;
  return { isKept, beside, query: isKept ? new URLSearchParams(beside) : words };
}
