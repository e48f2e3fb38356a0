import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { KeptPages } from "./kept-pages.ts";

const page = (n: number) => Buffer.from(`<p>${n} ${"register ".repeat(500)}</p>`);

test("a page put twice is counted once, compressed or not", async () => {
  const pages = new KeptPages();
  for (let n = 0; n < 10; n += 1) pages.put(`p${n}`, { headers: {} }, page(n));
  const once = pages.bytes;
  for (let round = 0; round < 200; round += 1)
    for (let n = 0; n < 10; n += 1) pages.put(`p${n}`, { headers: {} }, page(n));
  expect(pages.bytes).toBe(once);
  // Thrown out while it is compressed: what is not kept is not counted.
  pages.get("p0");
  pages.put("p0", { headers: {} }, page(0));
  await sleep(200);
  expect(pages.bytes).toBe(once);
});
