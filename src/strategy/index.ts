export { strategiesOf } from "./demo-strategies.ts";
export { type GoalInStrategy, goalById, goalsOn, strategyOn } from "./goals.ts";
export { QuoteSource } from "./public/quote-source.tsx";
export { strategyPages } from "./public/strategy.page.tsx";
export {
  type Strategy,
  type StrategyFocusArea,
  type StrategyGoal,
  type StrategyTheme,
  strategySchema,
  type UnField,
} from "./strategy.ts";
export { unGoalName } from "./un-goals.ts";
