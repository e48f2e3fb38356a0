import { z } from "zod";
import type { FormTree, FormValue } from "./form-tree.ts";

const value: z.ZodType<FormValue> = z.lazy(() => z.union([z.string(), z.array(value), z.record(z.string(), value)]));
const tree: z.ZodType<FormTree> = z.record(z.string(), value);

/** What a form was opened with, for a hidden field: whoever sends it, sends what it was changed from. */
export function openedText(values: FormTree): string {
  return JSON.stringify(values);
}

/** What a sent form was opened with; `null` where it does not say so, for a form is sent by whoever likes. */
export function openedIn(text: string): FormTree | null {
  try {
    return tree.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
