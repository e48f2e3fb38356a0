import { handsOf, hasRole, hasRoleOver, readWho, type Who, type Work } from "../../identity/index.ts";
import { Forbidden, isId } from "../../kernel/index.ts";
import type { RoleName } from "../../profile/index.ts";
import { ownedOf, type Trip } from "../trip.ts";
import type { Annex } from "./annex.ts";

/** Those who plan trips and put them before a committee: they attach, and they look at what another attached. */
export const annexers: readonly RoleName[] = ["coordinator", "secretary"];
/** Who reads a trip's annexes before they are public: those, and whoever watches how personal data is used. */
export const annexReaders: readonly RoleName[] = [...annexers, "dpo", "auditor"];

/** @throws Forbidden `role-needed` */
export function requireAnnexer({ who }: Pick<Work, "who">, trip: Trip): void {
  if (!hasRoleOver(who, ownedOf(trip), annexers)) throw new Forbidden("role-needed");
}

/** @throws Forbidden `role-needed` */
export function requireAnnexReader({ who }: Pick<Work, "who">, trip: Trip): void {
  if (!hasRoleOver(who, ownedOf(trip), annexReaders)) throw new Forbidden("role-needed");
}

/** Whether somebody handed a file in: they do not decide about it. */
export function handedIn(who: Who, { hands }: Pick<Annex, "hands">): boolean {
  return handsOf(who).some((id) => hands.includes(id));
}

/**
 * A second pair of eyes on every file: nobody says of their own that it holds nothing, nor does a token of theirs. A token does not
 * say who holds it, so that it decides about no file of a person who may hold it.
 * @throws Forbidden `own-annex`, `whose-token`
 */
export async function requireOtherEyes({ tx, municipality, who }: Work, annex: Annex): Promise<void> {
  if (handedIn(who, annex)) throw new Forbidden("own-annex");
  if (who.actor.kind !== "token") return;
  for (const id of annex.hands) {
    const person = isId<"person">(id) ? await readWho(tx, municipality.id, id) : null;
    if (person && hasRole(person, annexers)) throw new Forbidden("whose-token");
  }
}
