import type { Db } from "../platform/index.ts";
import { type Municipality, municipalityAt, municipalityBySlug, readMunicipalities } from "../profile/index.ts";

/** The municipalities as the running process knows them, read again when a profile is saved. */
export interface Directory {
  all(): readonly Municipality[];
  at(host: string): Municipality | null;
  bySlug(slug: string | null): Municipality | null;
  refresh(): Promise<void>;
}

export async function openDirectory(db: Db): Promise<Directory> {
  let known = await readMunicipalities(db);
  return {
    all: () => known,
    at: (host) => municipalityAt(known, host),
    bySlug: (slug) => municipalityBySlug(known, slug),
    refresh: async () => {
      known = await readMunicipalities(db);
    },
  };
}
