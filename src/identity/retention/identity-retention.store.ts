import { erasedMark, type KeptRows } from "../../records/index.ts";

export const sessionsKept: KeptRows = { table: "identity_session", from: "t.expires_at" };
export const signInsKept: KeptRows = { table: "identity_sign_in", from: "t.expires_at" };
export const linksKept: KeptRows = { table: "identity_link", from: "t.expires_at" };
export const workingDraftsKept: KeptRows = { table: "identity_working_draft", from: "t.saved_at" };

/**
 * People whose access is closed, each from the moment their name is needed no more: by the trail, and by the accounts.
 * @param lastActs when they last did what accounts are kept of, as SQL over `t.person_id`; told by the rooms that have it
 */
export function peopleLeft(
  { logMonths, accountYears }: { readonly logMonths: number; readonly accountYears: number },
  lastActs: readonly string[],
): KeptRows {
  const needed = [
    `t.closed_at + interval '${logMonths} months'`,
    ...lastActs.map((last) => `date_trunc('year', ${last}, 'UTC') + interval '${accountYears + 1} years'`),
  ];
  return {
    table: "identity_person",
    of: `NOT t.active AND t.closed_at IS NOT NULL AND t.name <> '${erasedMark}'`,
    from: `greatest(${needed.join(", ")})`,
  };
}
