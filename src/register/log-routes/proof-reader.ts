import type { Db, MunicipalityId } from "../../platform/index.ts";
import { type HashReader, keptRoots } from "../log/index.ts";
import { hashReader } from "../log.store.ts";

const kept = new WeakMap<Db, Map<MunicipalityId, HashReader>>();

/** From now on the tiles of a log that proofs are made of are read once each: for a process that gives every entry's proof. */
export function rememberTiles(db: Db): void {
  kept.set(db, new Map());
}

/** How proofs of a municipality's log are read. */
export function proofReader(db: Db, municipalityId: MunicipalityId): HashReader {
  const readers = kept.get(db);
  if (!readers) return hashReader(db, municipalityId);
  const reader = readers.get(municipalityId) ?? keptRoots(hashReader(db, municipalityId));
  readers.set(municipalityId, reader);
  return reader;
}
