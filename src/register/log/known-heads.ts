import type { Checkpoint } from "./checkpoint.ts";

/** What of a head one can be held against another by. */
export type Head = Pick<Checkpoint, "size" | "root">;

/** How a log stands to a head of it that was signed before: it may stand still or go on, and nothing else. */
export type HeadStanding = "same" | "longer" | "shorter" | "differs";

/**
 * What was signed of each log before: by whoever signs now, or read where it was written down. A database that has gone back in
 * time is told from a log that goes on by nothing else.
 */
export interface KnownHeads {
  /** The newest heads that are known, of one size: more than one where they differ, so that no log can be both. */
  newest(origin: string): Promise<readonly Head[]>;
  /** Public forms of the keys that are known to sign a log no more. */
  succeeded?(origin: string): Promise<readonly string[]>;
  /** Takes in a head that the database has stored for good. */
  saw(origin: string, head: Head): void;
  /** Hears how a log stands to what is known, each time it is looked at. */
  stands(origin: string, standing: HeadStanding, sizes: { readonly stored: number; readonly known: number }): void;
}
