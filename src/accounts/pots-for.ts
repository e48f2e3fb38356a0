import type { Work } from "../identity/index.ts";
import { readsPot } from "./accounts-readers.ts";
import { potsOf } from "./pot.store.ts";

/** A year's pots that somebody may see: all, or those of their own committee or unit. */
export async function potsFor({ tx, municipality, who }: Work, year: number) {
  const pots = await potsOf(tx, municipality.id, year);
  return pots.filter(({ owner }) => readsPot(who, owner));
}
