import type { PublishedRuling, PublishedRulings } from "../../decisions/index.ts";
import type { Database } from "../../platform/index.ts";
import { listNested } from "../../register/index.ts";
import { addressIn } from "../../web/index.ts";
import type { TripEntry } from "../trip-entry.ts";
import { saidErased } from "./said-erased.ts";
import { entered } from "./shown.ts";

/** The rulings that published trips carry, each with its trip. */
export function publishedRulings(db: Pick<Database, "register">): PublishedRulings {
  return async (here, lang, page) => {
    const found = await listNested<TripEntry, PublishedRuling>(db.register, here.id, "trip", "rulings", page);
    return found.map(({ entry: published, part }) => {
      const entry = saidErased(published, lang);
      const title = entered(entry, "title", lang) ?? { text: entry.title, lang: undefined };
      const href = addressIn(lang, `/rejser/${entry.slug}`);
      const ruling = { ...part, recused: part.recused ?? [] };
      const isVisit = entry.direction === "in";
      return { ruling, subject: { href, title: title.text, lang: title.lang, isVisit }, entered: entry.lang };
    });
  };
}
