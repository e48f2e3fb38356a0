import { expect, test } from "vitest";
import { utf8 } from "./utf8.ts";

test.each(["", "æ", "Rejse til Zürich – 3 dage, 12.000 kr. 🚆", "\ud800", "x\udc00y"])(
  "%j is the bytes that Node makes of it",
  (text) => {
    for (const times of [1, 2_000]) expect(utf8(text.repeat(times)).equals(Buffer.from(text.repeat(times)))).toBe(true);
  },
);
