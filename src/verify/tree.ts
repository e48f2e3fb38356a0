import { createHash } from "node:crypto";

export function sha256(...parts: readonly (Uint8Array | string)[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** RFC 6962 §2.1. */
export function hashOfLeaf(leaf: Uint8Array): Buffer {
  return sha256("\x00", leaf);
}

function hashOfPair(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256("\x01", left, right);
}

/** A row of hashes in one growing buffer: a million hashes are 32 MB, not a million objects. */
interface Row {
  bytes: Buffer;
  length: number;
}

/** The whole tree, rebuilt from its leaves: hashes at the levels of tiles; those between are computed again when asked for. */
export interface Tree {
  readonly size: number;
  add(leafHash: Uint8Array): void;
  /** The root that the tree had at an earlier or its present size. */
  rootAt(size: number): Buffer;
  leafHash(index: number): Buffer;
  /** The bytes of a tile. */
  tile(level: number, index: number, width: number): Buffer;
}

export function newTree(): Tree {
  const rows: Row[] = [];
  const put = (level: number, hash: Uint8Array): void => {
    const row = rows[level] ?? { bytes: Buffer.alloc(8192), length: 0 };
    rows[level] = row;
    if ((row.length + 1) * 32 > row.bytes.length) row.bytes = Buffer.concat([row.bytes], row.bytes.length * 2);
    row.bytes.set(hash, row.length * 32);
    row.length += 1;
    if (row.length % 256 === 0) put(level + 1, range(row.length - 256, row.length, level));
  };
  const cut = (level: number, from: number, to: number): Buffer =>
    rows[level]?.bytes.subarray(from * 32, to * 32) ?? Buffer.alloc(0);
  /** The root over positions of one level, by RFC 6962's recursion. */
  const range = (from: number, to: number, level: number): Buffer => {
    const width = to - from;
    if (width === 1) return cut(level, from, to);
    const half = widthOfLeft(width);
    return hashOfPair(range(from, from + half, level), range(from + half, to, level));
  };
  /** The same over leaves, taking complete subtrees of 256, 65,536, … leaves from the level that holds them. */
  const root = (from: number, to: number): Buffer => {
    const width = to - from;
    for (let level = 0, span = 1; span <= width; level += 1, span *= 256) {
      if (span === width) return cut(level, from / span, to / span);
    }
    const half = widthOfLeft(width);
    return hashOfPair(root(from, from + half), root(from + half, to));
  };
  return {
    get size() {
      return rows[0]?.length ?? 0;
    },
    add: (leafHash) => put(0, leafHash),
    rootAt: (size) => (size === 0 ? sha256() : Buffer.from(root(0, size))),
    leafHash: (index) => cut(0, index, index + 1),
    tile: (level, index, width) => cut(level, index * 256, index * 256 + width),
  };
}

function widthOfLeft(width: number): number {
  let half = 1;
  while (half * 2 < width) half *= 2;
  return half;
}

/** The root that an inclusion proof leads to (RFC 9162 §2.1.3.2); `null` when the proof has the wrong length. */
export function rootByInclusion(
  leafHash: Buffer,
  index: number,
  size: number,
  proof: readonly Buffer[],
): Buffer | null {
  if (index < 0 || index >= size) return null;
  let [at, last, root] = [index, size - 1, leafHash];
  for (const hash of proof) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      root = hashOfPair(hash, root);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      root = hashOfPair(root, hash);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : null;
}

/** A head without its name: what a consistency proof is between. */
export interface Head {
  readonly size: number;
  readonly root: Buffer;
}

/** Whether a proof shows the later tree to begin with the earlier (RFC 9162 §2.1.4.2). For witnesses, who hold no leaves. */
export function isConsistent(earlier: Head, later: Head, proof: readonly Buffer[]): boolean {
  if (earlier.size > later.size) return false;
  if (earlier.size === later.size) return proof.length === 0 && earlier.root.equals(later.root);
  if (earlier.size === 0) return proof.length === 0;
  const path = Number.isInteger(Math.log2(earlier.size)) ? [earlier.root, ...proof] : [...proof];
  const first = path.shift();
  if (!first) return false;
  let [at, last] = [earlier.size - 1, later.size - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  let [before, after] = [first, first];
  for (const hash of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [before, after] = [hashOfPair(hash, before), hashOfPair(hash, after)];
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      after = hashOfPair(after, hash);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && before.equals(earlier.root) && after.equals(later.root);
}
