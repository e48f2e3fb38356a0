import type { Measure, Tally } from "../../register/index.ts";
import { type Narrowing, without } from "./narrowing.ts";

/** The tallies that the list reads: what its filters offer, and how many records each leaves. */
export const tallied: readonly Measure[] = [
  "all",
  "year",
  "body",
  "country",
  "kind",
  "state",
  "partner",
  "goal",
  "made",
];

const measureOf: Partial<Record<keyof Narrowing, Measure>> = {
  aar: "year",
  udvalg: "body",
  land: "country",
  type: "kind",
  status: "state",
  partner: "partner",
  maal: "goal",
};

/** What there is to choose from, as the register holds it. */
export interface Facets {
  readonly years: readonly number[];
  readonly bodies: readonly string[];
  readonly countries: readonly string[];
  readonly kinds: readonly string[];
  readonly partners: readonly string[];
  readonly goals: readonly string[];
}

export function facetsIn(tallies: readonly Tally[]): Facets {
  const keys = (measure: Measure) => tallies.filter((one) => one.measure === measure).map((one) => one.key);
  return {
    years: keys("year")
      .map(Number)
      .toSorted((a, b) => b - a),
    bodies: keys("body"),
    countries: keys("country"),
    kinds: keys("kind"),
    partners: keys("partner"),
    goals: keys("goal"),
  };
}

/** How many records a list has, where a tally says it: the whole, or one filter. `null`: they must be counted. */
export function countIn(tallies: readonly Tally[], chosen: Narrowing): number | null {
  const said = Object.entries(chosen).filter(([, value]) => value !== null) as [keyof Narrowing, string][];
  const [only] = said;
  const measure = only ? measureOf[only[0]] : "all";
  if (said.length > 1 || measure === undefined || only?.[1] === without) return null;
  const key = only ? only[1] : "";
  return tallies.find((one) => one.measure === measure && one.key === key)?.records ?? 0;
}

/** How many of a list's records came to nothing, where the tallies say it: of the whole, or of a year. `null`: they do not. */
export function stoppedIn(tallies: readonly Tally[], chosen: Narrowing): number | null {
  const said = Object.entries(chosen).filter(([, value]) => value !== null);
  const count = countIn(tallies, chosen);
  if (count === null || said.some(([name]) => name !== "aar")) return null;
  const made = tallies.filter(({ measure, key }) => measure === "made" && (chosen.aar === null || key === chosen.aar));
  return count - made.reduce((sum, one) => sum + one.records, 0);
}
