import { Readable } from "node:stream";
import { z } from "zod";
import { decimalOf } from "../../kernel/index.ts";
import { type CsvDialect, writeCsv, writeJsonLines, writeSheet } from "../../papers/index.ts";
import type { AnyDataset, DataColumn, DataFormat, Dataset } from "./dataset.ts";

export const dataTypes: Readonly<Record<DataFormat, string>> = {
  csv: "text/csv; charset=utf-8; header=present",
  json: "application/json; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

export interface WriteOptions {
  readonly dialect?: CsvDialect;
  /** What stands in `next` of a JSON list; absent: `null`, for the list is whole. */
  readonly next?: string | null;
}

/** A data file as a stream of bytes, made as it is read. */
export function writeDataset<Entry, Row>(
  dataset: Dataset<Entry, Row>,
  format: DataFormat,
  entries: AsyncIterable<Entry>,
  { dialect = "standard", next = null }: WriteOptions = {},
): Readable {
  switch (format) {
    case "csv":
      return writeCsv(dataset.columns, rows(dataset, entries), dialect);
    case "xlsx":
      return writeSheet(dataset.name, dataset.columns, rows(dataset, entries));
    case "jsonl":
      return writeJsonLines(dataset.rowsInJson ? rowObjects(dataset, entries) : entries);
    case "json": {
      const items = dataset.rowsInJson ? rowObjects(dataset, entries) : entries;
      return Readable.from(list(items, next), { objectMode: false });
    }
  }
}

const cells = {
  text: z.string(),
  integer: z.int(),
  number: z.number(),
  decimal: z.string().regex(/^-?\d+\.\d\d$/),
  date: z.iso.date(),
  boolean: z.boolean(),
};

/** What an item of a set's JSON is: the whole entry, or a row by its columns' heads. */
export function itemSchema({ name, entry, rowsInJson, columns }: AnyDataset): z.ZodType {
  if (!rowsInJson) return entry;
  const shape = columns.map(({ head, type, required, codes }: DataColumn<never>) => {
    const cell = codes ? z.enum(codes) : cells[type];
    return [head, required ? cell : cell.nullable()];
  });
  const noun = name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return z.object(Object.fromEntries(shape)).meta({ id: `${noun}Row` });
}

/** Rows by their columns' heads; amounts are decimals, as in an entry. */
async function* rowObjects<Entry, Row>(
  dataset: Dataset<Entry, Row>,
  entries: AsyncIterable<Entry>,
): AsyncGenerator<Readonly<Record<string, unknown>>> {
  for await (const row of rows(dataset, entries))
    yield Object.fromEntries(
      dataset.columns.map((column) => {
        const value = column.cell(row);
        return [column.head, typeof value === "bigint" ? decimalOf(value) : value];
      }),
    );
}

async function* rows<Entry, Row>({ rowsOf }: Dataset<Entry, Row>, entries: AsyncIterable<Entry>): AsyncGenerator<Row> {
  for await (const entry of entries) yield* rowsOf(entry);
}

/** `{"items": [...], "next": null}`, as every list is. */
async function* list(items: AsyncIterable<unknown>, next: string | null): AsyncGenerator<Buffer> {
  let written = 0;
  for await (const item of items) {
    yield Buffer.from(`${written === 0 ? '{"items":[' : ","}\n${JSON.stringify(item)}`);
    written += 1;
  }
  yield Buffer.from(`${written === 0 ? '{"items":[' : "\n"}],"next":${JSON.stringify(next)}}\n`);
}
