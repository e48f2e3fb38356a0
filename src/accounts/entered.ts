import { z } from "zod";
import { type Currency, hundredthsOf, type Id, isId, isKnownCurrency } from "../kernel/index.ts";

/** Text from a form or a file: trimmed, bounded, no control characters but line breaks; empty is `null`. */
export const words = z
  .string()
  .max(2000)
  .refine((text) => !/[\p{Cc}--[\n\t\r]]/v.test(text) && text.isWellFormed(), { message: "control-characters" })
  .transform((text) => text.replaceAll("\r\n", "\n").trim() || null)
  .nullable()
  .default(null);

/** As `words`, and something must be said. */
export const saidWords = words.transform((text, context): string => {
  if (text !== null) return text;
  context.addIssue({ code: "custom", message: "empty" });
  return z.NEVER;
});

/** A plain decimal of at most two places, read as hundredths. */
export const amount = z.string().transform((text, context): bigint => {
  const found = hundredthsOf(text);
  if (found !== null) return found;
  context.addIssue({ code: "custom", message: "not-an-amount" });
  return z.NEVER;
});

export const currency = z.string().transform((text, context): Currency => {
  if (isKnownCurrency(text)) return text;
  context.addIssue({ code: "custom", message: "not-a-currency" });
  return z.NEVER;
});

export const documentId = z.string().transform((text, context): Id<"document"> => {
  if (isId<"document">(text)) return text;
  context.addIssue({ code: "custom", message: "not-an-id" });
  return z.NEVER;
});
