import type { Profile } from "../../profile/index.ts";
import { isNamedBy } from "./named-things.ts";

/** Joining words that name nothing, in the languages that names are translated to. */
const joining = new Set(["and", "the", "for", "of", "und", "für", "der", "die", "das", "og"]);
const namesOf = new WeakMap<Profile, readonly OtherName[]>();

interface OtherName {
  /** As records carry it. */
  readonly name: string;
  /** The words of what it is called in other languages. */
  readonly words: readonly string[];
}

/**
 * The committees and units, by their names in records, that a word names in another language: a record says
 * *Børne- og Skoleudvalget*, its English page *Children and Schools Committee*.
 * @param word in small letters
 */
export function otherNamesFor(profile: Profile, word: string): readonly string[] {
  if (joining.has(word)) return [];
  return otherNames(profile)
    .filter(({ words }) => words.some((one) => isNamedBy(one, word)))
    .map((one) => one.name);
}

function otherNames(profile: Profile): readonly OtherName[] {
  const known = namesOf.get(profile);
  if (known) return known;
  const bodies = [...profile.committees.flatMap((one) => one.names), ...profile.units];
  const made = bodies.flatMap(({ name, translations }) => {
    const words = Object.values(translations ?? {}).flatMap(
      (text) => text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [],
    );
    const telling = words.filter((one) => !joining.has(one));
    return telling.length > 0 ? [{ name, words: [...new Set(telling)] }] : [];
  });
  namesOf.set(profile, made);
  return made;
}
