import { type Db, inMunicipality, type Log } from "../platform/index.ts";
import type { Municipality } from "../profile/index.ts";
import { holdsSeal, newestSeal, type SealMark, sealTrail } from "../records/index.ts";
import type { Directory } from "./directory.ts";
import { askWitness, writeWitness } from "./seal-witness.ts";

const every = 2_000;
/** Rounds in a row in which the journal answers too late before that is told: it waits for the disk, as everything else then. */
const lateRounds = 3;
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
  const told = new Map<string, string>();
  const late = new Map<string, number>();
  let [stopped, wake]: [boolean, () => void] = [false, () => undefined];

  async function sealOf(here: Municipality): Promise<void> {
    const { id } = here;
    const now = clock();
    const since = looked.has(id) ? new Date(now.getTime() - longest) : null;
    const witnessed = await askWitness(journal, here);
    const { sealed, holds } = await inMunicipality(db, id, async (tx) => {
      const holds = witnessed === null || (typeof witnessed !== "string" && (await holdsSeal(tx, id, witnessed)));
      const count = await sealTrail(tx, id, now, since);
      return { sealed: count > 0 ? await newestSeal(tx, id) : null, holds };
    });
    // What the witness saw and the trail no longer holds is what it is for: it is kept, for whoever checks the chain.
    if (holds && sealed) await witness(here, sealed);
    late.set(id, witnessed === "late" ? (late.get(id) ?? 0) + 1 : 0);
    if (witnessed !== "late" || late.get(id) === lateRounds)
      tell(id, holds ? null : faultOf(witnessed), witnessed !== null);
    looked.add(id);
  }

  /** What is wrong with a witness, once; and that it is no more, or that the witness itself is not. */
  function tell(municipality: string, fault: string | null, isThere: boolean): void {
    const before = told.get(municipality) ?? null;
    if (fault === before) return;
    if (fault === null) {
      told.delete(municipality);
      if (isThere)
        log.info(
          { municipality, journal },
          "the audit trail's witness can be read again, and the trail is the one it saw",
        );
      else log.warn({ municipality, journal }, "there is no witness of the audit trail, so it is held against none");
    } else {
      told.set(municipality, fault);
      log.error({ municipality, journal }, fault);
    }
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

function faultOf(witnessed: SealMark | string | null): string {
  return typeof witnessed === "string"
    ? "the audit trail's witness cannot be read; it stays as it is"
    : "the audit trail is not the one its witness saw; the witness stays";
}
