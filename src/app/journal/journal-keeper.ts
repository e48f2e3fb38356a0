import type { Log } from "../../platform/index.ts";
import { inTime } from "../in-time.ts";
import type { Installation } from "../installation.ts";
import { personalSources } from "../personal-sources.ts";
import { followErasures } from "./follow-erasures.ts";
import { followLogs } from "./follow-logs.ts";
import { followTakedowns } from "./follow-takedowns.ts";
import { goneBack } from "./known-heads.ts";

export interface JournalKeeper {
  /** Writes down what has come to a municipality's log and erasures; of all of them with nothing. */
  keep(municipalityId?: string): void;
  stop(): Promise<void>;
}

/** How long what could not be written waits, in milliseconds. */
const patience = 30_000;

/** How long the journal may be silent before it is told of, or left behind by a stop, in milliseconds. */
const silence = 5_000;

/**
 * Writes each log's new heads and each erasure into the journal, one after another, as publications are heard of. What a full
 * disk or a folder that is away kept out is tried again until it is in, whatever is published meanwhile. A folder that hangs is
 * told of and waited for: another try would hang beside it.
 */
export function journalKeeper(
  { db, journal, config, secret, logKey }: Pick<Installation, "db" | "journal" | "config" | "secret" | "logKey">,
  clock: () => Date,
  log: Log,
  { again = patience, silent = silence }: { readonly again?: number; readonly silent?: number } = {},
): JournalKeeper {
  let before = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const erasing = { secret, sources: personalSources(secret) };
  const tellLater = (error: unknown) => {
    log.error({ reason: String(error) }, "the journal cannot be written");
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => keep(), again).unref();
  };
  const waitedFor = <T>(write: () => Promise<T>): Promise<T> => {
    const reason = `no answer in ${silent} ms`;
    const telling = setTimeout(() => log.error({ reason }, "the journal cannot be written"), silent).unref();
    return write().finally(() => clearTimeout(telling));
  };
  const keep = (municipalityId?: string) => {
    // Heads and erasures each for themselves: one that cannot be written keeps the other from nothing.
    before = before
      .then(async () => {
        // Seen before it is written down; and told at once where the database that came back is not the one that went away.
        if (logKey.heads) await goneBack(db.register, logKey.heads, municipalityId);
        await waitedFor(() => followLogs(db.register, journal, clock(), municipalityId));
      })
      .catch(tellLater)
      .then(async () => {
        const { unreadable } = await waitedFor(() =>
          followErasures(db.app, config.journal, erasing, clock(), municipalityId),
        );
        const torn = await waitedFor(() => followTakedowns(db.app, config.journal, municipalityId));
        for (const reason of [...unreadable, ...torn])
          log.error({ reason }, "the journal has lines that cannot be read");
      })
      .catch(tellLater);
  };
  return {
    keep,
    // What was heard of last is written down before the database is closed, unless the journal hangs: the next start writes it.
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return inTime(silent, () => before).catch(tellLater);
    },
  };
}
