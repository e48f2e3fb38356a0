import { isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";
import { hasDayAndNumber } from "./date-cells.ts";
import { lostZero, saysCpr } from "./lost-zero.ts";
import type { Reading } from "./reading.ts";
import { twoByteLetters } from "./two-byte-letters.ts";

/** How much of a text in Windows' letters, which are read where it is no UTF-8, may be other than a–z, digits and signs: of Danish one in twenty is. */
const mostOther = 0.25;

/** Whether letters are of a table that nobody here knows, such as EBCDIC: a number in them is none that we find. */
function hasUnknownLetters(text: string, bytes: Buffer): boolean {
  if (/[^\P{Cc}\t\n\r\f]/u.test(text)) return true;
  return !isUtf8(bytes) && !hasMark(bytes) && bytes.filter((one) => one >= 0x80).length > bytes.length * mostOther;
}

/** Text and tables of text: as it stands, and as a table shows it, its marks of fields away. */
export function readPlain(bytes: Buffer, at: string, reading: Reading): void {
  const text = decoded(bytes);
  if (hasUnknownLetters(text, bytes)) reading.unread("binary-part", at);
  const cells = text.replaceAll('"', "").replaceAll(/[;,|]/g, "\t");
  reading.text("text", at, text, cells);
  if (cells.split(/[\t\r\n]/).some(lostZero) || (saysCpr.test(text) && hasDayAndNumber(cells)))
    reading.hit("cpr", "cells", at);
}

/** UTF-8 where it is that, else as a Danish Windows wrote it. */
export function decoded(bytes: Buffer): string {
  if (hasMark(bytes)) return twoByteLetters(bytes, bytes[0] === 0xfe ? "big" : "little");
  return new TextDecoder(isUtf8(bytes) ? "utf-8" : "windows-1252").decode(bytes);
}

/** The mark before letters of two bytes each. */
function hasMark(bytes: Buffer): boolean {
  return ["\xff\xfe", "\xfe\xff"].includes(bytes.toString("latin1", 0, 2));
}
