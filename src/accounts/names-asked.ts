import type { Work } from "../identity/index.ts";
import { type Fault, fault, Invalid } from "../kernel/index.ts";
import { matcherOf } from "../records/index.ts";
import { askAboutErased, isNameErased } from "../register/index.ts";
import { publicTexts } from "./erased-names.ts";
import type { Posting, PostingFacts } from "./posting.ts";
import type { AccountsSubject, HandlerOf } from "./subject.ts";

/**
 * What of a line somebody may have written a name in: text, label, voucher and an amount in words are public with it; the supplier
 * is named beside them at the desk, and asked about as what the text is written from.
 */
const worded = ["text", "label", "amountText", "voucher", "supplier"] as const;
type Worded = Pick<PostingFacts, (typeof worded)[number]>;

/** Where a line names somebody who is never public, each beside its field. @param before what stood is not asked about again */
export function nameFaults(names: readonly string[], line: Worded, before: Worded | null = null): readonly Fault[] {
  return worded.flatMap((field) => {
    const text = line[field];
    if (text === null || text === before?.[field]) return [];
    const name = names.find((one) => matcherOf([one]).isIn(text));
    return name === undefined ? [] : [fault("name-never-public", { name }, field)];
  });
}

/**
 * Asks whether a line that names such a person, or somebody who was erased, is to stand so: both at once, for one answer is given
 * to both. @throws Invalid `name-never-public`, `name-was-erased`, beside each field, unless it was answered
 */
export async function askAboutNames(
  work: Work,
  subject: AccountsSubject | null,
  line: PostingFacts,
  { handlerOf, before = null, neverPublic = before?.neverPublic ?? [], confirmed }: AboutNames,
): Promise<void> {
  if (subject === null) return;
  const handler = handlerOf(subject.type);
  const names = confirmed ? [] : ((await handler.neverPublic?.(work, subject.id)) ?? []);
  const asks = handler.erased ? { names: handler.erased, confirmed } : null;
  const stood = before && publicTexts(before, before.neverPublic);
  const faults = [...nameFaults(names, line, before)];
  await askAboutErased(work, asks, { subject, typed: publicTexts(line, neverPublic), stood }).catch((error) => {
    if (!isNameErased(error)) throw error;
    faults.push(...error.faults.filter(({ path }) => faults.every((one) => one.path !== path)));
  });
  if (faults.length > 0) throw new Invalid(faults);
}

interface AboutNames {
  readonly handlerOf: HandlerOf<Work>;
  readonly before?: Posting | null;
  /** What an erasure keeps from the public, of a line that is there already. */
  readonly neverPublic?: Posting["neverPublic"];
  readonly confirmed: boolean;
}
