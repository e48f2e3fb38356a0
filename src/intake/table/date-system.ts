import { inflateRawSync } from "node:zlib";
import type { DateSystem } from "../dialect/dates.ts";
import type { FileSource } from "../file-source.ts";

/** So much of a file's end is looked through for its list of parts; so much of a workbook's own part is unpacked. */
const mostTail = 4_194_304;
const mostPart = 1_048_576;

const endMark = 0x06054b50;
const entryMark = 0x02014b50;

interface Part {
  readonly at: number;
  readonly size: number;
  readonly packed: boolean;
}

/**
 * From which day a workbook counts, as its own part says (`workbookPr` `date1904`); the library says it of cells formatted
 * as days alone. The file is read past, never kept; one that cannot be read so counts as nearly all do, from 1900.
 */
export async function dateSystemOf(source: FileSource): Promise<DateSystem> {
  const part = partIn(await tailOf(source), "xl/workbook.xml");
  if (!part || part.size > mostPart) return "1900";
  const bytes = await bytesAt(source, part.at, 65_536 + part.size);
  if (bytes.length < 30) return "1900";
  const from = 30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
  const packed = bytes.subarray(from, from + part.size);
  return is1904(part.packed ? unpacked(packed) : packed.toString("utf8")) ? "1904" : "1900";
}

function is1904(xml: string): boolean {
  return /<(?:\w+:)?workbookPr\b[^>]*\sdate1904\s*=\s*["'](?:1|true|on)["']/.test(xml);
}

function unpacked(bytes: Buffer): string {
  try {
    return inflateRawSync(bytes, { maxOutputLength: mostPart }).toString("utf8");
  } catch {
    return "";
  }
}

interface Tail {
  readonly bytes: Buffer;
  /** Where in the file it begins. */
  readonly from: number;
}

async function tailOf(source: FileSource): Promise<Tail> {
  const chunks: Uint8Array[] = [];
  let [kept, size] = [0, 0];
  for await (const chunk of source.open()) {
    chunks.push(chunk);
    kept += chunk.length;
    size += chunk.length;
    while (chunks[0] && kept - chunks[0].length >= mostTail) kept -= chunks.shift()?.length ?? 0;
  }
  return { bytes: Buffer.concat(chunks), from: size - kept };
}

/** A part of a zip by the list at its end. */
function partIn({ bytes, from }: Tail, name: string): Part | null {
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== endMark) end -= 1;
  if (end < 0) return null;
  let at = bytes.readUInt32LE(end + 16) - from;
  while (at >= 0 && at + 46 <= end && bytes.readUInt32LE(at) === entryMark) {
    const lengths = [28, 30, 32].map((of) => bytes.readUInt16LE(at + of));
    const [nameLength = 0] = lengths;
    if (bytes.toString("utf8", at + 46, at + 46 + nameLength).toLowerCase() === name)
      return {
        at: bytes.readUInt32LE(at + 42),
        size: bytes.readUInt32LE(at + 20),
        packed: bytes.readUInt16LE(at + 10) === 8,
      };
    at += 46 + lengths.reduce((sum, one) => sum + one, 0);
  }
  return null;
}

async function bytesAt(source: FileSource, from: number, length: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let at = 0;
  for await (const chunk of source.open()) {
    const [start, end] = [Math.max(0, from - at), Math.min(chunk.length, from + length - at)];
    if (start < end) parts.push(chunk.subarray(start, end));
    at += chunk.length;
    if (at >= from + length) break;
  }
  return Buffer.concat(parts);
}
