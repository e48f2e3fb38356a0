import { fault, Invalid } from "../../kernel/index.ts";
import type { FileSource } from "../file-source.ts";
import { peek, rowsUnder } from "../table/columns.ts";
import type { Cell, Table } from "../table/table.ts";

/** A ledger's lines by column name, as a table. A file without lines is refused like any empty file. */
export async function ledgerTable(
  source: FileSource,
  columns: readonly string[],
  lines: AsyncIterable<Readonly<Record<string, string | null>>>,
): Promise<Table> {
  async function* cells(): AsyncGenerator<readonly Cell[]> {
    for await (const line of lines) yield columns.map((column) => line[column] ?? null);
  }
  const { first, all } = await peek(cells(), 1);
  if (first.length === 0) throw new Invalid([fault("file-empty", { file: source.name })]);
  return { columns, repeated: [], open: false, rows: rowsUnder(columns, all) };
}
