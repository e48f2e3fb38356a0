import fc from "fast-check";
import { expect, test } from "vitest";
import { likeWords, nearestWord, slipsBetween, slipsOf } from "./nearest-word.ts";

const published = [
  { word: "toronto", records: 3 },
  { word: "torino", records: 9 },
  { word: "gent", records: 1 },
  { word: "genk", records: 4 },
];

test("the nearest word is meant, of those equally near the commonest", () => {
  expect(nearestWord("torotno", published)).toBe("toronto");
  expect(nearestWord("gnet", published)).toBe("gent");
  expect(nearestWord("genf", published)).toBe("genk");
  expect(nearestWord("brandenburg", published)).toBeNull();
  const names = ["malmö", "malmø"].map((word) => ({ word, records: 2 }));
  expect(nearestWord("malm", names)).toBe("malmø");
  expect(nearestWord("malm", names.toReversed())).toBe("malmø");
});

test("a short word is a slip away from too many: it is meant as it is written", () => {
  expect(nearestWord("gen", published)).toBeNull();
  expect(slipsOf("gen")).toEqual([]);
  expect(likeWords("a".repeat(200))).toMatchObject({ slips: [], patterns: [] });
});

test("every slip of a word is one slip from it, and every word one slip away is among them", () => {
  const letters = fc.constantFrom(..."abcdeå");
  const word = fc.array(letters, { minLength: 4, maxLength: 7 }).map((all) => all.join(""));
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(slipsOf(one).includes(other)).toBe(slipsBetween(one, other) === 1);
    }),
  );
  for (const slip of slipsOf("gent")) expect(slipsBetween("gent", slip)).toBe(1);
});
