import { expect, test } from "vitest";
import { lookedAtOnce, seldomTriedOut } from "./checks.ts";

function tried(answers: readonly ("good" | "bad")[]) {
  const seen = { trials: 0, ms: 0 };
  const files = seldomTriedOut(
    {
      tryOut: async () => {
        const answer = answers[seen.trials];
        seen.trials += 1;
        if (answer === "bad") throw new Error("no room");
      },
    },
    () => seen.ms,
  );
  return { seen, files };
}

test("files are tried out once for all who ask at once and within five seconds, and again after", async () => {
  const { seen, files } = tried(["good", "good"]);
  await Promise.all(Array.from({ length: 50 }, () => files.tryOut()));
  seen.ms = 4_999;
  await files.tryOut();
  expect(seen.trials).toBe(1);
  seen.ms = 5_000;
  await files.tryOut();
  expect(seen.trials).toBe(2);
});

test("who asks while it is looked gets that look, and who asks after it another", async () => {
  let looks = 0;
  const ask = lookedAtOnce(async () => ++looks);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  expect(await ask()).toBe(2);
});

test("what was wrong is told as long, and no longer", async () => {
  const { seen, files } = tried(["bad", "good"]);
  await expect(files.tryOut()).rejects.toThrow("no room");
  await expect(files.tryOut()).rejects.toThrow("no room");
  seen.ms = 5_000;
  await files.tryOut();
  expect(seen.trials).toBe(2);
});
