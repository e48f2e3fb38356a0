import type { Database } from "../../platform/index.ts";
import { type AskedAbout, type PublicRecords, scopeAsked } from "../../replies/index.ts";
import { renderPage } from "../../web/index.ts";
import type { RecordShown } from "./record.ts";
import { headOf } from "./record-body.tsx";
import { entryLang, namedIn } from "./shown.ts";
import { goneTrip, shownRecord } from "./shown-record.ts";
import { TakenDownPage } from "./taken-down.page.tsx";

/** Public trips as somebody asks about them: with whom they lie, and whom their page says to ask. */
export function tripsAsked(db: Pick<Database, "register">): PublicRecords {
  return {
    at: "/rejser",
    room: "trips",
    find: async (asked, slug) => {
      const shown = await shownRecord(db, asked, slug);
      if (!shown) return (await goneTrip(db, asked.here, slug)) ? "gone" : null;
      return "movedTo" in shown ? shown : askedAbout(shown);
    },
    gonePage: async ({ here, lang, base }, slug) => {
      const gone = await goneTrip(db, here, slug);
      return gone && renderPage(<TakenDownPage here={here} lang={lang} base={base} {...gone} slug={slug} />);
    },
  };
}

function askedAbout(shown: RecordShown): AskedAbout {
  const { entry, here, lang } = shown;
  const { contact } = entry;
  const unit = contact?.unit ? namedIn(contact.unit, entry, here.profile, lang) : null;
  return {
    subject: { type: "trip", id: entry.id },
    of: entry.direction === "in" ? "visit" : "trip",
    path: `/rejser/${entry.slug}`,
    title: entry.title,
    lang: entryLang(entry) ?? here.profile.languages[0] ?? "da",
    said: headOf(shown).title,
    scope: scopeAsked(here, { named: contact?.unit ?? null, unitId: entry.unit?.id ?? null }),
    contact: contact && { unit, email: contact.email },
  };
}
