import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { isFault } from "../kernel/index.ts";
import { readPlaceCell } from "./read-place-cell.ts";

const shared = process.env.UDSYN_SHARED ?? path.resolve(import.meta.dirname, "../../../shared");
const italian = path.join(shared, "fixtures/twin-towns-italy/twinings.csv");

test.each([
  ["Wuxi", "Wuxi", null],
  ["Jasenice (Croazia)", "Jasenice", "HR"],
  ["Wien, Østrig", "Wien", "AT"],
  ["  Brandenburg an\u00a0der  Havel (DE)", "Brandenburg an der Havel", "DE"],
  ["L'Aquila", "L'Aquila", null],
])("%j is a clean pair", (printed, name, country) => {
  expect(readPlaceCell(printed)).toEqual({ name, country });
});

test.each([
  "Greve (Danimarca){{!}}Greve Strand",
  "Chambly (Oise)",
  "Washington, D.C.",
  "[[Greve]]",
  "East Kilbride/South Lanarkshire",
  "Alvito (Italia) (Portogallo)",
  "(Italia)",
  ", Italia",
  "Potenza ()",
  "42",
  "",
])("%j is reported as printed", (printed) => {
  expect(readPlaceCell(printed)).toEqual({ fault: "unknown-place", params: { printed }, path: "" });
});

test("4,415 dirty twin towns: pairs or reports, none guessed", (context) => {
  if (!existsSync(italian)) context.skip("the Italian twin towns of ../shared/fixtures are not at hand");
  const rows = readFileSync(italian, "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split("|"));
  expect(rows.length).toBe(4415);
  const read = rows.map((row) => ({
    printed: row[6] ?? "",
    found: readPlaceCell(row[6] ?? ""),
  }));
  const reported = read.filter((one) => isFault(one.found));
  expect(reported.map((one) => one.printed)).toContain("Greve (Danimarca){{!}}Greve Strand");
  expect(reported.length / read.length).toBeLessThan(0.1);
  const clean = read.flatMap((one) => (isFault(one.found) ? [] : [one.found.name]));
  expect(clean.filter((name) => /[{}[\]|()<>]/.test(name))).toEqual([]);
});
