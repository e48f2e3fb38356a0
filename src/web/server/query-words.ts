import { fault } from "../../kernel/index.ts";
import { type ApiDescription, HttpRefusal, type Lane } from "./route.ts";

/** As much of a word as is said back. */
const longest = 60;

/**
 * Refuses an address with a word that is none of its own, or the same one twice, naming all of them and those there are
 * (docs/decisions/0016). Pages for people are not asked: a shared link with somebody's tracking in it still opens.
 * @throws HttpRefusal 400 `filter-unknown`
 */
export function refuseWords(
  { lane, api }: { readonly lane: Lane; readonly api?: ApiDescription },
  query: URLSearchParams,
): void {
  if (!api || (lane !== "api" && !api.query)) return;
  const known = Object.keys(api.query?.shape ?? {});
  const wrong = [...new Set(query.keys())].filter((name) => !known.includes(name) || query.getAll(name).length > 1);
  if (wrong.length === 0) return;
  const names = wrong.slice(0, 20).map((name) => name.slice(0, longest));
  const words = (unknown: string) => ({ unknown, known: known.join(", "), taken: known.length });
  throw new HttpRefusal(400, "filter-unknown", words(names.join(", ")), {
    faults: names.map((name) => fault("filter-unknown", words(name), name)),
  });
}
