import { expect, test } from "vitest";
import { type Hash, leafHash } from "./hashing.ts";
import { keptRoots } from "./kept-roots.ts";
import { memoryHashes } from "./memory-site.fixture.ts";
import { append, emptyFrontier } from "./merkle.ts";
import { consistencyProof, type HashReader, inclusionProof, rootAt } from "./proof.ts";

const leaves = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => leafHash(new TextEncoder().encode(`leaf ${from + at}`)));

test("every proof is the same as one read for itself, in a log that grows meanwhile, and few hashes are read", async () => {
  const hashes = memoryHashes();
  const read: number[] = [];
  const counting: HashReader = {
    // As the database does: of a range as many as there are.
    readHashes: async (ranges) => {
      read.push(ranges.length);
      const one = (level: number, at: number) => hashes.readHashes([{ level, from: at, to: at + 1 }]);
      return Promise.all(
        ranges.map(async ({ level, from, to }) => {
          const found: Hash[] = [];
          for (let at = from; at < to; at += 1) found.push(...((await one(level, at).catch(() => []))[0] ?? []));
          return found;
        }),
      );
    },
  };
  const kept = keptRoots(counting);
  let frontier = emptyFrontier;
  for (const size of [1, 2, 255, 256, 257, 700]) {
    const grown = append(frontier, leaves(frontier.size, size - frontier.size));
    hashes.store(grown.stored);
    frontier = grown.frontier;
    expect(await rootAt(size, kept)).toEqual(await rootAt(size, hashes));
    for (let index = 0; index < size; index += 1)
      expect(await inclusionProof(index, size, kept)).toEqual(await inclusionProof(index, size, hashes));
    expect(await consistencyProof(size >> 1, size, kept)).toEqual(await consistencyProof(size >> 1, size, hashes));
  }
  expect(read.length).toBeLessThan(12);
});
