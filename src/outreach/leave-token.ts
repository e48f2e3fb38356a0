import { createHmac, timingSafeEqual } from "node:crypto";
import { type Id, isId } from "../kernel/index.ts";
import type { MunicipalityId } from "../platform/index.ts";

type SubscriberId = Id<"subscriber">;

function markOf(secret: string, here: MunicipalityId, id: SubscriberId): string {
  return createHmac("sha256", secret).update(`outreach.leave ${here} ${id}`).digest("base64url");
}

/**
 * The secret of the way out, the same in every letter to one subscriber and written nowhere: whoever reads the database cannot
 * sign anybody off, and it works for as long as there is somebody to sign off.
 */
export function leaveToken(secret: string, here: MunicipalityId, id: SubscriberId): string {
  return `${id}-${markOf(secret, here, id)}`;
}

/** Whose way out it is, whether or not they are there still; `null` for one that nobody was given. */
export function leaverOf(secret: string, here: MunicipalityId, token: string): SubscriberId | null {
  const [id, mark] = [token.slice(0, 36), Buffer.from(token.slice(37))];
  if (!isId<"subscriber">(id)) return null;
  const right = Buffer.from(markOf(secret, here, id));
  return mark.length === right.length && timingSafeEqual(mark, right) ? id : null;
}
