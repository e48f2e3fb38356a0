import type { RoleName } from "../../profile/index.ts";

/** Who may see a trip's postings as they are booked; what is public of them everybody may see. */
export const accountsReaders: readonly RoleName[] = ["accountant", "coordinator", "secretary", "manager", "auditor"];
