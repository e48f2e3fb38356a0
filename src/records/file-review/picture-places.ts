import { randomBytes } from "node:crypto";
import type { PdfStream } from "./pdf-objects.ts";

/** A file in which each picture is a mark, and what the marks are called. */
export interface MarkedPictures {
  readonly bytes: Buffer;
  /** A picture that covers what is beneath it. */
  readonly solid: string;
  /** One that may be seen through. */
  readonly clear: string;
}

/**
 * Puts a form in the place of each picture, as long as it is, so that all else lies where it lay: the library passes over a picture that
 * it does not decode, and tells of a form where it is drawn. In the form stands nothing but a mark, called as no file can know.
 * @param isClear whether a picture may be seen through
 * @returns that, and whether every one is marked
 */
export function markedPictures(
  bytes: Buffer,
  pictures: readonly PdfStream[],
  isClear: (picture: PdfStream) => boolean,
): MarkedPictures & { readonly isEach: boolean } {
  const called = randomBytes(3).toString("hex");
  const [solid, clear] = [`P${called}`, `Q${called}`];
  const marked = Buffer.from(bytes);
  let isEach = true;
  for (const picture of pictures) {
    const { place } = picture;
    const made = place && formFor(picture.head, place.to - place.from, isClear(picture) ? clear : solid);
    if (made) marked.fill(" ", place.from, place.to).write(made, place.from, "latin1");
    else isEach = false;
  }
  return { bytes: marked, solid, clear, isEach };
}

/** The form, in the layer in which its picture lies; `null` where there is no room for it. */
function formFor(head: string, room: number, mark: string): string | null {
  const content = `/${mark} BMC EMC`;
  const [layer = ""] = /\/OC\s+\d+\s+\d+\s+R/.exec(head) ?? [];
  const form = `<</Subtype/Form${layer}/Length ${content.length}>>stream\n${content}\n`;
  // What follows is passed over, to the end that was there.
  const whole = `${form}endstream endobj `;
  return whole.length <= room ? whole : form.length <= room ? form : null;
}
