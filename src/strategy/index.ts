export { strategiesOf } from "./demo-strategies.ts";
export { type GoalInStrategy, goalById, goalsOn, strategyOn } from "./goals.ts";
export { strategyPages } from "./public/strategy.page.tsx";
export type {
  Strategy,
  StrategyFocusArea,
  StrategyGoal,
  StrategyTheme,
  UnField,
} from "./strategy.ts";
