import type { Work } from "../../identity/index.ts";
import { trailAbout } from "../../records/index.ts";
import type { Ruling } from "../ruling.ts";

const corrections: readonly string[] = ["decisions.correct-ruling", "decisions.correct-published"];
/** So far back in its case's trail a correction is looked for. */
const mostActs = 50;

/** Whether whoever corrects a ruling now made every version of it since their form was opened, as from a second tab. */
export async function correctedBySelf(
  work: Work,
  { id, version, submission }: Ruling,
  openedAt: string,
): Promise<boolean> {
  const passed = version - Number(openedAt);
  if (openedAt === "" || !Number.isInteger(passed) || passed < 1) return false;
  const { tx, municipality, who } = work;
  const acts = await trailAbout(tx, municipality.id, submission.subject, { limit: mostActs });
  const own = acts.filter(({ action, after }) => corrections.includes(action) && isOf(id, after)).slice(0, passed);
  return own.length === passed && own.every((one) => one.actorId === who.actor.id);
}

function isOf(id: Ruling["id"], after: unknown): boolean {
  return typeof after === "object" && after !== null && "id" in after && after.id === id;
}
