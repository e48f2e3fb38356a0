import { Readable } from "node:stream";
import type { Rows } from "../columns.ts";

/** One JSON value a line, each line ended by LF (jsonlines.org), as a stream of bytes. */
export function writeJsonLines(rows: Rows<unknown>): Readable {
  return Readable.from(lines(rows), { objectMode: false });
}

async function* lines(rows: Rows<unknown>): AsyncGenerator<Buffer> {
  for await (const row of rows) yield Buffer.from(`${JSON.stringify(row)}\n`);
}
