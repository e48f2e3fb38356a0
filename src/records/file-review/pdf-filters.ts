import { inflateSync, unzipSync } from "node:zlib";
import { throwOurs } from "./our-fault.ts";
import { isMore } from "./pdf-between.ts";
import { printable } from "./printable.ts";
import type { Reading, UnreadReason } from "./reading.ts";

/** Packings of pixels: nobody reads them. */
const pictures = /^(?:DCTDecode|DCT|JPXDecode|CCITTFaxDecode|CCF|JBIG2Decode)$/;

interface Made {
  readonly made: Buffer;
  /** Where the packed bytes came to their end; behind it may be more. */
  readonly end: number;
}

/** Each way in which words are packed, with how many bytes it may make at most: one more than that is too much. */
const ways: Readonly<Record<string, (packed: Buffer, most: number, head: string) => Made>> = {
  FlateDecode: inflated,
  ASCII85Decode: fromAscii85,
  ASCIIHexDecode: fromHex,
  RunLengthDecode: fromRuns,
  LZWDecode: fromLzw,
};
const short: Readonly<Record<string, string>> = {
  Fl: "FlateDecode",
  A85: "ASCII85Decode",
  AHx: "ASCIIHexDecode",
  RL: "RunLengthDecode",
  LZW: "LZWDecode",
};
/** More, one within the other, no program writes. */
const deepest = 6;

/**
 * Unpacks a stream by all its ways, one after the other, up to a picture's own: that is nobody's to read, but a JPEG may say something
 * beside its pixels.
 * @returns the bytes, or `null` and why, where it cannot be told
 */
export function unpacked(
  packed: Buffer,
  filters: readonly string[],
  head: string,
  reading: Reading,
  at: string,
): { readonly bytes: Buffer | null; readonly why: UnreadReason | null } {
  let bytes = packed;
  if (filters.length > deepest) return { bytes: null, why: "too-big" };
  for (const [nth, filter] of filters.entries()) {
    if (pictures.test(filter))
      return { bytes: filter.startsWith("DCT") && nth === filters.length - 1 ? bytes : null, why: null };
    const way = ways[short[filter] ?? filter];
    if (!way) return { bytes: null, why: "packing" };
    const most = reading.room;
    let now: Made;
    try {
      now = way(bytes, most + 1, head);
    } catch (error) {
      throwOurs(error);
      return { bytes: null, why: isTooLarge(error) ? "too-big" : "broken" };
    }
    const { made, end } = now;
    if (made.length > most || !reading.mayUnpack(made.length, at)) return { bytes: null, why: "too-big" };
    readBehind(bytes.subarray(end), reading, at);
    bytes = made;
  }
  return { bytes, why: isPacked(bytes) ? "packing" : null };
}

/** What stands behind the end of packed bytes no viewer shows; some programs leave a few bytes there. */
function readBehind(rest: Buffer, reading: Reading, at: string): void {
  if (rest.length === 0) return;
  reading.text("raw", at, ...printable(rest));
  if (isMore(rest.toString("latin1"))) reading.unread("data-beside", at);
}

/** How what other programs pack begins. */
const beginnings = ["7z\xbc\xaf'\x1c", "\xfd7zXZ\0", "BZh", "Rar!\x1a\x07", "\x28\xb5\x2f\xfd"];

