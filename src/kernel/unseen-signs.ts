/**
 * Signs within a text that nobody sees: soft hyphens, zero-width signs, marks of direction, variation selectors, tags. What stands
 * between the brackets of a pattern (`u` or `v`); the one list of them for all that looks past them.
 */
export const unseenSigns = String.raw`\p{Cf}\p{Default_Ignorable_Code_Point}`;

const unseen = new RegExp(`[${unseenSigns}]`, "u");
/** No plane beyond has letters, but for the last, of tags and selectors. */
const planes = [0x0, 0x1, 0xe] as const;
let listed: string | null = null;

/** The same for a pattern of PostgreSQL, which knows no properties of letters: ranges, between brackets. */
export function unseenRanges(): string {
  listed ??= planes.map((plane) => rangesFrom(plane * 0x10000, plane * 0x10000 + 0xffff)).join("");
  return listed;
}

function rangesFrom(first: number, last: number): string {
  let [ranges, from] = ["", -1];
  for (let code = first; code <= last + 1; code += 1) {
    const isOne = code <= last && unseen.test(String.fromCodePoint(code));
    if (isOne && from < 0) from = code;
    if (isOne || from < 0) continue;
    ranges += code - 1 === from ? escaped(from) : `${escaped(from)}-${escaped(code - 1)}`;
    from = -1;
  }
  return ranges;
}

const escaped = (code: number) => `\\U${code.toString(16).padStart(8, "0")}`;
