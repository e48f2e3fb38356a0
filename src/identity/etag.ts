import { Conflict, fault, Invalid } from "../kernel/index.ts";
import type { AskedByWho } from "./routes.ts";

/** The version of what is answered, as its ETag. */
export function etagOf(body: unknown): Record<string, string> {
  const version = typeof body === "object" && body !== null && "version" in body ? body.version : null;
  return typeof version === "number" ? { etag: `"${version}"` } : {};
}

/** What `If-Match` names, without its quotes; `null` without the header. */
export function tagAsked(asked: Pick<AskedByWho, "header">): string | null {
  const header = asked.header("if-match");
  if (header === undefined || header === "*") return null;
  const found = /^(?:W\/)?"([^"]*)"$/.exec(header.trim());
  if (found) return found[1] ?? "";
  throw new Invalid([fault("if-match-unreadable", {}, "If-Match")]);
}

/** The version that `If-Match` names; `null` without the header. */
export function versionAsked(asked: Pick<AskedByWho, "header">): number | null {
  const tag = tagAsked(asked);
  if (tag === null) return null;
  // An ETag that was never ours is no version of it now.
  if (!/^\d+$/.test(tag)) throw new Conflict("version-passed");
  return Number(tag);
}

/** The version that `If-Match` must name. @throws Invalid `if-match-needed` without it */
export function versionNeeded(asked: Pick<AskedByWho, "header">): number {
  const version = versionAsked(asked);
  if (version === null) throw new Invalid([fault("if-match-needed", {}, "If-Match")], "if-match-needed");
  return version;
}
