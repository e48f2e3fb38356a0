import { expect, test } from "vitest";
import { isNumbered, keyName, keyOf, nameIn, shownName, yearIn } from "./key-name.ts";

const key = keyName(
  new Map([
    ["linje", "2"],
    ["bilag", 'A"@}1'],
  ]),
);

test("a name tells its columns, in whatever order they are listed", () => {
  expect(key).toBe('{"bilag":"A\\"@}1","linje":"2"}');
  expect(JSON.parse(key)).toEqual({ bilag: 'A"@}1', linje: "2" });
  expect(shownName(`${nameIn("2026", key)}#2`)).toBe('»bilag A"@}1, linje 2«');
  expect(shownName("?ab12")).toBe("?ab12");
});

test("a name leads back to its key and its year", () => {
  const names = [key, nameIn("2026", key), `${nameIn("2026", key)}#2`, `${key}#2`, nameIn(null, key)];
  expect(names.map(keyOf)).toEqual(names.map(() => key));
  expect(names.map(yearIn)).toEqual([null, "2026", "2026", null, null]);
  expect(names.map(isNumbered)).toEqual([false, false, true, true, false]);
  expect([keyOf("?ab12"), keyOf('["4711"]#2')]).toEqual(["?ab12", '["4711"]']);
});
