import { fault, Invalid } from "../../kernel/index.ts";
import { decodeText } from "../dialect/encoding.ts";
import type { FileSource } from "../file-source.ts";
import type { Format } from "../mapping.ts";
import { peek } from "./columns.ts";
import { JsonElements } from "./json-elements.ts";
import type { Cell, Table, TableRow } from "./table.ts";

const sampleRecords = 1000;
const deepest = 32;

/** A list of records as a table; a nested value is the column `outer.inner`, a list's first one `list.0`. */
export async function readJson(source: FileSource, format: Format): Promise<Table> {
  const { first, ended, all } = await peek(rowsOf(source, format), sampleRecords);
  if (first.length === 0) throw new Invalid([fault("file-empty", { file: source.name })]);
  const columns = new Set(first.flatMap((row) => row.columns));
  return { columns: [...columns], repeated: [], open: !ended, rows: all };
}

async function* rowsOf(source: FileSource, format: Format): AsyncGenerator<JsonRow> {
  const elements = new JsonElements(format.records?.split(".") ?? []);
  let number = 0;
  let whole: string | null = null;
  for await (const text of decodeText(source.open(), format.encoding)) {
    const records = elements.push(text);
    if (!records) throw new Invalid([fault("row-too-long", { line: number + 1 })]);
    for (const record of records) {
      if (number === 0) whole = record;
      yield new JsonRow(++number, parsed(record, number));
    }
    if (elements.tooDeep) throw new Invalid([fault("json-too-deep", { row: number + 1 })]);
  }
  if (!elements.found && elements.closed && format.records) {
    throw new Invalid([fault("records-missing", { records: format.records })]);
  }
  if (!elements.closed || elements.rest() !== "") throw new Invalid([fault("json-cut-off", { row: number + 1 })]);
  // A lone object is a record of its own only when no list lies in it.
  const lists = number === 1 && format.records === null && whole ? listsIn(parsed(whole, 1)) : [];
  if (lists.length > 0) throw new Invalid([fault("records-needed", { lists: lists.join(", ") })]);
}

function parsed(record: string, row: number): unknown {
  try {
    return JSON.parse(record);
  } catch {
    throw new Invalid([fault("json-unreadable", { row })]);
  }
}

function listsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value)
    .filter(([, inner]) => Array.isArray(inner) && inner.some((one) => typeof one === "object" && one !== null))
    .map(([key]) => key);
}

class JsonRow implements TableRow {
  readonly number: number;
  readonly surplus = 0;
  readonly #cells: ReadonlyMap<string, Cell>;

  constructor(number: number, record: unknown) {
    this.number = number;
    const cells = new Map<string, Cell>();
    flatten(record, "", cells, 0);
    this.#cells = cells;
  }

  get columns(): readonly string[] {
    return [...this.#cells.keys()];
  }

  cell(column: string): Cell {
    const cell = this.#cells.get(column);
    return cell === undefined || cell === "" ? null : cell;
  }

  cells(): readonly (readonly [string, Cell])[] {
    return [...this.#cells].filter(([, cell]) => cell !== null && cell !== "");
  }
}

function flatten(value: unknown, path: string, cells: Map<string, Cell>, depth: number): void {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === null) {
    cells.set(path === "" ? "value" : path, typeof value === "string" ? value.toWellFormed() : value);
  } else if (typeof value === "object") {
    if (depth === deepest) cells.set(path, JSON.stringify(value));
    else
      for (const [key, inner] of Object.entries(value)) flatten(inner, path ? `${path}.${key}` : key, cells, depth + 1);
  }
}
