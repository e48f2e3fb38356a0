import { municipalityName } from "../../profile/index.ts";
import { addressIn, type LinkedFacts } from "../../web/index.ts";
import type { RecordShown } from "./record.ts";
import { headOf } from "./record-body.tsx";
import { placeOf } from "./shown.ts";
import { tripPicture } from "./trip-card.ts";

const cancelled = ["cancelled", "refused", "withdrawn"];

/** A trip as schema.org's Event: what its page says, what is unknown left out. */
export function tripLinked(record: RecordShown): LinkedFacts {
  const { entry, here, lang, base } = record;
  const { title, short } = headOf(record);
  const places = entry.destinations.map((one) => ({
    "@type": "Place",
    name: placeOf(one, entry, lang),
    ...(one.country === null ? {} : { address: { "@type": "PostalAddress", addressCountry: one.country } }),
  }));
  return {
    "@type": "Event",
    name: title.text,
    ...(short ? { description: short.text } : {}),
    ...(entry.startOn === null ? {} : { startDate: entry.startOn }),
    ...(entry.endOn === null ? {} : { endDate: entry.endOn }),
    ...(places.length === 0 ? {} : { location: places }),
    eventStatus: `https://schema.org/${cancelled.includes(entry.status) ? "EventCancelled" : "EventScheduled"}`,
    organizer: {
      "@type": "GovernmentOrganization",
      name: municipalityName(here, lang),
      ...addressOfMunicipality(record),
    },
    ...(here.asFiles?.pictures === "none" ? {} : { image: base + tripPicture(record).href }),
    url: base + addressIn(lang, `/rejser/${entry.slug}`),
  };
}

/** The municipality's own address; this site is not that of one whose facts others gathered. */
function addressOfMunicipality({ here, lang, base }: RecordShown): { readonly url?: string } {
  const { contact, gathered } = here.profile;
  const url = gathered ? contact.website : base + addressIn(lang, "/");
  return url === undefined ? {} : { url };
}
