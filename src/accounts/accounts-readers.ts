import type { RoleName } from "../profile/index.ts";

/** Who may see postings and receipts as they are booked: those who keep accounts, answer for them or audit them. What is public of them everybody may see. */
export const accountsReaders: readonly RoleName[] = ["accountant", "coordinator", "secretary", "manager", "auditor"];

/** Who may see what pots hold: those who give, plan, decide or audit. */
export const potReaders: readonly RoleName[] = ["accountant", "coordinator", "secretary", "auditor"];
