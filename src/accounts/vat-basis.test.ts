import { expect, test } from "vitest";
import { linesOffBasis, vatBasisOf } from "./vat-basis.ts";

const [incl, excl, unknown] = (["incl", "excl", "unknown"] as const).map((vat) => ({
  category: "meals" as const,
  vat,
}));
const perDiem = { category: "per-diem" as const, vat: "incl" as const };

test.each([
  ["all with", [incl, incl], "incl"],
  ["all without", [excl], "excl"],
  ["both", [incl, excl, unknown], "mixed"],
  ["one that does not say", [incl, unknown], "unknown"],
  ["per diem, which bears none, beside lines without", [excl, perDiem], "excl"],
  ["per diem alone", [perDiem], null],
  ["nothing", [], null],
] as const)("the basis of %s", (_, lines, basis) => {
  expect(vatBasisOf(lines.flatMap((one) => one ?? []))).toBe(basis);
});

test("a line is off the basis where it says the other; one that says nothing, or bears no VAT, is not", () => {
  const lines = [incl, excl, unknown, perDiem].flatMap((one) => one ?? []);
  expect(linesOffBasis(lines, "incl")).toEqual([excl]);
  expect(linesOffBasis(lines, "excl")).toEqual([incl]);
});
