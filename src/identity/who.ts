import { Forbidden } from "../kernel/index.ts";
import type { RoleName } from "../profile/index.ts";
import type { Actor } from "../records/index.ts";

/** A role, everywhere in the municipality (`scope: null`) or within one unit or committee (`unit:…`, `committee:…`). */
export interface Grant {
  readonly role: RoleName;
  readonly scope: string | null;
}

/** Who acts, and what they may do. */
export interface Who {
  readonly actor: Actor;
  readonly grants: readonly Grant[];
  /** By a token that was made on the machine, as nobody at a municipality's desk can make one. */
  readonly byMachineToken?: boolean;
  /** Whoever made the token that acts, by id; absent where nobody acts by token, or nobody of ours made it. */
  readonly tokenMaker?: string;
}

/** Whose hand an act is in: the actor's and, for a token, also its maker's. */
export function handsOf({ actor, tokenMaker }: Who): readonly string[] {
  return tokenMaker === undefined ? [actor.id] : [actor.id, tokenMaker];
}

/** What a right is held against: the scopes a thing lies in (its committee, its unit), and who made it. */
export interface Owned {
  readonly scopes: readonly string[];
  /** An actor's id; `null` where nobody of ours made it. */
  readonly madeBy: string | null;
}

/** Whoever is employed may ask to travel, and sees to what they asked for themselves. */
const employed: readonly RoleName[] = ["coordinator", "secretary", "manager", "employee"];

/**
 * The roles someone has over a thing: those whose scope it lies in. `employee` reaches what one has made oneself and nothing
 * else, wherever it lies; so a manager sees to a journey of their own before it has a unit.
 */
export function rolesOver(who: Who, { scopes, madeBy }: Owned): readonly RoleName[] {
  const within = who.grants.filter(
    ({ role, scope }) => role !== "employee" && (scope === null || scopes.includes(scope)),
  );
  const own = madeBy !== null && madeBy === who.actor.id && hasRole(who, employed);
  return [...within.map(({ role }) => role), ...(own ? (["employee"] as const) : [])];
}

/** What lies in no committee and no unit: only a role over the whole municipality reaches it. */
export const everywhere: Owned = { scopes: [], madeBy: null };

/** Whether one of the roles is held over a thing: for readers as for writers, for the link as for the guard behind it. */
export function hasRoleOver(who: Who, owned: Owned, roles: readonly RoleName[]): boolean {
  return rolesOver(who, owned).some((role) => roles.includes(role));
}

/** Refuses with `role-needed` unless one of the roles is held over the thing. */
export function requireRoleOver(who: Who, owned: Owned, roles: readonly RoleName[]): void {
  if (!hasRoleOver(who, owned, roles)) throw new Forbidden("role-needed", { roles: roles.join(",") });
}

/** Whether one of the roles is held somewhere: what a page that leads on is shown by. What it leads to asks `hasRoleOver`. */
export function hasRole(who: Who, roles: readonly RoleName[]): boolean {
  return who.grants.some((one) => roles.includes(one.role));
}

/** Refuses with `role-needed` unless one of the roles is held somewhere. */
export function requireRole(who: Who, roles: readonly RoleName[]): void {
  if (!hasRole(who, roles)) throw new Forbidden("role-needed", { roles: roles.join(",") });
}

/** The command line, which acts with the rights of whoever holds the machine. */
export const operator: Who = {
  actor: { kind: "command", id: "bin/udsyn", name: "bin/udsyn" },
  grants: [{ role: "admin", scope: null }],
};
