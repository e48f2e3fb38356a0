import { Readable } from "node:stream";
import type { Parser } from "csv-parse";
import { fault, Invalid } from "../../kernel/index.ts";
import { type CsvShape, detectCsvShape } from "../dialect/csv-shape.ts";
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
  const options = {
    delimiter: shape.delimiter,
    quote: shape.quote,
    escape: shape.quote,
    record_delimiter: ["\r\n", "\n", "\r"],
    from_line: shape.skipLines + 1,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  };
  const read = (parser: Parser) => {
    const text = Readable.from(decodeText(source.open(), format.encoding));
    text.on("error", (error) => parser.destroy(error));
    return text.pipe(parser);
  };
  const whole = wholeCells(read(parse(options)), shape, () => read(parse({ ...options, raw: true })));
  const { first, all } = await peek(cleanly(whole), 1);
  const header = first[0];
  if (!header) throw new Invalid([fault("file-empty", { file: source.name })]);
  const { columns, repeated } = namedColumns(header);
  return { columns, repeated, open: false, rows: rowsUnder(columns, after(1, all)) };
}

/**
 * Records, unless a quotation mark that begins a cut-off text has taken the lines up to the next one along. What the parser has read
 * does not tell that from a cell that is quoted and begins so; so the file is read a second time, as printed, once one may be such.
 */
async function* wholeCells(
  records: AsyncIterable<string[]>,
  { quote, skipLines }: CsvShape,
  printed: () => AsyncIterable<Printed>,
): AsyncGenerator<string[]> {
  // Of a sign that is several bytes the parser's `raw` keeps one.
  let looked = quote === null || Buffer.byteLength(quote) > 1;
  for await (const record of records) {
    if (!looked && record.some((cell) => mayBeTorn(cell, quote ?? ""))) {
      await refuseTorn(printed(), quote ?? "", skipLines + 1);
      looked = true;
    }
    yield record;
  }
}

/** A record beside its text in the file. */
interface Printed {
  readonly record: readonly string[];
  readonly raw: string;
}

async function refuseTorn(records: AsyncIterable<Printed>, quote: string, firstLine: number): Promise<void> {
  let line = firstLine;
  for await (const { record, raw } of records) {
    const torn = record.find((cell) => mayBeTorn(cell, quote) && !raw.includes(quoted(cell, quote)));
    if (torn !== undefined) {
      const before = raw.slice(0, Math.max(raw.indexOf(torn), 0));
      throw new Invalid([fault("quote-unclosed", { line: line + lineEnds(before) })]);
    }
    line += lineEnds(raw);
  }
}

/** The parser leaves the opening mark before a cell in which another stands alone. */
function mayBeTorn(cell: string, quote: string): boolean {
  return cell.startsWith(quote) && /[\r\n]/.test(cell);
}

function quoted(cell: string, quote: string): string {
  return quote + cell.replaceAll(quote, quote + quote) + quote;
}

function lineEnds(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
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
