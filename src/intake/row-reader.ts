import { addMonths, type DateOn } from "../kernel/index.ts";
import type { Dataset, FieldKind, Ports } from "./dataset.ts";
import { type DateOrder, type DateSystem, dateOrderOf } from "./dialect/dates.ts";
import { type DecimalSign, decimalSignOf } from "./dialect/numbers.ts";
import type { Mapping } from "./mapping.ts";
import { OpenRow } from "./open-row.ts";
import { type TableRow, textOf } from "./table/table.ts";

const mostReported = 1000;
// The contract: more than five years ahead is implausible.
const monthsAhead = 5 * 12;

/** How a file's columns are written, as its first rows tell: kept with a run, so that a repaired row is read alike. */
export interface Dialect {
  readonly signs: Readonly<Record<string, DecimalSign>>;
  readonly orders: Readonly<Record<string, DateOrder>>;
}

/** Opens rows under a mapping, with what a sample says about each column's signs and date order. */
export class RowReader {
  readonly mapping: Mapping;
  readonly ports: Ports;
  /** The last day that is plausible. */
  readonly latest: DateOn;
  readonly dateSystem: DateSystem;
  readonly #sample: readonly TableRow[];
  readonly #amountColumns: readonly string[];
  readonly #dateColumns: readonly string[];
  readonly #signs: Map<string, DecimalSign>;
  readonly #orders: Map<string, DateOrder>;
  readonly #reported = new Set<string>();

  constructor(
    dataset: Dataset<unknown>,
    mapping: Mapping,
    sample: readonly TableRow[],
    ports: Ports,
    known: Dialect = { signs: {}, orders: {} },
    dateSystem: DateSystem = "1900",
  ) {
    this.dateSystem = dateSystem;
    this.mapping = mapping;
    this.ports = ports;
    this.latest = addMonths(ports.today, monthsAhead);
    this.#sample = sample;
    const columnsOf = (kind: FieldKind) =>
      Object.entries(mapping.fields).flatMap(([field, column]) => (dataset.fields[field] === kind ? [column] : []));
    this.#amountColumns = [...columnsOf("amount"), ...Object.values(mapping.lines).flat()];
    this.#dateColumns = columnsOf("date");
    this.#signs = new Map(Object.entries(known.signs));
    this.#orders = new Map(Object.entries(known.orders));
  }

  /** What the sample says of every amount and date column. */
  get dialect(): Dialect {
    return {
      signs: Object.fromEntries(this.#amountColumns.map((column) => [column, this.signOf(column)])),
      orders: Object.fromEntries(this.#dateColumns.map((column) => [column, this.orderOf(column)])),
    };
  }

  /** What the mapping reads a column as, where that may be printed in more than one way. */
  kindOf(column: string): "amount" | "date" | null {
    if (this.#dateColumns.includes(column)) return "date";
    return this.#amountColumns.includes(column) ? "amount" : null;
  }

  open(row: TableRow, sums = false): OpenRow {
    return new OpenRow(this, row, sums);
  }

  get isSignSaid(): boolean {
    return this.mapping.format.decimal !== "auto";
  }

  /** A column's decimal sign: the mapping's, else the column's own, else that of the file's other amounts. */
  signOf(column: string): DecimalSign {
    const known = this.#signs.get(column);
    if (known) return known;
    const wanted = this.mapping.format.decimal;
    if (wanted !== "auto") return wanted;
    const own = decimalSignOf(this.#textsOf([column]));
    const sign = own === "none" ? decimalSignOf(this.#textsOf(this.#amountColumns)) : own;
    this.#signs.set(column, sign);
    return sign;
  }

  /** A column's order of day and month: the mapping's, else the column's own, else what the file's other days show. */
  orderOf(column: string): DateOrder {
    const wanted = this.mapping.format.dates;
    if (wanted !== "auto") return wanted;
    const known = this.#orders.get(column);
    if (known) return known;
    const own = dateOrderOf(this.#textsOf([column]));
    // Days of one file are written alike: where another column shows the month first, so is it here.
    const isMonthFirst = own === "either" && dateOrderOf(this.#textsOf(this.#dateColumns)) === "mdy";
    const order = isMonthFirst ? "mdy" : own;
    this.#orders.set(column, order);
    return order;
  }

  /** Whether a value is met for the first time: an untranslated code is reported once, not a million times. */
  isFirst(field: string, value: string): boolean {
    const name = `${field}\n${value}`;
    if (this.#reported.has(name) || this.#reported.size === mostReported) return false;
    this.#reported.add(name);
    return true;
  }

  /** Text cells only: a spreadsheet's own numbers and days need no dialect. */
  *#textsOf(columns: readonly string[]): Generator<string> {
    for (const row of this.#sample) {
      for (const column of columns) {
        const cell = row.cell(column);
        if (typeof cell === "string") yield textOf(cell);
      }
    }
  }
}
