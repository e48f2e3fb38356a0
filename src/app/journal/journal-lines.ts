import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import { inTurn } from "./in-turn.ts";

/** What one line of a journal's file says; `null` where it cannot be read. @param text a character a byte */
export type ReadLine<T> = (text: string) => T | null;

/** Every line of a file that can be read, and how many cannot. */
export async function readLines<T>(
  file: string,
  read: ReadLine<T>,
): Promise<{ readonly lines: readonly T[]; readonly unreadable: number }> {
  const texts = (await inTurn(path.dirname(file), () => textOf(file))).split("\n");
  const lines: T[] = [];
  let unreadable = 0;
  for (const [at, text] of texts.entries()) {
    const line = text === "" ? null : read(text);
    if (line !== null) lines.push(line);
    // What stands after the last line break was cut off by a crash, and is written again from the database.
    else if (text !== "" && at < texts.length - 1) unreadable++;
  }
  return { lines, unreadable };
}

/** Lays lines behind what a file has, and waits until they are on the disk; with none it does nothing. */
export async function appendLines(
  folder: string,
  file: string,
  lines: readonly string[],
  isReadable: (text: string) => boolean,
): Promise<void> {
  if (lines.length > 0) await inTurn(folder, () => append(file, lines, isReadable));
}

async function append(file: string, lines: readonly string[], isReadable: (text: string) => boolean): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const before = await textOf(file);
  const whole = before.slice(0, before.lastIndexOf("\n") + 1);
  const tail = before.slice(whole.length);
  const handle = await open(file, "a", 0o600);
  try {
    // A torn line would stand in the middle for ever. One that lacks its line break alone is whole, and may be known here only.
    const isWhole = tail !== "" && isReadable(tail);
    if (tail !== "" && !isWhole) await handle.truncate(whole.length);
    await handle.appendFile(`${isWhole ? "\n" : ""}${lines.join("\n")}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A character a byte, so that a place in the text is a place in the file also where a letter was cut through. */
function textOf(file: string): Promise<string> {
  return readFile(file, "latin1").catch(orNothing(""));
}

/** What stands for a file or folder that is not there. @throws whatever else is wrong */
export function orNothing<T>(nothing: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === "ENOENT") return nothing;
    throw error;
  };
}
