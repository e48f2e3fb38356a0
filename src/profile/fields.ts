import { z } from "zod";
import { type DateOn, dateOn, hundredthsOf } from "../kernel/index.ts";
import { languages, tripKinds } from "./codes.ts";

/** A custom fault: `message` carries the code that `profile.texts.ts` puts into words. */
function code(name: string): { message: string } {
  return { message: name };
}

/** A day, `YYYY-MM-DD`. */
export const day = z.string().transform((text, context): DateOn => {
  const found = dateOn(text);
  if (found) return found;
  context.addIssue({ code: "custom", message: "not-a-day" });
  return z.NEVER;
});

/** An amount in the profile's currency, written as a plain decimal (`"15000.00"`), read as hundredths. */
export const amount = z.string().transform((text, context): bigint => {
  const found = hundredthsOf(text);
  if (found !== null && found >= 0n) return found;
  context.addIssue({ code: "custom", message: "not-an-amount" });
  return z.NEVER;
});

/** A stable name of a thing inside a profile; used in addresses, never changed. */
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, code("not-a-slug"));

export const text = z.string().trim().min(1, code("empty"));
export const email = z.email(code("not-an-email"));
export const url = z.url({ protocol: /^https?$/, ...code("not-an-address") });

/** Where a fact or a rule is from. A rule without a published source says so in words and is `verified: false`. */
export const source = z.strictObject({ text, url: url.optional() });
export type Source = z.output<typeof source>;

/** One text in several languages; which of them must be there is checked against the profile's languages. */
export const localized = z.partialRecord(z.enum(languages), text);
export type Localized = z.output<typeof localized>;

/** When something holds: both ends counted, no end means still. */
export const span = { from: day, to: day.optional() };

/** A fact that holds for a time, with its source. `verified: false` marks what is a default or not confirmed. */
export const dated = { ...span, source, verified: z.boolean() };

/** The values of one policy over time, oldest first. */
export function datedValues<Value extends z.ZodType>(value: Value) {
  return z.array(z.strictObject({ value, ...dated })).min(1, code("no-value"));
}

/** One value for each kind of trip, none left out. */
export function perKind<Value extends z.ZodType>(value: Value) {
  return z.record(z.enum(tripKinds), value);
}

/** A length of time after (or before) a day. Months end on the month's last day where the day doesn't exist. */
export const period = z.strictObject({
  count: z.int().min(0, code("negative")),
  unit: z.enum(["days", "months", "years"]),
});
export type Period = z.output<typeof period>;
