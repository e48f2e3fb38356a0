import { fieldsByName } from "./fields-by-name.ts";
import { type FormTree, readForm } from "./form-tree.ts";

/** What a browser sent, nested by its names. @throws Invalid `form-malformed`, as `readForm` does */
export function sentForm(sent: URLSearchParams): FormTree {
  return readForm(Object.fromEntries(fieldsByName(sent)));
}
