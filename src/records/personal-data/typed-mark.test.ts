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

test("what reads as erased on a page is such a mark: capitals, a stop, spaces, unseen signs, and the pages' own words", () => {
  const marks = [
    ...["[SLETTET]", "[slettet].", "[ slettet ]", "[Slettet]!", "([slettet])", "[slet\u00adtet]", "[slettet]\u200b"],
    ...[
      "［slettet］",
      "»slettet«",
      '"slettet"',
      "'Erased'",
      "‘erased’",
      "„gelöscht“",
      "[gelo\u0308scht]",
      "[[[slettet",
    ],
  ];
  for (const mark of marks.slice(0, -1)) expect(paths({ title: mark }), mark).toEqual(["title"]);
  const words = ["slettet", "Slettet.", "Erased", "gelöscht", "[slettet] i Bergen", "[slettet 2]", "[slettede]", "[]"];
  for (const word of [...words, ...marks.slice(-1)]) expect(paths({ title: word }), word).toEqual([]);
  // As it stood before it was refused, it may be sent back.
  expect(paths({ title: "[SLETTET]" }, { title: "[SLETTET]" })).toEqual([]);
});
