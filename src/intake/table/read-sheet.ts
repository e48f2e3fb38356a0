import { fault, Invalid } from "../../kernel/index.ts";
import { preambleOf } from "../dialect/csv-shape.ts";
import type { FileSource } from "../file-source.ts";
import type { Format } from "../mapping.ts";
import { after, namedColumns, peek, rowsUnder } from "./columns.ts";
import { dateSystemOf } from "./date-system.ts";
import { SheetWidth } from "./sheet-width.ts";
import { type Cell, type Table, textOf } from "./table.ts";
import { checkWhole } from "./whole-workbook.ts";

const sampleRows = 200;

/** One sheet of a workbook as a table: the named one, else the first. ODS is unpacked in memory, XLSX streams. */
export async function readSheet(source: FileSource, kind: "xlsx" | "ods", format: Format): Promise<Table> {
  await checkWhole(source);
  const rows = kind === "xlsx" ? xlsxRows(source, format.sheet) : odsRows(source, format.sheet);
  const { first, all } = await peek(cleanly(rows), sampleRows);
  const skip = format.skipLines ?? preambleOf(first.map((row) => row.map(textOf)));
  const header = first[skip];
  if (!header) {
    const code = format.sheet === null || first.length > 0 ? "file-empty" : "sheet-missing";
    throw new Invalid([fault(code, { file: source.name, sheet: format.sheet })]);
  }
  const { columns, repeated } = namedColumns(header);
  const table = { columns, repeated, open: false, rows: rowsUnder(columns, after(skip + 1, all)) };
  // A number that is not formatted as a day comes as a number: only the workbook says from when it counts.
  return kind === "xlsx" ? { ...table, dateSystem: await dateSystemOf(source) } : table;
}

async function* xlsxRows(source: FileSource, sheet: string | null): AsyncGenerator<readonly Cell[]> {
  const { streamXlsxRows } = await import("hucre/xlsx");
  const rows = streamXlsxRows(streamOf(source), sheet === null ? {} : { sheet });
  const width = new SheetWidth();
  for await (const row of rows) yield width.bounded(row.index + 1, row.values);
}

// The library's streaming reader ignores a sheet's name, and gathers every row before the first in any case.
async function* odsRows(source: FileSource, sheet: string | null): AsyncGenerator<readonly Cell[]> {
  const { readOds } = await import("hucre/ods");
  const book = await readOds(streamOf(source), { sheets: [sheet ?? 0] });
  const found = book.sheets.find(({ name }) => sheet === null || name === sheet);
  yield* found?.rows ?? [];
}

async function* cleanly(rows: AsyncIterable<readonly Cell[]>): AsyncGenerator<readonly Cell[]> {
  try {
    yield* rows;
  } catch (error) {
    const { HucreError } = await import("hucre");
    if (error instanceof HucreError) throw new Invalid([fault("workbook-unreadable", { reason: error.name })]);
    throw error;
  }
}

function streamOf(source: FileSource): ReadableStream<Uint8Array> {
  const chunks = source.open()[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}
