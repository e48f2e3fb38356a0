import { inflateSync } from "node:zlib";
import { throwOurs } from "./our-fault.ts";
import type { Reading, UnreadReason } from "./reading.ts";

/** Packings of pixels: nobody reads them. */
const pictures = /^(?:DCTDecode|DCT|JPXDecode|CCITTFaxDecode|CCF|JBIG2Decode)$/;

/** Each way in which words are packed, with how many bytes it may make at most: one more than that is too much. */
const ways: Readonly<Record<string, (packed: Buffer, most: number, head: string) => Buffer>> = {
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
    try {
      bytes = way(bytes, most + 1, head);
    } catch (error) {
      throwOurs(error);
      const code = error instanceof Error && "code" in error ? error.code : "";
      return { bytes: null, why: code === "ERR_BUFFER_TOO_LARGE" ? "too-big" : "broken" };
    }
    if (bytes.length > most || !reading.mayUnpack(bytes.length, at)) return { bytes: null, why: "too-big" };
  }
  return { bytes, why: null };
}

function inflated(packed: Buffer, most: number): Buffer {
  // What is cut off is unpacked as far as it goes.
  return inflateSync(packed, { maxOutputLength: most, finishFlush: 2 });
}

/** Five letters for four bytes, `z` for four that are nothing, `~>` at the end. */
function fromAscii85(packed: Buffer, most: number): Buffer {
  const made = Buffer.allocUnsafe(Math.min(most, packed.length * 4 + 4));
  let [to, count, value] = [0, 0, 0];
  for (const one of packed) {
    if (one === 0x7e) break;
    if (to + 4 > made.length) return Buffer.alloc(most);
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
  return made.subarray(0, to);
}

function fromHex(packed: Buffer): Buffer {
  const digits = packed
    .toString("latin1")
    .replace(/>[\s\S]*/, "")
    .replaceAll(/[^0-9A-Fa-f]/g, "");
  return Buffer.from(digits.length % 2 === 1 ? `${digits}0` : digits, "hex");
}

/** A count and what follows, as it is or again and again. */
function fromRuns(packed: Buffer, most: number): Buffer {
  const parts: Buffer[] = [];
  let length = 0;
  for (let at = 0; at < packed.length && length < most; ) {
    const count = packed[at] ?? 128;
    if (count === 128) break;
    const part =
      count < 128
        ? packed.subarray(at + 1, at + 2 + count)
        : Buffer.alloc(257 - count, packed.subarray(at + 1, at + 2));
    parts.push(part);
    length += part.length;
    at += count < 128 ? count + 2 : 2;
  }
  return Buffer.concat(parts);
}

/** A table of what came before, grown while it is read: codes of nine to twelve bits, 256 to begin anew, 257 at the end. */
function fromLzw(packed: Buffer, most: number, head: string): Buffer {
  // Nearly every program makes its codes longer one earlier than it must.
  const early = /\/EarlyChange\s+0\b/.test(head) ? 0 : 1;
  let table: { readonly from: number; readonly length: number }[] = [];
  let made = Buffer.allocUnsafe(Math.min(most, Math.max(4_096, packed.length * 4)));
  let [to, bits, held, width] = [0, 0, 0, 9];
  let before: { readonly from: number; readonly length: number } | null = null;
  for (const one of packed) {
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
    if (to + length > most) return Buffer.alloc(most);
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
  return made.subarray(0, to);
}
