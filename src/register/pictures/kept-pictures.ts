import { hash } from "node:crypto";
import { drawCard, type PictureCard } from "../../papers/index.ts";
import { HttpRefusal } from "../../web/index.ts";

/** Another look is another picture: raised with the template, so that no reader's copy is taken for the new one. */
const look = 1;

/** Some 400 cards; beside the pages' own room, so that cards push no page out. */
const mostBytes = 24 * 1_048_576;

/** Waiting to be drawn, one at a time in some 25 ms: 4 s of it. Whoever comes then is asked to come again. */
const mostWaiting = 160;

/** Seconds until those that wait are drawn. */
const comeAgain = 5;

export interface Drawn {
  readonly png: Uint8Array;
  readonly etag: string;
}

/** The name of a card's picture: another as soon as anything on it is. */
export function etagOf(card: PictureCard): string {
  return `"${hash("sha256", JSON.stringify([look, card]), "base64url").slice(0, 22)}"`;
}

/**
 * Picture cards by what stands on them, drawn once and kept in bounded room, the least recently used out first. What was
 * erased from a record is on no card that is asked for again, since a card's name is all that it shows.
 */
export class KeptPictures {
  readonly #kept = new Map<string, Uint8Array>();
  readonly #drawing = new Map<string, Promise<Uint8Array>>();
  readonly #draw: (card: PictureCard) => Promise<Uint8Array>;
  #bytes = 0;

  constructor(draw: (card: PictureCard) => Promise<Uint8Array> = drawCard) {
    this.#draw = draw;
  }

  /** @throws HttpRefusal 503 `crowded` where too many wait already */
  async picture(card: PictureCard): Promise<Drawn> {
    const etag = etagOf(card);
    const kept = this.#kept.get(etag);
    if (kept) {
      this.#kept.delete(etag);
      this.#kept.set(etag, kept);
      return { png: kept, etag };
    }
    return { png: await (this.#drawing.get(etag) ?? this.#begin(etag, card)), etag };
  }

  /** What is kept now, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  #begin(etag: string, card: PictureCard): Promise<Uint8Array> {
    if (this.#drawing.size >= mostWaiting) throw new HttpRefusal(503, "crowded", {}, { retryAfter: comeAgain });
    const drawing = this.#draw(card)
      .then((png) => this.#keep(etag, png))
      .finally(() => this.#drawing.delete(etag));
    this.#drawing.set(etag, drawing);
    return drawing;
  }

  #keep(etag: string, png: Uint8Array): Uint8Array {
    this.#kept.set(etag, png);
    this.#bytes += png.length;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#bytes <= mostBytes) break;
      this.#kept.delete(oldest);
      this.#bytes -= length;
    }
    return png;
  }
}
