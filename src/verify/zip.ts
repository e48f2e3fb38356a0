import { crc32, inflateRawSync } from "node:zlib";

/** No part of a workbook that is checked is longer, whatever its archive claims. */
const longestPart = 1024 * 1024 * 1024;

/**
 * The parts of a ZIP archive by name; `null` unless every byte is accounted for: parts one after another from the first byte,
 * each whole by its own checksum and named once, then the directory, then its end, with nothing between, before or after.
 * What two readers could see differently (a second directory, a comment, a part that only one list names) is refused.
 */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, Buffer> | null {
  try {
    return partsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    if (error instanceof RangeError || (error as NodeJS.ErrnoException).code?.startsWith("Z_")) return null;
    throw error;
  }
}

function partsOf(zip: Buffer): ReadonlyMap<string, Buffer> | null {
  const end = zip.length - 22;
  const count = zip.readUInt16LE(end + 10);
  const [size, start] = [zip.readUInt32LE(end + 12), zip.readUInt32LE(end + 16)];
  const says = [
    zip.readUInt32LE(end),
    zip.readUInt32LE(end + 4),
    zip.readUInt16LE(end + 8),
    zip.readUInt16LE(end + 20),
  ];
  if (says.join() !== [0x06054b50, 0, count, 0].join() || start + size !== end) return null;
  const parts = new Map<string, Buffer>();
  let [at, next] = [start, 0];
  for (let number = 0; number < count; number += 1) {
    const listed = {
      flags: zip.readUInt16LE(at + 8),
      method: zip.readUInt16LE(at + 10),
      sum: zip.readUInt32LE(at + 16),
      packed: zip.readUInt32LE(at + 20),
      length: zip.readUInt32LE(at + 24),
      nameLength: zip.readUInt16LE(at + 28),
    };
    const name = zip.toString("latin1", at + 46, at + 46 + listed.nameLength);
    const extras = [zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt16LE(at + 34)];
    if (zip.readUInt32LE(at) !== 0x02014b50 || extras.some((one) => one !== 0)) return null;
    if (zip.readUInt32LE(at + 42) !== next || parts.has(name) || listed.length > longestPart) return null;
    const part = partAt(zip, next, name, listed);
    if (!part) return null;
    parts.set(name, part.bytes);
    next = part.end;
    at += 46 + listed.nameLength;
  }
  return at === end && next === start ? parts : null;
}

interface Listed {
  readonly flags: number;
  readonly method: number;
  readonly sum: number;
  readonly packed: number;
  readonly length: number;
}

/** Bit 3: checksum and lengths follow the part, because it was written as it was made; bit 11: names are UTF-8. */
const [followed, utf8] = [8, 2048];

function partAt(zip: Buffer, at: number, name: string, listed: Listed): { bytes: Buffer; end: number } | null {
  const streamed = (listed.flags & followed) !== 0;
  const numbers = (from: number) => [zip.readUInt32LE(from), zip.readUInt32LE(from + 4), zip.readUInt32LE(from + 8)];
  const stated = [listed.sum, listed.packed, listed.length];
  const from = at + 30 + name.length;
  if (zip.readUInt32LE(at) !== 0x04034b50 || zip.toString("latin1", at + 30, from) !== name) return null;
  if (zip.readUInt16LE(at + 6) !== listed.flags || (listed.flags & ~(followed | utf8)) !== 0) return null;
  if (zip.readUInt16LE(at + 8) !== listed.method || zip.readUInt16LE(at + 28) !== 0) return null;
  if (numbers(at + 14).join() !== (streamed ? [0, 0, 0] : stated).join()) return null;
  const packed = zip.subarray(from, from + listed.packed);
  if (packed.length !== listed.packed || (listed.method !== 0 && listed.method !== 8)) return null;
  const bytes = unpacked(packed, listed);
  if (bytes?.length !== listed.length || crc32(bytes) !== listed.sum) return null;
  let end = from + listed.packed;
  if (streamed) {
    if (zip.readUInt32LE(end) !== 0x08074b50 || numbers(end + 4).join() !== stated.join()) return null;
    end += 16;
  }
  return { bytes, end };
}

/** `null` when the packed bytes go on after their own end. */
function unpacked(packed: Buffer, { method, length }: Listed): Buffer | null {
  if (method === 0) return packed;
  const { buffer, engine } = inflateRawSync(packed, {
    info: true,
    maxOutputLength: Math.max(length, 1),
  }) as unknown as {
    readonly buffer: Buffer;
    readonly engine: { readonly bytesWritten: number };
  };
  return engine.bytesWritten === packed.length ? buffer : null;
}
