import { typeset } from "../pdf/typst-jobs.ts";

/** What a picture card shows. Every string is ready to be set; an empty one takes no room. */
export interface PictureCard {
  readonly lang: "da" | "en" | "de";
  /** The municipality's name, as it stands on every card. */
  readonly municipality: string;
  /** The words that mark a fictional municipality; `null` for a real one. */
  readonly fictional: string | null;
  /** That others than the municipality gathered the facts; `null` where it published them itself. */
  readonly gathered: string | null;
  /** Above the title: what it is, and whose. */
  readonly kicker: string;
  readonly title: string;
  /** Below the title, a line each: where and when. */
  readonly facts: readonly string[];
  /** Below the horizon, large: what it cost, or how many there are. */
  readonly figure: string;
  /** What the figure is. */
  readonly says: string;
  /** How sure the figure is, by the disc over the horizon and its word; `null` shows the mark alone. */
  readonly status: {
    readonly knowledge: "estimated" | "partly" | "final" | "missing" | "late";
    readonly word: string;
  } | null;
}

/** A picture card, 1200 × 630, as PNG; the same card gives the same bytes. Drawn in a worker, one at a time. */
export function drawCard(card: PictureCard): Promise<Uint8Array> {
  // The drawing is XML with its text in CDATA, which these three signs end.
  const data = JSON.parse(JSON.stringify(card).replaceAll("]]>", "]] >"));
  return typeset({ as: "png", template: "picture-card", data });
}
