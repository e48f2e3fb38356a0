import { crc32, inflateRawSync } from "node:zlib";
import { zipParts } from "./zip-parts.ts";

/** The parts of a zip by name, unpacked. */
export function partsOf(zip: Uint8Array): Map<string, Buffer> {
  const parts = zipParts(Buffer.from(zip)) ?? [];
  return new Map(parts.map(({ name, packed, deflated }) => [name, deflated ? inflateRawSync(packed) : packed]));
}

/** A zip of these parts, stored as they are, each with its right checksum. */
export function zipped(parts: ReadonlyMap<string, Buffer>): Buffer {
  const [files, list]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, bytes] of parts) {
    const named = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(named.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const file = Buffer.concat([Buffer.from("PK\x03\x04"), common, named, bytes]);
    files.push(file);
    list.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), common, place, named]));
    at += file.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, ...list, end]);
}