/** Whether bytes are packed in one way more than they say: those of a short beginning where they unpack. */
function isPacked(bytes: Buffer): boolean {
  const beginning = bytes.toString("latin1", 0, 6);
  if (beginnings.some((one) => beginning.startsWith(one))) return true;
  if (((bytes[0] ?? 0) & 0x8f) !== 8 && !beginning.startsWith("\x1f\x8b\x08")) return false;
  try {
    return unzipSync(bytes, { maxOutputLength: 1_048_576, finishFlush: 2 }).length >= 8;
  } catch (error) {
    throwOurs(error);
    return isTooLarge(error);
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}

function inflated(packed: Buffer, most: number): Made {
  // What is cut off is unpacked as far as it goes.
  const how = { maxOutputLength: most, finishFlush: 2, info: true };
  const { buffer, engine } = inflateSync(packed, how) as unknown as {
    buffer: Buffer;
    engine: { bytesWritten: number };
  };
  return { made: buffer, end: engine.bytesWritten };
}

/** Five letters for four bytes, `z` for four that are nothing, `~>` at the end. */
function fromAscii85(packed: Buffer, most: number): Made {
  const made = Buffer.allocUnsafe(Math.min(most, packed.length * 4 + 4));
  let [to, count, value] = [0, 0, 0];
  for (const one of packed) {
    if (one === 0x7e) break;
    if (to + 4 > made.length) return { made: Buffer.alloc(most), end: packed.length };
    if (one === 0x7a && count === 0) {
      to = made.writeUInt32BE(0, to);
      continue;
    }
    if (one < 0x21 || one > 0x75) continue;
    value = value * 85 + (one - 0x21);
    count += 1;
    if (count < 5) continue;
    to = made.writeUInt32BE(value % 0x1_0000_0000, to);
    [count, value] = [0, 0];
  }
  if (count > 1) {
    for (let nth = count; nth < 5; nth += 1) value = value * 85 + 84;
    const last = Buffer.alloc(4);
    last.writeUInt32BE(value % 0x1_0000_0000);
    to += last.copy(made, to, 0, count - 1);
  }
  const end = behind(packed, "~");
  return { made: made.subarray(0, to), end: packed[end] === 0x3e ? end + 1 : end };
}

function fromHex(packed: Buffer): Made {
  const end = behind(packed, ">");
  const digits = packed.toString("latin1", 0, end).replaceAll(/[^0-9A-Fa-f]/g, "");
  return { made: Buffer.from(digits.length % 2 === 1 ? `${digits}0` : digits, "hex"), end };
}

function behind(packed: Buffer, sign: string): number {
  return packed.indexOf(sign) + 1 || packed.length;
}

/** A count and what follows, as it is or again and again. */
function fromRuns(packed: Buffer, most: number): Made {
  const parts: Buffer[] = [];
  let [length, at] = [0, 0];
  while (at < packed.length && length < most) {
    const count = packed[at] ?? 128;
    if (count === 128) {
      at += 1;
      break;
    }
    const part =
      count < 128
        ? packed.subarray(at + 1, at + 2 + count)
        : Buffer.alloc(257 - count, packed.subarray(at + 1, at + 2));
    parts.push(part);
    length += part.length;
    at += count < 128 ? count + 2 : 2;
  }
  return { made: Buffer.concat(parts), end: at };
}

/** A table of what came before, grown while it is read: codes of nine to twelve bits, 256 to begin anew, 257 at the end. */
function fromLzw(packed: Buffer, most: number, head: string): Made {
  // Nearly every program makes its codes longer one earlier than it must.
  const early = /\/EarlyChange\s+0\b/.test(head) ? 0 : 1;
  let table: { readonly from: number; readonly length: number }[] = [];
  let made = Buffer.allocUnsafe(Math.min(most, Math.max(4_096, packed.length * 4)));
  let [to, bits, held, width, end] = [0, 0, 0, 9, 0];
  let before: { readonly from: number; readonly length: number } | null = null;
  for (const one of packed) {
    end += 1;
    held = ((held << 8) | one) & 0xff_ffff;
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const code = (held >> bits) & ((1 << width) - 1);
    if (code === 257) break;
    if (code === 256) {
      [table, width, before] = [[], 9, null];
      continue;
    }
    const known = code < 256 ? null : table[code - 258];
    // What the table is about to hold is what came before, and its first letter again.
    const length: number = code < 256 ? 1 : (known?.length ?? (before?.length ?? 0) + 1);
    if (code >= 256 && !known && (before === null || code !== table.length + 258)) throw new Error("no such code");
    if (to + length > most) return { made: Buffer.alloc(most), end };
    if (to + length > made.length) {
      const more = Buffer.allocUnsafe(Math.min(most, (to + length) * 2));
      made.copy(more);
      made = more;
    }
    const from = to;
    if (code < 256) made[to++] = code;
    else {
      const begins = known?.from ?? before?.from ?? 0;
      // A letter at a time: the last may be one that is just being laid.
      for (let nth = 0; nth < length; nth += 1) made[to++] = made[begins + nth] ?? 0;
    }
    if (before !== null && table.length < 4_096 - 258) table.push({ from: before.from, length: before.length + 1 });
    before = { from, length };
    const next = table.length + 258 + early;
    width = next >= 2_048 ? 12 : next >= 1_024 ? 11 : next >= 512 ? 10 : 9;
  }
  return { made: made.subarray(0, to), end };
}
