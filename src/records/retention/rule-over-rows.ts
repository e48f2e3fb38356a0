import type { MunicipalityId, Tx } from "../../platform/index.ts";
import { countKept, deleteKept, type KeptRows } from "./records-retention.store.ts";
import type { RetentionRule } from "./retention.ts";

/** What a rule needs of a piece of work to find a municipality's rows. */
export interface OverRows {
  readonly tx: Tx;
  readonly municipality: { readonly id: MunicipalityId };
}

/** A rule in words, without what it does. */
export type RuleWords<Work> = Pick<RetentionRule<Work>, "id" | "what" | "purpose" | "basis" | "term" | "how">;

/** A rule over rows that are older than an instant. */
export function ruleOverRows<Work extends OverRows>(
  words: RuleWords<Work>,
  kept: KeptRows,
  before: (work: Work) => Date,
): RetentionRule<Work> {
  return {
    ...words,
    standing: (work) => countKept(work.tx, work.municipality.id, kept, before(work)),
    erase: (work) => deleteKept(work.tx, work.municipality.id, kept, before(work)),
  };
}
