import { expect, test } from "vitest";
import type { PublishedRuling } from "../public/ruling-shown.tsx";
import { spansOf } from "./gone-parts.ts";

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const ruling = (metOn: string, url: string | null) =>
  ({ metOn, about: "request", committee: { id: "kultur", name: "Kultur" }, url }) as PublishedRuling;
const early = ruling("2026-03-04", "https://x.example/7");
const late = ruling("2026-04-08", null);
const keys = { early: "2026-03-04-request-kultur", late: "2026-04-08-request-kultur" };

test("a part is gone from the version that says it no more, and not while it is said anew", () => {
  const { firstAt, gone } = spansOf([
    { at: at(1), rulings: [early], files: ["a", "b"] },
    { at: at(2), rulings: [early, late], files: ["b"] },
    { at: at(3), rulings: [], files: [] },
    { at: at(4), rulings: [{ ...early, url: null }], files: ["b", "c"] },
  ]);
  expect(gone.rulings).toEqual([
    { key: keys.late, metOn: "2026-04-08", committeeId: "kultur", createdAt: at(2), goneAt: at(3) },
  ]);
  expect(gone.files).toEqual([
    { key: keys.early, createdAt: at(1), goneAt: at(3) },
    { key: "a", createdAt: at(1), goneAt: at(2) },
  ]);
  expect([keys.early, keys.late, "b", "c"].map((one) => firstAt.get(one))).toEqual([at(1), at(2), at(1), at(4)]);
});

test("minutes whose address was erased were said until then, or until they went", () => {
  const unsaid = { ...early, url: null };
  const erased = { rulings: [unsaid], erasedUrls: [0], files: [] };
  const filesOf = (...all: Parameters<typeof spansOf>) => spansOf(...all).gone.files;
  expect(filesOf([{ at: at(1), ...erased }], at(9))).toEqual([{ key: keys.early, createdAt: at(1), goneAt: at(9) }]);
  for (const next of [
    { rulings: [], files: [] },
    { rulings: [unsaid], files: [] },
  ])
    expect(
      filesOf(
        [
          { at: at(1), ...erased },
          { at: at(2), ...next },
        ],
        at(9),
      ),
    ).toEqual([{ key: keys.early, createdAt: at(1), goneAt: at(2) }]);
  // Led to anew after that: they are there.
  expect(
    filesOf([
      { at: at(1), ...erased },
      { at: at(2), rulings: [early], files: [] },
    ]),
  ).toEqual([]);
});

test("a record that is taken back has nothing any more", () => {
  const { gone } = spansOf([
    { at: at(1), rulings: [early, early], files: ["a"] },
    { at: at(5), rulings: [], files: [] },
  ]);
  expect(gone.rulings.map(({ key }) => key)).toEqual([keys.early, `${keys.early}-2`]);
  expect(gone.files.map(({ key, goneAt }) => [key, goneAt])).toEqual([
    [keys.early, at(5)],
    [`${keys.early}-2`, at(5)],
    ["a", at(5)],
  ]);
});
