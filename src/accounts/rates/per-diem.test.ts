import { expect, it } from "vitest";
import { day } from "../../kernel/index.ts";
import { type PerDiem, perDiemsOn } from "./per-diem.ts";

const rate = (more: Partial<PerDiem>): PerDiem => ({
  ...{ tableName: "satser.csv", country: "DE", region: null, place: null, perDay: "650.00", lodging: null },
  ...{ currency: "NOK", validFrom: day("2024-01-01"), validTo: null, asPrinted: {} },
  ...more,
});
const rates = [
  rate({}),
  rate({ place: "Berlin", perDay: "900.00" }),
  rate({ perDay: "700.00", validFrom: day("2025-07-01") }),
  rate({ country: "*", region: "Europa", perDay: "500.00" }),
  rate({ country: "SE", validTo: day("2024-12-31") }),
];
const on = (date: string, country: string, place: string | null = null) =>
  perDiemsOn(rates, { country, place }, day(date)).map(({ perDay }) => perDay);

it("is the place's own rate, else the country's, by the day", () => {
  expect(on("2024-05-01", "DE", "berlin")).toEqual(["900.00"]);
  expect(on("2024-05-01", "DE")).toEqual(["650.00", "900.00"]);
  expect(on("2025-07-01", "DE")).toEqual(["700.00", "900.00"]);
  expect(on("2023-12-31", "DE")).toEqual([]);
});

it("is the residual rate where the table does not list the country on the day", () => {
  expect(on("2024-12-31", "SE")).toEqual(["650.00"]);
  expect(on("2025-01-01", "SE")).toEqual(["500.00"]);
});
