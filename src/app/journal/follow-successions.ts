import { type Db, inMunicipality } from "../../platform/index.ts";
import { knownMunicipalities } from "../../profile/index.ts";
import { type LogKey, readSigned, readSuccessions, repeatSuccessions } from "../../register/index.ts";
import type { Journal } from "./journal.ts";

/** Writes down how logs' keys were changed, where the journal lacks it. */
export async function followSuccessions(db: Db, journal: Journal, only?: string): Promise<void> {
  for (const { id } of await knownMunicipalities(db)) {
    if (only !== undefined && id !== only) continue;
    const head = await readSigned(db, id);
    const kept = head ? await readSuccessions(db, id, head.origin) : [];
    if (!head || kept.length === 0) continue;
    const there = await journal.successions(head.origin);
    const missing = kept.map(({ note }) => note).filter((note) => !there.includes(note));
    await journal.appendSuccessions(head.origin, missing);
  }
}

/**
 * Changes keys again, as the journal tells, in a database from just before they were changed: a backup that nothing was published
 * after. The same notes, so that nobody who has seen them sees another. Done twice it does nothing.
 * @returns whose
 */
export async function repeatKeyChanges(db: Db, journal: Journal, key: LogKey, now: Date): Promise<readonly string[]> {
  const repeated: string[] = [];
  for (const { id, slug } of await knownMunicipalities(db)) {
    const head = await readSigned(db, id);
    const notes = head ? await journal.successions(head.origin) : [];
    if (notes.length === 0) continue;
    if (await inMunicipality(db, id, (tx) => repeatSuccessions(tx, id, { notes, to: key, now }))) repeated.push(slug);
  }
  return repeated;
}

export function repeatedWords(slugs: readonly string[]): string {
  return `Logbogens nøgle er skiftet igen efter journalen: ${slugs.join(", ")}.`;
}
