import { type Currency, type DateOn, dateOn, day, decimalOf, isKnownCurrency, type Params } from "../kernel/index.ts";
import { formatsIn } from "../platform/index.ts";
import { dateOfSerial, readDate } from "./dialect/dates.ts";
import {
  couldBeThousands,
  isUnitOf,
  readCount,
  readDecimal,
  readHundredths,
  roundedHundredths,
  saysNothing,
  unitsIn,
} from "./dialect/numbers.ts";
import { fieldCalled } from "./field-words.ts";
import { type Finding, type FindingCode, finding, holds, isHold } from "./finding.ts";
import { keyName } from "./key-name.ts";
import type { RowReader } from "./row-reader.ts";
import { codeOf } from "./rows/codes.ts";
import { type Cell, type TableRow, textOf } from "./table/table.ts";

const earliest = day("1950-01-01");

/** An amount, or `null` beside what is printed in its place. */
export interface AmountRead {
  readonly hundredths: bigint | null;
  /** The printed text where it cannot be read as one amount. */
  readonly text: string | null;
}

/** Line endings and padding carry no meaning; everything else in a text is kept. */
export function tidy(text: string): string {
  const unified = text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
  let [from, to] = [0, unified.length];
  while (from < to && isPadding(unified.charCodeAt(from))) from++;
  while (to > from && isPadding(unified.charCodeAt(to - 1))) to--;
  return unified.slice(from, to);
}

/** Blank, tabulator, line feed, byte-order mark. By hand, as it is asked of every cell of a million rows. */
function isPadding(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0xfeff;
}

/** What no database and no XML can hold, as signs one can see. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\u2400");
}

/** One row under a mapping: fields read on request, findings gathered on the way. */
export class OpenRow {
  readonly row: TableRow;
  readonly findings: Finding[] = [];
  /** Printed text of fields that could not be read, by field. */
  readonly asPrinted: Record<string, string> = {};
  /** Whether it prints the file's sum, and is no row of it. */
  readonly sums: boolean;
  readonly #reader: RowReader;
  /** How many of its amounts were rounded. */
  #rounded = 0;

  constructor(reader: RowReader, row: TableRow, sums = false) {
    this.#reader = reader;
    this.sums = sums;
    this.row = row;
    if (row.surplus > 0) this.report("row-shifted", { surplus: row.surplus });
  }

  get held(): boolean {
    return this.findings.some(holds);
  }

  get reference(): string | null {
    return this.printed("reference") || null;
  }

  get asPrintedWanted(): boolean {
    return this.#reader.mapping.asPrinted;
  }

  report(code: FindingCode, params: Params = {}, field?: string, printed?: string): void {
    const about = { ...(field === undefined ? {} : { field }), ...(printed === undefined ? {} : { printed }) };
    const called = field === undefined ? null : fieldCalled(this.#reader.mapping, field);
    const named = { field: called, printed: printed ?? null, ...params };
    this.findings.push(finding(this.row.number, this.reference, code, named, about));
  }

  /** The row's name by the mapping's columns or others, under the names that another key has for them; `null` when all are empty. */
  key(columns: readonly string[] = this.#reader.mapping.key, names: readonly string[] = columns): string | null {
    return this.#named(names, (_, at) => this.#meant(columns[at] ?? ""));
  }

  /** The same as it was when names told what cells print. */
  printedKey(columns: readonly string[], names: readonly string[] = columns): string | null {
    return this.#named(names, (_, at) => this.#printedIn(columns[at] ?? ""));
  }

  #named(columns: readonly string[], said: (column: string, at: number) => string): string | null {
    const values = columns.map((column, at): [string, string] => [column, said(column, at)]);
    return values.every(([, value]) => value === "") ? null : keyName(new Map(values));
  }

