import { Halted } from "../kernel/index.ts";
import { type HashReader, type Head, type HeadStanding, type KnownHeads, rootAt } from "./log/index.ts";

/** How a log as it is stored stands to a head that is known of it. What is stored is asked only where it has gone on. */
async function standingTo(stored: Head, known: Head, reader: HashReader): Promise<HeadStanding> {
  if (stored.size < known.size) return "shorter";
  const root = stored.size === known.size ? stored.root : await rootAt(known.size, reader);
  if (!Buffer.from(root).equals(Buffer.from(known.root))) return "differs";
  return stored.size === known.size ? "same" : "longer";
}

/** How a log as it is stored stands to everything that is known to have been signed of it, the worst of it; tells `heads`. */
export async function standingToKnown(
  heads: Pick<KnownHeads, "stands">,
  origin: string,
  { stored, known: all }: { readonly stored: Head; readonly known: readonly Head[] },
  reader: HashReader,
): Promise<{ readonly standing: HeadStanding; readonly known: number }> {
  let found: { standing: HeadStanding; known: number } = { standing: "longer", known: 0 };
  for (const known of all) {
    found = { standing: await standingTo(stored, known, reader), known: known.size };
    if (isFork(found.standing)) break;
  }
  heads.stands(origin, found.standing, { stored: stored.size, known: found.known });
  return found;
}

/** Whether a log that goes on from here would be a second one of its name. */
export function isFork(standing: HeadStanding): boolean {
  return standing === "shorter" || standing === "differs";
}

/**
 * Refuses to go on with a log that is not the one that was signed before: the database has gone back in time.
 * @throws Halted `log-went-back`
 */
export async function refuseSecondHead(
  heads: KnownHeads,
  origin: string,
  stored: Head,
  reader: HashReader,
): Promise<void> {
  // The log is locked, so that it does not go on between what is stored and what is known of it.
  const held = { stored, known: await heads.newest(origin) };
  const { standing, known } = await standingToKnown(heads, origin, held, reader);
  if (isFork(standing)) throw new Halted("log-went-back", { stored: stored.size, known });
}
