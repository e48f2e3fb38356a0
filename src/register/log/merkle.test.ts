import { describe, expect, test } from "vitest";
import { isConsistent, rootByInclusion } from "../../verify/index.ts";
import { emptyRoot, nodeHash } from "./hashing.ts";
import {
  append,
  consistencyProof,
  emptyFrontier,
  type Frontier,
  frontierBytes,
  frontierOf,
  type Hash,
  type HashRange,
  inclusionProof,
  leafHash,
  rootAt,
  rootOf,
  tilesOf,
} from "./index.ts";
import { memoryHashes } from "./memory-site.fixture.ts";

/** RFC 6962 §2.1, word for word. */
function naiveRoot(leaves: readonly Hash[]): Hash {
  const [only] = leaves;
  if (!only) return emptyRoot();
  if (leaves.length === 1) return only;
  const k = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1);
  return nodeHash(naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

const leaf = (at: number): Hash => leafHash(Buffer.from(`leaf ${at}`));
const leaves = Array.from({ length: 1024 }, (_, at) => leaf(at));

/** A log grown leaf by leaf, with the root at every size. */
function grown(count: number) {
  const hashes = memoryHashes();
  const roots: Hash[] = [rootOf(emptyFrontier)];
  let frontier: Frontier = emptyFrontier;
  for (let at = 0; at < count; at += 1) {
    const step = append(frontier, [leaves[at] ?? leaf(at)]);
    hashes.store(step.stored);
    frontier = step.frontier;
    roots.push(rootOf(frontier));
  }
  return { hashes, roots, frontier };
}

const { hashes, roots } = grown(1024);
const rootOfSize = (size: number): Buffer => Buffer.from(roots[size] ?? []);

async function included(index: number, size: number): Promise<boolean> {
  const proof = (await inclusionProof(index, size, hashes)).map((hash) => Buffer.from(hash));
  const found = rootByInclusion(Buffer.from(leaves[index] ?? []), index, size, proof);
  return found?.equals(rootOfSize(size)) ?? false;
}

async function consistent(before: number, size: number): Promise<boolean> {
  const proof = (await consistencyProof(before, size, hashes)).map((hash) => Buffer.from(hash));
  return isConsistent({ size: before, root: rootOfSize(before) }, { size, root: rootOfSize(size) }, proof);
}

describe("every size from 0 to 1,024", () => {
  test("has the root that RFC 6962 defines", async () => {
    for (let size = 0; size <= 1024; size += 1) {
      const naive = Buffer.from(naiveRoot(leaves.slice(0, size)));
      expect(rootOfSize(size).equals(naive), `size ${size}`).toBe(true);
      expect(naive.equals(await rootAt(size, hashes)), `looking back at ${size}`).toBe(true);
    }
  });

  test("has inclusion proofs that the verifier takes: all up to 64, first, middle, last and some beyond", async () => {
    for (let size = 1; size <= 1024; size += 1) {
      const some = [0, size >> 1, size - 1, (size * 7919) % size, (size * 104_729 + 13) % size];
      const indexes = size <= 64 ? Array.from({ length: size }, (_, at) => at) : some;
      for (const index of indexes) expect(await included(index, size), `${index} in ${size}`).toBe(true);
    }
  });

  test("has consistency proofs that the verifier takes: from all up to 64, from some beyond", async () => {
    for (let size = 0; size <= 1024; size += 1) {
      const some = [0, 1, size >> 1, size - 1, size, (size * 7919 + 31) % size, 2 ** Math.floor(Math.log2(size))];
      const earlier = size <= 64 ? Array.from({ length: size + 1 }, (_, at) => at) : some;
      for (const before of earlier) expect(await consistent(before, size), `${before} to ${size}`).toBe(true);
    }
  });
});

test("a proof is refused for another leaf, place, size or root", async () => {
  const proof = (await inclusionProof(5, 700, hashes)).map((hash) => Buffer.from(hash));
  const own = Buffer.from(leaves[5] ?? []);
  expect(rootByInclusion(own, 5, 700, proof)).toEqual(rootOfSize(700));
  expect(rootByInclusion(Buffer.from(leaves[6] ?? []), 5, 700, proof)).not.toEqual(rootOfSize(700));
  expect(rootByInclusion(own, 6, 700, proof)).not.toEqual(rootOfSize(700));
  expect(rootByInclusion(own, 5, 1024, proof)).not.toEqual(rootOfSize(1024));
  await expect(inclusionProof(700, 700, hashes)).rejects.toThrow(RangeError);
  await expect(consistencyProof(701, 700, hashes)).rejects.toThrow(RangeError);
});

test("many at once is the same as one by one", () => {
  const at400 = grown(400);
  const step = append(at400.frontier, leaves.slice(400));
  expect(rootOf(step.frontier)).toEqual(roots[1024]);
  expect(step.stored.filter(({ level }) => level === 1).map(({ position }) => position)).toEqual([1, 2, 3]);
});

test("a frontier survives its row; a damaged one is refused", () => {
  const { frontier } = grown(1000);
  const bytes = frontierBytes(frontier);
  expect(bytes.length).toBe(6 * 32);
  expect(rootOf(frontierOf(1000, bytes))).toEqual(roots[1000]);
  expect(() => frontierOf(1001, bytes)).toThrow("1001 leaves");
});

describe("70,000 leaves", () => {
  const { frontier, stored } = append(
    emptyFrontier,
    Array.from({ length: 70_000 }, (_, at) => leaf(at)),
  );
  const store = memoryHashes();
  store.store(stored);

  test("fill the tiles that C2SP tlog-tiles counts for that size", () => {
    const tiles = [...tilesOf(70_000)].filter(({ level }) => level !== "entries");
    expect(tiles.filter(({ level, width }) => level === 0 && width === 256)).toHaveLength(273);
    const partial = tiles.filter(({ level, width }) => level !== 0 || width < 256);
    expect(partial).toEqual([
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 0, width: 256 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
    ]);
    expect(stored).toHaveLength(70_000 + 273 + 1);
  });

  test("are proven from few stored hashes, read at once", async () => {
    const asked: (readonly HashRange[])[] = [];
    const reader = {
      readHashes: (ranges: readonly HashRange[]) => {
        asked.push(ranges);
        return store.readHashes(ranges);
      },
    };
    const proof = await inclusionProof(66_666, 70_000, reader);
    const found = rootByInclusion(
      Buffer.from(leaf(66_666)),
      66_666,
      70_000,
      proof.map((hash) => Buffer.from(hash)),
    );
    expect(found).toEqual(rootOf(frontier));
    expect(asked).toHaveLength(1);
    const count = asked.flat().reduce((sum, { from, to }) => sum + to - from, 0);
    expect(count).toBeLessThan(3 * 256);
  });
});
