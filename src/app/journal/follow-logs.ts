import type { Db } from "../../platform/index.ts";
import { type KnownMunicipality, knownMunicipalities } from "../../profile/index.ts";
import { hashReader, readSigned, rootAt, type SignedCheckpoint } from "../../register/index.ts";
import { StartFault } from "../start-fault.ts";
import { followSuccessions } from "./follow-successions.ts";
import type { Journal } from "./journal.ts";
import { storedAfterKnown } from "./stored-head.ts";
import { forkWords, wayOut } from "./way-out.ts";

/** How a log stands against the journal. `behind`: the journal lacks the newest head; `shorter` and `differs`: a fork. */
type Standing = "same" | "behind" | "shorter" | "differs";

export interface Followed {
  readonly municipality: string;
  readonly standing: Standing;
  /** Leaves in the log, and in the newest head of the journal. */
  readonly size: number;
  readonly journalSize: number;
}

/** Holds every log against the journal. Nothing is written. @param only one municipality's id; absent: all of them */
export async function compareLogs(db: Db, journal: Journal, only?: string): Promise<readonly Followed[]> {
  const all = await knownMunicipalities(db);
  return Promise.all(
    all
      .filter((one) => only === undefined || one.id === only)
      .map(async (here) => {
        const { head, known: newest } = await storedAfterKnown(db, here, journal.newest);
        const size = head?.size ?? 0;
        const standing = await standingOf(db, here, size, newest);
        return { municipality: here.slug, standing, size, journalSize: newest?.size ?? 0 };
      }),
  );
}

async function standingOf(
  db: Db,
  here: KnownMunicipality,
  size: number,
  newest: SignedCheckpoint | null,
): Promise<Standing> {
  if (!newest) return size === 0 ? "same" : "behind";
  if (newest.size > size) return "shorter";
  const root = await rootAt(newest.size, hashReader(db, here.id));
  if (!Buffer.from(root).equals(Buffer.from(newest.root))) return "differs";
  return newest.size === size ? "same" : "behind";
}

/** Writes down every change of key and every head that the journal lacks. A log that is not the journal's is left alone. */
export async function followLogs(db: Db, journal: Journal, now: Date, only?: string): Promise<void> {
  await followSuccessions(db, journal, only);
  const behind = (await compareLogs(db, journal, only)).filter((one) => one.standing === "behind");
  if (behind.length === 0) return;
  for (const here of await knownMunicipalities(db)) {
    const head = behind.some((one) => one.municipality === here.slug) ? await readSigned(db, here.id) : null;
    if (head) await journal.append(head.origin, head.checkpoint, now);
  }
}

/** Logs that have been shown to the world without the journal's knowing: it is lost, or not the installation's own. */
export function unknownLogs(followed: readonly Followed[]): readonly Followed[] {
  return followed.filter((one) => one.size > 0 && one.journalSize === 0);
}

/**
 * Refuses where a log is not the one that was shown to the world: shorter, as an old backup is, or another.
 * @throws StartFault that says for each log what is wrong, and what to do
 */
export function refuseForks(followed: readonly Followed[], folder: string): void {
  const wrong = forkWords(followed);
  if (wrong.length === 0) return;
  throw new StartFault(
    [
      "Udsyn starter ikke, for en offentliggjort logbog må aldrig dele sig i to:",
      ...wrong.map((one) => `  ${one}`),
      ...wayOut,
      `Journalen ligger i ${folder}. Er den en anden installations, så ret UDSYN_JOURNAL.`,
    ].join("\n"),
  );
}
