import { TextDecoder } from "node:util";
import { hasDayAndNumber } from "./date-cells.ts";
import { lostZero, saysCpr } from "./lost-zero.ts";
import type { Reading } from "./reading.ts";
import { twoByteLetters } from "./two-byte-letters.ts";

/** Text and tables of text: as it stands, and as a table shows it, its marks of fields away. */
export function readPlain(bytes: Buffer, at: string, reading: Reading): void {
  const text = decoded(bytes);
  if (text.includes("\0")) reading.unread("binary-part", at);
  const cells = text.replaceAll('"', "").replaceAll(/[;,|]/g, "\t");
  reading.text("text", at, text, cells);
  if (cells.split(/[\t\r\n]/).some(lostZero) || (saysCpr.test(text) && hasDayAndNumber(cells)))
    reading.hit("cpr", "cells", at);
}

/** UTF-8 where it is that, else as a Danish Windows wrote it. */
export function decoded(bytes: Buffer): string {
  const mark = bytes.toString("latin1", 0, 2);
  if (mark === "\xff\xfe") return twoByteLetters(bytes);
  if (mark === "\xfe\xff") return twoByteLetters(bytes, "big");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
