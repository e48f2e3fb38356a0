import type { CardSaid } from "./picture-routes.ts";

/** All that stands on a card, in words, for whoever does not see it: a sentence each. */
export function cardWords({ title, kicker, facts, figure, says, status }: CardSaid): string {
  const cost = [figure, says].filter((words) => words !== "").join(" ");
  return [title, kicker, ...facts, cost, status?.word ?? ""]
    .filter((words) => words !== "")
    .map((words) => (/[.?!…]$/u.test(words) ? words : `${words}.`))
    .join(" ");
}
