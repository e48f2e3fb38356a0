import { z } from "zod";
import { type FormTree, type FormValue, mostRows } from "./form-tree.ts";
import type { Disagreement } from "./merge-forms.ts";

/** More fields than any form of ours has, or any row. */
const mostFields = 200;

const value: z.ZodType<FormValue> = z.lazy(() => z.union([z.string(), z.array(value).max(mostRows), tree]));
const tree: z.ZodType<FormTree> = z
  .record(z.string(), value)
  .refine((fields) => Object.keys(fields).length <= mostFields);

/** What a form was opened with, for a hidden field: whoever sends it, sends what it was changed from. */
export function openedText(values: FormTree): string {
  return JSON.stringify(values);
}

/**
 * What a form was opened with; `null` where it does not say so, for a form is sent by whoever likes. One with more rows than a
 * form can be sent with is none that we gave.
 */
export function openedIn(text: string): FormTree | null {
  try {
    return tree.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

const disagreed = z
  .array(z.strictObject({ name: z.string().max(200), theirs: value, mine: value }))
  .max(mostFields)
  .readonly();

/** What is asked about in a form, for a hidden field: it is asked until it is saved, whatever other button is pressed first. */
export function disagreedText(disagreements: readonly Disagreement[]): string {
  return JSON.stringify(disagreements);
}

/** What a form was asked about; nothing where it does not say so in our way. */
export function disagreedIn(text: string): readonly Disagreement[] {
  try {
    return disagreed.parse(JSON.parse(text));
  } catch {
    return [];
  }
}
