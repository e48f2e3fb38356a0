import { everywhere, hasRoleOver, type Owned, type Who } from "../identity/index.ts";
import type { RoleName } from "../profile/index.ts";
import type { PotOwner } from "./pot.ts";

/** Who may see postings and receipts as they are booked: those who keep accounts, answer for them or audit them. What is public of them everybody may see. */
export const accountsReaders: readonly RoleName[] = ["accountant", "coordinator", "secretary", "manager", "auditor"];

/** Who keeps accounts: books, corrects, closes. */
export const accountsKeepers: readonly RoleName[] = ["accountant"];

/** Who may see what pots hold: those who give, plan, decide or audit. */
export const potReaders: readonly RoleName[] = ["accountant", "coordinator", "secretary", "auditor"];

/** What rights over a pot are held against: the committee or unit whose it is. A scheme's is the whole municipality's. */
export function ownedOfPot({ kind, id }: PotOwner): Owned {
  return kind === "scheme" ? everywhere : { scopes: [`${kind}:${id}`], madeBy: null };
}

/** Whether somebody may see what a pot holds, and its page. */
export function readsPot(who: Who, owner: PotOwner): boolean {
  return hasRoleOver(who, ownedOfPot(owner), potReaders);
}
