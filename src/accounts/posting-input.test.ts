import { expect, test } from "vitest";
import { DKK, day } from "../kernel/index.ts";
import { readPosting } from "./posting-input.ts";

const today = day("2026-05-06");
const line = { category: "lodging", amount: "1234.50", currency: "DKK", text: "Hotel" };
const read = (given: object) => readPosting({ ...line, ...given }, DKK, today);
const faults = (given: object) => {
  const found = read(given);
  return "faults" in found ? found.faults.map((one) => [one.path, one.fault]) : [];
};
const facts = (given: object) => {
  const found = read(given);
  return "facts" in found ? found.facts : null;
};

test("a line in the home currency is worth what it says, and what is not said is unknown", () => {
  expect(facts({ text: "  Hotel\r\n" })).toEqual({
    category: "lodging",
    label: null,
    hundredths: 123450n,
    amountText: null,
    currency: "DKK",
    rate: null,
    homeHundredths: 123450n,
    vat: "unknown",
    bookedOn: null,
    text: "Hotel",
    supplier: null,
    supplierId: null,
    period: null,
    rateVersion: null,
    voucher: null,
    accountString: null,
    reference: null,
    payer: null,
    receiptDocumentId: null,
    withoutReceipt: null,
  });
});

test("a credit note is negative, and nothing is a negative zero", () => {
  expect(facts({ amount: "-200.5" })).toMatchObject({ hundredths: -20050n, homeHundredths: -20050n });
  expect(Object.is(Number(facts({ amount: "-0.00" })?.hundredths), 0)).toBe(true);
});

test("a foreign amount carries its rate and its worth; either alone is enough, neither is unknown", () => {
  expect(facts({ currency: "EUR", amount: "100", rate: "7.4597" })).toMatchObject({ homeHundredths: 74597n });
  expect(facts({ currency: "EUR", amount: "100", homeAmount: "749.53" })).toMatchObject({
    rate: null,
    homeHundredths: 74953n,
  });
  expect(facts({ currency: "EUR", amount: "100" })).toMatchObject({ hundredths: 10000n, homeHundredths: null });
  expect(faults({ currency: "EUR", amount: "100", rate: "7.4597", homeAmount: "745.98" })).toEqual([
    ["homeAmount", "home-amount-differs"],
  ]);
  expect(faults({ currency: "EUR", amount: "-100", homeAmount: "745.97" })).toEqual([
    ["homeAmount", "home-amount-sign"],
  ]);
  for (const amount of ["9999999999999.99", "5000000000000.00", "-5000000000000.00", "-9999999999999.99"])
    expect(faults({ currency: "EUR", amount, rate: "2" }), amount).toEqual([["rate", "home-amount-too-large"]]);
  for (const amount of ["4999999999999.99", "-4999999999999.99"])
    expect(faults({ currency: "EUR", amount, rate: "2" }), amount).toEqual([]);
  expect(faults({ rate: "7.4597" })).toEqual([["rate", "rate-at-home"]]);
  expect(faults({ homeAmount: "1234.51" })).toEqual([["homeAmount", "home-amount-differs"]]);
});

test("a line as a source prints it has words in place of a number, never neither", () => {
  expect(facts({ amount: null, amountText: "88.000-113.000" })).toMatchObject({
    hundredths: null,
    amountText: "88.000-113.000",
    homeHundredths: null,
  });
  expect(faults({ amount: null })).toEqual([["amount", "amount-missing"]]);
  expect(faults({ amount: null, amountText: "  " })).toEqual([["amount", "amount-missing"]]);
});

test("everything wrong is said at once, each beside its field", () => {
  const wrong = {
    category: "wine",
    amount: "1.234,50",
    currency: "kr",
    rate: "7,46",
    vat: "moms",
    bookedOn: "2026-02-30",
    text: " ",
    supplier: "a\u0000b",
    receiptId: "x",
    paid: true,
  };
  expect(new Set(faults(wrong).map(([path, code]) => `${path}: ${code}`))).toEqual(
    new Set([
      "category: not-one-of",
      "amount: not-an-amount",
      "currency: not-a-currency",
      "rate: not-a-rate",
      "vat: not-one-of",
      "bookedOn: not-a-day",
      "text: empty",
      "supplier: control-characters",
      "receiptId: not-an-id",
      "paid: unknown-field",
    ]),
  );
  expect(faults({ amount: null, rate: "2", bookedOn: "1949-12-31" })).toEqual([
    ["amount", "amount-missing"],
    ["rate", "rate-at-home"],
    ["bookedOn", "date-implausible"],
  ]);
});

test.each([
  ["1950-01-01", []],
  ["2026-05-06", []],
  ["2026-05-07", [["bookedOn", "booked-ahead"]]],
  ["2031-05-06", [["bookedOn", "booked-ahead"]]],
  ["2031-05-07", [["bookedOn", "date-implausible"]]],
])("booked on %s", (bookedOn, expected) => {
  expect(faults({ bookedOn })).toEqual(expected);
});
