import { type Database, formatsIn } from "../../platform/index.ts";
import { listTagged, type TaggedLinksOf } from "../../register/index.ts";
import { addressIn } from "../../web/index.ts";
import type { TripEntry } from "../trip-entry.ts";
import { saidErased } from "./said-erased.ts";
import { nameAndYear } from "./shown.ts";

const few = 5;

/** The published trips that point to each goal or partner. */
export function taggedTrips(db: Pick<Database, "register">): TaggedLinksOf {
  return async (here, lang, by) => {
    const found = await listTagged<TripEntry>(db.register, here.id, "trip", by, few);
    return new Map(
      found.map(({ tag, count, newest }) => [
        tag,
        {
          count,
          newest: newest.map((entry) => ({
            href: addressIn(lang, `/rejser/${entry.slug}`),
            text: nameAndYear(saidErased(entry, lang), lang, formatsIn(lang)),
          })),
        },
      ]),
    );
  };
}
