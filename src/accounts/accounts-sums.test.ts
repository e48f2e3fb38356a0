import { expect, test } from "vitest";
import { type Currency, DKK, newId } from "../kernel/index.ts";
import type { Category } from "../profile/index.ts";
import { accountsOf } from "./accounts-sums.ts";
import type { Posting } from "./posting.ts";

const [EUR, CAD] = ["EUR", "CAD"] as [Currency, Currency];
function posting(category: Category, hundredths: bigint | null, currency = DKK, home = hundredths): Posting {
  return {
    id: newId(),
    subject: null,
    category,
    label: null,
    hundredths,
    amountText: hundredths === null ? "ca. 500" : null,
    currency,
    rate: null,
    homeHundredths: home,
    vat: "unknown",
    bookedOn: null,
    text: category,
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
    neverPublic: [],
    version: 1,
    createdAt: new Date(0),
    createdBy: "a",
  };
}

test("four heads foot, and the share of a participant is rounded half away from zero", () => {
  const heads = [
    posting("other", 5_640_00n),
    posting("lodging", 68_200_00n),
    posting("transport", 66_292_00n),
    posting("meals", 25_881_00n),
  ];
  const { currencies, home } = accountsOf(heads, DKK, 9);
  expect(currencies).toHaveLength(1);
  expect(currencies[0]?.categories.map((one) => one.category)).toEqual(["transport", "lodging", "meals", "other"]);
  expect(currencies[0]).toMatchObject({ currency: "DKK", total: 166_013_00n, perParticipant: 18_445_89n });
  expect(home).toEqual({ currency: "DKK", total: 166_013_00n, perParticipant: 18_445_89n });
});

test("currencies are summed apart, the home currency first", () => {
  const { currencies, home } = accountsOf(
    [
      posting("meals", 10_00n, EUR, 74_60n),
      posting("meals", 5_00n, CAD, 25_00n),
      posting("fees", 100_00n),
      posting("meals", -2_50n, EUR, -18_65n),
    ],
    DKK,
    null,
  );
  expect(currencies.map((one) => [one.currency, one.total, one.perParticipant])).toEqual([
    ["DKK", 100_00n, null],
    ["CAD", 5_00n, null],
    ["EUR", 7_50n, null],
  ]);
  expect(home.total).toBe(180_95n);
});

test("what is not a number is in no sum, and unknown is never 0", () => {
  const { currencies, home } = accountsOf([posting("meals", null), posting("fees", 1_00n)], DKK, 2);
  expect(currencies[0]?.categories.map((one) => one.total)).toEqual([null, 1_00n]);
  expect(currencies[0]?.total).toBe(1_00n);
  expect(home.total).toBeNull();
  expect(accountsOf([posting("meals", null)], DKK, 2).currencies[0]).toMatchObject({
    total: null,
    perParticipant: null,
  });
  expect(accountsOf([], DKK, 2)).toEqual({
    currencies: [],
    home: { currency: "DKK", total: null, perParticipant: null },
  });
  expect(accountsOf([posting("fees", 1_00n)], DKK, 0).home.perParticipant).toBeNull();
});
