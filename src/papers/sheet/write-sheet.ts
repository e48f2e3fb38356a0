import { Readable } from "node:stream";
import type { CellValue } from "hucre/xlsx";
import { decimalOf } from "../../kernel/index.ts";
import type { Column, Rows } from "../columns.ts";

const formats = {
  text: "@",
  integer: "0",
  number: "General",
  decimal: "#,##0.00",
  date: "yyyy-mm-dd",
  boolean: "General",
} as const satisfies Record<Column<unknown>["type"], string>;

const widths = { text: 32, integer: 10, number: 12, decimal: 14, date: 12, boolean: 10 } as const satisfies Record<
  Column<unknown>["type"],
  number
>;

/** The longest text a spreadsheet cell holds. Source: Excel specifications and limits. */
const longestText = 32_767;

/**
 * An XLSX file as a stream of bytes: typed cells, a frozen row of heads, no name of a person or machine in it.
 * Text is stored as text, so nothing in it can become a formula; control characters that XML cannot hold are left out,
 * and text over 32,767 characters is cut with `…`, for a cell can hold no more.
 * @param name the sheet's name, 1–31 characters without `\ / ? * [ ] :`
 */
export function writeSheet<Row>(name: string, columns: readonly Column<Row>[], rows: Rows<Row>): Readable {
  return Readable.from(chunksOf(name, columns, rows), { objectMode: false });
}

async function* chunksOf<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: Rows<Row>,
): AsyncGenerator<Uint8Array> {
  // Loaded with the first workbook: most processes write none, and it takes a megabyte of source.
  const { writeXlsxStream } = await import("hucre/xlsx");
  const stream = writeXlsxStream(cells(columns, rows), {
    name,
    columns: columns.map((column) => ({
      header: inXml(column.head),
      width: widths[column.type],
      numFmt: formats[column.type],
    })),
    freezePane: { rows: 1 },
  });
  const reader = stream.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel();
  }
}

async function* cells<Row>(columns: readonly Column<Row>[], rows: Rows<Row>): AsyncGenerator<CellValue[]> {
  for await (const row of rows) yield columns.map((column) => cellOf(column, row));
}

function cellOf<Row>(column: Column<Row>, row: Row): CellValue {
  switch (column.type) {
    case "text": {
      const text = column.cell(row);
      return text === null ? null : inXml(text);
    }
    case "decimal": {
      const hundredths = column.cell(row);
      return hundredths === null ? null : numberOf(hundredths);
    }
    case "date": {
      const on = column.cell(row);
      return on === null ? null : new Date(`${on}T00:00:00Z`);
    }
    case "integer":
    case "number":
    case "boolean":
      return column.cell(row);
  }
}

/** A spreadsheet's number is a double of 15 digits: every amount under 10,000,000,000,000.00 is exact; a larger one stays text. */
function numberOf(hundredths: bigint): CellValue {
  const value = Number(hundredths) / 100;
  return hundredths > -(10n ** 15n) && hundredths < 10n ** 15n ? value : decimalOf(hundredths);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 has no way to write
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function inXml(text: string): string {
  const clean = text.toWellFormed().replace(notInXml, "");
  return clean.length > longestText ? `${clean.slice(0, longestText - 1)}…` : clean;
}
