/** Rows' cells as HTML, rendered once; at most `most` of them, the one unused longest goes first. */
export class KeptRows {
  readonly #rows = new Map<string, string>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** A row's cells as they were, else as `make` writes them. `table` says what they depend on besides the row's own values. */
  cells(table: string, row: unknown, make: () => string): string {
    const key = table + JSON.stringify(row, exactly);
    const html = this.#rows.get(key) ?? make();
    this.#rows.delete(key);
    this.#rows.set(key, html);
    for (const oldest of this.#rows.keys()) {
      if (this.#rows.size <= this.#most) break;
      this.#rows.delete(oldest);
    }
    return html;
  }
}

function exactly(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
