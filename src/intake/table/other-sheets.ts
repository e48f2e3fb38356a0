import { inflateRawSync } from "node:zlib";
import type { FileSource } from "../file-source.ts";
import type { Format } from "../mapping.ts";
import { headsOf, odsSheets, xlsxRows } from "./read-sheet.ts";
import type { Cell, Table } from "./table.ts";
import { zipParts } from "./zip-parts.ts";

/** What of a sheet that was not read tells whether it should have been. */
export interface OtherSheet extends Pick<Table, "columns" | "repeated" | "open"> {
  readonly name: string;
}

const mostSheets = 100;
const sampleRows = 200;
const mostPart = 1_048_576;

/** The sheets after a workbook's first that have a row under their heads. A sheet of charts, or one that cannot be read, has none. */
export async function otherSheets(
  source: FileSource,
  kind: "xlsx" | "ods",
  format: Format,
): Promise<readonly OtherSheet[]> {
  const sheets = kind === "xlsx" ? await xlsxSheets(source) : await odsSheets(source, (_, at) => at > 0);
  const found: OtherSheet[] = [];
  for (const { name, rows } of sheets.slice(0, mostSheets)) {
    const heads = headsOf(await firstOf(rows), format);
    if (heads?.hasRows) found.push({ name, columns: heads.columns, repeated: heads.repeated, open: false });
  }
  return found;
}

type Rows = AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;

async function firstOf(rows: Rows): Promise<readonly (readonly Cell[])[]> {
  const first: (readonly Cell[])[] = [];
  try {
    for await (const row of rows) if (first.push(row) >= sampleRows) break;
  } catch {
    return [];
  }
  return first;
}

async function xlsxSheets(source: FileSource) {
  const names = sheetNames(Buffer.concat(await Array.fromAsync(source.open())));
  return names.map((name, at) => ({ name, rows: xlsxRows(source, at) })).slice(1);
}

/** The library's streaming reader tells no names: as the workbook's own part has them. */
function sheetNames(zip: Buffer): readonly string[] {
  const part = zipParts(zip)?.find(({ name }) => /(?:^|\/)workbook\.xml$/i.test(name));
  if (!part || part.size > mostPart) return [];
  const xml = (part.deflated ? inflateRawSync(part.packed) : part.packed).toString("utf8");
  const sheets = xml.match(/<(?:\w+:)?sheet\s[^>]*>/g) ?? [];
  return sheets.map((sheet) => {
    const [, double, single] = /\sname\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(sheet) ?? [];
    return spelled(double ?? single ?? "");
  });
}

const signs: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function spelled(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return signs[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
