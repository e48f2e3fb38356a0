const endMark = 0x06054b50;
const bigEndMark = 0x06064b50;
const bigEndPlaceMark = 0x07064b50;
const listedMark = 0x02014b50;
const partMark = 0x04034b50;
/** Stands where a number has not room: the number is in the part's extra field (ZIP64). */
const elsewhere = 0xffffffff;

/** A part of a zip as its list at the end states it; `packed` are its bytes as they lie in the file. */
export interface ZipPart {
  readonly name: string;
  readonly sum: number;
  readonly size: number;
  readonly deflated: boolean;
  readonly packed: Buffer;
}

/** The parts of a zip; `null` where its list, or what the list points at, is not whole. */
export function zipParts(zip: Buffer): readonly ZipPart[] | null {
  try {
    const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    return end < 0 || zip.readUInt32LE(end) !== endMark ? null : listed(zip, end);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function listed(zip: Buffer, end: number): readonly ZipPart[] | null {
  const { at: start, count } = listIn(zip, end);
  const parts: ZipPart[] = [];
  let at = start;
  for (let number = 0; number < count; number += 1) {
    if (zip.readUInt32LE(at) !== listedMark) return null;
    const [named, extra, comment] = [28, 30, 32].map((of) => zip.readUInt16LE(at + of)) as [number, number, number];
    const name = zip.subarray(at + 46, at + 46 + named);
    const numbers = [24, 20, 42].map((of) => zip.readUInt32LE(at + of));
    const [size = 0, packed = 0, from = 0] = widened(numbers, zip.subarray(at + 46 + named, at + 46 + named + extra));
    const begins = from + 30 + zip.readUInt16LE(from + 26) + zip.readUInt16LE(from + 28);
    const method = zip.readUInt16LE(at + 10);
    const isEncrypted = (zip.readUInt16LE(at + 8) & 1) === 1;
    const isThere = zip.readUInt32LE(from) === partMark && zip.subarray(from + 30, from + 30 + named).equals(name);
    if (!isThere || isEncrypted || (method !== 0 && method !== 8) || begins + packed > zip.length) return null;
    parts.push({
      ...{ name: name.toString("utf8"), sum: zip.readUInt32LE(at + 16), size, deflated: method === 8 },
      packed: zip.subarray(begins, begins + packed),
    });
    at += 46 + named + extra + comment;
  }
  return parts;
}

/** Where the list begins, and how many it names. */
function listIn(zip: Buffer, end: number): { readonly at: number; readonly count: number } {
  const [count, at] = [zip.readUInt16LE(end + 10), zip.readUInt32LE(end + 16)];
  const isBig = (count === 0xffff || at === elsewhere) && zip.readUInt32LE(end - 20) === bigEndPlaceMark;
  const big = isBig ? Number(zip.readBigUInt64LE(end - 12)) : 0;
  if (!isBig || zip.readUInt32LE(big) !== bigEndMark) return { at, count };
  return { at: Number(zip.readBigUInt64LE(big + 48)), count: Number(zip.readBigUInt64LE(big + 32)) };
}

/** Numbers of 32 bits, those that had not room from the extra field, in the order of the format. */
function widened(numbers: readonly number[], extra: Buffer): readonly number[] {
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2);
  at += 4;
  return numbers.map((one) => {
    if (one !== elsewhere || at + 8 > extra.length) return one;
    at += 8;
    return Number(extra.readBigUInt64LE(at - 8));
  });
}
