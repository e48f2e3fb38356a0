import type { Work } from "../identity/index.ts";
import { goalsOn, strategiesOf } from "../strategy/index.ts";
import { goalsTripped } from "../trips/index.ts";

/** A goal of the strategy in force that no approved trip serves. */
interface BareGoal {
  readonly id: string;
  readonly quote: string;
  /** The language the strategy was adopted in. */
  readonly lang: string;
  /** Trips that would serve it and are not approved. */
  readonly planned: number;
}

export interface GoalsBehind {
  readonly bare: readonly BareGoal[];
  readonly all: number;
}

/** The goals of today's strategy, and those with nothing behind them; `null` without a strategy in force. */
export async function goalsBehind({ tx, municipality, today }: Work): Promise<GoalsBehind | null> {
  const goals = goalsOn(strategiesOf(municipality.slug), today);
  const strategy = goals[0]?.strategy;
  if (!strategy) return null;
  const served = await goalsTripped(tx, municipality.id, strategy);
  const bare = goals.flatMap(({ goal: { id, quote } }): BareGoal[] => {
    const { approved = 0, planned = 0 } = served.get(id) ?? {};
    return approved > 0 ? [] : [{ id, quote, lang: strategy.language, planned }];
  });
  return { bare, all: goals.length };
}
