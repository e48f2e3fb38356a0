import { isDeepStrictEqual } from "node:util";
import type { Ruling } from "./ruling.ts";

/** Everything that a ruling says, as JSON keeps it: what can be another after a correction. */
export function statedIn({
  id,
  submission,
  confirmedAt: _,
  version: _version,
  ...ruling
}: Ruling): Record<string, unknown> {
  return JSON.parse(JSON.stringify({ ...ruling, id, submission: submission.id, metOn: submission.meetsOn }));
}

type Stated = Omit<Ruling, "id" | "submission" | "confirmedAt" | "version">;

/**
 * Whether a ruling stands with all that is asked of it, votes and minutes too: then a second press finds done what it asks for,
 * and of another's nothing is called saved that is not.
 */
export function isJustSo(saved: Ruling, { confirmed, ...asked }: Stated & { readonly confirmed: boolean }): boolean {
  return (
    (!confirmed || saved.confirmedAt !== null) && isDeepStrictEqual(statedIn({ ...saved, ...asked }), statedIn(saved))
  );
}
