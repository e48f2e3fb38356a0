import { Readable } from "node:stream";
import { stringify } from "csv-stringify/sync";
import { decimalOf } from "../../kernel/index.ts";
import type { Column, Rows } from "../columns.ts";
import { escapeFormula } from "./formula-escape.ts";

interface Dialect {
  readonly bom: string;
  readonly delimiter: string;
  readonly decimalSign: string;
}

/**
 * `standard` is RFC 4180: UTF-8, comma, lines ended by CRLF, `.` in decimals, ISO dates, `true` and `false`.
 * `excel-da` is what a Danish Excel opens by double click: a byte-order mark, semicolon, decimal comma.
 */
const dialects = {
  standard: { bom: "", delimiter: ",", decimalSign: "." },
  "excel-da": { bom: "\ufeff", delimiter: ";", decimalSign: "," },
} as const satisfies Record<string, Dialect>;

export type CsvDialect = keyof typeof dialects;

/** Rows turned to text at a time: enough to make the call cheap, little enough to hold. */
const batchSize = 500;

/**
 * A CSV file as a stream of bytes, with a row of heads. Rows are pulled as the reader takes them.
 * Text that could be read as a formula gets an apostrophe (see `formula-escape.ts`); numbers never do.
 */
export function writeCsv<Row>(
  columns: readonly Column<Row>[],
  rows: Rows<Row>,
  dialect: CsvDialect = "standard",
): Readable {
  return Readable.from(chunks(columns, rows, dialects[dialect]), { objectMode: false });
}

async function* chunks<Row>(
  columns: readonly Column<Row>[],
  rows: Rows<Row>,
  dialect: Dialect,
): AsyncGenerator<Buffer> {
  const lines = (batch: readonly string[][]) =>
    Buffer.from(
      stringify([...batch], {
        delimiter: dialect.delimiter,
        record_delimiter: "windows",
        quote_record_delimiter: true,
      }),
    );
  yield Buffer.from(dialect.bom);
  let batch: string[][] = [columns.map((column) => escapeFormula(column.head))];
  for await (const row of rows) {
    batch.push(columns.map((column) => cellOf(column, row, dialect)));
    if (batch.length < batchSize) continue;
    yield lines(batch);
    batch = [];
  }
  if (batch.length > 0) yield lines(batch);
}

function cellOf<Row>(column: Column<Row>, row: Row, dialect: Dialect): string {
  switch (column.type) {
    case "text":
      return escapeFormula(stated(column.cell(row) ?? "", column.amounts ? dialect.decimalSign : "."));
    case "decimal": {
      const hundredths = column.cell(row);
      return hundredths === null ? "" : decimalOf(hundredths).replace(".", dialect.decimalSign);
    }
    case "number":
      return String(column.cell(row) ?? "").replace(".", dialect.decimalSign);
    case "integer":
    case "boolean":
    case "date":
      return String(column.cell(row) ?? "");
  }
}

function stated(text: string, decimalSign: string): string {
  return /^-?\d+\.\d{2}$/.test(text) ? text.replace(".", decimalSign) : text;
}
