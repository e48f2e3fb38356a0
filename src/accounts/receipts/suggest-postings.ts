import { type DateOn, dateOn, hundredthsOf } from "../../kernel/index.ts";
import type { Posting } from "../posting.ts";

/** A line that a receipt's name points to, and what in the name does. */
export interface Suggestion {
  readonly posting: Posting;
  readonly by: "amount" | "voucher" | "date";
}

/**
 * Lines without a receipt that a file's name points to: it holds the line's amount, its voucher, or its day. The name is
 * all that is read: a photograph says `IMG_2041`, and then nothing is suggested. The surest first; a day that several lines
 * have points to none of them.
 */
export function suggestPostings(fileName: string, postings: readonly Posting[]): readonly Suggestion[] {
  const name = fileName.replace(/\.[a-z0-9]{1,5}$/i, "");
  const open = postings.filter((one) => one.receiptDocumentId === null);
  const amounts = amountsIn(name);
  const words = new Set(name.toLowerCase().split(/[\s_]+/));
  const byVoucher = open.filter(({ voucher }) => voucher !== null && words.has(voucher.toLowerCase()));
  const byAmount = open.filter(({ hundredths }) => hundredths !== null && amounts.has(hundredths));
  const days = daysIn(name);
  const onDay = open.filter(({ bookedOn }) => bookedOn !== null && days.has(bookedOn));
  const byDay = onDay.length === 1 ? onDay : [];
  const all = [
    ...byVoucher.map((posting) => ({ posting, by: "voucher" as const })),
    ...byAmount.map((posting) => ({ posting, by: "amount" as const })),
    ...byDay.map((posting) => ({ posting, by: "date" as const })),
  ];
  return all.filter(({ posting }, at) => all.findIndex((one) => one.posting.id === posting.id) === at);
}

/** Amounts with øre, `1.840,50` or `1840.50`, and whole ones that say they are kroner. A bare number may be anything. */
function amountsIn(name: string): ReadonlySet<bigint> {
  const written = [...name.matchAll(/(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d+)[.,](\d{2})(?![.,]?\d)/g)].map(
    ([, whole = "", part = ""]) => `${whole.replaceAll(".", "")}.${part}`,
  );
  const kroner = [...name.matchAll(/(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d+)\s*(?:kr|dkk)\b/gi)].map(([, whole = ""]) =>
    whole.replaceAll(".", ""),
  );
  return new Set([...written, ...kroner].map(hundredthsOf).filter((one) => one !== null));
}

/** Days written year first or day first, and as a phone's camera does: `20260901`. */
function daysIn(name: string): ReadonlySet<DateOn> {
  const yearFirst = [...name.matchAll(/(?<!\d)(20\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)/g)].map(
    ([, year, , month, date]) => `${year}-${month}-${date}`,
  );
  const dayFirst = [...name.matchAll(/(?<!\d)(\d{1,2})[-_.](\d{1,2})[-_.](20\d\d)(?!\d)/g)].map(
    ([, date = "", month = "", year]) => `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`,
  );
  return new Set([...yearFirst, ...dayFirst].map(dateOn).filter((one) => one !== null));
}
