import { crc32, inflateRawSync } from "node:zlib";

/** No part of a workbook that is checked is longer, whatever its archive claims. */
const longestPart = 1024 * 1024 * 1024;

/** A part's checksum, its bytes packed and unpacked. */
type Stated = readonly [sum: number, packed: number, length: number];

/**
 * The parts of a ZIP archive by name; `null` unless every byte but the packed ones is as the writer makes it: these parts in
 * this order from the first byte, each packed and followed by its checksum and lengths, then the directory, then its end.
 * What two readers could see differently (a second directory, a comment, a date, a part that only one list names) is refused.
 */
export function readZip(bytes: Uint8Array, names: readonly string[]): ReadonlyMap<string, Buffer> | null {
  try {
    return partsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), names);
  } catch (error) {
    if (error instanceof RangeError || (error as NodeJS.ErrnoException).code?.startsWith("Z_")) return null;
    throw error;
  }
}

function partsOf(zip: Buffer, names: readonly string[]): ReadonlyMap<string, Buffer> | null {
  const start = zip.readUInt32LE(zip.length - 6);
  const parts = new Map<string, Buffer>();
  let [at, next] = [start, 0];
  for (const name of names) {
    const stated: Stated = [zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)];
    const [sum, packed, length] = stated;
    const from = next + 30 + name.length;
    if (!holds(zip, at, listed(name, stated, next)) || !holds(zip, next, begun(name))) return null;
    if (length > longestPart || !holds(zip, from + packed, numbers(0x08074b50, ...stated))) return null;
    const part = unpacked(zip.subarray(from, from + packed), length);
    if (part?.length !== length || crc32(part) !== sum) return null;
    parts.set(name, part);
    at += 46 + name.length;
    next = from + packed + 16;
  }
  const end = ended(names.length, at - start, start);
  return next === start && zip.length === at + end.length && holds(zip, at, end) ? parts : null;
}

function holds(zip: Buffer, at: number, expected: Buffer): boolean {
  return zip.subarray(at, at + expected.length).equals(expected);
}

/** What stands the same before and in the directory: version 2.0, lengths after the part, packed, no hour, the first day. */
const kind = Buffer.from("14000800080000002100", "hex");

/** Before a part: its checksum and lengths stand after it. */
function begun(name: string): Buffer {
  return Buffer.concat([numbers(0x04034b50), kind, numbers(0, 0, 0), shorts(name.length, 0), Buffer.from(name)]);
}

/** A part in the directory: no more of it, no comment, no attributes, and where it begins. */
function listed(name: string, stated: Stated, from: number): Buffer {
  const said = [numbers(...stated), shorts(name.length, 0, 0, 0, 0), numbers(0, from)];
  return Buffer.concat([numbers(0x02014b50), shorts(20), kind, ...said, Buffer.from(name)]);
}

function ended(count: number, size: number, start: number): Buffer {
  return Buffer.concat([numbers(0x06054b50), shorts(0, 0, count, count), numbers(size, start), shorts(0)]);
}

function numbers(...all: readonly number[]): Buffer {
  const bytes = Buffer.alloc(all.length * 4);
  for (const [at, one] of all.entries()) bytes.writeUInt32LE(one, at * 4);
  return bytes;
}

function shorts(...all: readonly number[]): Buffer {
  const bytes = Buffer.alloc(all.length * 2);
  for (const [at, one] of all.entries()) bytes.writeUInt16LE(one, at * 2);
  return bytes;
}

/** `null` when the packed bytes go on after their own end. */
function unpacked(packed: Buffer, length: number): Buffer | null {
  const { buffer, engine } = inflateRawSync(packed, {
    info: true,
    maxOutputLength: Math.max(length, 1),
  }) as unknown as {
    readonly buffer: Buffer;
    readonly engine: { readonly bytesWritten: number };
  };
  return engine.bytesWritten === packed.length ? buffer : null;
}
