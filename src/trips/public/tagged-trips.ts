import { type Database, formatsIn, type Lang } from "../../platform/index.ts";
import { listTagged, type TaggedLinksOf } from "../../register/index.ts";
import { addressIn, type Link } from "../../web/index.ts";
import type { TripEntry } from "../trip-entry.ts";
import { listAddress, whole } from "./narrowing.ts";
import { saidErased } from "./said-erased.ts";
import { nameAndYear, nameOf, whenOf } from "./shown.ts";

const most = 25;

/** The published trips that point to each goal or partner. */
export function taggedTrips(db: Pick<Database, "register">): TaggedLinksOf {
  return async (here, lang, by) => {
    const found = await listTagged<TripEntry>(db.register, here.id, "trip", by, most);
    return new Map(
      found.map(({ tag, count, newest }) => [
        tag,
        {
          count,
          newest: linksTo(newest, lang),
          all: addressIn(lang, listAddress({ ...whole, [by === "goals" ? "maal" : "partner"]: tag })),
        },
      ]),
    );
  };
}

/** Named by place and year; those that share a name by their days too. */
function linksTo(entries: readonly (TripEntry & { readonly slug: string })[], lang: Lang): Link[] {
  const f = formatsIn(lang);
  const named = entries.map((one) => saidErased(one, lang)).map((entry) => ({ entry, ...nameAndYear(entry, lang, f) }));
  return named.map(({ entry, text, lang: tongue }) => {
    const shared = named.filter((one) => one.text === text).length > 1;
    const when = shared ? whenOf(entry, lang, "shortRange") : null;
    const name = when === null ? text : `${nameOf(entry, lang, f).text}, ${when.text}`;
    return { href: addressIn(lang, `/rejser/${entry.slug}`), text: name, lang: tongue };
  });
}
