import type { Work } from "../identity/index.ts";
import { fault, Invalid } from "../kernel/index.ts";
import type { Forgetting } from "../records/index.ts";
import { placeOfPosting } from "./personal-data/accounts-personal.ts";
import type { Posting, PostingFacts } from "./posting.ts";

/** A public text of a line with the columns whose mark keeps it from the public already. */
interface Shown {
  readonly field: "label" | "text" | "voucher" | "amountText";
  readonly marks: readonly string[];
}

/** As the public reads it: a line without a label is told by its text, and either mark hides both. */
function shownIn({ label }: PostingFacts): readonly Shown[] {
  return [
    { field: label === null ? "text" : "label", marks: ["label", "text"] },
    { field: "voucher", marks: ["voucher"] },
    { field: "amountText", marks: ["amount_text"] },
  ];
}

/** What the public reads of a line, by its fields; nothing that an erasure's mark hides. */
export function publicTexts(facts: PostingFacts, neverPublic: Posting["neverPublic"] = []) {
  const seen = shownIn(facts).filter(({ marks }) => !marks.some((one) => neverPublic.includes(one)));
  return Object.fromEntries(seen.map(({ field }) => [field, facts[field]]));
}

/**
 * A line that an erasure marked is about whoever was erased: where its marks do not hide it, nobody writes them back, and no
 * confirmation of a name says otherwise (docs/decisions/0034). @throws Invalid `name-erased`, beside each field
 */
export async function requireNobodyErased(
  work: Work,
  posting: Posting,
  facts: PostingFacts,
  forgetting: Forgetting,
): Promise<void> {
  if (posting.neverPublic.length === 0) return;
  const forget = await forgetting(work);
  const record = { place: placeOfPosting(posting.id), createdAt: posting.createdAt, isOfficial: () => false };
  const faults = shownIn(facts)
    .filter(({ marks }) => !marks.some((one) => posting.neverPublic.includes(one)))
    .filter(({ field }) => forget(facts[field], record) !== facts[field])
    .map(({ field }) => fault("name-erased", {}, field));
  if (faults.length > 0) throw new Invalid(faults);
}
