import type { FileStore, MunicipalityId, Tx } from "../../platform/index.ts";
import { type DocumentId, erasePutAway, hashesInUse, holdBytes } from "./document.store.ts";

/** How long what was put away can be brought back. */
export const daysPutAway = 30;

const askedAtOnce = 1_000;
/** Nobody keeps a document while these go: few, so that nobody waits long. */
const goneAtOnce = 20;

/**
 * Erases documents that were put away long enough ago; their bytes are loose then. Run twice it does nothing the second time.
 */
export async function eraseDocuments(tx: Tx, municipality: MunicipalityId, now: Date): Promise<readonly DocumentId[]> {
  await holdBytes(tx, municipality, "erasing");
  return erasePutAway(tx, municipality, new Date(now.getTime() - daysPutAway * 86_400_000));
}

/**
 * Takes away every byte that no document is any more: of those that were erased, and of an upload that was broken off between
 * the file and its row. What lies there is listed while nobody waits; each few go in a transaction of their own, in which
 * they are asked for once more. How many; run twice, none the second time.
 */
export async function eraseLooseBytes(
  inTransaction: <T>(use: (tx: Tx) => Promise<T>) => Promise<T>,
  municipality: MunicipalityId,
  files: Pick<FileStore, "kept" | "remove">,
): Promise<number> {
  const kept = await files.kept(municipality);
  const loose: string[] = [];
  for (const some of inParts(kept, askedAtOnce)) {
    const used = await inTransaction((tx) => hashesInUse(tx, municipality, some));
    loose.push(...some.filter((sha256) => !used.has(sha256)));
  }
  let gone = 0;
  for (const some of inParts(loose, goneAtOnce))
    gone += await inTransaction(async (tx) => {
      await holdBytes(tx, municipality, "erasing");
      const used = await hashesInUse(tx, municipality, some);
      const still = some.filter((sha256) => !used.has(sha256));
      await Promise.all(still.map((sha256) => files.remove(municipality, sha256)));
      return still.length;
    });
  return gone;
}

function inParts<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
