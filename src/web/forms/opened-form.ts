import { z } from "zod";
import { type FormTree, type FormValue, mostRows } from "./form-tree.ts";

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
