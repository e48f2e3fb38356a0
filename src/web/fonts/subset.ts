import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont, { type Axes } from "subset-font";

/**
 * Makes the fonts beside this file out of the packages: `node src/web/fonts/subset.ts`, needed only when a package or
 * the ranges change. A first page may cost 120 kB, so weights and optical sizes are cut to those the style sheet uses.
 * The `-ext` files hold the letters of Central Europe and are fetched only by pages that show one.
 */
const newsreader = "newsreader/files/newsreader-";
const sans = "instrument-sans/files/instrument-sans-";
const serifAxes: Axes = { wght: { min: 400, max: 560 }, opsz: { min: 18, max: 60 } };
const sansAxes: Axes = { wght: { min: 400, max: 600 } };

const latin = `${letters(0x20, 0x7e)}${letters(0xa0, 0xff)}ŒœŠšŸŽž‐–—‘’‚“”„•…‹›€←↑→↓−≤≥`;
const extended = `${letters(0x100, 0x17f)}ȘșȚțẞ`;

await make("newsreader-roman", `${newsreader}latin-standard-normal`, latin, serifAxes);
await make("newsreader-roman-ext", `${newsreader}latin-ext-standard-normal`, extended, serifAxes);
await make("newsreader-italic", `${newsreader}latin-standard-italic`, latin, { wght: 400, opsz: 18 });
await make("instrument-sans", `${sans}latin-wght-normal`, latin, sansAxes);
await make("instrument-sans-ext", `${sans}latin-ext-wght-normal`, extended, sansAxes);

function letters(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)).join("");
}

async function make(name: string, source: string, text: string, variationAxes: Axes): Promise<void> {
  const whole = readFileSync(fileURLToPath(import.meta.resolve(`@fontsource-variable/${source}.woff2`)));
  const part = await subsetFont(whole, text, { targetFormat: "woff2", variationAxes });
  writeFileSync(join(import.meta.dirname, `${name}.woff2`), part);
}
