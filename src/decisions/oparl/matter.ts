import type { DateOn } from "../../kernel/index.ts";
import type { Municipality } from "../../profile/index.ts";
import type { PublishedRuling } from "../public/ruling-shown.tsx";
import type { GoneParts } from "./gone-parts.ts";

/** A published ruling, with the name it keeps among those of its matter, and when it was said in public first. */
export interface MatterRuling {
  readonly key: string;
  readonly ruling: PublishedRuling;
  readonly saidAt: Date;
  /** Whether it has no text because that was erased, and not because the item is closed. */
  readonly isErased: boolean;
}

/** A file that goes with a published record, as everybody fetches it. */
export interface MatterFile {
  readonly id: string;
  /** `null` where it was erased. */
  readonly title: string | null;
  readonly mediaType: string;
  readonly bytes: number;
  /** Its address, without language. */
  readonly path: string;
  /** When it was there first. */
  readonly createdAt: Date;
}

/** A published record that committees ruled on, as the list of rulings shows it. */
export interface Matter {
  readonly id: string;
  /** The page's address, without language. */
  readonly path: string;
  readonly title: string;
  readonly reference: string | null;
  readonly rulings: readonly MatterRuling[];
  readonly files: readonly MatterFile[];
  readonly createdAt: Date;
  readonly modifiedAt: Date;
  /** What belonged to it and does not any more. */
  readonly gone: GoneParts;
}

/** A record that told of a ruling that it tells of no more. */
export interface ChangedMatter {
  readonly id: string;
  readonly createdAt: Date;
  /** Since when it tells of none: taken back, or corrected; `null` where it tells of others, and is a `Matter` as well. */
  readonly takenBackAt: Date | null;
  readonly gone: GoneParts;
}

/** A record that was taken back: nothing of it is told but that. */
export interface TakenBackMatter extends ChangedMatter {
  readonly takenBackAt: Date;
}

/** Whether nothing of it is told any more. */
export function isTakenBack(matter: Matter | ChangedMatter): matter is TakenBackMatter {
  return "takenBackAt" in matter && matter.takenBackAt !== null;
}

interface MatterPage {
  readonly limit: number;
  readonly skip: number;
  readonly changedFrom: Date | null;
}

/** Published matters; given by the rooms whose records carry them. */
export interface Matters {
  page(here: Municipality, page: MatterPage): Promise<readonly Matter[]>;
  one(here: Municipality, id: string): Promise<Matter | TakenBackMatter | null>;
  /** All that were ruled on on some days. */
  ruledOn(here: Municipality, days: readonly DateOn[]): Promise<readonly Matter[]>;
  /** The days of meetings, the newest first. */
  days(here: Municipality, page: { readonly limit: number; readonly skip: number }): Promise<readonly DateOn[]>;
  /** All that told of a ruling, or of one on a day, and no longer do: few among those that are published. */
  changed(here: Municipality, on?: DateOn): Promise<readonly ChangedMatter[]>;
}

/**
 * The name of each ruling among those of its matter: the day, what it was about and the committee, which a correction of the
 * text leaves as they are. Two alike are told apart by their order.
 */
export function rulingKeys(rulings: readonly PublishedRuling[]): readonly string[] {
  const seen = new Map<string, number>();
  return rulings.map(({ metOn, about, committee }) => {
    const key = `${metOn}-${about}-${committee.id}`;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}-${times}`;
  });
}
