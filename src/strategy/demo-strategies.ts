import ballerup from "./strategies/ballerup-2024.json" with { type: "json" };
import lyngholm from "./strategies/lyngholm-2026.json" with { type: "json" };
import { type Strategy, strategySchema } from "./strategy.ts";

/** The strategies that come with the program, read once; a fault in one is a bug and stops the start. */
const strategies: readonly Strategy[] = [ballerup, lyngholm].map((file) => strategySchema.parse(file));

/** A municipality's strategies by its slug; empty for one that has none recorded. */
export function strategiesOf(municipality: string): Strategy[] {
  return strategies.filter((one) => one.municipality === municipality);
}
