import { isId, newId } from "../../kernel/index.ts";
import type { FileStore, MunicipalityId, Tx } from "../../platform/index.ts";
import { keepErasure } from "../personal-data/erasure.store.ts";
import { type DocumentId, eraseDocumentsOf, erasePutAway, hashesInUse } from "./document.store.ts";
import { forgetUploads, hashesUnderWay, holdBytes } from "./upload.store.ts";

/** How long what was put away can be brought back. */
export const daysPutAway = 30;
/** How long an upload counts as on its way: many times what the slowest takes. */
export const hoursUnderWay = 6;

const askedAtOnce = 1_000;
/** One transaction is open while these go: few, so that it is short. */
const goneAtOnce = 20;

/**
 * Erases documents that were put away long enough ago; their bytes are loose then. Noted for the journal, so that a backup from
 * before they were put away brings none back. Run twice it does nothing the second time.
 */
export async function eraseDocuments(tx: Tx, municipality: MunicipalityId, now: Date): Promise<readonly DocumentId[]> {
  const ids = await erasePutAway(tx, municipality, new Date(now.getTime() - daysPutAway * 86_400_000));
  await noted(tx, municipality, ids, now);
  return ids;
}

/** Erases at once what lies with subjects that are erased themselves: nothing would lead to it any more. Noted likewise. */
export async function eraseWithSubjects(
  tx: Tx,
  municipality: MunicipalityId,
  { type, ids }: { readonly type: string; readonly ids: readonly string[] },
  now: Date,
): Promise<void> {
  await noted(tx, municipality, await eraseDocumentsOf(tx, municipality, type, ids), now);
}

async function noted(tx: Tx, municipality: MunicipalityId, ids: readonly DocumentId[], now: Date): Promise<void> {
  for (const id of ids) {
    const what = { place: `${table}${id}` };
    await keepErasure(tx, municipality, { id: newId<"erasure">(now.getTime()), at: now, what });
  }
}

const table = "records_document:";

/** The document that a place is which was erased; `null` for another place. */
export function documentOfPlace(place: string): DocumentId | null {
  const id = place.startsWith(table) ? place.slice(table.length) : "";
  return isId<"document">(id) ? id : null;
}

/**
 * Takes away every byte that no document is and no upload brings: of those that were erased, and of an upload that was broken off
 * between the file and its row. What lies there is listed while nothing is locked; each few go in a transaction of their own,
 * in which they are asked for once more. How many; run twice, none the second time.
 */
export async function eraseLooseBytes(
  inTransaction: <T>(use: (tx: Tx) => Promise<T>) => Promise<T>,
  municipality: MunicipalityId,
  files: Pick<FileStore, "kept" | "remove">,
  now: Date,
): Promise<number> {
  await inTransaction((tx) => forgetUploads(tx, municipality, new Date(now.getTime() - hoursUnderWay * 3_600_000)));
  const loose: string[] = [];
  for (const some of inParts(await files.kept(municipality), askedAtOnce))
    loose.push(...(await inTransaction((tx) => looseAmong(tx, municipality, some))));
  let gone = 0;
  for (const some of inParts(loose, goneAtOnce))
    gone += await inTransaction(async (tx) => {
      const held: string[] = [];
      for (const sha256 of some) if (await holdBytes(tx, municipality, sha256, "erasing")) held.push(sha256);
      const still = await looseAmong(tx, municipality, held);
      await Promise.all(still.map((sha256) => files.remove(municipality, sha256)));
      return still.length;
    });
  return gone;
}

async function looseAmong(tx: Tx, municipality: MunicipalityId, hashes: readonly string[]): Promise<string[]> {
  const used = await hashesInUse(tx, municipality, hashes);
  const coming = new Set(await hashesUnderWay(tx, municipality, hashes));
  return hashes.filter((sha256) => !used.has(sha256) && !coming.has(sha256));
}

function inParts<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
