/** Where pages lie that stand in frames, and what programs on other sites may read, below the base; both in any language. */
export const embeds = "(/[a-z][a-z])?/indlejr/";
/** The page that says how embeds are used holds frames and stands in none; the rule for it goes before that for embeds. */
export const howToEmbed = "(/[a-z][a-z])?/indlejr(/(index\\.html)?)?$";
/** The parts that programs on other sites may read. */
export const openTo = ["api", "data", "log", "oparl", "rejser"] as const;
export const open = `(/[a-z][a-z])?/(${openTo.join("|")})/`;
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
