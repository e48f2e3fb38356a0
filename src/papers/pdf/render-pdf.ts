import type { Papers } from "./paper-data.ts";
import { closeTypst, typeset } from "./typst-jobs.ts";

/**
 * A PDF/UA-1 document from a template and its data: tagged, with title, language and embedded fonts. The same data
 * give the same bytes. Rendered in a worker thread, so that a long document holds up no request.
 *
 * Throws when the template cannot take the data, which is a bug, or when it takes longer than 30 s.
 */
export function renderPdf<Name extends keyof Papers>(template: Name, data: Papers[Name]): Promise<Uint8Array> {
  return typeset({ as: "pdf", template, data });
}

/** Ends the idle workers; a later render starts one again. */
export const closePdf = closeTypst;
