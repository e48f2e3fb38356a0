import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalSignOf, isUnitOf, readCount, readDecimal, readHundredths, textOfNumber, unitsIn } from "./numbers.ts";

describe("an amount", () => {
  it.each([
    ["£1,234.56", 123_456n],
    ["1.234.567,50", 123_456_750n],
    ["1 234,50", 123_450n],
    ["1\u00a0234,50 kr.", 123_450n],
    ["(123.45)", -12_345n],
    ["-£5.40", -540n],
    ["£-5.40", -540n],
    ["123,45-", -12_345n],
    ["5.000,-", 500_000n],
    ["kr. 5.000", 500_000n],
    ["DKK 12,5", 1250n],
    ["1'234.50", 123_450n],
    ["−7", -700n],
    [".5", 50n],
    ["81.252", 8_125_200n],
    ["1234.5000", 123_450n],
  ])("reads %s", (printed, hundredths) => {
    expect(readHundredths(printed, "none")).toBe(hundredths);
  });

  it.each([
    "88.000-113.000",
    "ca. 300.000 kr.",
    "100.000-? (cut)",
    "",
    "-",
    "N/A",
    "1.23.456",
    "1,2,3",
    "--5",
    "(-5)",
    "12.345,678",
    "1e5",
    "100 mio",
    "30,00 XYZ",
    "0x10",
    "١٢",
  ])("refuses %s", (printed) => {
    expect(readHundredths(printed, "none")).toBeNull();
  });

  it("follows its column: against the column's sign it is unreadable", () => {
    expect(readHundredths("1.234", ",")).toBe(123_400n);
    expect(readHundredths("1.234", ".")).toBeNull();
    expect(readHundredths("1.234", "mixed")).toBeNull();
    expect(readHundredths("1.234,50", ".")).toBeNull();
  });

  it("takes no thousands for decimals, unless the sign is told", () => {
    for (const printed of ["12.000", "-4.500", "kr. 8.500", "(2.250)"]) {
      expect(readHundredths(printed, ".")).toBeNull();
      expect(readHundredths(printed, ".", true)).not.toBeNull();
    }
    expect(readHundredths("12.000", ".", true)).toBe(1200n);
    expect(readHundredths("1,200", ",")).toBeNull();
    expect(readHundredths("12.000", ",")).toBe(1_200_000n);
    expect(readHundredths("1200.000", ".")).toBe(120_000n);
    expect(readHundredths("0.500", ".")).toBe(50n);
  });

  it.each([
    ["€ 100,00", ["€"], "EUR", "DKK"],
    ["200 eur", ["eur"], "EUR", "DKK"],
    ["(USD 50,00)", ["USD"], "USD", "DKK"],
    ["£75,00", ["£"], "GBP", "DKK"],
    ["20,00 $", ["$"], "CAD", "DKK"],
    ["kr. 40,00", ["kr."], "SEK", "EUR"],
    ["40,00 KR", ["KR"], "DKK", "GBP"],
    ["NOK -30,00", ["NOK"], "NOK", "SEK"],
  ])("that prints a unit says so: %s", (printed, units, currency, other) => {
    expect(unitsIn(printed)).toEqual(units);
    expect(units.map((unit) => [isUnitOf(unit, currency), isUnitOf(unit, other)])).toEqual([[true, false]]);
  });

  it("is read back from every usual way of printing it", () => {
    const ways = ["en-GB", "da-DK", "fr-FR", "de-CH", "nb-NO", "sv-SE"];
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 13n), 10n ** 13n), fc.constantFrom(...ways), (hundredths, way) => {
        const printed = new Intl.NumberFormat(way, { minimumFractionDigits: 2 }).format(Number(hundredths) / 100);
        expect(readHundredths(printed, decimalSignOf([printed]))).toBe(hundredths);
      }),
    );
  });

  it("never breaks on any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const read = readHundredths(text, decimalSignOf([text]));
        expect(read === null || typeof read === "bigint").toBe(true);
      }),
    );
  });
});

describe("a column's decimal sign", () => {
  it.each([
    [["5000", "12466,95"], ","],
    [["£1,234.56", "7"], "."],
    [["1.234", "5.678"], "none"],
    [["1.234.567"], ","],
    [["1,50", "1.50"], "mixed"],
    [["0.123"], "."],
  ] as const)("of %j is %s", (samples, sign) => {
    expect(decimalSignOf(samples)).toBe(sign);
  });
});

it("reads rates, counts and a spreadsheet's numbers", () => {
  expect(readDecimal("7,4604", ",")).toBe("7.4604");
  expect(readDecimal("1.234", "none")).toBe("1.234");
  expect(readDecimal("-122.86194444", ".")).toBe("-122.86194444");
  expect(["12", "6,0", "6.00", "12,5", "6,000", "-1"].map(readCount)).toEqual([12, 6, 6, null, null, null]);
  expect(textOfNumber(0.1 + 0.2)).toBe("0.3");
});
