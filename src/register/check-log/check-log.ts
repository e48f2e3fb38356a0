import type { Db, MunicipalityId } from "../../platform/index.ts";
import {
  append,
  emptyFrontier,
  type Frontier,
  frontierBytes,
  leafHash,
  leafOf,
  parseCheckpoint,
  rootOf,
} from "../log/index.ts";
import {
  hashesAbove,
  otherInForce,
  type StoredPlace,
  storedHead,
  storedPlaces,
  versionsWithoutLeaf,
} from "./stored-log.store.ts";

/** How a log is stored, held against what its head is signed for. */
export interface LogStanding {
  /** The leaves, all of them and as they were, make the root that is signed. */
  readonly areLeavesWhole: boolean;
  /** The first place whose leaf is gone or is not what its hash says; `null` where there is none. */
  readonly firstOther: number | null;
  /** The hashes that tiles and proofs are made of, and what the log is gone on from, are the leaves'. */
  readonly isTreeWhole: boolean;
  /** Published versions that do not make the leaf that the log has of them. */
  readonly otherVersions: readonly string[];
  /** Published versions that no leaf is of: what the public is shown, and no verifier can find. */
  readonly withoutLeaf: readonly string[];
  /** Records whose version in force is not the newest that was published. */
  readonly otherInForce: readonly string[];
}

const atOnce = 256;

/**
 * Reads a log through: every leaf, every hash, every version. `null` where nothing has been published. What is published
 * meanwhile is not looked at.
 */
export async function checkLog(db: Db, municipality: MunicipalityId): Promise<LogStanding | null> {
  const head = await storedHead(db, municipality);
  if (!head) return null;
  const above = await hashesAbove(db, municipality);
  let frontier: Frontier = emptyFrontier;
  let firstOther: number | null = null;
  let isTreeWhole = true;
  const otherVersions: string[] = [];
  for (let from = 0; from < head.size; from += atOnce) {
    const places = await storedPlaces(db, municipality, from, Math.min(from + atOnce, head.size));
    const leaves = places.map(({ leaf }) => leafHash(leaf ?? new Uint8Array()));
    for (const [at, place] of places.entries()) {
      const isOther = !place.leaf || !isSame(place.hash, leaves[at]);
      if (isOther) firstOther ??= place.index;
      if (place.leaf && !isOfVersion(place)) otherVersions.push(place.name);
    }
    const grown = append(frontier, leaves);
    frontier = grown.frontier;
    for (const { level, position, hash } of grown.stored)
      if (level > 0 && !isSame(above.get(`${level}/${position}`), hash)) isTreeWhole = false;
  }
  const root = parseCheckpoint(head.checkpoint)?.root;
  return {
    areLeavesWhole: isSame(root, rootOf(frontier)),
    firstOther,
    isTreeWhole: isTreeWhole && firstOther === null && isSame(head.frontier, frontierBytes(frontier)),
    otherVersions,
    withoutLeaf: (await versionsWithoutLeaf(db, municipality)).filter((name) => !otherVersions.includes(name)),
    otherInForce: await otherInForce(db, municipality),
  };
}

function isOfVersion({ leaf, version }: StoredPlace): boolean {
  try {
    return version !== null && isSame(leaf, leafOf(version));
  } catch {
    // What no leaf could be made of was never published so.
    return false;
  }
}

function isSame(one: Uint8Array | null | undefined, other: Uint8Array | null | undefined): boolean {
  return !!one && !!other && Buffer.from(one).equals(Buffer.from(other));
}
