import { createHash } from "node:crypto";
import { type ComponentChildren, Fragment, h } from "preact";
import { type FormTree, type FormValue, renderPart } from "../../web/index.ts";

/**
 * What was typed and what was shown of it, in short: sent along with a preview's button, so that nothing else is saved than
 * what was seen.
 * Not a secret: it guards against a slip, not against the one who sends it.
 */
export function seenOf(preview: ComponentChildren, values: FormTree = {}): string {
  // The preview shows the ruling with its minutes confirmed, so that to tick that is no change to what was seen.
  const { do: _, seen: _seen, confirmed: _confirmed, ...typed } = values;
  const shown = renderPart(h(Fragment, null, preview));
  return createHash("sha256")
    .update(JSON.stringify([filledIn(typed), shown]))
    .digest("base64url");
}

/** What is filled in, in one order: a browser leaves out what is not ticked, and a merged form has its fields in another. */
function filledIn(value: FormValue): unknown {
  if (typeof value === "string" || Array.isArray(value)) return value;
  return Object.entries(value)
    .filter(([, one]) => one.length !== 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, one]) => [name, filledIn(one)]);
}
