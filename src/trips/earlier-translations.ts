import type { Lang } from "../platform/index.ts";
import { type Plan, translatedFields } from "./plan.ts";
import type { PublicPlan, Trip } from "./trip.ts";

type Field = (typeof translatedFields)[number];
type Written = Pick<Trip, "title" | "plan">;

/** A translation of a text that has been changed since: what of which language. */
export interface EarlierTranslation {
  readonly lang: Lang;
  readonly field: Field;
}

const textOf = ({ title, plan }: Written, field: Field) => (field === "title" ? title : (plan.purpose ?? ""));
const plain = (text: string) => text.replaceAll(/\s+/gu, " ").trim();
const isSame = (field: Field, one: Written, other: Written) =>
  translatedText(one, field) === translatedText(other, field);
const translation = ({ plan }: Written, { lang, field }: EarlierTranslation) => plan.translations?.[lang]?.[field];
const isEarlier = ({ plan }: Written, { lang, field }: EarlierTranslation) =>
  plan.earlierTranslations?.[lang]?.includes(field) === true;

/** What a translation is of, as far as a change of it counts. */
export function translatedText(written: Written, field: Field): string {
  return plain(textOf(written, field));
}

/** The translations that were not looked at since what they translate was changed (docs/decisions/0070). */
export function earlierTranslations({ plan }: Pick<Trip, "plan">): readonly EarlierTranslation[] {
  const written = { plan, title: "" };
  return all(written).filter((one) => isEarlier(written, one));
}

/** The translations of what the texts say now: those that are shown. */
export function translationsInForce(plan: Plan): NonNullable<Plan["translations"]> {
  const earlier = earlierTranslations({ plan });
  const kept = Object.entries(plan.translations ?? {}).flatMap(([lang, texts]) => {
    const own = earlier.filter((one) => one.lang === lang).map(({ field }): string => field);
    const inForce = Object.fromEntries(Object.entries(texts).filter(([field]) => !own.includes(field)));
    return own.length > 0 && Object.keys(inForce).length === 0 ? [] : [[lang, inForce] as const];
  });
  return Object.fromEntries(kept);
}

/**
 * A plan that says which of its translations are of an earlier text: those that stay as they were where the heading or the
 * purpose is changed, until they are rewritten or said to hold. Where a text is what the public reads again, its translation
 * is as good as it is there.
 */
export function markedEarlier(before: Written & { readonly publicPlan: PublicPlan | null }, changed: Written): Plan {
  const { earlierTranslations: _, ...plan } = changed.plan;
  const marked = all(changed).filter((one) => {
    if (translation(before, one) !== translation(changed, one)) return false;
    if (isSame(one.field, before, changed)) return isEarlier(changed, one);
    const stood = before.publicPlan;
    const isAsPublic =
      stood && isSame(one.field, stood, changed) && translation(stood, one) === translation(changed, one);
    return isAsPublic ? isEarlier(stood, one) : textOf(before, one.field) !== "" || isEarlier(before, one);
  });
  if (marked.length === 0) return plan;
  const byLang = Map.groupBy(marked, (one) => one.lang);
  return {
    ...plan,
    earlierTranslations: Object.fromEntries([...byLang].map(([lang, own]) => [lang, own.map(({ field }) => field)])),
  };
}

function all(written: Written): readonly EarlierTranslation[] {
  return (Object.keys(written.plan.translations ?? {}) as Lang[]).flatMap((lang) =>
    translatedFields.map((field) => ({ lang, field })).filter((one) => Boolean(translation(written, one))),
  );
}
