import { expect, test } from "vitest";
import { kleNumberOf } from "./kle-number.ts";

test("the KLE number is the case number's own, where that has one, and never another beside it", () => {
  expect(kleNumberOf("17.02.00-P35-7", "00.22.00")).toBe("17.02.00");
  expect(kleNumberOf(" 17.02.00-A00-12-26 ", null)).toBe("17.02.00");
  expect(kleNumberOf("17.02.00-P35", "00.22.00")).toBe("17.02.00");
});

test("a case number of another make says nothing of the subject: the committee's stands", () => {
  for (const caseNumber of ["2026-00417", "26/17.02.00", "17.02.2026", "17.02.00", "", null])
    expect(kleNumberOf(caseNumber, "00.22.00")).toBe("00.22.00");
  expect(kleNumberOf(null, null)).toBe("");
});
