import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";

const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;

export interface Held {
  release(): void;
}

/**
 * Locks a file for as long as the process lives, shared or alone; undefined when another holder is in the way.
 * Node has no `flock`, but SQLite's locks are the kernel's: they vanish with a killed process, on every platform, so
 * that no lock can be stale and no process id mistaken.
 */
export function tryLock(file: string, mode: "shared" | "exclusive"): Held | undefined {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec(mode === "exclusive" ? "BEGIN EXCLUSIVE" : "BEGIN");
    if (mode === "shared") database.prepare("SELECT count(*) FROM sqlite_schema").get();
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    const code = error instanceof Error && "errcode" in error ? error.errcode : null;
    if (code === SQLITE_BUSY) return undefined;
    if (code === SQLITE_FULL)
      throw Object.assign(new Error("no room for a lock", { cause: error }), { code: "ENOSPC", path: file });
    throw error;
  }
}

/** As `tryLock`, but waits its turn; `onWait` is called once, when that takes more than two seconds. */
export async function lock(file: string, mode: "shared" | "exclusive", onWait: () => void = () => {}): Promise<Held> {
  for (let tries = 0; ; tries++) {
    const held = tryLock(file, mode);
    if (held) return held;
    if (tries === 80) onWait();
    await sleep(25);
  }
}
