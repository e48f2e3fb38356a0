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
  return Readable.from(cut(body, range), { objectMode: false });
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

/** How many bytes a body has; it is made for that, and let go. */
export async function lengthOf(body: Readable): Promise<number> {
  let length = 0;
  for await (const piece of body) length += Buffer.byteLength(piece);
  return length;
}
