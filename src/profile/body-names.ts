import type { Said } from "../web/index.ts";
import type { Language } from "./codes.ts";
import { committeeById } from "./committees.ts";
import type { Localized } from "./fields.ts";
import type { Profile } from "./profile.ts";

/** A published committee's name in a language, where the profile translates the name it had; else as published, marked. */
export function committeeNameIn(
  profile: Profile,
  { id, name }: { readonly id: string; readonly name: string },
  lang: Language,
): Said {
  const found = committeeById(profile, id)?.names.find((one) => one.name === name);
  return nameIn(profile, name, found?.translations, lang);
}

/**
 * A name of a committee or unit that a record carries as words, such as who pays or where staff are from; `null` where the
 * profile has no body of that name.
 */
export function bodyNameIn(profile: Profile, name: string, lang: Language): Said | null {
  const bodies = [...profile.committees.flatMap((one) => one.names), ...profile.units];
  const found = bodies.find((one) => one.name === name);
  return found ? nameIn(profile, name, found.translations, lang) : null;
}

/** Whom the public may ask, in a language. */
export function contactUnitIn(profile: Profile, lang: Language): Said {
  const { unit } = profile.contact;
  return bodyNameIn(profile, unit, lang) ?? nameIn(profile, unit, undefined, lang);
}

/** A committee's newest name or a unit's, by its id; `null` for one the profile does not have. */
export function bodyByIdIn(profile: Profile, id: string, lang: Language): Said | null {
  const found = committeeById(profile, id)?.names.at(-1) ?? profile.units.find((unit) => unit.id === id);
  return found ? nameIn(profile, found.name, found.translations, lang) : null;
}

/** Names are written in the municipality's first language; one that the profile does not translate keeps it, and says so. */
function nameIn(profile: Profile, name: string, translations: Localized | undefined, lang: Language): Said {
  const translated = translations?.[lang];
  if (translated !== undefined) return { text: translated };
  const own = profile.languages[0];
  return own === undefined || own === lang ? { text: name } : { text: name, lang: own };
}
