import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import path from "node:path";
import { isFault } from "../../kernel/index.ts";
import type { Config } from "../../platform/index.ts";
import { type LogKey, named, parseLogKey, publicForm, secretForm } from "../../register/index.ts";
import { StartFault } from "../start-fault.ts";

/** The data folder's own key, and the one that is to come in its place while logs are handed over. */
const [present, coming] = ["log.key", "log.key.next"] as const;

/** A key as it is written in a file: alone, or as `bin/udsyn log-key new` prints it. `null` where none is there. */
export function keyIn(text: string): LogKey | null {
  const found = /^(?:UDSYN_LOG_KEY=)?(PRIVATE\+KEY\+\S+)\s*$/m.exec(text)?.[1];
  const key = found === undefined ? null : parseLogKey(found);
  return key === null || isFault(key) ? null : key;
}

/** The key of a change that was begun and not brought to its end; `null` where there is none. */
export function comingKey(dataDir: string): LogKey | null {
  const file = path.join(dataDir, coming);
  if (!existsSync(file)) return null;
  const key = keyIn(readFileSync(file, "utf8"));
  if (key) return key;
  throw new StartFault(`${file} kan ikke læses som en nøgle. Flyt filen, og kør kommandoen igen med den nye nøgle.`);
}

/** Lays the new key beside the present one before any log is handed over to it: it is never only in a process that may die. */
export function layComing(dataDir: string, key: LogKey): void {
  if (!existsSync(path.join(dataDir, coming))) write(dataDir, coming, key);
}

/**
 * Puts the new key in the old one's place, once every log is the new one's. The old one is kept under its key id.
 * @returns the file of the old key
 */
export function replaceKey(dataDir: string, from: LogKey): string {
  const kept = `log.key.${idOf(from)}`;
  if (!existsSync(path.join(dataDir, kept))) write(dataDir, kept, from);
  renameSync(path.join(dataDir, coming), path.join(dataDir, present));
  flush(dataDir);
  return path.join(dataDir, kept);
}

/** What to do where a change of key was begun and not brought to its end. */
export function begunChangeWords({ dataDir, logKey }: Pick<Config, "dataDir" | "logKey">): readonly string[] {
  if (logKey !== null || !existsSync(path.join(dataDir, coming))) return [];
  return ["Et skift af logbogens nøgle er begyndt og ikke ført til ende. Kør: bin/udsyn log-key change"];
}

function idOf(key: LogKey): string {
  return publicForm(named(key, "udsyn")).split("+")[1] ?? "";
}

/** Whole or not at all, readable by its owner alone. */
function write(dataDir: string, name: string, key: LogKey): void {
  const [file, part] = [path.join(dataDir, name), path.join(dataDir, `${name}.part`)];
  const handle = openSync(part, "w", 0o600);
  try {
    writeSync(handle, `${secretForm(key)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(part, file);
  flush(dataDir);
}

function flush(folder: string): void {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
