import { createHash } from "node:crypto";
import type { FileStore, MunicipalityId } from "../../platform/index.ts";
import type { StoredDocument } from "./document.store.ts";

/** How a document's stored bytes stand: `whole` is what came in, byte for byte. */
export type BytesStanding = "whole" | "changed" | "missing";

/** Hashes a document's bytes as they lie now, and holds them against what they hashed to when they came. */
export async function checkBytes(
  files: FileStore,
  municipality: MunicipalityId,
  { sha256 }: Pick<StoredDocument, "sha256">,
): Promise<BytesStanding> {
  const bytes = await files.read(municipality, sha256);
  if (!bytes) return "missing";
  const hash = createHash("sha256");
  for await (const part of bytes) hash.update(part as Uint8Array);
  return hash.digest("hex") === sha256 ? "whole" : "changed";
}
