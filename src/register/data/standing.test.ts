import { expect, test } from "vitest";
import type { AskedByAnyone } from "../../identity/index.ts";
import { Standing } from "./standing.ts";

const at = (second: number, words = "") =>
  ({
    here: { id: "a" },
    ...{ base: "", lang: "da", path: "/data/x.csv", query: new URLSearchParams(words) },
    now: new Date(second * 1_000),
  }) as AskedByAnyone;

test("what is at an address is as old as its tag, each address by itself, and a tag that comes back is new", () => {
  const standing = new Standing();
  const since = (second: number, etag: string, words?: string) =>
    standing.since(at(second, words), etag).getTime() / 1_000;
  expect([since(1, "a"), since(2, "a"), since(3, "b"), since(4, "b"), since(5, "a")]).toEqual([1, 1, 3, 3, 5]);
  expect([since(6, "a", "land=DE"), since(7, "a")]).toEqual([6, 5]);
});

test("however many addresses are asked for, no more are remembered than a bound, and one that is forgotten is new", () => {
  const standing = new Standing();
  standing.since(at(1), "a");
  for (let side = 1; side <= 2_000; side += 1) standing.since(at(2, `side=${side}`), "a");
  expect(standing.since(at(3), "a")).toEqual(new Date(3_000));
});
