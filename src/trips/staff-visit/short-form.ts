import { z } from "zod";
import type { Profile } from "../../profile/index.ts";
import type { Drafting } from "../drafting.ts";
import { budgetSchema, day, decimal, type Plan, words } from "../plan.ts";

/** The short form of five fields: who, where, when, why, and what it may cost. */
export const shortFormSchema = z.strictObject({
  who: z.strictObject({ unit: z.string().max(100), count: z.int().min(1).max(1_000) }),
  where: z.strictObject({
    place: words(200).pipe(z.string().min(1, { message: "destination-missing" })),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, { message: "not-a-country" })
      .nullable()
      .default(null),
  }),
  when: z
    .strictObject({ from: day, to: day })
    .refine(({ from, to }) => from <= to, { message: "ends-before-start", path: ["to"] }),
  purpose: words(10_000).pipe(z.string().min(1, { message: "purpose-missing" })),
  budget: z.strictObject({ amount: decimal, currency: budgetSchema.shape.currency.optional() }),
});
export type ShortForm = z.output<typeof shortFormSchema>;

/** A trip's drafting out of the five fields. The heading is the place and what the visit is for. */
export function draftingOf({ who, where, when, purpose, budget }: ShortForm, profile: Profile): Drafting {
  const unit = profile.units.find((one) => one.id === who.unit);
  const line: NonNullable<Plan["budget"]>["lines"][number] = {
    category: "other",
    label: "Rejsen i alt",
    amount: budget.amount,
    amountText: null,
  };
  return {
    kind: "staff-visit",
    title: headingOf(where.place, purpose),
    unit: who.unit,
    startOn: when.from,
    endOn: when.to,
    purpose,
    destinations: [{ place: where.place, country: where.country, from: when.from, to: when.to }],
    participants: { staff: [{ unit: unit?.name ?? who.unit, count: who.count }] },
    budget: { currency: budget.currency ?? profile.currency, vat: "unknown", lines: [line] },
  };
}

const longest = 120;
/** Further back than this no abbreviation begins. A form of 10,000 signs must not be gone through again at each full stop. */
const longestShortened = 12;

/** Words that are written with a full stop and may stand before a capital or a number: `Dr. Hansen`, `kl. 9`, `ca. 20`. */
const shortened = new Set(
  "adm afd art ca cand cirka dir dr ekskl el evt fr frk hhv hr ing inkl jf jr kgl kl lb lic mag maks mdr max min mr mrs nr pct pkt pr prof red sct sdr skt sml sr st stk tlf vedr vs".split(
    " ",
  ),
);

/** `Malmø: At se deres cykelparkering`: the purpose's first sentence, cut at a word where it is long. A question stays one. */
function headingOf(place: string, purpose: string): string {
  const sentence = firstSentence(purpose);
  const whole = `${place}: ${sentence}`;
  return whole.length <= longest ? whole : `${whole.slice(0, longest).replace(/\s+\S*$/, "")} …`;
}

/** As much of it as a heading can hold; what is longer is cut there anyway. */
function firstSentence(text: string): string {
  const kept = text.slice(0, longest);
  for (const { index, 0: mark } of kept.matchAll(/\?+(?=\s|$)|[.!](?=\s|$)|\n/g)) {
    if (mark.startsWith("?")) return text.slice(0, index + mark.length);
    if (mark !== "." || endsAt(text, index)) return text.slice(0, index);
  }
  return kept;
}

/** Whether a full stop ends a sentence: not `7.-9. klasse`, `den 5. maj`, `f.eks. Malmø`, `H. C. Andersen`, `Skt. Petri`. */
function endsAt(text: string, stop: number): boolean {
  const after = text.slice(stop + 1);
  if (/^[^\S\n]*(?:\n|$)/.test(after)) return true;
  if (/^\s+\p{Ll}/u.test(after)) return false;
  const word = /[\p{L}\p{N}.]+$/u.exec(text.slice(Math.max(0, stop - longestShortened), stop))?.[0].toLowerCase() ?? "";
  return !(/^(?:\d{1,3}|\p{L})$|\./u.test(word) || shortened.has(word));
}
