import { expect, test } from "vitest";
import { firstName, keyName, nameBeside, nameInFile, shownName } from "./key-name.ts";

const name = keyName(
  new Map([
    ["linje", "2"],
    ["bilag", 'A"@}1'],
  ]),
);

test("a name tells its columns, in whatever order they are listed", () => {
  expect(name).toBe('{"bilag":"A\\"@}1","linje":"2"}');
  expect(JSON.parse(name)).toEqual({ bilag: 'A"@}1', linje: "2" });
  expect(shownName(name)).toBe('»bilag A"@}1, linje 2«');
  expect(shownName(`${name}#2`)).toBe('»bilag A"@}1, linje 2«#2');
  expect(shownName("?ab12")).toBe("?ab12");
});

test("what stands beside a name leads back to it", () => {
  const beside = nameBeside(`${name}#2`, "2026");
  expect([nameInFile(beside), nameInFile(name), firstName(beside), firstName("?ab12")]).toEqual([
    `${name}#2`,
    name,
    name,
    "?ab12",
  ]);
});
