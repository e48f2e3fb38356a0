import { expect, test } from "vitest";
import { spellsIn } from "./months.ts";

const at = (direction: string, key: string, records = 1) => ({ direction, key, records });

test("a short time is told by month, those with nothing among them, and what has no day by itself", () => {
  const { unit, spells, undated } = spellsIn([
    at("out", "2025-11", 2),
    at("in", "2025-11"),
    at("out", "2026-01"),
    at("out", "", 3),
    at("in", ""),
  ]);
  expect([unit, undated]).toEqual(["month", 4]);
  expect(spells).toEqual([
    { key: "2025-11", out: 2, in: 1 },
    { key: "2025-12", out: 0, in: 0 },
    { key: "2026-01", out: 1, in: 0 },
  ]);
});

test("a long time is told by year", () => {
  const { unit, spells } = spellsIn([at("out", "2011-09"), at("in", "2013-01", 4), at("out", "2013-12")]);
  expect(unit).toBe("month");
  expect(spells.length).toBe(28);
  const long = spellsIn([at("out", "2011-09"), at("in", "2017-01", 4), at("out", "2017-12")]);
  expect(long.unit).toBe("year");
  expect(long.spells.map(({ key, out, in: into }) => [key, out, into])).toEqual([
    ["2011", 1, 0],
    ...["2012", "2013", "2014", "2015", "2016"].map((year) => [year, 0, 0]),
    ["2017", 1, 4],
  ]);
});

test("nothing is no time", () => {
  expect(spellsIn([])).toEqual({ unit: "year", spells: [], undated: 0 });
});
