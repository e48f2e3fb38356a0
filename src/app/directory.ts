import type { Db } from "../platform/index.ts";
import { type Municipality, municipalityAt, municipalityBySlug, readMunicipalities } from "../profile/index.ts";

/** The municipalities as the running process knows them, read again when a profile is saved. */
export interface Directory {
  all(): readonly Municipality[];
  at(host: string): Municipality | null;
  bySlug(slug: string | null): Municipality | null;
  refresh(): Promise<void>;
}

/** @param see what this process knows otherwise of each, as that it has no desk */
export async function openDirectory(
  db: Db,
  see: (one: Municipality) => Municipality = (one) => one,
): Promise<Directory> {
  const read = async () => (await readMunicipalities(db)).map(see);
  let known = await read();
  return {
    all: () => known,
    at: (host) => municipalityAt(known, host),
    bySlug: (slug) => municipalityBySlug(known, slug),
    refresh: async () => {
      known = await read();
    },
  };
}
