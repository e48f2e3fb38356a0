import { type FormTree, readForm } from "./form-tree.ts";

/** What a browser sent, nested by its names. @throws Invalid `form-malformed`, as `readForm` does */
export function sentForm(sent: URLSearchParams): FormTree {
  const body: Record<string, string[]> = {};
  for (const name of new Set(sent.keys())) body[name] = sent.getAll(name);
  return readForm(body);
}
