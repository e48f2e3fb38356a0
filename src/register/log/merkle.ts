import { emptyRoot, type Hash, hashLength, nodeHash } from "./hashing.ts";

/** Where a stored hash stands: `level` of tiles (0 is leaf hashes, each level spans 256 of the one below), `position` within it. */
export interface StoredHash {
  readonly level: number;
  readonly position: number;
  readonly hash: Hash;
}

/**
 * All that is needed to go on appending: the number of leaves and the roots of the complete subtrees
 * that cover them, largest first; one for each 1 in the binary size, so at most 53.
 */
export interface Frontier {
  readonly size: number;
  readonly hashes: readonly Hash[];
}

export const emptyFrontier: Frontier = { size: 0, hashes: [] };

/** Binary levels that one tile holds (C2SP tlog-tiles: tiles of height 8, 256 hashes wide). */
export const tileHeight = 8;
export const tileWidth = 2 ** tileHeight;

/**
 * Appends leaves. Each leaf costs one stored row and, every 256th, one row more for the level above;
 * hashes between tile levels are not stored, since 255 of them are remade from one tile.
 * @returns the new frontier and the rows to store.
 */
export function append(frontier: Frontier, leafHashes: readonly Hash[]): { frontier: Frontier; stored: StoredHash[] } {
  const hashes = [...frontier.hashes];
  const stored: StoredHash[] = [];
  let size = frontier.size;
  for (const leaf of leafHashes) {
    let hash = leaf;
    let position = size;
    stored.push({ level: 0, position, hash });
    for (let height = 1; position % 2 === 1; height += 1) {
      hash = nodeHash(taken(hashes), hash);
      position = (position - 1) / 2;
      if (height % tileHeight === 0) stored.push({ level: height / tileHeight, position, hash });
    }
    hashes.push(hash);
    size += 1;
  }
  return { frontier: { size, hashes }, stored };
}

function taken(hashes: Hash[]): Hash {
  const hash = hashes.pop();
  if (!hash) throw new Error("the frontier holds fewer hashes than its size says");
  return hash;
}

/** The tree's root (RFC 6962 MTH). */
export function rootOf(frontier: Frontier): Hash {
  return (
    frontier.hashes.reduceRight<Hash | null>((right, left) => (right ? nodeHash(left, right) : left), null) ??
    emptyRoot()
  );
}

/** The frontier's hashes in one run of bytes, as the head row keeps them. */
export function frontierBytes(frontier: Frontier): Uint8Array {
  return Buffer.concat(frontier.hashes);
}

/** The frontier from the head row; throws when size and bytes do not fit, for then the row is damaged. */
export function frontierOf(size: number, bytes: Uint8Array): Frontier {
  const expected = size.toString(2).replaceAll("0", "").length * hashLength;
  if (bytes.length !== expected)
    throw new Error(`a frontier of ${size} leaves has ${expected} bytes, not ${bytes.length}`);
  const hashes: Hash[] = [];
  for (let at = 0; at < bytes.length; at += hashLength) hashes.push(bytes.slice(at, at + hashLength));
  return { size, hashes };
}
