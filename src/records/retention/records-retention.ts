import { addMonths, type DateOn } from "../../kernel/index.ts";
import { actsKept, answersKept, lettersKept, looksKept, unsentKept } from "./records-retention.store.ts";
import type { RetentionRule } from "./retention.ts";
import { type OverRows, ruleOverRows } from "./rule-over-rows.ts";

const task = "Databeskyttelsesforordningen artikel 6, stk. 1, litra e";
const day = 86_400_000;

interface Dated extends OverRows {
  readonly now: Date;
  readonly today: DateOn;
}

/** What this room does not know: the municipality's terms, which acts are looks, and which are parts of a held case. */
export interface RecordsTerms<Work> {
  readonly logMonths: (work: Work) => number;
  readonly auditYears: (work: Work) => number;
  /** How long a link in a letter can be used. */
  readonly linkDays: (work: Work) => number;
  readonly looks: readonly string[];
  /** As `actInHeldCase` takes it. */
  readonly isPart: string;
}

/** What the trail, the outbox and the answers to programs keep of people, and for how long. */
export function recordsRetention<Work extends Dated>({
  logMonths,
  auditYears,
  linkDays,
  looks,
  isPart,
}: RecordsTerms<Work>): readonly RetentionRule<Work>[] {
  const daysAgo = (work: Work, days: number) => new Date(work.now.getTime() - days * day);
  const monthsAgo = (work: Work) => new Date(`${addMonths(work.today, -logMonths(work))}T00:00:00Z`);
  return [
    ruleOverRows(
      {
        id: "looks",
        what: "Navne i opslagsloggen",
        purpose: "At kunne vise, hvem der har set personoplysninger.",
        basis: "Databeskyttelsesforordningen artikel 32",
        term: (work) => `${logMonths(work)} måneder`,
        how: "Navn og værdier slettes. At der blev set, og seglet, bliver stående.",
      },
      looksKept(looks),
      monthsAgo,
    ),
    ruleOverRows(
      {
        id: "audit-values",
        what: "Navne og værdier i revisionssporet",
        purpose: "At kunne vise, hvem der har gjort hvad i en sag.",
        basis: "Databeskyttelsesforordningen artikel 5, stk. 2; bogføringsloven §12",
        term: (work) => `${auditYears(work)} år fra årets slutning`,
        how: "Navn og værdier slettes. Handlingen og seglet bliver stående, og kæden er ubrudt.",
      },
      actsKept(looks, isPart),
      // What is older than this year's first day, so many years back, belongs to an earlier year.
      (work) => new Date(Date.UTC(Number(work.today.slice(0, 4)) - auditYears(work), 0, 1)),
    ),
    ruleOverRows(
      {
        id: "letters",
        what: "Sendte breve: modtager og emne",
        purpose: "At kunne vise, hvem der fik besked.",
        basis: task,
        term: (work) => `${logMonths(work)} måneder efter afsendelsen`,
        how: "Brevet slettes. Teksten er slettet allerede, da det blev sendt.",
      },
      lettersKept,
      monthsAgo,
    ),
    ruleOverRows(
      {
        id: "letters-unsent",
        what: "Breve, der ikke kunne sendes",
        purpose: "At kunne sende dem, når det kan lade sig gøre.",
        basis: task,
        term: (work) => `${linkDays(work)} dage, så længe et link i dem kan bruges, og 30 dage mere`,
        how: "Brevet slettes med sin tekst.",
      },
      unsentKept,
      (work) => daysAgo(work, linkDays(work) + 30),
    ),
    ruleOverRows(
      {
        id: "answers",
        what: "Gemte svar til programmer",
        purpose: "At en gentagen forespørgsel kun udføres én gang.",
        basis: task,
        term: () => "7 dage",
        how: "Svaret slettes.",
      },
      answersKept,
      (work) => daysAgo(work, 7),
    ),
  ];
}
