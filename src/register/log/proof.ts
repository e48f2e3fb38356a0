import { emptyRoot, type Hash, nodeHash } from "./hashing.ts";
import { tileHeight } from "./merkle.ts";

/** Stored hashes of one tile level, positions `from` up to but not including `to`; at most 128 of them, all in one tile. */
export interface HashRange {
  readonly level: number;
  readonly from: number;
  readonly to: number;
}

/** The store, as proofs see it: for each range its hashes in order of position. One call a proof, so one query. */
export interface HashReader {
  readHashes(ranges: readonly HashRange[]): Promise<readonly (readonly Hash[])[]>;
}

/** Leaves `from` up to but not including `to`, as in RFC 6962's D[from:to]. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** The hashes that lead from a leaf to the root of the tree of `size` leaves, lowest first (RFC 6962 §2.1.1). */
export async function inclusionProof(index: number, size: number, reader: HashReader): Promise<Hash[]> {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RangeError(`no leaf ${index} among ${size}`);
  const spans: Span[] = [];
  let whole: Span = { from: 0, to: size };
  while (whole.to - whole.from > 1) {
    const [left, right] = split(whole);
    spans.unshift(index < left.to ? right : left);
    whole = index < left.to ? left : right;
  }
  return hashesOf(spans, reader);
}

/** The hashes that show the tree of `size` leaves to begin with that of `before` (RFC 6962 §2.1.2); none for an empty start. */
export async function consistencyProof(before: number, size: number, reader: HashReader): Promise<Hash[]> {
  if (!Number.isSafeInteger(before) || before < 0 || before > size)
    throw new RangeError(`${before} is not within ${size}`);
  if (before === 0 || before === size) return [];
  const spans: Span[] = [];
  let whole: Span = { from: 0, to: size };
  while (whole.to !== before) {
    const [left, right] = split(whole);
    spans.unshift(before <= left.to ? right : left);
    whole = before <= left.to ? left : right;
  }
  // When the old tree is itself a complete subtree, the reader of the proof holds its root already.
  if (whole.from > 0) spans.unshift(whole);
  return hashesOf(spans, reader);
}

/** The root as it was at an earlier size: what a kept checkpoint or the journal is held against. */
export async function rootAt(size: number, reader: HashReader): Promise<Hash> {
  if (size === 0) return emptyRoot();
  const [root] = await hashesOf([{ from: 0, to: size }], reader);
  if (!root) throw new Error("no root");
  return root;
}

/** RFC 6962 splits at the largest power of two smaller than the number of leaves. */
function split({ from, to }: Span): [Span, Span] {
  let width = 1;
  while (width * 2 < to - from) width *= 2;
  return [
    { from, to: from + width },
    { from: from + width, to },
  ];
}

async function hashesOf(spans: readonly Span[], reader: HashReader): Promise<Hash[]> {
  const parts = spans.map(completeSubtrees);
  const read = (await reader.readHashes(parts.flat().map(storedRange))).map(merged);
  let at = 0;
  return parts.map((part) => {
    const roots = read.slice(at, at + part.length);
    at += part.length;
    return roots.reduceRight((right, left) => nodeHash(left, right));
  });
}

/** The complete subtrees that a span is made of, left to right. */
function completeSubtrees(span: Span): Span[] {
  const width = span.to - span.from;
  if (Number.isInteger(Math.log2(width))) return [span];
  const [left, right] = split(span);
  return [left, ...completeSubtrees(right)];
}

/** A complete subtree of 2^height leaves lies in one tile, as 2^(height mod 8) hashes beside each other. */
function storedRange({ from, to }: Span): HashRange {
  const level = Math.floor(Math.log2(to - from) / tileHeight);
  const spanned = 2 ** (level * tileHeight);
  return { level, from: from / spanned, to: to / spanned };
}

function merged(hashes: readonly Hash[]): Hash {
  let row = hashes;
  while (row.length > 1) {
    const above: Hash[] = [];
    for (let at = 0; at < row.length; at += 2) above.push(nodeHash(present(row[at]), present(row[at + 1])));
    row = above;
  }
  return present(row[0]);
}

function present(hash: Hash | undefined): Hash {
  if (!hash) throw new Error("the log's store lacks a hash that its size promises");
  return hash;
}
