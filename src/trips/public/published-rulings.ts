import type { PublishedRuling, PublishedRulings, RulingLine } from "../../decisions/index.ts";
import type { Database, Lang } from "../../platform/index.ts";
import { listNested } from "../../register/index.ts";
import { addressIn } from "../../web/index.ts";
import type { TripEntry } from "../trip-entry.ts";
import { saidErased } from "./said-erased.ts";
import { entered, type PublishedTrip } from "./shown.ts";

/** The rulings that published trips carry, each with its trip. */
export function publishedRulings(db: Pick<Database, "register">): PublishedRulings {
  return async (here, lang, page) => {
    const found = await listNested<TripEntry, PublishedRuling>(db.register, here.id, "trip", "rulings", page);
    return found.map(({ entry, part, at, erased }) => {
      const said = saidErased(entry, lang, erased);
      return rulingLine(said, (said.rulings[at] as PublishedRuling | undefined) ?? part, lang);
    });
  };
}

/** A ruling that a published trip carries, with the trip. */
export function rulingLine(published: PublishedTrip, part: PublishedRuling, lang: Lang): RulingLine {
  const entry = saidErased(published, lang);
  const title = entered(entry, "title", lang) ?? { text: entry.title, lang: undefined };
  const href = addressIn(lang, `/rejser/${entry.slug}`);
  const ruling = { ...part, recused: part.recused ?? [] };
  const isVisit = entry.direction === "in";
  return { ruling, subject: { href, title: title.text, lang: title.lang, isVisit }, entered: entry.lang };
}
