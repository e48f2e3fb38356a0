import type { Work } from "../../identity/index.ts";
import type { Fields } from "../../intake/index.ts";
import { trailAbout } from "../../records/index.ts";
import { emptyPlan } from "../plan.ts";
import type { TripId } from "../trip.ts";

const mostActs = 1000;

/**
 * What a file last said of a trip whose reading was not kept: as the trail tells of its imports. Of what that tells nothing it is
 * only taken that the file has never said anything where it says nothing now.
 */
export async function lastSaidOf({ tx, municipality }: Work, id: TripId): Promise<Fields> {
  const acts = await trailAbout(tx, municipality.id, { type: "trip", id }, { limit: mostActs });
  const imports = acts.filter(({ action }) => action === "trips.import" || action === "trips.import-change").reverse();
  const said: Record<string, unknown> = { plan: emptyPlan };
  for (const { after } of imports) {
    for (const [name, value] of Object.entries(isFields(after) ? after : {})) {
      if (!name.startsWith("plan.")) said[name] = value;
      else said.plan = { ...(isFields(said.plan) ? said.plan : {}), [name.slice("plan.".length)]: value };
    }
  }
  return said;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
