import { describe, expect, test } from "vitest";
import { type Currency, DKK, day, type InstantAt, money } from "../../kernel/index.ts";
import { catalogueFaults } from "../texts/index.ts";
import { formatsIn } from "./formats.ts";
import { formatTexts } from "./texts.ts";

const da = formatsIn("da");
const en = formatsIn("en");
const de = formatsIn("de");
/** Shows non-breaking spaces as `_`, so that a test can tell them from plain ones. */
const shown = (text: string) => text.replaceAll("\u00a0", "_");
const each = (say: (f: typeof da) => string) => [da, en, de].map((f) => shown(say(f)));

describe("figures", () => {
  test("amounts", () => {
    expect(each((f) => f.amount(money(123450n, DKK)))).toEqual(["1.234,50_kr.", "DKK_1,234.50", "1.234,50_DKK"]);
    expect(each((f) => f.amount(money(123450n, "EUR" as Currency)))).toEqual([
      "1.234,50_EUR",
      "EUR_1,234.50",
      "1.234,50_EUR",
    ]);
    expect(shown(da.amount(money(-5n, DKK)))).toBe("−0,05_kr.");
    expect(shown(da.amount(money(1234567890123456789n, DKK)))).toBe("12.345.678.901.234.567,89_kr.");
    expect(each((f) => f.wholeAmount(money(16601300n, DKK)))).toEqual(["166.013_kr.", "DKK_166,013", "166.013_DKK"]);
    expect(shown(da.wholeAmount(money(-44n, DKK)))).toBe("0_kr.");
    expect(shown(da.wholeAmount(money(150n, DKK)))).toBe("2_kr.");
  });
  test("differences carry a sign", () => {
    expect(da.wholeFigure(-370800n)).toBe("−3.708");
    expect(da.wholeSignedFigure(188100n)).toBe("+1.881");
    expect(da.wholeSignedFigure(49n)).toBe("0");
    expect(da.signedFigure(1n)).toBe("+0,01");
    expect(da.signedFigure(0n)).toBe("0,00");
  });
  test("numbers, shares, distances", () => {
    expect(each((f) => f.number(-1234.5, 1))).toEqual(["−1.234,5", "−1,234.5", "−1.234,5"]);
    expect(da.number(2.5)).toBe("2,5");
    expect(each((f) => f.percent(0.3821))).toEqual(["38,21_%", "38.21%", "38,21_%"]);
    expect(shown(da.percent(1, 0))).toBe("100_%");
    expect(each((f) => f.hours(2))).toEqual(["2_t.", "2_h", "2_Std."]);
    expect(each((f) => f.hours(5 + 1 / 3))).toEqual(["5_t._20_min.", "5_h_20_min", "5_Std._20_Min."]);
    expect(each((f) => f.hours(0.75))).toEqual(["45_min.", "45_min", "45_Min."]);
    expect(each((f) => f.kilometres(1030))).toEqual(["1.030_km", "1,030_km", "1.030_km"]);
  });
});

describe("days", () => {
  const [from, to] = [day("2011-09-10"), day("2011-09-16")];
  test("dates", () => {
    expect(each((f) => f.date(day("2026-05-06")))).toEqual(["6._maj 2026", "6_May 2026", "6._Mai 2026"]);
    expect(each((f) => f.shortDate(from))).toEqual(["10._sep. 2011", "10_Sept 2011", "10._Sept. 2011"]);
    expect(each((f) => f.dayMonth(from))).toEqual(["10._september", "10_September", "10._September"]);
    expect(each((f) => f.month(from))).toEqual(["september 2011", "September 2011", "September 2011"]);
    expect(each((f) => f.weekday(from))).toEqual(["lørdag", "Saturday", "Samstag"]);
  });
  test("ranges", () => {
    expect(each((f) => f.range(from, to))).toEqual([
      "10.–16._september 2011",
      "10–16_September 2011",
      "10.–16._September 2011",
    ]);
    expect(shown(da.range(day("2026-04-30"), day("2026-05-02")))).toBe("30._april–2._maj 2026");
    expect(shown(da.range(day("2025-12-28"), day("2026-01-03")))).toBe("28._december 2025–3._januar 2026");
    expect(shown(da.range(from, from))).toBe("10._september 2011");
    expect(shown(da.shortRange(from, to))).toBe("10.–16._sep. 2011");
    expect(shown(da.rangeInYear(from, to))).toBe("10.–16._sep.");
    expect(shown(da.rangeInYear(day("2026-04-30"), day("2026-05-02")))).toBe("30._apr.–2._maj");
    expect(shown(da.rangeInYear(day("2025-12-28"), day("2026-01-03")))).toBe("28._dec. 2025–3._jan. 2026");
  });
  test("lengths", () => {
    expect(each((f) => f.days(from, to))).toEqual(["7_dage, 6_nætter", "7_days, 6_nights", "7_Tage, 6_Nächte"]);
    expect(each((f) => f.days(from, day("2011-09-11")))).toEqual([
      "2_dage, 1_nat",
      "2_days, 1_night",
      "2_Tage, 1_Nacht",
    ]);
    expect(shown(da.days(from, from))).toBe("1_dag");
  });
  test("clock times", () => {
    expect(each((f) => f.clock("14:03"))).toEqual(["kl._14.03", "14:03", "14:03_Uhr"]);
    expect(each((f) => f.timeRange("09:45", "13:05"))).toEqual(["9.45–13.05", "09:45–13:05", "09:45–13:05"]);
    expect(da.time("00:10")).toBe("0.10");
    const at = "2026-05-06T12:03:59.000Z" as InstantAt;
    expect(each((f) => f.moment(at, "Europe/Copenhagen"))).toEqual([
      "6._maj 2026 kl._14.03",
      "6_May 2026 at 14:03",
      "6._Mai 2026, 14:03_Uhr",
    ]);
  });
});

describe("words", () => {
  test("lists, quotes, countries", () => {
    expect(each((f) => f.list(["a", "b", "c"]))).toEqual(["a, b og c", "a, b and c", "a, b und c"]);
    expect(each((f) => f.either(["a", "b"]))).toEqual(["a eller b", "a or b", "a oder b"]);
    expect(each((f) => f.quote("x"))).toEqual(["»x«", "‘x’", "„x“"]);
    expect(each((f) => f.country("NL"))).toEqual(["Nederlandene", "Netherlands", "Niederlande"]);
    expect(da.country("QX")).toBe("QX");
    expect(da.country("Skotland")).toBe("Skotland");
  });
  test("sorting", () => {
    expect(["Åbo", "Ærø", "Zürich", "Ølstykke", "2", "10"].sort(da.compare)).toEqual([
      "2",
      "10",
      "Zürich",
      "Ærø",
      "Ølstykke",
      "Åbo",
    ]);
  });
  test("are the same in every language", () => {
    expect(catalogueFaults(formatTexts)).toEqual([]);
  });
});
