import { formatsIn } from "../../platform/index.ts";
import { isStopped } from "../trip.ts";
import { moneyRows } from "./money-rows.ts";
import type { RecordSaid } from "./record.ts";
import { reopenedTexts } from "./reopened.texts.ts";
import { knowledgeOf } from "./shown.ts";
import { statusMeant } from "./status-meant.texts.ts";
import { tripWords } from "./trip-words.texts.ts";

type Told = Pick<RecordSaid, "entry" | "lang" | "today">;

/** What the word for how sure the money is means, once on the page; `null` where its gap is told of in full, or nothing is to come. */
export function meantBy({ entry, lang, today }: Told): string | null {
  const knowledge = knowledgeOf(entry, today);
  if (isStopped(entry) || knowledge === "missing" || knowledge === "late") return null;
  // Of what a source tells, or prints so that nobody could read it, nobody here knows what is booked and whether more is to come.
  const isTold = entry.source !== null || "accountsStatus" in entry.asPrinted;
  if (isTold && knowledge !== "partly") return null;
  if (entry.accountsReopened) return knowledge === "partly" ? reopenedTexts.in(lang)("partly") : null;
  return statusMeant.in(lang)(knowledge, { budget: entry.budget === null ? "no" : "yes" });
}

/** What accounts that should have been settled still wait for. */
export function awaitedStill({ entry, lang }: Pick<Told, "entry" | "lang">): string {
  const { budget, accounts } = entry;
  const s = statusMeant.in(lang);
  if (accounts.lines.length === 0) return s("late.nothing");
  if (budget === null || budget.lines.length === 0 || budget.currency !== accounts.currency) return s("late.open");
  const rows = moneyRows(budget.lines, accounts.lines, false);
  const unbooked = rows.filter((row) => row.planned && !accounts.lines.some((one) => one.category === row.category));
  if (unbooked.length === 0) return s("late.unclosed");
  const named = unbooked.map(({ category }) => tripWords.find(lang, `category.${category}`) ?? category);
  return s("late.lines", { count: unbooked.length, lines: formatsIn(lang).list(named) });
}
