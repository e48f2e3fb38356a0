import { expect, test } from "vitest";
import { DKK, day, newId } from "../../kernel/index.ts";
import type { Posting } from "../posting.ts";
import { readPosting } from "../posting-input.ts";
import { suggestPostings } from "./suggest-postings.ts";

function posting(text: string, given: object): Posting {
  const read = readPosting({ category: "meals", currency: "DKK", text, ...given }, DKK, day("2026-12-31"));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return {
    ...read.facts,
    id: newId(),
    subject: null,
    neverPublic: [],
    version: 1,
    createdAt: new Date(0),
    createdBy: "a",
  };
}
const hotel = posting("Hotel", { amount: "1840.50", bookedOn: "2026-09-03", voucher: "B-17" });
const taxi = posting("Taxa", { amount: "212", bookedOn: "2026-09-04" });
const tea = posting("Te", { amount: "212", bookedOn: "2026-09-03" });
const shown = posting("Tog", { amount: "99.95", receiptId: newId() });
const found = (name: string) =>
  suggestPostings(name, [hotel, taxi, tea, shown]).map(({ posting: one, by }) => `${one.text} ${by}`);

test.each([
  ["Hotel 1.840,50.pdf", ["Hotel amount"]],
  ["hotel_1840.50.jpg", ["Hotel amount"]],
  ["B-17 scan.pdf", ["Hotel voucher"]],
  ["b-17 1840,50.pdf", ["Hotel voucher"]],
  ["taxa 212,00.pdf", ["Taxa amount", "Te amount"]],
  ["taxa 212 kr.pdf", ["Taxa amount", "Te amount"]],
  ["PXL_20260904_101112.jpg", ["Taxa date"]],
  ["kvittering 4.9.2026.pdf", ["Taxa date"]],
  ["2026-09-04.pdf", ["Taxa date"]],
])("%s points to a line", (name, lines) => {
  expect(found(name)).toEqual(lines);
});

test.each([
  // A day that two lines have, a number that may be anything, a line that has its receipt, a day that is none.
  "2026-09-03.pdf",
  "IMG_0212.jpg",
  "212.pdf",
  "faktura 1840.pdf",
  "tog 99,95.pdf",
  "2026-13-04.pdf",
  "1.840,501.pdf",
  "4.9.20261.pdf",
])("%s points to nothing", (name) => {
  expect(found(name)).toEqual([]);
});
