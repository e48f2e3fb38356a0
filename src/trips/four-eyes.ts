import { handsOf, hasRole, readWho, type Who, type Work } from "../identity/index.ts";
import { Forbidden, isId } from "../kernel/index.ts";
import type { Trip } from "./trip.ts";

/** A trip that somebody has just made, changed or sent: they had a hand in it, until it is approved as it stands. */
export function inHandsOf(who: Who, trip: Trip): Trip {
  return { ...trip, hands: [...new Set([...trip.hands, ...handsOf(who)])] };
}

/** Whether somebody began a trip, or had a hand in what is sent now. */
export function hadAHand(hands: readonly string[], trip: Pick<Trip, "createdBy" | "hands">): boolean {
  return hands.some((id) => id === trip.createdBy || trip.hands.includes(id));
}

/**
 * Nobody approves what they made, changed or sent themselves, nor does a token of theirs: it is the deputy's or another
 * manager's (forvaltningsloven § 3, stk. 1, nr. 1). A token does not say who holds it: where a manager had a hand in it, the
 * token may be that manager's own, and somebody answers in their own name (docs/decisions/0015).
 * @throws Forbidden `own-visit`, `whose-token`
 */
export async function requireFourEyes({ tx, municipality, who }: Work, trip: Trip): Promise<void> {
  if (hadAHand(handsOf(who), trip)) throw new Forbidden("own-visit");
  if (who.actor.kind !== "token") return;
  for (const id of new Set([...trip.hands, ...(trip.createdBy ? [trip.createdBy] : [])])) {
    const person = isId<"person">(id) ? await readWho(tx, municipality.id, id) : null;
    if (person && hasRole(person, ["manager"])) throw new Forbidden("whose-token");
  }
}
