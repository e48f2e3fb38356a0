import type { DateOn } from "../../kernel/index.ts";
import type { Municipality } from "../../profile/index.ts";
import type { PublishedRuling } from "../public/ruling-shown.tsx";
import type { GoneParts, GoneRuling } from "./gone-parts.ts";

/** A published ruling, with the name it keeps among those of its matter, and when it was said in public first. */
export interface MatterRuling {
  readonly key: string;
  readonly ruling: PublishedRuling;
  readonly saidAt: Date;
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

/** A record that was taken back, or tells of no ruling any more: nothing of it is told but that. */
export interface TakenBackMatter {
  readonly id: string;
  readonly createdAt: Date;
  readonly takenBackAt: Date;
  readonly gone: GoneParts;
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
  /** All that were ruled on and are taken back: few among those that are published. */
  takenBack(here: Municipality): Promise<readonly TakenBackMatter[]>;
  /** What was ruled on a day, or on any, and is told no more: of what was taken back, and of what was corrected. */
  goneRulings(here: Municipality, on: DateOn | null): Promise<readonly GoneRuling[]>;
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
