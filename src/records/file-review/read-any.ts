import { kindOf, kindUnread } from "./file-kind.ts";
import { loaded } from "./not-loaded.ts";
import { throwOurs } from "./our-fault.ts";
import { printable } from "./printable.ts";
import { readPicture } from "./read-picture.ts";
import { readPlain } from "./read-plain.ts";
import { readZip } from "./read-zip.ts";
import { type Bounds, type FileReading, fileBounds, Reading, type Within } from "./reading.ts";
import { readXmlPart } from "./xml-texts.ts";

/**
 * Reads everything that a file says, and everything that lies within it. What cannot be read is noted, never passed over.
 * @throws NotLoaded, or what is a fault of our own
 */
export async function readWhole(bytes: Buffer, fileName: string, bounds: Bounds = fileBounds): Promise<FileReading> {
  const reading = new Reading(bounds);
  reading.later(bytes, { fileName, at: "", depth: 0 });
  for (let next = reading.next(); next; next = reading.next()) {
    reading.text("file-name", next.where.at, next.where.fileName);
    // Whatever a library says of broken bytes: nobody knows what was not read.
    await readOne(next.bytes, next.where, reading).catch((error: unknown) => {
      throwOurs(error);
      reading.unread("broken", next.where.at);
    });
  }
  return reading.result();
}

async function readOne(bytes: Buffer, where: Within, reading: Reading): Promise<void> {
  const kind = kindOf(bytes, where.fileName);
  reading.is(kindUnread(bytes, where.fileName), where);
  switch (kind) {
    case "pdf": {
      // Loaded with the first PDF: pdf.js is large.
      const { readPdf } = await loaded(() => import("./read-pdf.ts"));
      return readPdf(bytes, where, reading);
    }
    case "jpeg":
    case "png":
    case "webp":
      return readPicture(bytes, kind, where.at, reading);
    case "csv":
    case "txt":
      return readPlain(bytes, where.at, reading);
    case "xml":
      return readXmlPart(bytes, "text", where.at, reading);
    case "unknown":
      reading.unread("unknown-kind", where.at);
      return reading.text("raw", where.at, ...printable(bytes));
    default:
      return readZip(bytes, where, reading);
  }
}
