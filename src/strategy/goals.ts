import type { DateOn } from "../kernel/index.ts";
import { holdsOn } from "../profile/index.ts";
import type { Strategy, StrategyGoal } from "./strategy.ts";

/** A goal with the strategy that it stands in, for showing the quotation with its source. */
export interface GoalInStrategy {
  readonly goal: StrategyGoal;
  readonly strategy: Strategy;
}

/** The strategy in force on a day; `null` before, between and after. The newest, should two overlap. */
export function strategyOn(strategies: readonly Strategy[], on: DateOn): Strategy | null {
  return (
    strategies.filter((one) => holdsOn(one, on)).toSorted((one, other) => (one.from < other.from ? 1 : -1))[0] ?? null
  );
}

/** The goals a trip may point to on a day. */
export function goalsOn(strategies: readonly Strategy[], on: DateOn): GoalInStrategy[] {
  const strategy = strategyOn(strategies, on);
  if (!strategy) return [];
  return strategy.goals
    .filter((goal) => holdsOn({ from: goal.from ?? strategy.from, to: goal.to ?? strategy.to }, on))
    .map((goal) => ({ goal, strategy }));
}

/** A goal by id, whatever its day: a trip keeps pointing to a goal that has expired. The newest strategy's wins. */
export function goalById(strategies: readonly Strategy[], id: string): GoalInStrategy | null {
  const newestFirst = strategies.toSorted((one, other) => (one.from < other.from ? 1 : -1));
  for (const strategy of newestFirst) {
    const goal = strategy.goals.find((one) => one.id === id);
    if (goal) return { goal, strategy };
  }
  return null;
}
