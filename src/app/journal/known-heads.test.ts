import { expect, test } from "vitest";
import { isFork, standingToKnown } from "../../register/index.ts";
import { knownHeads } from "./known-heads.ts";

const origin = "udsyn.example/proeve";
const head = (size: number, of: number) => ({
  ...{ origin, size, root: new Uint8Array(32).fill(of) },
  ...{ text: "", signatures: [] },
});
/** A journal that has one head, and the errors that were logged. */
function known(written: ReturnType<typeof head> | null) {
  const errors: string[] = [];
  const log = { error: (_: object, words?: string) => void errors.push(words ?? "") };
  return { heads: knownHeads({ newest: async () => written }, log), errors };
}

test("the newest that was seen is known, and never a smaller one in its place", async () => {
  const { heads } = known(null);
  heads.saw(origin, head(3, 1));
  heads.saw(origin, head(2, 2));
  expect(await heads.newest(origin)).toEqual([head(3, 1)]);
  heads.saw(origin, head(4, 3));
  expect(await heads.newest(origin)).toEqual([head(4, 3)]);
});

test("of what was seen and what was written the newest counts, and both where they are of one size", async () => {
  const { heads } = known(head(3, 1));
  heads.saw(origin, head(2, 2));
  expect(await heads.newest(origin)).toEqual([head(3, 1)]);
  heads.saw(origin, head(3, 3));
  expect(await heads.newest(origin)).toEqual([head(3, 3), head(3, 1)]);
});

test("one head that a log does not go on from makes it another, whichever comes last", async () => {
  const { heads } = known(null);
  const reader = {} as Parameters<typeof standingToKnown>[3];
  for (const all of [
    [head(3, 1), head(3, 2)],
    [head(3, 2), head(3, 1)],
  ]) {
    const { standing } = await standingToKnown(heads, origin, { stored: head(3, 1), known: all }, reader);
    expect(isFork(standing)).toBe(true);
  }
});

test("a log that went back is told once, and again where it goes back anew", () => {
  const { heads, errors } = known(null);
  const sizes = { stored: 2, known: 3 };
  heads.stands(origin, "shorter", sizes);
  heads.stands(origin, "shorter", sizes);
  expect(errors).toHaveLength(1);
  heads.stands(origin, "same", { stored: 3, known: 3 });
  heads.stands(origin, "shorter", sizes);
  expect(errors).toHaveLength(2);
});
