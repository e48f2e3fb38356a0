import { expect, test } from "vitest";
import { someAtOnce } from "./some-at-once.ts";

test("one that hangs keeps no other waiting, no more than so many are at it, and what failed is told", async () => {
  const done: number[] = [];
  let [now, most] = [0, 0];
  let answer = () => {};
  const hangs = new Promise<void>((answers) => {
    answer = answers;
  });
  const run = someAtOnce([0, 1, 2, 3, 4, 5], 3, async (one) => {
    now += 1;
    most = Math.max(most, now);
    await (one === 0 ? hangs : new Promise((passes) => setTimeout(passes, 1)));
    now -= 1;
    if (one === 4) throw new Error("four");
    done.push(one);
  });
  await expect.poll(() => done.toSorted()).toEqual([1, 2, 3, 5]);
  answer();
  expect(await run).toEqual([new Error("four")]);
  expect([done.at(-1), most]).toEqual([0, 3]);
});
