import { hash } from "node:crypto";

/**
 * SHA-256 over an item's values, as base64url. Items are tidied and built in one order of fields, so a file with other
 * line endings, byte-order marks, padding, dialect or column order gives the same hash.
 */
export function contentHash(item: unknown): string {
  const content = JSON.stringify(item, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
  return hash("sha256", content, "base64url");
}
