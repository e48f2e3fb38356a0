import type { Db, Log } from "../../platform/index.ts";
import { knownMunicipalities } from "../../profile/index.ts";
import {
  type Head,
  hashReader,
  isFork,
  type KnownHeads,
  type LogKey,
  parseCheckpoint,
  parseSuccession,
  standingToKnown,
} from "../../register/index.ts";
import { sharedInTime } from "./in-turn.ts";
import type { Journal } from "./journal.ts";
import { storedAfterKnown } from "./stored-head.ts";
import { forkWords, wayOut } from "./way-out.ts";

/**
 * The newest head of each log that this process has signed or seen, or that the journal has. While the journal cannot be read, or
 * does not answer, what was seen stands alone; that it cannot be is told by whoever writes it.
 */
export function knownHeads(
  journal: Pick<Journal, "newest"> & Partial<Pick<Journal, "successions">>,
  log: Pick<Log, "error">,
): KnownHeads {
  const writtenOf = sharedInTime((origin) => journal.newest(origin));
  const changesOf = sharedInTime(async (origin) => journal.successions?.(origin) ?? []);
  const seen = new Map<string, Head>();
  const told = new Set<string>();
  return {
    async newest(origin) {
      const written = await writtenOf(origin).catch(() => null);
      const known = [seen.get(origin), written].filter((one) => !!one);
      const size = Math.max(...known.map((one) => one.size));
      return known.filter((one) => one.size === size);
    },
    async succeeded(origin) {
      const notes = (await changesOf(origin).catch(() => null)) ?? [];
      return notes.flatMap((note) => parseSuccession(note)?.oldKey ?? []);
    },
    saw(origin, head) {
      if (head.size > (seen.get(origin)?.size ?? -1)) seen.set(origin, head);
    },
    stands(origin, standing, { stored, known }) {
      if (!isFork(standing)) return void told.delete(origin);
      if (told.has(origin)) return;
      told.add(origin);
      const [reason = ""] = forkWords([{ municipality: origin, standing, size: stored, journalSize: known }]);
      log.error({ reason: [reason, ...wayOut].join(" ") }, "the database has gone back in time: nothing is published");
    },
  };
}

/** A key with what the journal tells of the logs that it signs. */
export function withJournal(key: LogKey | null, journal: Journal, log: Pick<Log, "error">): LogKey | null {
  return key && { ...key, heads: knownHeads(journal, log) };
}

/**
 * Holds every log as it is stored against what is known of it, and takes in what has come to it. Nothing is written.
 * @param only one municipality's id; absent: all of them
 * @returns the names of the logs that have gone back in time
 */
export async function goneBack(db: Db, heads: KnownHeads, only?: string): Promise<readonly string[]> {
  const all = (await knownMunicipalities(db)).filter((one) => only === undefined || one.id === only);
  const found = all.map(async ({ id, logOrigin }) => {
    const { origin, head, known } = await storedAfterKnown(db, { id, logOrigin }, heads.newest);
    const stored = head ? parseCheckpoint(head.checkpoint) : null;
    const { standing } = await standingToKnown(heads, origin, { stored: stored ?? nothing, known }, hashReader(db, id));
    if (isFork(standing)) return [origin];
    if (stored) heads.saw(origin, stored);
    return [];
  });
  return (await Promise.all(found)).flat();
}

const nothing: Head = { size: 0, root: new Uint8Array() };
