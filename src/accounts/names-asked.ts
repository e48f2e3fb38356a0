import type { Work } from "../identity/index.ts";
import { type Fault, fault, Invalid } from "../kernel/index.ts";
import { matcherOf } from "../records/index.ts";
import type { PostingFacts } from "./posting.ts";
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

/** Asks whether a line that names such a person is to stand so. @throws Invalid `name-never-public` unless it was answered */
export async function askAboutNames(
  work: Work,
  subject: AccountsSubject | null,
  line: Worded,
  { handlerOf, before = null, confirmed }: AboutNames,
): Promise<void> {
  if (confirmed || subject === null) return;
  const names = (await handlerOf(subject.type).neverPublic?.(work, subject.id)) ?? [];
  const faults = nameFaults(names, line, before);
  if (faults.length > 0) throw new Invalid(faults);
}

interface AboutNames {
  readonly handlerOf: HandlerOf<Work>;
  readonly before?: Worded | null;
  readonly confirmed: boolean;
}
