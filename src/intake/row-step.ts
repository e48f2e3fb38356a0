import type { Outcome } from "./import-run.ts";

/** `in`: it became a record; `held`: it waits for a person; `repaired` by one; `dismissed` by one, for good. */
export const rowStatuses = ["in", "held", "repaired", "dismissed"] as const;
export type RowStatus = (typeof rowStatuses)[number];

/** What the store remembers of a key. */
export interface KnownRow {
  readonly status: RowStatus;
  readonly contentHash: string;
  /** The record that the row became; also while it is held again. */
  readonly subjectId: string | null;
}

/**
 * What is done with a row, and what the answer counts it as. A `change` that changes nothing counts as unchanged; a `move` says
 * the same as ever under the name that its records belong under.
 */
export type RowStep = { readonly does: "add" | "change" | "hold" | "leave" | "move"; readonly outcome: Outcome };

/** What becomes of a row that is met with this content, by what is known of its key. Pure: the whole rule of a second run. */
export function stepFor(
  known: KnownRow | null,
  row: { readonly contentHash: string; readonly held: boolean },
): RowStep {
  const same = known?.contentHash === row.contentHash;
  if (known && same && known.status !== "held") return { does: "leave", outcome: "unchanged" };
  if (row.held) return { does: "hold", outcome: "held" };
  return known?.subjectId ? { does: "change", outcome: "updated" } : { does: "add", outcome: "added" };
}
