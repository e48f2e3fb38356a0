import { expect, test } from "vitest";
import { type KnownRow, type RowStatus, rowStatuses, stepFor } from "./row-step.ts";

const known = (status: RowStatus, subjectId: string | null = null): KnownRow => ({
  status,
  contentHash: "a",
  subjectId,
});
const sound = { contentHash: "a", held: false };
const held = { contentHash: "a", held: true };
const changed = { contentHash: "b", held: false };
const changedAndHeld = { contentHash: "b", held: true };

test("a new row comes in, or is held", () => {
  expect(stepFor(null, sound)).toEqual({ does: "add", outcome: "added" });
  expect(stepFor(null, held)).toEqual({ does: "hold", outcome: "held" });
});

test.each(rowStatuses.filter((status) => status !== "held"))("the same row again, %s, is left alone", (status) => {
  expect(stepFor(known(status, "id"), sound)).toEqual({ does: "leave", outcome: "unchanged" });
  expect(stepFor(known(status, "id"), held)).toEqual({ does: "leave", outcome: "unchanged" });
});

test("a held row stays held, and comes in once the mapping lets it", () => {
  expect(stepFor(known("held"), held)).toEqual({ does: "hold", outcome: "held" });
  expect(stepFor(known("held"), sound)).toEqual({ does: "add", outcome: "added" });
});

test("a changed row updates its record where it has one, in whatever status it stands", () => {
  expect(stepFor(known("in", "id"), changed)).toEqual({ does: "change", outcome: "updated" });
  expect(stepFor(known("repaired", "id"), changed)).toEqual({ does: "change", outcome: "updated" });
  expect(stepFor(known("held", "id"), changed)).toEqual({ does: "change", outcome: "updated" });
  expect(stepFor(known("dismissed"), changed)).toEqual({ does: "add", outcome: "added" });
  expect(stepFor(known("in", "id"), changedAndHeld)).toEqual({ does: "hold", outcome: "held" });
});
