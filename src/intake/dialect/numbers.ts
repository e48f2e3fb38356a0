import { hundredthsOf, isKnownCurrency } from "../../kernel/index.ts";

/** What a column's values say about its decimal sign; `mixed` when they disagree, `none` when all could be either. */
export type DecimalSign = "." | "," | "mixed" | "none";

const unit = String.raw`([A-Z]{3}|kr\.?|[£$€¥])`;
const unitBefore = new RegExp(`^${unit}\\s*(?=[-\\d.,])`, "i");
const unitAfter = new RegExp(`(?<=[-\\d.,])\\s*${unit}$`, "i");
/** Signs that stand for the currencies of several countries. */
const signs: ReadonlyMap<string, RegExp> = new Map([
  ["KR", /^(DKK|NOK|SEK|ISK)$/],
  ["$", /^(ARS|CLP|COP|CUP|DOP|MXN|UYU|(?:AU|BB|BM|BN|BS|BZ|CA|FJ|GY|HK|JM|KY|LR|NA|NZ|SB|SG|SR|TT|TW|US|XC)D)$/],
  ["£", /^(GBP|EGP|FKP|GIP|LBP|SHP|SYP)$/],
  ["€", /^EUR$/],
  ["¥", /^(CNY|JPY)$/],
]);

/** `kr.` and `dkk` as `KR` and `DKK`. */
function plainUnit(printed: string): string {
  return printed.toUpperCase().replace(/\.$/, "");
}

/** Whether an amount that prints a unit may be in a currency. */
export function isUnitOf(printed: string, currency: string): boolean {
  const name = plainUnit(printed);
  return name === currency || (signs.get(name)?.test(currency) ?? false);
}
const nothing = new Set(["", "-", "–", "—", "n/a", "#n/a", "na", "null"]);

/** Whether a cell meant for a number or a date says that there is none. */
export function saysNothing(text: string): boolean {
  return nothing.has(text.trim().toLowerCase());
}

interface Bare {
  readonly negative: boolean;
  /** Digits with `.` and `,` only. */
  readonly body: string;
  /** What stands before or after, as printed. */
  readonly units: readonly string[];
}

