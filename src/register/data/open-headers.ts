import { createHash } from "node:crypto";
import type { AskedByAnyone } from "../../identity/index.ts";
import type { LogHead } from "../log.store.ts";

/** Open data may be read by a script on any page, its ETag and date too. */
export const openHeaders: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "etag, last-modified",
};

/** When it was last changed, to the second, as HTTP writes it; nothing where nothing has been published. */
export function lastModified(at: Date | null | undefined): Record<string, string> {
  return at ? { "last-modified": at.toUTCString() } : {};
}

/**
 * The log's head says which records there are, and its moment whether something in them was erased; weak, for the bytes are made
 * anew each time. @param besides what it depends on that is not published: a day, the ids a partner is known by
 */
export function etagAt(
  { path, query, base, lang }: AskedByAnyone,
  head: LogHead | null,
  besides: readonly string[] = [],
): string {
  const changed = head?.changedAt.toISOString() ?? "";
  const parts = [lang, path, query.toString(), base, head?.checkpoint ?? "", changed, ...besides];
  return `W/"${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22)}"`;
}
