import { beginsWithDay, centuryOf } from "../cpr-gate/birth-day.ts";

/** Formats that every spreadsheet has, and that show a number as a day. */
const ownFormats = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58]);

/**
 * Which of a workbook's cell styles show a day, by their place in the list.
 * @param styles each style's number of a format
 * @param formats the workbook's own formats
 */
export function stylesOfDays(
  styles: readonly (number | null)[],
  formats: ReadonlyMap<number, string>,
): ReadonlySet<number> {
  const isDay = (format: number) => {
    const code = formats.get(format);
    return code === undefined ? ownFormats.has(format) : /[dy]/i.test(code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, ""));
  };
  return new Set(styles.flatMap((format, nth) => (format !== null && isDay(format) ? [nth] : [])));
}

/** The day that a spreadsheet keeps as a number, as it is read: `01-01-1990`; what is none as it is. */
export function shownDay(value: string, from1904: boolean): string {
  if (!/^\d{1,5}(?:\.\d+)?$/.test(value)) return value;
  const days = Math.floor(Number(value)) + (from1904 ? 1_462 : 0);
  // A day that never was, 29 February 1900, is number 60.
  const at = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * 86_400_000);
  return at.toISOString().slice(0, 10).split("-").toReversed().join("-");
}

const day =
  /(?<!\d)(?:(\d\d?)[-./ ](\d\d?)[-./ ]((?:18|19|20)\d\d)|((?:18|19|20)\d\d)-(\d\d)-(\d\d))(?:[ T]00:00:00)?$/;

/** A birthday in one cell and the running number in the next: 01-01-1990 and 1234. Its first digit says which century it is of. */
export function dayAndNumber(first: string, next: string): boolean {
  const [, dd, mm, yyyy, isoYear, isoMonth, isoDay] = day.exec(first.trim()) ?? [];
  const [year, month, of] = [yyyy ?? isoYear, mm ?? isoMonth, dd ?? isoDay];
  if (!year || !month || !of || !/^\d{1,4}$/.test(next.trim())) return false;
  const number = `${of.padStart(2, "0")}${month.padStart(2, "0")}${year.slice(2)}${next.trim().padStart(4, "0")}`;
  return beginsWithDay(number) && centuryOf(number) === Math.floor(Number(year) / 100) * 100;
}

/** Whether a table's rows, cells parted by tabulators, have a birthday and its number beside each other. */
export function hasDayAndNumber(rows: string): boolean {
  return rows
    .split(/[\r\n]+/)
    .some((row) => row.split("\t").some((cell, nth, all) => dayAndNumber(cell, all[nth + 1] ?? "")));
}
