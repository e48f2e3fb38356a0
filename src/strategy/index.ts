export { strategiesOf } from "./demo-strategies.ts";
export { type GoalInStrategy, goalById, goalsOn, strategyOn } from "./goals.ts";
export { QuoteSource } from "./public/quote-source.tsx";
export { strategyPages } from "./public/strategy.page.tsx";
export type {
  Strategy,
  StrategyFocusArea,
  StrategyGoal,
  StrategyTheme,
  UnField,
} from "./strategy.ts";
