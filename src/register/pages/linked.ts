import type { Lang } from "../../platform/index.ts";
import { type Municipality, municipalityName } from "../../profile/index.ts";
import { addressIn, type LinkedFacts } from "../../web/index.ts";

interface LinkedAsked {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly base: string;
}

/** The municipality as schema.org's GovernmentOrganization, with the address that is written on the page. */
export function organizationLinked({ here, lang, base }: LinkedAsked): LinkedFacts {
  const { email } = here.profile.contact;
  return {
    "@type": "GovernmentOrganization",
    name: municipalityName(here, lang),
    url: base + addressIn(lang, "/"),
    ...(email === null ? {} : { email }),
  };
}
