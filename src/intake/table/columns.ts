import type { Cell, Table, TableRow } from "./table.ts";
import { textOf } from "./table.ts";

/** The header's names: each once, repeated ones numbered, a nameless column by its place; trailing nameless ones gone. */
export function namedColumns(header: readonly Cell[]): Pick<Table, "columns" | "repeated"> {
  const printed = header.map((cell) => textOf(cell).replaceAll("\uFEFF", "").trim());
  while (printed.length > 0 && printed.at(-1) === "") printed.pop();
  const counts = new Map<string, number>();
  for (const name of printed) counts.set(name, (counts.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  const columns = printed.map((name, index) => {
    if (name === "") return `kolonne ${index + 1}`;
    if (counts.get(name) === 1) return name;
    seen.set(name, (seen.get(name) ?? 0) + 1);
    return `${name} (${seen.get(name)})`;
  });
  return { columns, repeated: [...counts].filter(([name, count]) => name !== "" && count > 1).map(([name]) => name) };
}

/** Rows of cells by place, under a header. Empty rows are left out and not counted. */
export async function* rowsUnder(
  columns: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
): AsyncGenerator<TableRow> {
  const places = new Map(columns.map((name, index) => [name, index]));
  let number = 0;
  for await (const cells of rows) {
    if (!cells.some(isFilled)) continue;
    number++;
    yield new PlacedRow(number, columns, places, cells);
  }
}

function isFilled(cell: Cell): boolean {
  return cell !== null && cell !== "" && (typeof cell !== "string" || cell.trim() !== "");
}

class PlacedRow implements TableRow {
  readonly number: number;
  readonly #columns: readonly string[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #cells: readonly Cell[];

  constructor(number: number, columns: readonly string[], places: ReadonlyMap<string, number>, cells: readonly Cell[]) {
    this.number = number;
    this.#columns = columns;
    this.#places = places;
    this.#cells = cells;
  }

  get surplus(): number {
    if (this.#cells.length <= this.#columns.length) return 0;
    return this.#cells.slice(this.#columns.length).filter(isFilled).length;
  }

  cell(column: string): Cell {
    const place = this.#places.get(column);
    const cell = place === undefined ? null : this.#cells[place];
    return cell === undefined || cell === "" ? null : cell;
  }

  cells(): readonly (readonly [string, Cell])[] {
    return this.#cells
      .map((cell, index) => [this.#columns[index] ?? `kolonne ${index + 1}`, cell] as const)
      .filter(([, cell]) => isFilled(cell));
  }
}

/** The first of an iterable, and all of it from the start again. */
export async function peek<Item>(
  items: AsyncIterable<Item>,
  count: number,
): Promise<{ readonly first: readonly Item[]; readonly ended: boolean; readonly all: AsyncIterable<Item> }> {
  const iterator = items[Symbol.asyncIterator]();
  const first: Item[] = [];
  let ended = false;
  while (first.length < count && !ended) {
    const next = await iterator.next();
    if (next.done) ended = true;
    else first.push(next.value);
  }
  async function* all(): AsyncGenerator<Item> {
    try {
      yield* first;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { first, ended, all: all() };
}

/** Everything after the first `count`. */
export async function* after<Item>(count: number, items: AsyncIterable<Item>): AsyncGenerator<Item> {
  let at = 0;
  for await (const item of items) if (at++ >= count) yield item;
}
