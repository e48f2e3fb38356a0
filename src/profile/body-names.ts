import type { Language } from "./codes.ts";
import { committeeById } from "./committees.ts";
import type { Profile } from "./profile.ts";

/** A published committee's name in a language, where the profile translates the name it had; else the name as published. */
export function committeeNameIn(
  profile: Profile,
  { id, name }: { readonly id: string; readonly name: string },
  lang: Language,
): string {
  const found = committeeById(profile, id)?.names.find((one) => one.name === name);
  return found?.translations?.[lang] ?? name;
}
