import { Readable } from "node:stream";
import { fault, Invalid } from "../../kernel/index.ts";
import { detectCsvShape } from "../dialect/csv-shape.ts";
import { decodeSample, decodeText } from "../dialect/encoding.ts";
import { type FileSource, firstBytes } from "../file-source.ts";
import type { Format } from "../mapping.ts";
import { after, namedColumns, peek, rowsUnder } from "./columns.ts";
import type { Table } from "./table.ts";

const sampleBytes = 64 * 1024;
// A row longer than this is a quotation mark that never closes, not a row.
const longestRow = 8 * 1024 * 1024;

/** A CSV file as a table; line breaks inside fields are kept. */
export async function readCsv(source: FileSource, format: Format): Promise<Table> {
  const sample = await decodeSample(await firstBytes(source, sampleBytes), format.encoding);
  const shape = detectCsvShape(sample, format);
  const { parse } = await import("csv-parse");
  const parser = parse({
    delimiter: shape.delimiter,
    quote: shape.quote,
    escape: shape.quote,
    record_delimiter: ["\r\n", "\n", "\r"],
    from_line: shape.skipLines + 1,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  });
  const text = Readable.from(decodeText(source.open(), format.encoding));
  text.on("error", (error) => parser.destroy(error));
  const { first, all } = await peek(cleanly(text.pipe(parser)), 1);
  const header = first[0];
  if (!header) throw new Invalid([fault("file-empty", { file: source.name })]);
  const { columns, repeated } = namedColumns(header);
  return { columns, repeated, open: false, rows: rowsUnder(columns, after(1, all)) };
}

async function* cleanly(records: AsyncIterable<string[]>): AsyncGenerator<string[]> {
  try {
    yield* records;
  } catch (error) {
    const { CsvError } = await import("csv-parse");
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines ?? 0);
    throw new Invalid([fault(error.code === "CSV_MAX_RECORD_SIZE" ? "row-too-long" : "quote-unclosed", { line })]);
  }
}
