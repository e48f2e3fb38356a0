import { typeset } from "./typst-jobs.ts";

/** A page as a picture of it, and what stands on it, line by line, in points from its upper left corner. */
export interface PicturedPage {
  readonly kind: "png" | "jpg";
  readonly picture: Uint8Array;
  readonly wide: number;
  readonly high: number;
  readonly lines: readonly {
    readonly text: string;
    readonly left: number;
    readonly top: number;
    readonly wide: number;
    readonly high: number;
  }[];
}

export interface PicturedPages {
  readonly lang: "da" | "en" | "de";
  readonly title: string;
  /** Whose document it is, as its properties say. */
  readonly municipality: string;
  readonly pages: readonly PicturedPage[];
}

/**
 * A PDF/UA-1 of pictures of pages. What stands on them is text too, in its place and not seen, so that it is read aloud, found and copied.
 * There is nothing in the file but these pictures, these lines and our own fonts.
 */
export function renderPictured({ pages, ...data }: PicturedPages): Promise<Uint8Array> {
  const files = pages.map(({ kind, picture }, nth) => ({ name: `page-${nth + 1}.${kind}`, bytes: picture }));
  const said = pages.map(({ picture: _, ...page }) => page);
  return typeset({ as: "pdf", template: "pictured-pages", data: { ...data, pages: said }, files });
}
