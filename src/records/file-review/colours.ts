/** Red, green and blue of 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

export const [black, white]: readonly [Rgb, Rgb] = [
  [0, 0, 0],
  [255, 255, 255],
];

/** A colour in six hexadecimal digits, with or without its sign; `null` of any other word. */
export function colourOf(said: unknown): Rgb | null {
  const [, hex] = /^#?([\da-f]{6})$/i.exec(String(said)) ?? [];
  if (hex === undefined) return null;
  const all = Number.parseInt(hex, 16);
  return [all >> 16, (all >> 8) & 255, all & 255];
}

/** So much of a colour over another. */
export function mixed(over: Rgb, by: number, under: Rgb): Rgb {
  return each(over, under, (one, other) => one * by + other * (1 - by));
}

/** A colour with another share of light, of 0 to 1; how it is coloured stays. */
export function lit(colour: Rgb, by: (light: number) => number): Rgb {
  const [least, most] = [Math.min(...colour) / 255, Math.max(...colour) / 255];
  const light = (least + most) / 2;
  const now = Math.min(1, Math.max(0, by(light)));
  // How far its parts are from its light, of how far they may be.
  const reach = 1 - Math.abs(2 * light - 1);
  const wide = reach === 0 ? 0 : (1 - Math.abs(2 * now - 1)) / reach;
  return each(colour, colour, (part) => Math.round((now + (part / 255 - light) * wide) * 255));
}

export function inverted(colour: Rgb): Rgb {
  return each(white, colour, (all, part) => all - part);
}

/** How far two colours are apart by their brightness, as WCAG counts it: from 1 of the same to 21 of black and white. */
function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [brightness(one), brightness(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** What is so near is not told apart, and beyond the second a hue is, however bright. */
const [same, hue] = [1.15, 32];

/** Whether no eye tells the one colour from the other. */
export function isSame(one: Rgb, other: Rgb): boolean {
  return contrast(one, other) < same && apart(one, other) <= hue;
}

/** Less than this is not read. */
const leastLeft = 1.3;

/** The same of lines as thin as the edge of a letter. */
export function isSameLine(one: Rgb, other: Rgb): boolean {
  return contrast(one, other) < leastLeft && apart(one, other) <= hue;
}

/** Whether what is laid over two colours takes away what told them apart: no more than next to nothing is left, and that is its doing. */
export function isTaken(before: readonly [Rgb, Rgb], after: readonly [Rgb, Rgb]): boolean {
  const [was, is] = [contrast(...before), contrast(...after)];
  return is < leastLeft && is - 1 <= (was - 1) / 4 && apart(...after) <= hue * 2;
}

/** Ways to mix a colour with what is beneath it, of 0 to 1, by what the format's library calls them. */
const ways: Readonly<Record<string, (under: number, over: number) => number>> = {
  "source-over": (_under, over) => over,
  multiply: (under, over) => under * over,
  screen: (under, over) => under + over - under * over,
  darken: Math.min,
  lighten: Math.max,
  "hard-light": (under, over) => (over <= 0.5 ? 2 * under * over : 1 - 2 * (1 - under) * (1 - over)),
};

/** A way of mixing that is known here. */
export function isKnownBlend(said: string): boolean {
  return Object.hasOwn(ways, said);
}

/** A colour mixed so with what is beneath it. */
export function blended(over: Rgb, blend: string, under: Rgb): Rgb {
  const way = ways[blend];
  return way ? each(over, under, (one, other) => way(other / 255, one / 255) * 255) : over;
}

function each([red, green, blue]: Rgb, [r, g, b]: Rgb, by: (one: number, other: number) => number): Rgb {
  return [by(red, r), by(green, g), by(blue, b)];
}

function apart(one: Rgb, other: Rgb): number {
  return Math.max(...each(one, other, (part, next) => Math.abs(part - next)));
}

function brightness(colour: Rgb): number {
  const [red, green, blue] = each(colour, colour, (one) =>
    one <= 10.31 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4,
  );
  return red * 0.2126 + green * 0.7152 + blue * 0.0722;
}
