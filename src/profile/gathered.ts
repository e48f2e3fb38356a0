import type { Lang } from "../platform/index.ts";
import { catalogue } from "../platform/index.ts";
import type { Profile } from "./profile.ts";

// Facts that others than the municipality gathered are never told as if it had written them: everything that says whose
// they are, and whom to write to, asks here.

const texts = catalogue({
  da: { gathered: "Samlet af andre end kommunen: {by}." },
  en: { gathered: "Gathered by others than the municipality: {by}." },
  de: { gathered: "Zusammengetragen von anderen als der Kommune: {by}." },
});

/** Who gathered the facts, where that was not the municipality; `null` where it was. */
export function gathererIn(
  { gathered, languages }: Pick<Profile, "gathered" | "languages">,
  lang: Lang,
): string | null {
  const by = gathered?.by;
  return by ? (by[lang] ?? by[languages[0] ?? lang] ?? Object.values(by)[0] ?? null) : null;
}

/** That others gathered the facts, in one sentence, for whatever leaves the site: cards, prints, embeds, feeds; `null` where they did not. */
export function gatheredNote(profile: Pick<Profile, "gathered" | "languages">, lang: Lang): string | null {
  const by = gathererIn(profile, lang);
  return by === null ? null : texts.in(lang)("gathered", { by });
}

/** The key of the words that are true here: a text that speaks as the municipality has another, `gathered.…`, of facts that others gathered. */
export function wordsOf<Key extends string>(
  { gathered }: Pick<Profile, "gathered">,
  key: Key,
): Key | `gathered.${Key}` {
  return gathered ? `gathered.${key}` : key;
}

/** Where whoever answers for the content is written to. The municipality is not asked about what others gathered. */
export function writeTo({ contact, gathered }: Pick<Profile, "contact" | "gathered">): {
  readonly email: string | null;
  readonly website: string | undefined;
} {
  const { email = null, website } = gathered ?? contact;
  return { email, website };
}

/** Whose site it is, as texts ask for it. */
export function whose({ gathered }: Pick<Profile, "gathered">): "gathered" | "own" {
  return gathered ? "gathered" : "own";
}
