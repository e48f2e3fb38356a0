import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTilePath, tileExists, tilePath } from "./index.ts";

test.each([
  [{ level: 0, index: 0, width: 256 }, "tile/0/000"],
  [{ level: 0, index: 1_234_067, width: 256 }, "tile/0/x001/x234/067"],
  [{ level: 1, index: 1000, width: 17 }, "tile/1/x001/000.p/17"],
  [{ level: "entries", index: 1_234_067, width: 8 }, "tile/entries/x001/x234/067.p/8"],
] as const)("%j is %s", (address, path) => {
  expect(tilePath(address)).toBe(path);
  expect(parseTilePath(path)).toEqual(address);
});

test("every address comes back", () => {
  const level = fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant("entries" as const));
  const address = fc.record({ level, index: fc.maxSafeNat(), width: fc.integer({ min: 1, max: 256 }) });
  fc.assert(
    fc.property(address, (one) => {
      expect(parseTilePath(tilePath(one))).toEqual(one);
    }),
  );
});

test.each([
  "tile/0/00",
  "tile/0/0000",
  "tile/00/000",
  "tile/64/000",
  "tile/0/x000/001",
  "tile/0/001/002",
  "tile/0/000.p/0",
  "tile/0/000.p/256",
  "tile/0/000.p/01",
  "tile/0/x999/x999/x999/x999/x999/999",
  "tile/0/../000",
  "/tile/0/000",
  "tile/0/000\n",
])("%j is no tile", (path) => {
  expect(parseTilePath(path)).toBeNull();
});

test("a tree has the tiles that it fills, and partial ones up to its size", () => {
  expect(tileExists({ level: 0, index: 0, width: 5 }, 5)).toBe(true);
  expect(tileExists({ level: 0, index: 0, width: 6 }, 5)).toBe(false);
  expect(tileExists({ level: 1, index: 0, width: 1 }, 255)).toBe(false);
  expect(tileExists({ level: 1, index: 0, width: 1 }, 256)).toBe(true);
  expect(tileExists({ level: "entries", index: 1, width: 44 }, 300)).toBe(true);
});
