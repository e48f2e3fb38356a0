const parts =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

/** What a page may do, in nobody's frame but where it is made to stand in one: as the site's own server says. */
export const pagePolicy = `${parts}; frame-ancestors 'none'`;
export const embedPolicy = `${parts}; frame-src 'self'; frame-ancestors *`;
/** A file that came from outside is saved and never run, whatever it is (`servedToAll`). */
export const sandbox = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** Where pages lie that stand in frames, and what programs on other sites may read, below the base; both in any language. */
export const embeds = "(/[a-z][a-z])?/indlejr(/|$)";
export const open = "(/[a-z][a-z])?/(data|log|oparl|rejser)/";
/** The log's own files without an ending: texts. */
export const logTexts = "/log/(checkpoint|key|files|successions)$";

/** What each ending is; servers know few of them, and hold some for plain text. */
export const types: readonly (readonly [type: string, ending: string])[] = [
  ["text/html", "html"],
  ["text/css", "css"],
  ["text/javascript", "js"],
  ["text/plain", "txt"],
  ["text/csv", "csv"],
  ["text/calendar", "ics"],
  ["text/turtle", "ttl"],
  ["application/json", "json"],
  ["application/jsonl", "jsonl"],
  ["application/ld+json", "jsonld"],
  ["application/xml", "xml"],
  ["image/svg+xml", "svg"],
  ["image/png", "png"],
  ["font/woff2", "woff2"],
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"],
];
export const feedType = "application/atom+xml";

/** Whether a type's bytes are text, which is always UTF-8 here. */
export function isText(type: string): boolean {
  return !/^(image\/png|font\/|application\/vnd)/.test(type);
}
