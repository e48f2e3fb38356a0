import type { Work } from "../../identity/index.ts";
import { trailAbout } from "../../records/index.ts";
import type { Trip } from "../trip.ts";

/** Acts that leave one trace and one version each. */
const saves: readonly string[] = ["trips.edit", "trips.back-to-approved", "trips.write-report"];
/** So many saves apart nobody counts any more. */
const mostPassed = 50;

/**
 * Whether whoever saves now made every version since their form was opened, as from a second tab. Where the last acts are not as
 * many plain saves of their own, somebody else was there.
 */
export async function savedBySelf(
  work: Work,
  { id, version }: Pick<Trip, "id" | "version">,
  openedAt: string,
): Promise<boolean> {
  const passed = version - Number(openedAt);
  if (openedAt === "" || !Number.isInteger(passed) || passed < 1 || passed > mostPassed) return false;
  const { tx, municipality, who } = work;
  const acts = await trailAbout(tx, municipality.id, { type: "trip", id }, { limit: passed });
  return acts.length === passed && acts.every((one) => one.actorId === who.actor.id && saves.includes(one.action));
}