  #printedIn(column: string): string {
    return storable(tidy(textOf(this.row.cell(column))));
  }

  /** What a cell of the key says: a day and an amount the same however they are printed. */
  #meant(column: string): string {
    const printed = this.#printedIn(column);
    const kind = this.#reader.kindOf(column);
    const cell = this.row.cell(column);
    if (kind === "date") return this.#readDate(cell, column) ?? printed;
    if (kind !== "amount") return printed;
    const hundredths = this.#hundredths(cell, column);
    return hundredths === null ? printed : decimalOf(hundredths);
  }

  /**
   * What is kept of a cell while its row is held, so that it is read at the desk as it is here: a number with decimals as the
   * number it is, since as a text it may be thousands, and a workbook's number of a day as the day.
   */
  kept(column: string, cell: Cell): string | number {
    if (typeof cell !== "number") return textOf(cell);
    const on = this.#reader.kindOf(column) === "date" ? this.#readDate(cell, column) : null;
    // A year alone would be a day in 1905.
    if (on !== null && on >= earliest) return on;
    return Number.isInteger(cell) ? textOf(cell) : cell;
  }

  isMapped(field: string): boolean {
    return this.columnOf(field) !== null || this.#constant(field) !== null;
  }

  /** Text, translated by `values`; `null` where the cell is empty or says that there is none. */
  text(field: string): string | null {
    const printed = this.printed(field);
    const clean = storable(printed);
    if (clean !== printed) this.report("text-altered", {}, field, clean);
    const text = this.#translated(field, clean);
    return text === clean && saysNothing(clean) ? null : text || null;
  }

  #translated(field: string, text: string): string {
    const { values } = this.#reader.mapping;
    return own(values[field], text) ?? own(values[this.columnOf(field) ?? ""], text) ?? text;
  }

  /**
   * Reports a row in which nothing but one cell is filled in, of its key and of all that tells what it is about: a sum, a heading
   * or a note, whatever else may be let in as printed. Amounts, counts and what the mapping says of every row tell nothing.
   * @param fields those that tell what a row is about
   */
  reportUntold(fields: readonly string[]): void {
    const columns = new Set([...this.#reader.mapping.key, ...fields.flatMap((field) => this.columnOf(field) ?? [])]);
    const told = [...columns].map((column) => this.#printedIn(column)).filter((printed) => !saysNothing(printed));
    if (columns.size > 1 && told.length === 1) this.report("nothing-told", {}, undefined, told[0] ?? "");
  }

  amount(field: string): AmountRead {
    const column = this.columnOf(field);
    return column === null
      ? this.#amount(this.#constant(field), field, field)
      : this.#amount(this.row.cell(column), column, field);
  }

  /** An amount of a column that `lines` names. */
  amountIn(column: string, field: string): AmountRead {
    return this.#amount(this.row.cell(column), column, field);
  }

  #amount(cell: Cell, column: string, field: string): AmountRead {
    const printed = tidy(textOf(cell));
    if (saysNothing(printed)) return { hundredths: null, text: null };
    const hundredths = this.#hundredths(cell, column);
    if (typeof cell === "number" && hundredths !== null && readHundredths(printed, ".", true) === null) {
      const amount = formatsIn("da").figure(hundredths);
      this.report("amount-rounded", { amount }, field, storable(printed));
      this.#rounded++;
    }
    if (hundredths !== null && !this.#isForeign(printed, field)) return { hundredths, text: null };
    // In another currency it is no amount of this row's, and held: it could be put right, which a range cannot.
    if (hundredths !== null) return { hundredths: null, text: storable(printed) };
    if (!this.asPrintedWanted) {
      const words = couldBeThousands(printed, this.#reader.signOf(column)) ? "amount-two-ways" : null;
      this.report("amount-unreadable", { words }, field, storable(printed));
    }
    return { hundredths, text: storable(printed) };
  }

  #hundredths(cell: Cell, column: string): bigint | null {
    const printed = tidy(textOf(cell));
    if (typeof cell === "number") return roundedHundredths(cell);
    return readHundredths(printed, this.#reader.signOf(column), this.#reader.isSignSaid);
  }

  /** Whether an amount prints another unit than the row's currency, which is then reported. */
  #isForeign(printed: string, field: string): boolean {
    const units = unitsIn(printed);
    if (units.length === 0) return false;
    const currency = this.#currencyCode();
    const other = isKnownCurrency(currency) ? units.find((unit) => !isUnitOf(unit, currency)) : undefined;
    if (other === undefined) return false;
    this.report("amount-other-currency", { unit: other, currency }, field, storable(printed));
    return true;
  }

  /** An amount that is only compared: one that cannot be read is no finding, one in another currency is. */
  comparedAmount(field: string): bigint | null {
    const column = this.columnOf(field);
    const cell = column === null ? this.#constant(field) : this.row.cell(column);
    const printed = tidy(textOf(cell));
    const read = this.#hundredths(cell, column ?? field);
    return read === null || this.#isForeign(printed, field) ? null : read;
  }

  /** Whether two sums of the row may be one that rounding each amount to øre has parted: half an øre for each. */
  isPartedByRounding(one: bigint, other: bigint): boolean {
    const apart = one > other ? one - other : other - one;
    return apart * 2n <= BigInt(this.#rounded);
  }

  /** The amount columns of each category. */
  get lineColumns(): readonly (readonly [category: string, columns: readonly string[]])[] {
    return Object.entries(this.#reader.mapping.lines);
  }

  /** A plain decimal such as a rate or a coordinate; `null` and the printed text kept when it is none. */
  decimal(field: string): string | null {
    const column = this.columnOf(field);
    return column === null ? this.#constant(field) : this.decimalIn(column, field);
  }

  decimalIn(column: string, field: string): string | null {
    const cell = this.row.cell(column);
    const printed = tidy(textOf(cell));
    if (saysNothing(printed)) return null;
    const read = readDecimal(printed, typeof cell === "number" ? "." : this.#reader.signOf(column));
    if (read === null) this.#keep(field, printed);
    return read;
  }

  /** A day; missing, unreadable or implausible ones are reported, `null` and kept as printed where the mapping says so. */
  date(field: string): DateOn | null {
    const read = this.optionalDate(field);
    if (read === null && !this.asPrintedWanted) {
      this.report("date-missing", {}, field, this.asPrinted[field] ?? "");
    }
    return read;
  }

  /** Whether a day is still to come for the municipality. */
  isAhead(on: DateOn): boolean {
    return on > this.#reader.ports.today;
  }

  /** A day that need not be there. */
  optionalDate(field: string): DateOn | null {
    const column = this.columnOf(field);
    const cell = column === null ? this.#constant(field) : this.row.cell(column);
    const read = this.#readDate(cell, column);
    if (read === null) {
      const printed = tidy(textOf(cell));
      if (printed !== "") this.#keep(field, printed);
    } else if (read < earliest || read > this.#reader.latest) {
      this.report("date-implausible", { date: formatsIn("da").date(read) }, field, this.printed(field));
    }
    return read;
  }

  #readDate(cell: Cell, column: string | null): DateOn | null {
    if (cell instanceof Date) return dateOn(cell.toISOString().slice(0, 10));
    if (typeof cell === "number") return dateOfSerial(cell, this.#reader.dateSystem) ?? readDate(String(cell), "ymd");
    const printed = tidy(textOf(cell));
    return saysNothing(printed) ? null : readDate(printed, column === null ? "ymd" : this.#reader.orderOf(column));
  }

  count(field: string): number | null {
    const printed = this.printed(field);
    if (saysNothing(printed)) return null;
    const read = readCount(printed);
    if (read === null) {
      this.#keep(field, printed);
      this.report("count-unreadable", {}, field, storable(printed));
    }
    return read;
  }

  /** One of the contract's codes; another text is `null`, kept as printed, and reported: the first time it is met, or wherever it holds the row. */
  code<Code extends string>(field: string, codes: readonly Code[], unknown: FindingCode = "code-unknown"): Code | null {
    const text = this.text(field);
    const code = text === null ? null : codeOf(codes, text);
    if (text !== null && code === null) {
      this.#keep(field, text);
      if (isHold(unknown) || this.#reader.isFirst(field, text)) this.report(unknown, {}, field, text);
    }
    return code;
  }

  currency(): Currency | null {
    const text = this.text("currency");
    const code = this.#currencyCode();
    if (isKnownCurrency(code)) return code;
    this.report("not-a-currency", {}, "currency", text ?? "");
    return null;
  }

  /** What the row says its currency is, in capitals; reports nothing. */
  #currencyCode(): string {
    return this.#translated("currency", storable(this.printed("currency"))).toUpperCase();
  }

  /** ISO 3166 code of a country cell; unknown names are flagged and kept as printed. */
  country(field: string, name: string | null = this.text(field)): string | null {
    if (name === null || saysNothing(name)) return null;
    const code = this.#reader.ports.countryCode(name);
    if (code === null) {
      this.#keep(field, name);
      this.report("unknown-place", {}, field, name);
    }
    return code;
  }

  #keep(field: string, printed: string): void {
    this.asPrinted[field] = storable(printed);
  }

  /** The column that the mapping reads a field in. */
  columnOf(field: string): string | null {
    return this.#reader.mapping.fields[field] ?? null;
  }

  #constant(field: string): string | null {
    return this.#reader.mapping.constants[field] ?? null;
  }

  /** What the file prints, else the mapping's constant. */
  printed(field: string): string {
    const column = this.columnOf(field);
    const text = column === null ? "" : tidy(textOf(this.row.cell(column)));
    return text === "" ? (this.#constant(field) ?? "") : text;
  }
}

function own(translations: Readonly<Record<string, string>> | undefined, text: string): string | undefined {
  return translations && Object.hasOwn(translations, text) ? translations[text] : undefined;
}
