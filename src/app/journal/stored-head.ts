import type { Db } from "../../platform/index.ts";
import type { KnownMunicipality } from "../../profile/index.ts";
import { readSigned, type SignedHead } from "../../register/index.ts";

/**
 * A log's head as it is stored, and what is known of the log, which is read first: a log that goes on meanwhile is then longer than
 * what is known, and never taken for one that has gone back.
 */
export async function storedAfterKnown<Known>(
  db: Db,
  { id, logOrigin }: Pick<KnownMunicipality, "id" | "logOrigin">,
  knownOf: (origin: string) => Promise<Known>,
): Promise<{ readonly origin: string; readonly head: SignedHead | null; readonly known: Known }> {
  for (let origin = logOrigin; ; ) {
    const known = await knownOf(origin);
    const head = await readSigned(db, id);
    // Its name is the stored head's, where that is another than the profile's.
    if (!head || head.origin === origin) return { origin, head, known };
    origin = head.origin;
  }
}
