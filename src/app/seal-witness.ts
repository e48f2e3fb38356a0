import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import type { SealMark } from "../records/index.ts";
import { filesOfLine, type Line, type Lined, lineOf, unopenedWords } from "./journal/journal-files.ts";

/** Keeps a municipality's newest seal in the journal, outside the database, replacing the one before in one step. */
export function writeWitness(journal: string, here: Lined, { seq, seal }: SealMark): void {
  mkdirSync(journal, { recursive: true, mode: 0o700 });
  const [file] = filesOfLine(journal, "seal", lineOf(here));
  const next = openSync(`${file}.new`, "w", 0o600);
  try {
    writeSync(next, `${seq} ${seal}\n`);
    // An empty file in its place would be worse than the one before.
    fsyncSync(next);
  } finally {
    closeSync(next);
  }
  renameSync(`${file}.new`, file);
}

/**
 * The newest seal that the journal knows of, to be held against the trail; `null` when it knows none. Of a log that was begun anew
 * and has sealed nothing yet it is the newest of the log before it.
 */
export function readWitness(journal: string, here: Lined): SealMark | "unreadable" | null {
  const read = sealIn(journal, lineOf(here));
  return read && "file" in read ? "unreadable" : read;
}

/** What cannot be read of the seals in the journal, in words, with what to do. */
export function unreadableSeals(journal: string, lines: readonly Line[]): readonly string[] {
  return lines.flatMap((line) => {
    const read = sealIn(journal, line);
    if (!read || !("file" in read)) return [];
    const { file, unopened } = read;
    return unopened === null
      ? [
          `Seglet i journalen, ${file}, kan ikke læses, så om revisionssporets ende er skåret af, kan ikke ses. Hent filen igen fra det sted, den kopieres til; findes den ikke mere, så slet den: næste segl skrives dér.`,
        ]
      : [
          `Seglet i journalen, ${file}, kan ikke åbnes, så om revisionssporets ende er skåret af, kan ikke ses: ${unopened}. Revisionssporet forsegles imens.`,
        ];
  });
}

interface Unreadable {
  readonly file: string;
  /** Why it cannot be opened, in words; `null` where it can, and says nothing that a seal is. */
  readonly unopened: string | null;
}

/** The newest seal of a log, or the file that it cannot be read in. */
function sealIn(journal: string, line: Line): SealMark | Unreadable | null {
  for (const file of filesOfLine(journal, "seal", line)) {
    const text = textOf(file);
    if (text === null) continue;
    if (typeof text !== "string") return { file, unopened: text.unopened };
    const found = /^(\d+) ([0-9a-f]{64})\n$/.exec(text);
    return found?.[1] && found[2] ? { seq: BigInt(found[1]), seal: found[2] } : { file, unopened: null };
  }
  return null;
}

/** `null` where there is no file. One that is there and cannot be opened may have seen what was cut off. */
function textOf(file: string): string | { readonly unopened: string } | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    return { unopened: unopenedWords(error) };
  }
}
