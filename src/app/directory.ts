import type { Db, Log } from "../platform/index.ts";
import { type Municipality, municipalityAt, municipalityBySlug, readMunicipalities } from "../profile/index.ts";
import type { Publications } from "./publications.ts";

/** The municipalities as the running process knows them, read again when one is saved. */
export interface Directory {
  all(): readonly Municipality[];
  at(host: string): Municipality | null;
  bySlug(slug: string | null): Municipality | null;
  /** Goes by what is saved from now on, whichever process saves it. */
  follow(publications: Pick<Publications, "followProfiles">, log: Log): void;
}

/** The order of municipalities: the first is the one that `localhost` is. */
export type Ordered = (all: readonly Municipality[]) => readonly Municipality[];

/** @param see what this process knows otherwise of each, as that it has no desk */
export async function openDirectory(
  db: Db,
  see: (one: Municipality) => Municipality = (one) => one,
  ordered: Ordered = (all) => all,
): Promise<Directory> {
  const read = async () => ordered((await readMunicipalities(db)).map(see));
  let known = await read();
  return {
    all: () => known,
    at: (host) => municipalityAt(known, host),
    bySlug: (slug) => municipalityBySlug(known, slug),
    follow: (publications, log) => {
      // One after another, so that the newest reading is the one that stays.
      let before = Promise.resolve();
      publications.followProfiles(() => {
        before = before
          .then(async () => {
            known = await read();
          })
          .catch((error: unknown) => log.warn({ reason: String(error) }, "cannot read the municipalities again"));
      });
    },
  };
}
