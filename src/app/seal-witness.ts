import { mkdir, open, readFile, rename } from "node:fs/promises";
import path from "node:path";
import type { SealMark } from "../records/index.ts";
import { inTime, NoAnswer } from "./in-time.ts";
import { inTurn, sharedInTime } from "./journal/in-turn.ts";
import { filesOfLine, type Line, type Lined, lineOf, unopenedWords } from "./journal/journal-files.ts";

/** How long it may take to write a seal down, in milliseconds. */
const patience = 5_000;

/**
 * Keeps a municipality's newest seal in the journal, outside the database, replacing the one before in one step.
 * @throws NoAnswer where the journal hangs; it is written all the same when that answers again
 */
export function writeWitness(journal: string, here: Lined, mark: SealMark): Promise<void> {
  const [file] = filesOfLine(journal, "seal", lineOf(here));
  return inTime(patience, () => inTurn(journal, () => replace(file, mark)));
}

async function replace(file: string, { seq, seal }: SealMark): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  // Several processes may write at once: one that began the other's anew would put it in place half written.
  const own = `${file}.${process.pid}.new`;
  const next = await open(own, "w", 0o600);
  try {
    await next.writeFile(`${seq} ${seal}\n`);
    // An empty file in its place would be worse than the one before.
    await next.sync();
  } finally {
    await next.close();
  }
  await rename(own, file);
}

/**
 * The newest seal that the journal knows of, to be held against the trail; `null` when it knows none. Of a log that was begun anew
 * and has sealed nothing yet it is the newest of the log before it.
 */
export async function readWitness(journal: string, here: Lined): Promise<SealMark | "unreadable" | null> {
  const read = await askWitness(journal, here);
  return read === "late" ? "unreadable" : read;
}

/** The same, and apart from what cannot be read what has not been answered in time: on a busy disk it may be whole. */
export async function askWitness(journal: string, here: Lined): Promise<SealMark | "unreadable" | "late" | null> {
  const read = await sealIn(journal, lineOf(here));
  return read && "file" in read ? (read.isLate ? "late" : "unreadable") : read;
}

/** What cannot be read of the seals in the journal, in words, with what to do. */
export async function unreadableSeals(journal: string, lines: readonly Line[]): Promise<readonly string[]> {
  const found = await Promise.all(lines.map((line) => sealIn(journal, line)));
  return found.flatMap((read) => {
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
  readonly isLate: boolean;
}

/** The newest seal of a log, or the file that it cannot be read in. */
async function sealIn(journal: string, line: Line): Promise<SealMark | Unreadable | null> {
  for (const file of filesOfLine(journal, "seal", line)) {
    const text = await textOf(file);
    if (text === null) continue;
    if (typeof text !== "string") return { file, ...text };
    const found = /^(\d+) ([0-9a-f]{64})\n$/.exec(text);
    return found?.[1] && found[2] ? { seq: BigInt(found[1]), seal: found[2] } : { file, unopened: null, isLate: false };
  }
  return null;
}

/** `null` where there is no file. One that is there and cannot be opened may have seen what was cut off. */
async function textOf(file: string): Promise<string | Omit<Unreadable, "file"> | null> {
  try {
    return await read(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    return { unopened: unopenedWords(error), isLate: error instanceof NoAnswer };
  }
}

const read = sharedInTime((file) => inTurn(path.dirname(file), () => readFile(file, "utf8")));
