import { createHash } from "node:crypto";

/** An address that somebody else has already, told apart by a key of the partner's own. */
export function slugApart(plain: string, key: string): string {
  return `${plain}-${createHash("sha256").update(key).digest("hex").slice(0, 8)}`;
}
