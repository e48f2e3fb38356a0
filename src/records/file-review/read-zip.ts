import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import type { Parts } from "../office-parts/part-relations.ts";
import { officeKind } from "./file-kind.ts";
import { readOffice } from "./read-office.ts";
import type { Reading, Within } from "./reading.ts";

/** Takes a zip apart and reads it as the office file that it is, or as a folder of files. */
export async function readZip(bytes: Buffer, where: Within, reading: Reading): Promise<void> {
  const parts = await unpacked(bytes, where.at, reading);
  if (parts === null) return;
  const kind = officeKind([...parts.keys()], parts.get("mimetype")?.toString("latin1") ?? null);
  reading.is(kind, where);
  readOffice(parts, kind, where, reading);
}

/** A zip's parts by name, unpacked within the bounds; `null` where they do not fit. */
export async function unpacked(bytes: Buffer, at: string, reading: Reading): Promise<Parts | null> {
  const zip = await fromBufferPromise(bytes, { strictFileNames: false, autoClose: false, lazyEntries: true });
  if (zip.entryCount > reading.bounds.parts) {
    reading.unread("too-many", at);
    return null;
  }
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  if (liesBeside(bytes, entries)) reading.unread("data-beside", at);
  if (zip.comment) reading.text("metadata", at, zip.comment);
  const parts = new Map<string, Buffer>();
  for (const entry of entries) {
    reading.text("file-name", at, entry.fileName, entry.fileComment);
    if (entry.fileName.endsWith("/")) continue;
    if (entry.isEncrypted()) reading.unread("encrypted", entry.fileName);
    else if (parts.has(entry.fileName)) reading.unread("data-beside", entry.fileName);
    else if (!reading.mayUnpack(entry.uncompressedSize, entry.fileName)) return null;
    else parts.set(entry.fileName, await contentOf(zip, entry));
  }
  return parts;
}

/** A part's bytes. Its size was told beforehand and is held to by the library: one that unpacks to more is an error. */
async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** What a local header has beside the names, and what may follow a part: its sizes once more. */
const [localHeader, descriptor] = [30, 24];

/** Whether something lies in the file that no part is: before the first, between two, or after the end. */
function liesBeside(bytes: Buffer, entries: readonly Entry[]): boolean {
  let to = 0;
  for (const entry of entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    const from = entry.relativeOffsetOfLocalHeader;
    if (from < to || from > to + descriptor) return true;
    const names = bytes.readUInt16LE(from + 26) + bytes.readUInt16LE(from + 28);
    to = from + localHeader + names + entry.compressedSize;
  }
  // The directory follows at once.
  const directory = bytes.indexOf("PK\x01\x02", to, "latin1");
  return entries.length > 0 && (directory === -1 || directory > to + descriptor);
}
