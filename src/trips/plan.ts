import { z } from "zod";
import { vats } from "../accounts/index.ts";
import { type DateOn, dateOn, decimalOf, hundredthsOf, timeZoneNamed } from "../kernel/index.ts";
import { langs } from "../platform/index.ts";
import { categories, travelClasses, travelModes } from "../profile/index.ts";
import { erasedMark } from "../records/index.ts";
import { assistantRoles, payers, purposeClasses } from "./codes.ts";

/** Text a person entered: trimmed, bounded. (`checked` refuses characters that nothing can keep.) */
export const words = (atMost: number) =>
  z
    .string()
    .max(atMost)
    .transform((text) => text.replaceAll("\r\n", "\n").trim());

/** A day that a trip can have: a year of four digits that is none of ours is a slip of the hand. */
export const day = z.string().transform((text, context): DateOn => {
  const found = dateOn(text);
  if (found && found >= "1950" && found < "2200") return found;
  context.addIssue({ code: "custom", message: "not-a-day" });
  return z.NEVER;
});

/** A decimal with at most two places; kept as a decimal with two, as the contract prints it. */
export const decimal = z.string().transform((text, context): string => {
  const found = hundredthsOf(text);
  if (found !== null) return text;
  context.addIssue({ code: "custom", message: "not-an-amount" });
  return z.NEVER;
});

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: "not-a-time" });
const count = z.int().min(0).max(10_000);
const currency = z.string().regex(/^[A-Z]{3}$/, { message: "not-a-currency" });
const country = z.string().regex(/^[A-Z]{2}$/, { message: "not-a-country" });

/** As many rows as each part of a plan may hold; the desk's forms take as many as the interface for programs. */
export const mostIn = {
  destinations: 50,
  elected: 200,
  staff: 100,
  assistants: 20,
  others: 100,
  companions: 50,
  funding: 50,
  programme: 500,
  lines: 200,
} as const;

const destination = z.strictObject({
  place: words(200),
  country: country.nullable().default(null),
  from: day.nullable().default(null),
  to: day.nullable().default(null),
  // By its one name; what names none is told of where it is typed.
  timeZone: z
    .string()
    .max(60)
    .overwrite((text) => timeZoneNamed(text) ?? text)
    .nullable()
    .default(null),
  lat: z.number().min(-90).max(90).nullable().default(null),
  lon: z.number().min(-180).max(180).nullable().default(null),
});

const participants = z.strictObject({
  elected: z
    .strictObject({
      count: count.nullable().default(null),
      named: z
        .array(z.strictObject({ name: words(200), role: words(200).nullable().default(null) }))
        .max(mostIn.elected)
        .default([]),
    })
    .default({ count: null, named: [] }),
  staff: z
    .array(z.strictObject({ unit: words(200), count }))
    .max(mostIn.staff)
    .default([]),
  assistants: z
    .array(z.strictObject({ role: z.enum(assistantRoles), count }))
    .max(mostIn.assistants)
    .default([]),
  others: z
    .array(z.strictObject({ group: words(200), count }))
    .max(mostIn.others)
    .default([]),
  /** Private companions. Their costs may not be paid; only a written legal basis lifts that. Never published. */
  companions: z
    .array(
      z.strictObject({
        name: words(200),
        paid: z.boolean().default(false),
        legalBasis: words(2000).nullable().default(null),
      }),
    )
    .max(mostIn.companions)
    .default([]),
  /** What is known of the whole where the parts are not. */
  total: count.nullable().default(null),
});

const slot = z.strictObject({
  date: day,
  from: clock.nullable().default(null),
  to: clock.nullable().default(null),
  /** A night flight: `to` is an hour of the day after `date`. */
  endsNextDay: z.boolean().default(false),
  place: words(200).nullable().default(null),
  host: words(200).nullable().default(null),
  /** A host who is a private person: neither name, home nor heading is public; after the return, that it was a private host. */
  privateHost: z.boolean().default(false),
  /** Where one sleeps: not shown before the return, where the profile says so. */
  lodging: z.boolean().default(false),
  title: words(500),
  purposeClass: z.enum(purposeClasses),
});

const line = z.strictObject({
  category: z.enum(categories),
  label: words(200).nullable().default(null),
  amount: decimal.nullable().default(null),
  /** What a source prints that cannot be a number, such as a range. */
  amountText: words(200).nullable().default(null),
});

export const budgetSchema = z.strictObject({
  currency,
  vat: z.enum(vats).default("unknown"),
  lines: z.array(line).max(mostIn.lines),
});

const leg = z.strictObject({
  /** `null`: nobody has said how. */
  mode: z.enum(travelModes).nullable().default(null),
  /** A flight's; `null` is reckoned as the average of the cabins. */
  travelClass: z.enum(travelClasses).nullable().default(null),
  /** `null`: the great circle between the two places. */
  km: z.int().min(1).max(40_000).nullable().default(null),
  /** How many travel so, or how many cars; `null`: all who take part. */
  count: z.int().min(1).max(10_000).nullable().default(null),
});

/** How it is travelled from home to the first place, on to each of the others, and home again. */
export const legsSchema = z.array(leg).max(mostIn.destinations + 1);

const funding = z.strictObject({
  payer: z.enum(payers),
  name: words(200).nullable().default(null),
  amount: decimal.nullable().default(null),
  /** Why the municipality may accept it: asked for where a company pays. */
  basis: words(2000).nullable().default(null),
});

