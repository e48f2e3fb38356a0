import { expect, it } from "vitest";
import { type Currency, day } from "../../kernel/index.ts";
import { rateOfDay } from "./rate-of-day.ts";

const [dkk, eur, usd, trl] = ["DKK", "EUR", "USD", "TRL"] as Currency[] as [Currency, Currency, Currency, Currency];
const on = (date: string, rates: Record<string, string>, base = "EUR") => ({
  tableName: "ecb.csv",
  on: day(date),
  base,
  rates,
});

it("is the table's own where it prints it, and goes through the base where it does not", () => {
  const days = [on("2023-05-12", { DKK: "7.4484", USD: "1.0892" })];
  expect(rateOfDay(days, dkk, eur)).toEqual({ rate: "7.4484", tableName: "ecb.csv", on: "2023-05-12" });
  expect(rateOfDay(days, dkk, usd)?.rate).toBe("6.8384135145".slice(0, 10));
  expect(rateOfDay(days, eur, dkk)?.rate).toBe("0.13425702");
});

it("takes the latest day that knows both currencies, and rows of one currency each together", () => {
  const days = [on("2023-05-12", { DKK: "7.4484" }), on("2023-05-11", { DKK: "7.4" }), on("2023-05-11", { USD: "2" })];
  expect(rateOfDay(days, dkk, usd)).toMatchObject({ rate: "3.7", on: "2023-05-11" });
});

it("is none where a table does not know a currency, or where it would be nothing at eight places", () => {
  expect(rateOfDay([on("2023-05-12", { DKK: "7.4484" })], dkk, usd)).toBeNull();
  expect(rateOfDay([on("2004-12-31", { DKK: "0.001", TRL: "999999999" })], dkk, trl)).toBeNull();
  expect(rateOfDay([], dkk, eur)).toBeNull();
});

it("is by the table imported last, and never by one that is upside down", () => {
  const newer = { ...on("2023-05-12", { DKK: "7.45" }), tableName: "nyere.csv" };
  expect(rateOfDay([newer, on("2023-05-12", { DKK: "7.4484" })], dkk, eur)?.rate).toBe("7.45");
  const again = [on("2023-05-12", { DKK: "7.45" }), on("2023-05-12", { DKK: "7.4484" })];
  expect(rateOfDay(again, dkk, eur)?.rate).toBe("7.45");
  const upsideDown = { ...on("2023-05-12", { EUR: "7.4605" }, "DKK"), tableName: "omvendt.csv" };
  expect(rateOfDay([upsideDown, on("2023-05-12", { DKK: "7.4484" })], dkk, eur)?.rate).toBe("7.4484");
  expect(rateOfDay([upsideDown], dkk, eur)).toBeNull();
});
