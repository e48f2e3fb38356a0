import { Resvg } from "@resvg/resvg-js";

/** How wide a picture card is, in pixels; its template's page is as many points. */
const cardWidth = 1200;

/** Typst's style sheet is for a browser: it colours letters by variables, which nothing else reads, and hides their colour. */
const sheet = /<style[^>]*>[^<]*<\/style>/;

/** A drawing of outlines as PNG. No font of the machine's is looked for: a drawing with text in it would lack the text. */
export function rasterized(svg: string): Uint8Array {
  const drawn = new Resvg(svg.replace(sheet, ""), {
    fitTo: { mode: "width", value: cardWidth },
    font: { loadSystemFonts: false },
  });
  return drawn.render().asPng();
}
