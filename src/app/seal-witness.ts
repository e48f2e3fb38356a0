import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { SealMark } from "../records/index.ts";
import { filesOfLine, type Lined, lineOf } from "./journal/journal-files.ts";

/** Keeps a municipality's newest seal in the journal, outside the database, replacing the one before in one step. */
export function writeWitness(journal: string, here: Lined, { seq, seal }: SealMark): void {
  mkdirSync(journal, { recursive: true, mode: 0o700 });
  const [file] = filesOfLine(journal, "seal", lineOf(here));
  writeFileSync(`${file}.new`, `${seq} ${seal}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/**
 * The newest seal that the journal knows of, to be held against the trail; `null` when it knows none. Of a log that was begun anew
 * and has sealed nothing yet it is the newest of the log before it.
 */
export function readWitness(journal: string, here: Lined): SealMark | null {
  for (const file of filesOfLine(journal, "seal", lineOf(here))) {
    const text = textOf(file);
    if (text === null) continue;
    const found = /^(\d+) ([0-9a-f]{64})\n$/.exec(text);
    if (found?.[1] && found[2]) return { seq: BigInt(found[1]), seal: found[2] };
    throw new Error(`the journal's seal of ${here.id} is not readable`);
  }
  return null;
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
