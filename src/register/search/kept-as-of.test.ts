import { expect, test } from "vitest";
import { KeptAsOf } from "./kept-as-of.ts";

test("it is made once for as long as the same is published, each for its own", async () => {
  const kept = new KeptAsOf<number>();
  let made = 0;
  const make = async () => ++made;
  expect(await kept.get("a", "1", make)).toBe(1);
  expect(await kept.get("a", "1", make)).toBe(1);
  expect(await kept.get("b", "1", make)).toBe(2);
  expect(await kept.get("a", "2", make)).toBe(3);
  expect(await kept.get("a", "1", make)).toBe(4);
  expect([await kept.get("a", null, make), await kept.get("a", null, make)]).toEqual([5, 6]);
});

test("what failed is made again, and no more are kept than there is room for", async () => {
  const kept = new KeptAsOf<string>();
  await expect(kept.get("a", "1", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await kept.get("a", "1", async () => "made")).toBe("made");
  for (let n = 0; n < 300; n++) await kept.get(String(n), "1", async () => "");
  expect(await kept.get("a", "1", async () => "anew")).toBe("anew");
  expect(await kept.get("299", "1", async () => "anew")).toBe("");
});
