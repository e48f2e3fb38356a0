import type { DateOn } from "../../kernel/index.ts";
import { addDays } from "../../kernel/index.ts";
import type { Obligation } from "../../records/index.ts";
import type { Strategy } from "../../strategy/index.ts";

const daysAhead = 365;

/** A strategy that runs out within a year and has no successor is to be renewed by its last day. */
export function strategyObligations(strategies: readonly Strategy[], today: DateOn): Obligation[] {
  const last = strategies.toSorted((a, b) => (a.to < b.to ? 1 : -1))[0];
  if (!last || today < addDays(last.to, -daysAhead)) return [];
  return [
    {
      rule: "strategy-expiry",
      subject: { type: "strategy", id: last.id, title: last.title },
      owedBy: { role: "coordinator", scope: null },
      dueOn: last.to,
      late: today > last.to,
      source: last.source.text,
      params: { dueOn: last.to },
    },
  ];
}
