/** The parts of an sfnt font file (TrueType) that Udsyn reads and rewrites. Source: OpenType 1.9, "otff", "name", "cmap". */
export type SfntTables = ReadonlyMap<string, Buffer>;

export function readSfnt(file: Buffer): SfntTables {
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < file.readUInt16BE(4); index += 1) {
    const at = 12 + index * 16;
    const start = file.readUInt32BE(at + 8);
    tables.set(file.toString("latin1", at, at + 4), file.subarray(start, start + file.readUInt32BE(at + 12)));
  }
  return tables;
}

function checksum(table: Buffer): number {
  const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
  let total = 0;
  for (let at = 0; at < padded.length; at += 4) total = (total + padded.readUInt32BE(at)) >>> 0;
  return total;
}

/** The file again; `head.checkSumAdjustment` is left at 0, which readers accept. */
export function writeSfnt(tables: SfntTables): Buffer {
  const entries = [...tables].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const power = 2 ** Math.floor(Math.log2(entries.length));
  const directory = Buffer.alloc(12 + entries.length * 16);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(entries.length, 4);
  directory.writeUInt16BE(power * 16, 6);
  directory.writeUInt16BE(Math.log2(power), 8);
  directory.writeUInt16BE((entries.length - power) * 16, 10);
  const bodies: Buffer[] = [];
  let offset = directory.length;
  for (const [index, [tag, original]] of entries.entries()) {
    const table = Buffer.from(original);
    if (tag === "head") table.writeUInt32BE(0, 8);
    const at = 12 + index * 16;
    directory.write(tag, at, "latin1");
    directory.writeUInt32BE(checksum(table), at + 4);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(table.length, at + 12);
    const padding = Buffer.alloc((4 - (table.length % 4)) % 4);
    bodies.push(table, padding);
    offset += table.length + padding.length;
  }
  return Buffer.concat([directory, ...bodies]);
}

/** A `name` table (Windows, Unicode, American English) from name id → text. */
export function nameTable(names: ReadonlyMap<number, string>): Buffer {
  const entries = [...names].toSorted(([a], [b]) => a - b);
  const texts = entries.map(([, text]) => Buffer.from(text, "utf16le").swap16());
  const head = Buffer.alloc(6 + entries.length * 12);
  head.writeUInt16BE(entries.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  for (const [index, [id]] of entries.entries()) {
    const length = texts[index]?.length ?? 0;
    for (const [word, value] of [3, 1, 0x409, id, length, offset].entries()) {
      head.writeUInt16BE(value, 6 + index * 12 + word * 2);
    }
    offset += length;
  }
  return Buffer.concat([head, ...texts]);
}

/** The code points a font has a glyph for, from its `cmap` subtables of format 4 and 12. */
export function codePointsOf(file: Buffer): Set<number> {
  const cmap = readSfnt(file).get("cmap");
  const found = new Set<number>();
  if (!cmap) return found;
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const subtable = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4));
    const format = subtable.readUInt16BE(0);
    if (format === 4) addSegments(subtable, found);
    if (format === 12) addGroups(subtable, found);
  }
  return found;
}

function addSegments(subtable: Buffer, found: Set<number>): void {
  const width = subtable.readUInt16BE(6);
  for (let at = 0; at < width; at += 2) {
    const end = subtable.readUInt16BE(14 + at);
    const start = subtable.readUInt16BE(16 + width + at);
    const delta = subtable.readUInt16BE(16 + 2 * width + at);
    const rangeAt = 16 + 3 * width + at;
    const range = subtable.readUInt16BE(rangeAt);
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const listed = range === 0 ? code : subtable.readUInt16BE(rangeAt + range + (code - start) * 2);
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) found.add(code);
    }
  }
}

function addGroups(subtable: Buffer, found: Set<number>): void {
  for (let index = 0; index < subtable.readUInt32BE(12); index += 1) {
    const at = 16 + index * 12;
    for (let code = subtable.readUInt32BE(at); code <= subtable.readUInt32BE(at + 4); code += 1) found.add(code);
  }
}
