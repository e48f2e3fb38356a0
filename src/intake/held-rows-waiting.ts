import { everywhere, hasRoleOver, type Work } from "../identity/index.ts";
import { datasetNames } from "./dataset.ts";
import { keepersOf } from "./repair-row/repair-row.ts";
import { countHeld } from "./waiting-rows.store.ts";

/** How many held rows wait for this person to answer; none for whoever may not. A number is no look at what they say. */
export function heldRowsWaiting({ tx, municipality, who }: Work): Promise<number> {
  const theirs = datasetNames.filter((name) => hasRoleOver(who, everywhere, keepersOf(name)));
  return countHeld(tx, municipality.id, theirs);
}
