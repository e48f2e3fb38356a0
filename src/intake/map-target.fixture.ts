import type { BatchDone, Candidate, Outcome, Target } from "./import-run.ts";

/** A target that keeps rows in a Map by key, as the store keeps them in a table. */
export class MapTarget<Item> implements Target<Item> {
  readonly kept = new Map<string, Candidate<Item>>();
  /** Batches until it breaks off, as a killed process does; `Infinity`: never. */
  batchesLeft = Number.POSITIVE_INFINITY;

  async apply(batch: readonly Candidate<Item>[]): Promise<BatchDone> {
    if (this.batchesLeft-- === 0) throw new Error("killed");
    const outcomes = batch.map((candidate): Outcome => {
      const before = this.kept.get(candidate.key);
      this.kept.set(candidate.key, candidate);
      if (candidate.held) return "held";
      if (!before || before.held) return "added";
      return before.contentHash === candidate.contentHash ? "unchanged" : "updated";
    });
    return { outcomes };
  }
}
