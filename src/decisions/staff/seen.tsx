import { createHash } from "node:crypto";
import type { ComponentChildren } from "preact";
import { type FormTree, renderPart } from "../../web/index.ts";

/**
 * What was typed and what was shown of it, in short: sent along with a preview's button, so that nothing else is saved than what was seen.
 * Not a secret: it guards against a slip, not against the one who sends it.
 */
export function seenOf(preview: ComponentChildren, values: FormTree = {}): string {
  const { do: _, seen: _seen, ...typed } = values;
  const shown = renderPart(<>{preview}</>);
  return createHash("sha256")
    .update(JSON.stringify([typed, shown]))
    .digest("base64url");
}
