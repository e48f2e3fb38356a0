import { expect, test } from "vitest";
import { erasedMark } from "./personal-data.ts";
import { typedMarks } from "./typed-mark.ts";

const paths = (given: unknown, standing?: unknown) => typedMarks(given, standing).map((one) => one.path);

test("a field that says it was erased is refused where it was not, and let through where it stands so", () => {
  const given = { title: ` ${erasedMark}\n`, contact: { email: erasedMark }, text: `Besøg hos ${erasedMark}`, n: null };
  expect(paths(given)).toEqual(["title", "contact.email"]);
  expect(paths(given, { contact: { email: erasedMark } })).toEqual(["title"]);
  expect(paths(given, given)).toEqual([]);
});

test("rows change places with what was erased in them, and no other row is erased by hand", () => {
  const rows = (...places: string[]) => ({ programme: places.map((place) => ({ place, title: "Møde" })) });
  expect(paths(rows("Bergen", erasedMark), rows(erasedMark, "Bergen"))).toEqual([]);
  expect(paths(rows(erasedMark, erasedMark), rows(erasedMark, "Bergen"))).toEqual(["programme.1.place"]);
  expect(paths({ programme: [{ title: erasedMark }] }, rows(erasedMark))).toEqual(["programme.0.title"]);
});
