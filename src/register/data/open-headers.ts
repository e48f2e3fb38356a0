import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AskedByAnyone } from "../../identity/index.ts";
import type { LogHead } from "../log.store.ts";

/** Open data may be read by a script on any page, its ETag and date too. */
export const openHeaders: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "etag, last-modified, content-range, accept-ranges, content-length",
};

/** When it was last changed, to the second, as HTTP writes it; nothing where nothing has been published. */
export function lastModified(at: Date | null | undefined): Record<string, string> {
  return at ? { "last-modified": at.toUTCString() } : {};
}

/** The program as it was built, by its bytes: another may write the same records in other bytes. Read when first asked for. */
let known: string | undefined;
function build(): string {
  known ??= createHash("sha256")
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .digest("base64url");
  return known;
}

/**
 * The log's head says which records there are, and its moment whether something in them was erased. Strong, for what is written
 * in the same bytes as long as nothing it depends on changes: such a file can be gone on with where it was broken off (RFC 9110 §13.1.5).
 * @param besides what it depends on that is not published: a day, the ids a partner is known by
 */
export function byteTagAt(
  { path, query, base, lang, here }: AskedByAnyone,
  head: LogHead | null,
  besides: readonly string[] = [],
): string {
  const changed = head?.changedAt.toISOString() ?? "";
  const profile = String(here.profileVersion);
  const parts = [lang, path, query.toString(), base, head?.checkpoint ?? "", changed, profile, build(), ...besides];
  return `"${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22)}"`;
}
