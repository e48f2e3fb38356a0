import { Invalid } from "../../kernel/index.ts";
import { type FormTree, readForm } from "./form-tree.ts";

/** What was kept of a form, as it would have been sent; a draft that no form of ours could have sent is none. */
export function fromDraft(fields: Parameters<typeof readForm>[0]): FormTree | null {
  try {
    return readForm(fields);
  } catch (error) {
    if (error instanceof Invalid) return null;
    throw error;
  }
}
