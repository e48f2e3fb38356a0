import type { Lang } from "../platform/index.ts";

/** The language of a link: the wanted one where the municipality has it, else the municipality's own. */
export function linkLang({ languages }: { readonly languages: readonly Lang[] }, wanted?: Lang): Lang {
  const [own = "da"] = languages;
  return wanted && languages.includes(wanted) ? wanted : own;
}
