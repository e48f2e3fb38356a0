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
}

/** The roles someone has over a thing that lies in these scopes (its committee, its unit). */
export function rolesOver(who: Who, scopes: readonly (string | null)[]): readonly RoleName[] {
  return who.grants.filter((one) => one.scope === null || scopes.includes(one.scope)).map((one) => one.role);
}

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
