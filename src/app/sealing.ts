import { type Db, inMunicipality, type Log } from "../platform/index.ts";
import type { Municipality } from "../profile/index.ts";
import { holdsSeal, newestSeal, type SealMark, sealTrail } from "../records/index.ts";
import type { Directory } from "./directory.ts";
import { readWitness, writeWitness } from "./seal-witness.ts";

const every = 2_000;
/** No transaction is open longer than this: every trace that can still appear is younger. */
const longest = 86_400_000;

interface SealingParts {
  readonly db: Db;
  readonly directory: Pick<Directory, "all">;
  /** The folder outside the database where the newest seals are kept. */
  readonly journal: string;
  readonly clock: () => Date;
  readonly log: Log;
}

/**
 * Seals each municipality's audit trail as it grows: what was written is sealed within 5 s. Several processes may do so at
 * once; a lock lets them take turns. While the database is away the next round waits for it. The first round looks at the
 * whole trail, for what a stopped process left unsealed. A trail that has lost what its witness saw is sealed on, and its
 * witness left as it was.
 */
export function startSealing({ db, directory, journal, clock, log }: SealingParts): { stop(): Promise<void> } {
  const looked = new Set<string>();
  const told = new Set<string>();
  let [stopped, wake]: [boolean, () => void] = [false, () => undefined];

  async function sealOf(here: Municipality): Promise<void> {
    const { id } = here;
    const now = clock();
    const since = looked.has(id) ? new Date(now.getTime() - longest) : null;
    const witnessed = await readWitness(journal, here);
    const { sealed, holds } = await inMunicipality(db, id, async (tx) => {
      const holds = witnessed === null || (witnessed !== "unreadable" && (await holdsSeal(tx, id, witnessed)));
      const count = await sealTrail(tx, id, now, since);
      return { sealed: count > 0 ? await newestSeal(tx, id) : null, holds };
    });
    // What the witness saw and the trail no longer holds is what it is for: it is kept, for whoever checks the chain.
    if (holds && sealed) await witness(here, sealed);
    if (!holds && !told.has(id))
      log.error(
        { municipality: id, journal },
        witnessed === "unreadable"
          ? "the audit trail's witness cannot be read; it stays as it is"
          : "the audit trail is not the one its witness saw; the witness stays",
      );
    if (holds) told.delete(id);
    else told.add(id);
    looked.add(id);
  }

  /** What cannot be written is so in the next round; the trail is sealed all the same. */
  async function witness(here: Municipality, sealed: SealMark): Promise<void> {
    try {
      await writeWitness(journal, here, sealed);
    } catch (error) {
      log.warn({ reason: String(error), journal }, "the audit trail is sealed, and its witness cannot be written");
    }
  }

  /** One municipality's fault does not keep the others' trails unsealed. */
  async function round(): Promise<void> {
    for (const here of directory.all())
      await sealOf(here).catch((error: unknown) => log.warn({ reason: String(error) }, "cannot seal an audit trail"));
  }

  async function rounds(): Promise<void> {
    while (!stopped) {
      await round();
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (stopped) resolve();
        else setTimeout(resolve, every).unref();
      });
    }
  }
  const running = rounds();
  return {
    stop: () => {
      stopped = true;
      wake();
      return running;
    },
  };
}
