import { type FormTree, mostRows, rowsAt, textAt } from "./form-tree.ts";

/**
 * What the button `name="do" value="add:destinations"` or `value="remove:destinations.1"` asks for: the same form with a
 * row more or less, to be shown again. `null` when another button sent the form. Works on groups at the form's top.
 */
export function rowAction(tree: FormTree): FormTree | null {
  const found = /^(add|remove):([A-Za-z][\w-]*)(?:\.(\d{1,3}))?$/.exec(textAt(tree, "do"));
  if (!found) return null;
  const [, action, group = "", index] = found;
  const rows = rowsAt(tree, group);
  if (action === "add") return { ...tree, [group]: rows.length < mostRows - 1 ? [...rows, {}] : rows };
  return { ...tree, [group]: rows.filter((_, at) => at !== Number(index)) };
}
