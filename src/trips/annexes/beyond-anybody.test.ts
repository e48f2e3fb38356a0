import { expect, test } from "vitest";
import type { FileReading } from "../../records/index.ts";
import { beyondAnybody } from "./annex.ts";

const reading = (...whys: readonly string[]) =>
  ({ hits: [], layers: [], unread: whys.map((why) => ({ why, at: "" })) }) as unknown as FileReading;

test("a file that no person can look at is refused with what its sender can do about it", () => {
  for (const [why, fault] of [
    ["too-big", "annex-too-much"],
    ["too-many", "annex-too-much"],
    ["too-deep", "annex-too-deep"],
    ["too-slow", "annex-too-slow"],
    ["encrypted", "annex-locked"],
    ["crashed", "annex-stuck"],
  ] as const)
    expect(beyondAnybody(reading("picture", why)), why).toBe(fault);
  // A locked file is not broken too.
  expect(beyondAnybody(reading("broken", "encrypted"))).toBe("annex-locked");
});

test("what a person can look at waits for one", () => {
  expect(beyondAnybody(reading())).toBeNull();
  expect(beyondAnybody(reading("picture", "drawn-page"))).toBeNull();
});