/** Sign, currency and group spaces away: `(£ 1 234,50)` → negative, `1234,50`. `null`: not a number. */
function bare(printed: string): Bare | null {
  let text = printed
    .replaceAll(/[\u00a0\u202f\u2009]/g, " ")
    .replaceAll("−", "-")
    .replaceAll("’", "'")
    .trim();
  let minus = 0;
  if (text.startsWith("(") && text.endsWith(")")) {
    text = text.slice(1, -1).trim();
    minus++;
  }
  const units: string[] = [];
  const takeUnit = (where: RegExp) => {
    const found = where.exec(text)?.[1];
    if (found !== undefined) units.push(found);
    text = text.replace(where, "");
  };
  takeUnit(unitAfter);
  text = text.replace(/,-$/, "");
  if (text.startsWith("-")) {
    text = text.slice(1).trim();
    minus++;
  }
  takeUnit(unitBefore);
  if (text.startsWith("-")) {
    text = text.slice(1).trim();
    minus++;
  }
  if (text.endsWith("-")) {
    text = text.slice(0, -1).trim();
    minus++;
  }
  if (minus > 1 || !units.every(isUnit)) return null;
  if (/^\d{1,3}([ ']\d{3})+([.,]\d+)?$/.test(text)) text = text.replaceAll(/[ ']/g, "");
  return /^\d[\d.,]*$|^[.,]\d+$/.test(text) ? { negative: minus === 1, body: text, units } : null;
}

/** Three letters that are no currency's are no unit: `100 mio`. */
function isUnit(printed: string): boolean {
  const name = plainUnit(printed);
  return signs.has(name) || isKnownCurrency(name);
}

/** The currency signs or codes that an amount prints; none where it prints none, or is no number. */
export function unitsIn(printed: string): readonly string[] {
  return bare(printed)?.units ?? [];
}

/** The decimal sign that a number shows by itself. `1.234` and `1,234` show none. */
function ownSign(body: string): "." | "," | null {
  const [comma, point] = [body.lastIndexOf(","), body.lastIndexOf(".")];
  if (comma >= 0 && point >= 0) return comma > point ? "," : ".";
  const at = Math.max(comma, point);
  if (at < 0) return null;
  const sign = comma >= 0 ? "," : ".";
  if (body.indexOf(sign) !== at) return sign === "," ? "." : ",";
  const grouped = body.length - at - 1 === 3 && at >= 1 && at <= 3 && !body.startsWith("0");
  return grouped ? null : sign;
}

/** The decimal sign of a column, from a sample of its values. */
export function decimalSignOf(samples: Iterable<string>): DecimalSign {
  let found: DecimalSign = "none";
  for (const sample of samples) {
    const read = bare(sample);
    const sign = read && ownSign(read.body);
    if (!sign || sign === found) continue;
    found = found === "none" ? sign : "mixed";
  }
  return found;
}

/** A plain decimal with `.`, or `null` when the text is no number, or could be two. */
function plainOf(printed: string, column: DecimalSign, whenEither: "group" | "decimal" | "unreadable"): string | null {
  const read = bare(printed);
  if (!read) return null;
  const own = ownSign(read.body);
  const settled = column === "." || column === "," ? column : null;
  if (own && settled && own !== settled) return null;
  const hasSign = /[.,]/.test(read.body);
  if (!own && !settled && hasSign && (column === "mixed" || whenEither === "unreadable")) return null;
  const shown = read.body.includes(",") ? "," : ".";
  const decimal = own ?? settled ?? (whenEither === "decimal" ? shown : shown === "," ? "." : ",");
  const group = decimal === "." ? "," : ".";
  const whole = new RegExp(`^(\\d*|\\d{1,3}(\\${group}\\d{3})+)(\\${decimal}\\d+)?$`);
  if (!whole.test(read.body)) return null;
  const digits = read.body.replaceAll(group, "").replace(decimal, ".").replace(/^\./, "0.");
  return `${read.negative ? "-" : ""}${digits}`;
}

/**
 * Hundredths of an amount as printed: `£1,234.56`, `1.234.567,50`, `1 234,50`, `(123.45)`, `5.000,-`.
 * `1.234` alone is grouped thousands (money has two decimals), unless the column shows that its decimal sign is `.`.
 * `null`: no number, a range, more than two decimals, a sign against the column's, or `12.000` beside `350.50`: thousands or not.
 * @param isSaid whether the column's sign is told, by the mapping or by the format, and not found out from its values
 */
export function readHundredths(printed: string, column: DecimalSign, isSaid = false): bigint | null {
  if (!isSaid && couldBeThousands(printed, column)) return null;
  const plain = plainOf(printed, column, "group");
  return plain === null ? null : hundredthsOf(plain.replace(/(\.\d{2})0+$/, "$1"));
}

/** Hundredths of a number that a workbook reckoned, rounded half away from zero as it shows them; `null`: none that money can be. */
export function roundedHundredths(value: number): bigint | null {
  const [, sign, whole, decimals = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(textOfNumber(value)) ?? [];
  if (whole === undefined) return null;
  const size = BigInt(`${whole}${decimals.slice(0, 2).padEnd(2, "0")}`) + (Number(decimals[2] ?? "0") >= 5 ? 1n : 0n);
  return hundredthsOf(`${sign}${size / 100n}.${String(size % 100n).padStart(2, "0")}`);
}

/** Whether what would be three decimals, of which money has two, may as well be thousands. */
export function couldBeThousands(printed: string, column: DecimalSign): boolean {
  const body = bare(printed)?.body;
  const sign = body?.at(-4);
  if (body === undefined || ownSign(body) !== null) return false;
  return column === "mixed" ? sign === "." || sign === "," : sign === column;
}

/** A rate or coordinate as a plain decimal, any number of places: `7,4604` → `7.4604`; `null` when unreadable. */
export function readDecimal(printed: string, column: DecimalSign): string | null {
  return plainOf(printed, column, "decimal");
}

/** A head count; `null` when it is no whole number from 0. `6,0` is one, as a spreadsheet may write it. */
export function readCount(printed: string): number | null {
  const [, whole] = /^(\d{1,6})(?:[.,]0{1,2})?$/.exec(printed.trim()) ?? [];
  return whole === undefined ? null : Number(whole);
}

/** A number cell of a spreadsheet as text. Excel keeps 15 digits; the rest is the binary form's noise. */
export function textOfNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}
