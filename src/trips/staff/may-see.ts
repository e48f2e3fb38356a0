import { hasRole, type Who } from "../../identity/index.ts";
import type { RoleName } from "../../profile/index.ts";
import { rolesThatMay } from "../may.ts";

/** Everyone at the desk may look at a trip. */
export const readers: readonly RoleName[] = [
  "coordinator",
  "secretary",
  "accountant",
  "caseworker",
  "communications",
  "manager",
  "employee",
  "councillor",
  "auditor",
  "dpo",
  "admin",
];

/** Who may read what happened to a trip, and who did it. It holds names, so whoever keeps the machine is not among them. */
export const trailReaders: readonly RoleName[] = ["coordinator", "secretary", "auditor", "dpo"];

export function mayReadTrail(who: Who): boolean {
  return hasRole(who, trailReaders);
}

/** Whoever may put a trip together may begin one. */
export function mayCreate(who: Who): boolean {
  return who.grants.some((one) => rolesThatMay("submit").includes(one.role));
}
