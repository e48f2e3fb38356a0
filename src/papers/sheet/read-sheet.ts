import type { CellValue } from "hucre/xlsx";

export type SheetCell = CellValue;

/** The rows of an XLSX file's first sheet, heads first, each as it is reached. Throws when the bytes are no workbook. */
export async function* readSheet(bytes: Uint8Array): AsyncGenerator<readonly SheetCell[]> {
  const { streamXlsxRows } = await import("hucre/xlsx");
  for await (const row of streamXlsxRows(bytes, { sheet: 0 })) yield row.values;
}
