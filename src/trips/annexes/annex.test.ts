import { expect, test } from "vitest";
import type { FileReading, Layer } from "../../records/index.ts";
import { tellsMore } from "./annex.ts";

const reading = (...layers: readonly Layer[]): FileReading => ({
  ...{ kind: "pdf", pages: 1, characters: 9, layers, hits: [] },
  unread: [{ why: "picture", at: "1" }],
});

test("what an earlier reader noted and told nobody of is more, once a person is told of it", () => {
  for (const [layer, reader, isMore] of [
    ["earlier-version", 3, true],
    ["hidden-text", 3, true],
    ["deleted-text", 3, true],
    ["comment", 3, false],
    ["hidden-cells", 3, false],
    ["earlier-version", 4, false],
    ["text", 3, false],
  ] as const)
    expect([layer, reader, tellsMore(reading("text", layer), reading("text", layer), reader)]).toEqual([
      layer,
      reader,
      isMore,
    ]);
  expect(tellsMore(reading("hidden-text"), reading("text"), 4)).toBe(true);
});
