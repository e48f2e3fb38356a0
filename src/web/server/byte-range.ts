import { Readable } from "node:stream";

/** Bytes from `from` up to and including `to`, of a body of so many. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
  readonly of: number;
}

/**
 * The one range of bytes that a reader asks for (RFC 9110 §14), as a function of the body's length.
 * @returns `null` where the whole is to be sent: none is asked for, several are, it is unreadable, or it is of another body
 * (`If-Range`, where a date or a weak tag is never good enough to put two halves together)
 */
export function rangeAsked(
  headers: { readonly range?: string | undefined; readonly "if-range"?: string | string[] | undefined },
  etag: string,
): ((length: number) => ByteRange | "unsatisfiable") | null {
  const { range, "if-range": ifRange } = headers;
  if (range === undefined || (ifRange !== undefined && ifRange !== etag)) return null;
  const [, first = "", last = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range.trim()) ?? [];
  if (first === "" && last === "") return null;
  if (first !== "" && last !== "" && Number(last) < Number(first)) return null;
  return (length) => {
    const from = first === "" ? Math.max(0, length - Number(last)) : Number(first);
    const to = first === "" || last === "" ? length - 1 : Math.min(Number(last), length - 1);
    return from > to || (first === "" && Number(last) === 0) ? "unsatisfiable" : { from, to, of: length };
  };
}

/** A part of a body that is made as it is read; what comes before is made and let go, what comes after is not made. */
export function partOf(body: Readable, range: ByteRange): Readable {
  const part = Readable.from(cut(body, range), { objectMode: false });
  // Given up before it is read, it has not begun on the body, and would never end it.
  part.once("close", () => body.destroy());
  return part;
}

async function* cut(body: Readable, { from, to }: ByteRange): AsyncGenerator<Buffer> {
  let past = 0;
  for await (const piece of body) {
    const bytes = Buffer.from(piece);
    const begin = past;
    past += bytes.length;
    if (past <= from) continue;
    yield bytes.subarray(Math.max(0, from - begin), to + 1 - begin);
    if (past > to) return;
  }
}

/** How many bytes a body has; it is made for that, and let go. `null` where whoever asked is gone meanwhile. */
export async function lengthOf(body: Readable, isGone: () => boolean = () => false): Promise<number | null> {
  let length = 0;
  for await (const piece of body) {
    if (isGone()) return null;
    length += Buffer.byteLength(piece);
  }
  return length;
}

const mostRemembered = 1_000;

/** How long bodies are, by their strong tag: a file is counted once, and gone on with any number of times. */
export class Lengths {
  readonly #known = new Map<string, number>();

  get(tag: string): number | null {
    return this.#known.get(tag) ?? null;
  }

  remember(tag: string, length: number): void {
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size >= mostRemembered) this.#known.delete(oldest);
    this.#known.set(tag, length);
  }
}
