import { mkdir, open, readdir } from "node:fs/promises";
import path from "node:path";
import { parseCheckpoint, parseSuccession, type SignedCheckpoint } from "../../register/index.ts";
import { inTurn } from "./in-turn.ts";
import { asFileName } from "./journal-files.ts";
import { appendLines, readLines } from "./journal-lines.ts";

/**
 * What each publication log has come to, kept in a folder outside the backup: one file a log, one line a head, only ever
 * added to. A restored backup is held against it, so that a log never forks (contract.md, "The publication log").
 */
export interface Journal {
  /** The newest head that is written down; `null` when there is none. @throws Error for a file that cannot be read */
  newest(origin: string): Promise<SignedCheckpoint | null>;
  append(origin: string, checkpoint: string, at: Date): Promise<void>;
  /** The notes by which a log's key was changed, the first first. */
  successions(origin: string): Promise<readonly string[]>;
  /** The notes of every log that the folder knows. */
  everySuccession(): Promise<readonly string[]>;
  appendSuccessions(origin: string, notes: readonly string[]): Promise<void>;
}

/** How much of a file's end is read first; a line is a few hundred bytes. */
const tail = 4_096;

export function openJournal(folder: string): Journal {
  const fileOf = (origin: string) => path.join(folder, `${asFileName(origin)}.jsonl`);
  const keysOf = (origin: string) => path.join(folder, `keys-${asFileName(origin)}.jsonl`);
  return {
    successions: async (origin) => (await readLines(keysOf(origin), successionIn)).lines,
    everySuccession: async () => {
      const names = (await readdir(folder).catch(absent)) ?? [];
      const keys = names.filter((name) => /^keys-.*\.jsonl$/.test(name)).map((name) => path.join(folder, name));
      return (await Promise.all(keys.map(async (name) => (await readLines(name, successionIn)).lines))).flat();
    },
    appendSuccessions: (origin, notes) => {
      const lines = notes.map((note) => JSON.stringify({ kind: "succession", note }));
      return appendLines(folder, keysOf(origin), lines, (text) => successionIn(text) !== null);
    },
    newest: (origin) => inTurn(folder, () => newestOf(fileOf(origin))),
    append: (origin, checkpoint, at) => inTurn(folder, () => appendTo(fileOf(origin), checkpoint, at)),
  };
}

async function newestOf(name: string): Promise<SignedCheckpoint | null> {
  const file = await open(name, "r").catch(absent);
  if (!file) return null;
  try {
    const { size } = await file.stat();
    for (let length = tail; ; length *= 8) {
      const from = Math.max(0, size - length);
      const { buffer } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
      const found = newestIn(buffer.toString(), from > 0, name);
      if (found || from === 0) return found;
    }
  } finally {
    await file.close();
  }
}

async function appendTo(name: string, checkpoint: string, at: Date): Promise<void> {
  await mkdir(path.dirname(name), { recursive: true, mode: 0o700 });
  const file = await open(name, "a+", 0o600);
  try {
    const { size } = await file.stat();
    const last = size === 0 ? "\n" : (await file.read(Buffer.alloc(1), 0, 1, size - 1)).buffer.toString();
    const line = JSON.stringify({ kind: "checkpoint", at: at.toISOString(), checkpoint });
    // A line that a crash cut off stands alone, and the next begins below it.
    await file.appendFile(`${last === "\n" ? "" : "\n"}${line}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

function newestIn(text: string, isCut: boolean, file: string): SignedCheckpoint | null {
  const lines = text.split("\n").slice(isCut ? 1 : 0);
  // What stands after the last line break was cut off by a crash, and was never written whole.
  for (const line of lines.slice(0, -1).toReversed()) {
    const found = line === "" ? null : checkpointIn(line);
    if (found) return found;
  }
  if (!isCut && lines.some((line) => line !== "") && lines.length > 1)
    throw new Error(`Journalen ${file} kan ikke læses. Hent den igen fra det sted, den kopieres til.`);
  return null;
}

function checkpointIn(line: string): SignedCheckpoint | null {
  try {
    const { checkpoint } = JSON.parse(line) as { checkpoint?: unknown };
    return typeof checkpoint === "string" ? parseCheckpoint(checkpoint) : null;
  } catch {
    return null;
  }
}

function successionIn(line: string): string | null {
  try {
    const { note } = JSON.parse(Buffer.from(line, "latin1").toString()) as { note?: unknown };
    return typeof note === "string" && parseSuccession(note) ? note : null;
  } catch {
    return null;
  }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
