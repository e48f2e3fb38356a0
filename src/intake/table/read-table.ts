import { fault, Invalid } from "../../kernel/index.ts";
import { type FileSource, firstBytes } from "../file-source.ts";
import { ledgers } from "../ledger/ledger-formats.ts";
import type { Format } from "../mapping.ts";
import { type OtherSheet, otherSheets } from "./other-sheets.ts";
import { readCsv } from "./read-csv.ts";
import { readJson } from "./read-json.ts";
import { readSheet } from "./read-sheet.ts";
import type { Table } from "./table.ts";

type FileKind = "csv" | "json" | "xlsx" | "ods";

/**
 * A file as rows of cells by column name, read as it comes: CSV, XLSX, ODS, JSON or JSON Lines.
 * Throws `Invalid` with every fault of the file as a whole; a fault met further on ends the rows with one.
 */
export async function readTable(source: FileSource, format: Format): Promise<Table> {
  if (format.ledger) return ledgers[format.ledger].read(source);
  const kind = fileKind(source.name, await firstBytes(source, 512));
  if (kind === "csv") return readCsv(source, format);
  if (kind === "json") return readJson(source, format);
  return readSheet(source, kind, format);
}

/** The sheets with rows that a reading leaves, where the mapping chooses none: of other files none. */
export async function sheetsLeft(source: FileSource, format: Format): Promise<readonly OtherSheet[]> {
  if (format.ledger || format.sheet !== null) return [];
  const kind = fileKind(source.name, await firstBytes(source, 512));
  return kind === "xlsx" || kind === "ods" ? otherSheets(source, kind, format) : [];
}

/**
 * What the file is: by its first bytes, as names lie; text is CSV unless its name or its first sign says JSON.
 * @throws Invalid `workbook-unreadable` for what is called a workbook and is neither one nor text
 */
function fileKind(name: string, start: Uint8Array): FileKind {
  const text = Buffer.from(start).toString("latin1");
  if (text.startsWith("PK\x03\x04")) return text.includes("opendocument.spreadsheet") ? "ods" : "xlsx";
  if (/\.(xls[xmb]?|ods)$/i.test(name) && !isText(text)) throw new Invalid([fault("workbook-unreadable")]);
  if (/\.(json|jsonl|ndjson|geojson)$/i.test(name)) return "json";
  if (/\.(csv|tsv|txt)$/i.test(name)) return "csv";
  return /^(?:\xef\xbb\xbf)*\s*[[{]/.test(text) ? "json" : "csv";
}

/** Text has no control characters but those that part its lines and cells; in UTF-16, which says so, every other byte is one. */
function isText(start: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  return /^(?:\xff\xfe|\xfe\xff)/.test(start) || !/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(start);
}
