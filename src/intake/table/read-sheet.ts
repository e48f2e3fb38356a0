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
  const heads = headsOf(first, format);
  if (!heads) {
    const code = format.sheet === null || first.length > 0 ? "file-empty" : "sheet-missing";
    throw new Invalid([fault(code, { file: source.name, sheet: format.sheet })]);
  }
  const { columns, repeated, skip } = heads;
  const table = { columns, repeated, open: false, rows: rowsUnder(columns, after(skip + 1, all)) };
  // A number that is not formatted as a day comes as a number: only the workbook says from when it counts.
  return kind === "xlsx" ? { ...table, dateSystem: await dateSystemOf(source) } : table;
}

/** The heads among a sheet's first rows, and whether one of those has something under them; `null` where there are none. */
export function headsOf(first: readonly (readonly Cell[])[], { skipLines }: Format) {
  const skip = skipLines ?? preambleOf(first.map((row) => row.map(textOf)));
  const header = first[skip];
  const hasRows = first.slice(skip + 1).some((row) => row.some((cell) => textOf(cell).trim() !== ""));
  return header ? { ...namedColumns(header), skip, hasRows } : null;
}

/** A sheet's rows as they come, by its name or place; the first where neither is said. */
export async function* xlsxRows(source: FileSource, sheet: string | number | null): AsyncGenerator<readonly Cell[]> {
  const { streamXlsxRows } = await import("hucre/xlsx");
  const rows = streamXlsxRows(streamOf(source), sheet === null ? {} : { sheet });
  const width = new SheetWidth();
  for await (const row of rows) yield width.bounded(row.index + 1, row.values);
}

// The library's streaming reader ignores a sheet's name, and gathers every row before the first in any case.
async function* odsRows(source: FileSource, sheet: string | null): AsyncGenerator<readonly Cell[]> {
  const sheets = await odsSheets(source, [sheet ?? 0]);
  yield* sheets.find(({ name }) => sheet === null || name === sheet)?.rows ?? [];
}

/** The chosen sheets, in order; one that was not chosen may stand among them without rows. */
export async function odsSheets(
  source: FileSource,
  sheets: (string | number)[] | ((_: object, at: number) => boolean),
) {
  const { readOds } = await import("hucre/ods");
  return (await readOds(streamOf(source), { sheets })).sheets;
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
