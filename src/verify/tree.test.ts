import { expect, test } from "vitest";
import { leavesOf, pathOfTile } from "./tiles.ts";
import { hashOfLeaf, isConsistent, newTree, rootByInclusion } from "./tree.ts";

// Leaves, roots and proofs that implementations of RFC 6962 are tried against (Certificate Transparency's own).
const leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const roots = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];
const hex = (text: string) => Buffer.from(text, "hex");
const root = (size: number) => hex(roots[size] ?? "");
const inclusionOf5In8 = [
  "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
  "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
].map(hex);
const consistency6To8 = [
  "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
  "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
].map(hex);

test("known roots, at the present size and looking back", () => {
  const tree = newTree();
  for (const leaf of leaves) tree.add(hashOfLeaf(hex(leaf)));
  expect(roots.map((_, size) => tree.rootAt(size).toString("hex"))).toEqual(roots);
});

test("a known inclusion proof, for its own leaf and place only", () => {
  const leaf = hashOfLeaf(hex(leaves[5] ?? ""));
  expect(rootByInclusion(leaf, 5, 8, inclusionOf5In8)).toEqual(root(8));
  expect(rootByInclusion(leaf, 4, 8, inclusionOf5In8)).not.toEqual(root(8));
  expect(rootByInclusion(leaf, 5, 8, inclusionOf5In8.slice(1))).toBeNull();
  expect(rootByInclusion(leaf, 8, 8, inclusionOf5In8)).toBeNull();
});

test("a known consistency proof, between its own heads only", () => {
  const head = (size: number) => ({ size, root: root(size) });
  expect(isConsistent(head(6), head(8), consistency6To8)).toBe(true);
  expect(isConsistent({ size: 6, root: root(5) }, head(8), consistency6To8)).toBe(false);
  expect(isConsistent(head(6), { size: 8, root: root(7) }, consistency6To8)).toBe(false);
  expect(isConsistent(head(6), head(8), consistency6To8.slice(0, 2))).toBe(false);
  expect(isConsistent(head(8), head(6), consistency6To8)).toBe(false);
  expect(isConsistent(head(0), head(8), [])).toBe(true);
  expect(isConsistent(head(8), head(8), [])).toBe(true);
});

test("tile paths of C2SP tlog-tiles", () => {
  expect(pathOfTile(0, 1_234_067, 256)).toBe("log/tile/0/x001/x234/067");
  expect(pathOfTile("entries", 1_234_067, 8)).toBe("log/tile/entries/x001/x234/067.p/8");
  expect(pathOfTile(2, 0, 1)).toBe("log/tile/2/000.p/1");
});

test("a bundle gives as many leaves as it should, or none", () => {
  const bundle = Buffer.from("0001aa000300bbcc0000", "hex");
  const from = (bytes: Uint8Array, holds: number) => leavesOf({ bytes, holds }, holds);
  expect(from(bundle, 3)?.map((leaf) => Buffer.from(leaf).toString("hex"))).toEqual(["aa", "00bbcc", ""]);
  expect(leavesOf({ bytes: bundle, holds: 3 }, 2)).toHaveLength(2);
  expect(from(bundle, 2)).toBeNull();
  expect(from(bundle.subarray(0, -1), 3)).toBeNull();
  expect(from(bundle.subarray(0, 5), 2)).toBeNull();
});
