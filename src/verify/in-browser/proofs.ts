import { hashOfPair, isSame } from "./hashing.ts";
import type { Head } from "./signed-note.ts";

/** The root that an inclusion proof leads to (RFC 9162 §2.1.3.2); `null` when the proof has the wrong length. */
export async function rootByInclusion(
  leafHash: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
): Promise<Uint8Array | null> {
  if (index < 0 || index >= size) return null;
  let [at, last, root] = [index, size - 1, leafHash];
  for (const hash of proof) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      root = await hashOfPair(hash, root);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      root = await hashOfPair(root, hash);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : null;
}

/** Whether a proof shows the later tree to begin with the earlier (RFC 9162 §2.1.4.2). */
export async function isConsistent(earlier: Head, later: Head, proof: readonly Uint8Array[]): Promise<boolean> {
  if (earlier.size > later.size) return false;
  if (earlier.size === later.size) return isSame(earlier.root, later.root);
  if (earlier.size === 0) return true;
  const path = Number.isInteger(Math.log2(earlier.size)) ? [earlier.root, ...proof] : [...proof];
  const first = path.shift();
  if (!first) return false;
  let [at, last] = [earlier.size - 1, later.size - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  let [before, after] = [first, first];
  for (const hash of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [before, after] = [await hashOfPair(hash, before), await hashOfPair(hash, after)];
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      after = await hashOfPair(after, hash);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && isSame(before, earlier.root) && isSame(after, later.root);
}

/** Leaves `from` up to but not including `to`. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** The bytes of a file of the site; `null` when there is none. */
export type Read = (path: string) => Promise<Uint8Array | null>;

/**
 * The hashes that show the tree of `size` leaves to begin with that of `before` (RFC 6962 §2.1.2), put together from the
 * log's tiles. Nothing in them is believed: `isConsistent` says whether they prove it.
 */
export async function consistencyFromTiles(read: Read, before: number, size: number): Promise<readonly Uint8Array[]> {
  if (before === 0 || before >= size) return [];
  const spans: Span[] = [];
  let whole: Span = { from: 0, to: size };
  while (whole.to !== before) {
    const middle = whole.from + leftOf(whole.to - whole.from);
    const [left, right] = [
      { from: whole.from, to: middle },
      { from: middle, to: whole.to },
    ];
    spans.unshift(before <= middle ? right : left);
    whole = before <= middle ? left : right;
  }
  if (whole.from > 0) spans.unshift(whole);
  const tiles = new Map<string, Promise<Uint8Array | null>>();
  const once: Read = (path) => {
    const found = tiles.get(path) ?? read(path);
    tiles.set(path, found);
    return found;
  };
  return Promise.all(spans.map((span) => rootOf(span, size, once)));
}

/** RFC 6962 splits at the largest power of two smaller than the number of leaves. */
function leftOf(width: number): number {
  let half = 1;
  while (half * 2 < width) half *= 2;
  return half;
}

async function rootOf({ from, to }: Span, size: number, read: Read): Promise<Uint8Array> {
  const width = to - from;
  if (!Number.isInteger(Math.log2(width))) {
    const middle = from + leftOf(width);
    return hashOfPair(await rootOf({ from, to: middle }, size, read), await rootOf({ from: middle, to }, size, read));
  }
  // A complete subtree lies in one tile, as up to 128 hashes beside each other; a whole tile's is one hash of the level above.
  const level = Math.floor(Math.log2(width) / 8);
  const spanned = 256 ** level;
  let row = await hashesAt(level, { from: from / spanned, to: to / spanned }, size, read);
  while (row.length > 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at + 1 < row.length; at += 2)
      above.push(await hashOfPair(row[at] as Uint8Array, row[at + 1] as Uint8Array));
    row = above;
  }
  return row[0] ?? new Uint8Array();
}

async function hashesAt(level: number, { from, to }: Span, size: number, read: Read): Promise<readonly Uint8Array[]> {
  const tile = Math.floor(from / 256);
  const width = Math.min(256, Math.floor(size / 256 ** level) - tile * 256);
  const bytes = (await read(pathOfTile(level, tile, width))) ?? (await read(pathOfTile(level, tile, 256)));
  if (bytes === null) return [];
  return Array.from({ length: to - from }, (_, at) => {
    const start = (from - tile * 256 + at) * 32;
    return bytes.subarray(start, start + 32);
  });
}

/** C2SP tlog-tiles: three digits a step, all but the last step after an `x`; a partial tile says its width. */
export function pathOfTile(level: number | "entries", index: number, width: number): string {
  let name = String(index % 1000).padStart(3, "0");
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    name = `x${String(rest % 1000).padStart(3, "0")}/${name}`;
  return `log/tile/${level}/${name}${width < 256 ? `.p/${width}` : ""}`;
}
