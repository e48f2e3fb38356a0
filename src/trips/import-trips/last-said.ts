import type { Work } from "../../identity/index.ts";
import { type Fields, isFields } from "../../intake/index.ts";
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

/**
 * What imports have written of a trip, and no hand since, as the trail tells of it. It is what was made of the row on its day:
 * the gazetteer and the profile may make more of the same words today, and nobody has changed anything by that.
 */
export async function madeByImports({ tx, municipality }: Work, id: TripId): Promise<Fields> {
  const newestFirst = await trailAbout(tx, municipality.id, { type: "trip", id }, { limit: mostActs });
  const made: Record<string, unknown> = {};
  const plan: Record<string, unknown> = {};
  const seen = new Set<string>();
  for (const { action, after } of newestFirst) {
    const isImport = action === "trips.import" || action === "trips.import-change";
    for (const [path, value] of flat(isFields(after) ? after : {})) {
      const name = path.replace(/^plan\./, "");
      if (isImport && !seen.has(name)) (path === name ? made : plan)[name] = value;
      seen.add(name);
    }
  }
  return { ...made, plan };
}

/** The trail names a plan's fields whole, by `plan.…`, or, of a hand's edit, by themselves. */
function flat(fields: Fields): readonly (readonly [string, unknown])[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    name === "plan" && isFields(value)
      ? Object.entries(value).map(([part, its]) => [`plan.${part}`, its] as const)
      : [[name, value] as const],
  );
}
