import type { Lang } from "../platform/index.ts";
import type { Municipality } from "../profile/index.ts";
import type { Link } from "../web/index.ts";

/** The published records that point to a goal or a partner, as links for a page. */
export interface TaggedLinks {
  readonly count: number;
  /** No more than a page can show; `count` may be more. */
  readonly newest: readonly Link[];
  /** The list of them all. */
  readonly all: string;
}

/** Given by the room whose records carry the tags; by tag. */
export type TaggedLinksOf = (
  here: Municipality,
  lang: Lang,
  by: "goals" | "partners",
) => Promise<ReadonlyMap<string, TaggedLinks>>;
