const longest = 160;
/** How much is shown before the name, where the text begins earlier. */
const before = 60;

/** A text cut short, at words, around what was found in it; without a place to look for, from its beginning. */
export function cutAround(text: string, found: { readonly from: number; readonly to: number } | null): string {
  if (text.length <= longest) return asRead(text);
  const { from, to } = found ?? { from: 0, to: 0 };
  const begin = from <= before ? 0 : wordAfter(text, from - before, from);
  const end = Math.max(begin + longest, to);
  const rest = end >= text.length ? "" : " …";
  return `${begin > 0 ? "… " : ""}${asRead(text.slice(begin, end))}${rest}`;
}

/** Without the marks of an agenda text's headings and lists: whoever reads the excerpt did not write them. */
function asRead(text: string): string {
  return text.replaceAll(/^(#{1,6}|[-*]) +/gmu, "");
}

/** Where the next word begins, before what must be seen. */
function wordAfter(text: string, at: number, atMost: number): number {
  const space = text.slice(at, atMost).search(/\s/);
  return space < 0 ? at : at + space + 1;
}
