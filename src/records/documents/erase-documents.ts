import type { FileStore, MunicipalityId, Tx } from "../../platform/index.ts";
import { type DocumentId, erasePutAway, hashesInUse, holdBytes } from "./document.store.ts";

/** How long what was put away can be brought back. */
export const daysPutAway = 30;

const atOnce = 1_000;

/**
 * Erases documents that were put away long enough ago, and every byte that no document is any more: theirs, and those of
 * an upload that was broken off between the file and its row. Run twice it does nothing the second time.
 */
export async function eraseDocuments(
  tx: Tx,
  municipality: MunicipalityId,
  files: FileStore,
  now: Date,
): Promise<readonly DocumentId[]> {
  await holdBytes(tx, municipality, "erasing");
  const erased = await erasePutAway(tx, municipality, new Date(now.getTime() - daysPutAway * 86_400_000));
  const kept = await files.kept(municipality);
  for (let at = 0; at < kept.length; at += atOnce) {
    const some = kept.slice(at, at + atOnce);
    const used = await hashesInUse(tx, municipality, some);
    // Should the transaction fail after all, a row is left whose bytes are gone: of a document that was to be erased.
    for (const sha256 of some) if (!used.has(sha256)) await files.remove(municipality, sha256);
  }
  return erased;
}
