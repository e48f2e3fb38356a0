import { hash } from "node:crypto";

/**
 * SHA-256 over an item's values in the order of their names, as base64url. Items are tidied before, so a file with other
 * line endings, byte-order marks, padding, dialect or column order gives the same hash.
 */
export function contentHash(item: unknown): string {
  return hash("sha256", contentOf(item), "base64url");
}

function contentOf(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(contentOf).join()}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${contentOf(inner)}`).join()}}`;
}
