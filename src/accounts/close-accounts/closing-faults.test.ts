import { expect, test } from "vitest";
import { DKK, day, newId } from "../../kernel/index.ts";
import type { Posting } from "../posting.ts";
import { readPosting } from "../posting-input.ts";
import { closingFaults } from "./closing-faults.ts";

function posting(given: object): Posting {
  const line = { category: "meals", amount: "10", currency: "DKK", text: "Frokost", withoutReceipt: "Bortkommet" };
  const read = readPosting({ ...line, ...given }, DKK, day("2026-05-06"));
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
const faults = (postings: readonly Posting[], withoutCost: string | null = null, loose = 0) =>
  closingFaults(postings, { withoutCost }, loose).map((one) => [one.path, one.fault]);

test("accounts close when each line has its receipt or a reason", () => {
  expect(faults([posting({}), posting({ withoutReceipt: null, receiptId: newId() })])).toEqual([]);
});

test("a line without receipt or reason, without amount or without worth at home stands in the way, all at once", () => {
  const lines = [
    posting({}),
    posting({ withoutReceipt: null }),
    posting({ withoutReceipt: null, amount: null, amountText: "ca. 500" }),
    posting({ currency: "EUR" }),
  ];
  expect(faults(lines)).toEqual([
    ["postings.1.withoutReceipt", "receipt-missing"],
    ["postings.2.withoutReceipt", "receipt-missing"],
    ["postings.2.amount", "amount-unknown"],
    ["postings.3.rate", "rate-missing"],
  ]);
});

test("lines on another VAT basis are asked about before accounts close, and stand where whoever closes says so", () => {
  const lines = [posting({ vat: "incl" }), posting({ vat: "excl" }), posting({ vat: "excl", category: "per-diem" })];
  const asked = (basis: "incl" | "excl" | null, mixesVat = false, some = lines) =>
    closingFaults(some, { withoutCost: null, mixesVat }, 0, false, basis).map(({ path, params }) => [path, params]);
  expect(closingFaults(lines, { withoutCost: null }, 0).map((one) => one.fault)).toEqual(["vat-mixed"]);
  expect(asked(null)).toEqual([["mixesVat", { count: 1, basis: "incl" }]]);
  expect(asked("excl")).toEqual([["mixesVat", { count: 1, basis: "excl" }]]);
  expect(asked("incl", true)).toEqual([]);
  const without = [posting({ vat: "excl" }), posting({ vat: "unknown" })];
  expect([asked(null, false, without), asked("excl", false, without)]).toEqual([[], []]);
  expect(asked("incl", false, without)).toEqual([["mixesVat", { count: 1, basis: "incl" }]]);
});

test("nothing booked needs a reason, and the reason is refused where something is", () => {
  expect(faults([])).toEqual([["withoutCost", "none-booked"]]);
  expect(faults([], "  ")).toEqual([["withoutCost", "none-booked"]]);
  expect(faults([], "Værten betalte det hele")).toEqual([]);
  expect(faults([posting({})], "Værten betalte det hele")).toEqual([["withoutCost", "cost-booked"]]);
});

test("accounts with a receipt that shows no line are not closed: nobody's receipt is thrown away unasked", () => {
  expect(faults([posting({})], null, 2)).toEqual([["receipts", "receipts-loose"]]);
  expect(faults([], "Værten betalte det hele", 1)).toEqual([["receipts", "receipts-loose"]]);
});

test("what others pay is answered by lines with minus that reach it, or by whoever closes, and not by a hotel's credit note", () => {
  const others = { hundredths: 4_000_00n, amount: "4.000,00 kr.", names: "Varmepumpe ApS" };
  const asked = (amounts: readonly string[], othersPaid = false) =>
    closingFaults(
      amounts.map((amount) => posting({ amount })),
      { withoutCost: null, othersPaid },
      0,
      false,
      null,
      others,
    ).map(({ fault }) => fault);
  expect(asked(["10000.00"])).toEqual(["others-pay"]);
  expect(asked(["10000.00", "-100.00"])).toEqual(["others-pay"]);
  expect(asked(["10000.00", "-100.00", "-3899.99"])).toEqual(["others-pay"]);
  expect(asked(["10000.00", "-100.00", "-3900.00"])).toEqual([]);
  expect(asked(["10000.00", "-4000.00"])).toEqual([]);
  expect(asked(["10000.00", "-100.00"], true)).toEqual([]);
  // Where nothing is booked, no bill holds their share.
  expect(closingFaults([], { withoutCost: "Værten betalte det hele" }, 0, false, null, others)).toEqual([]);
});

test("a sum below nothing is asked about, and closes once somebody says it is right; nothing is no question", () => {
  const asked = (amounts: readonly string[], belowNothing = false) =>
    closingFaults(
      amounts.map((amount) => posting({ amount })),
      { withoutCost: null, belowNothing },
      0,
    ).map(({ path, fault }) => [path, fault]);
  expect(asked(["100.00", "-600.00"])).toEqual([["belowNothing", "total-below-nothing"]]);
  expect(asked(["100.00", "-600.00"], true)).toEqual([]);
  expect(asked(["100.00", "-100.00"])).toEqual([]);
});
