import type { JsonObject } from "./json.ts";

/** A record taken back from the register: the last version says that it was there, and why it is gone. */
export interface Withdrawal {
  readonly type: string;
  readonly id: string;
  readonly slug: string;
  /** One above the version that is taken back. */
  readonly version: number;
  readonly publishedAt: string;
  readonly municipality: string;
  /** Free text: give `withdrawalHidden` when the entry is sealed. */
  readonly reason: string | null;
}

export const withdrawalSchema = "udsyn.withdrawal/1";

export const withdrawalHidden = ["reason"];

/** The entry to publish for a withdrawal. Earlier versions may then be left out of the site; their leaves stay. */
export function withdrawalEntry(withdrawal: Withdrawal): JsonObject {
  return { schema: withdrawalSchema, ...withdrawal };
}
