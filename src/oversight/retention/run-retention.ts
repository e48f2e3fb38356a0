import { trace, type Who, work } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { retentionRules } from "./retention-rules.ts";

const retention: Who = {
  actor: { kind: "job", id: "oversight.retention", name: "Sletning efter frist" },
  grants: [],
};

/**
 * Erases what is over its term, rule by rule, each in a transaction of its own and with a trace that says how many. What
 * fails does not keep the others from being done, and is thrown at the end.
 */
export async function runRetention(db: Db, here: Municipality, now: Date): Promise<void> {
  const failures: unknown[] = [];
  for (const rule of retentionRules)
    await work(db, here, retention, now, async (one) => {
      const erased = await rule.erase(one);
      if (erased > 0)
        await trace(one, {
          action: "oversight.retention",
          subject: { type: "retention", id: rule.id },
          after: { erased },
        });
    }).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} retention rules failed`);
}