/** A text of a form that was erased stands as the mark, and keeps nobody from changing the rest. */
function erasable<T extends z.ZodType>(form: T, message: string) {
  return z.union([z.literal(erasedMark), form], { message });
}

/** What of a trip is translated. */
export const translatedFields = ["title", "purpose"] as const;

/** Everything that is entered about a trip before it is made. Public fields have the names of the public schema. */
export const planSchema = z.strictObject({
  purpose: words(10_000).nullable(),
  /** Title and purpose in other languages than the trip's own. Absent in plans from before there were any. */
  translations: z
    .partialRecord(
      z.enum(langs),
      z.strictObject({ title: words(300).exactOptional(), purpose: words(10_000).exactOptional() }),
    )
    .exactOptional(),
  /** Which of them are of a text that was changed since, and not looked at: they are not shown. Absent where none is. */
  earlierTranslations: z.partialRecord(z.enum(langs), z.array(z.enum(translatedFields)).max(2)).exactOptional(),
  /** Kommunestyrelsesloven §16 stk. 1 litra c or f; `null` follows the profile for the kind. */
  legalBasis: z.enum(["c", "f"]).nullable(),
  goals: z.array(z.string().max(100)).max(50),
  partners: z.array(z.string().max(100)).max(50),
  destinations: z.array(destination).max(mostIn.destinations),
  /** As many as the destinations and one more, or none; a plan from before they were asked for has none. */
  legs: legsSchema.default([]),
  participants,
  funding: z.array(funding).max(mostIn.funding),
  programme: z.array(slot).max(mostIn.programme),
  budget: budgetSchema.nullable(),
  contact: z
    .strictObject({
      unit: words(200).nullable(),
      email: erasable(z.email({ message: "not-an-email" }), "not-an-email").nullable(),
    })
    .nullable(),
  /** As a source prints it where it cannot be read as dates or figures. */
  asPrinted: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9.-]{0,59}$/, { message: "not-a-field" }), words(2000)),
  source: z
    .strictObject({
      url: erasable(z.url({ protocol: /^https?$/, message: "not-an-address" }), "not-an-address").nullable(),
      text: words(2000).nullable(),
    })
    .nullable(),
  /** Figures published elsewhere before this system: a total that the source states, whether or not its lines add up to it. */
  statedTotal: decimal.nullable(),
});
export type Plan = z.output<typeof planSchema>;

export const emptyPlan: Plan = {
  purpose: null,
  legalBasis: null,
  goals: [],
  partners: [],
  destinations: [],
  legs: [],
  participants: participants.parse({}),
  funding: [],
  programme: [],
  budget: null,
  contact: null,
  asPrinted: {},
  source: null,
  statedTotal: null,
};
export type Leg = Plan["legs"][number];
export type Slot = Plan["programme"][number];
export type BudgetLine = z.output<typeof line>;

/** An amount as it is told: a decimal with two places, however it was written. */
function toldAmount(text: string | null): string | null {
  return text === null ? null : decimalOf(hundredthsOf(text) ?? 0n);
}

/** Lines or shares with their amounts as they are told. */
export function withAmounts<Line extends { readonly amount: string | null }>(lines: readonly Line[]): Line[] {
  return lines.map((line) => ({ ...line, amount: toldAmount(line.amount) }));
}

/** How many travel: what is stated of the whole, else the parts; `null` where neither is known. Private companions are not counted. */
export function participantCount(plan: Plan): number | null {
  return plan.participants.total ?? listedCount(plan);
}

/**
 * How many are listed, by name or by group, whatever is stated of the whole; `null` where nobody is, and where a source has
 * something else than a number for a part: the others are then not all.
 */
export function listedCount(plan: Plan): number | null {
  const { staff, others } = plan.participants;
  const { asPrinted } = plan;
  const isPartUnread =
    ("elected" in asPrinted && electedCount(plan) === null) ||
    ("staff" in asPrinted && staff.length === 0) ||
    ("others" in asPrinted && others.length === 0);
  return isPartUnread ? null : listedAtLeast(plan);
}

/** How many are listed, also where they are not all. */
export function listedAtLeast(plan: Plan): number | null {
  const { elected, staff, assistants, others } = plan.participants;
  const parts = [electedCount(plan) ?? 0, ...[...staff, ...assistants, ...others].map((one) => one.count)];
  const known = elected.count !== null || elected.named.length + staff.length + assistants.length + others.length > 0;
  return known ? parts.reduce((sum, part) => sum + part, 0) : null;
}

export function electedCount(plan: Plan): number | null {
  const { count: stated, named } = plan.participants.elected;
  return stated ?? (named.length > 0 ? named.length : null);
}

/** What those who pay give together, as far as it is written, and how far that is above the budget; zero where it is not. */
export function paidTogether(plan: Plan): { readonly paid: bigint; readonly above: bigint } {
  const paid = plan.funding.reduce((sum, one) => sum + ((one.amount && hundredthsOf(one.amount)) || 0n), 0n);
  const total = budgetTotal(plan);
  return { paid, above: total === null || paid <= total ? 0n : paid - total };
}

/** The budget's lines added up, in hundredths; `null` without a line that is a number. */
export function budgetTotal(plan: Plan): bigint | null {
  const amounts = (plan.budget?.lines ?? []).flatMap((one) =>
    one.amount === null ? [] : (hundredthsOf(one.amount) ?? []),
  );
  return amounts.length > 0 ? amounts.reduce((sum, amount) => sum + amount, 0n) : null;
}
