import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalSignOf, readCount, readDecimal, readHundredths, textOfNumber } from "./numbers.ts";

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
  expect([readCount("12"), readCount("12,5"), readCount("-1")]).toEqual([12, null, null]);
  expect(textOfNumber(0.1 + 0.2)).toBe("0.3");
});
