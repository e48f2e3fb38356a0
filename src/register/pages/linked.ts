import type { Lang } from "../../platform/index.ts";
import { gathererIn, type Municipality, municipalityName, writeTo } from "../../profile/index.ts";
import { addressIn, type LinkedFacts } from "../../web/index.ts";

interface LinkedAsked {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly base: string;
}

/**
 * Who publishes, for schema.org: the municipality as a GovernmentOrganization with the address that is written on the page, or those
 * who gathered the facts where it did not publish them itself.
 */
export function organizationLinked({ here, lang, base }: LinkedAsked): LinkedFacts {
  const by = gathererIn(here.profile, lang);
  const { email, website } = writeTo(here.profile);
  if (by !== null)
    return {
      "@type": "Organization",
      name: by,
      url: website ?? base + addressIn(lang, "/"),
      ...(email === null ? {} : { email }),
    };
  return {
    "@type": "GovernmentOrganization",
    name: municipalityName(here, lang),
    url: base + addressIn(lang, "/"),
    ...(email === null ? {} : { email }),
  };
}
