import { type FormTree, type MergedForm, mergeForms, openedIn, openedText, textAt } from "../../web/index.ts";
import type { Ruling } from "../ruling.ts";

/** What stands in the fields of a vote that was not taken. */
const noVotes = { for: "", against: "", abstained: "", againstBy: [], abstainedBy: [] };

/** A ruling's form as it is opened: it sends along which version that was, and what stood in it. */
export function openedRuling(values: FormTree, { version }: Pick<Ruling, "version">): FormTree {
  return { ...values, version: String(version), base: openedText(values) };
}

/** The hidden fields of a form that corrects; none of one that enters a new ruling. */
export function openedFields(values: FormTree): Readonly<Record<string, string>> {
  const version = textAt(values, "version");
  return version === "" ? {} : { version, base: textAt(values, "base") };
}

/** What somebody else has corrected since a form was opened. */
export interface Meanwhile {
  /** What both changed, and differently: it is to be chosen about. */
  readonly disagreed: readonly { readonly name: string; readonly theirs: string }[];
  /** What the other changed alone, which stands in the fields now. */
  readonly brought: readonly string[];
  /** The other is the same person in another tab. */
  readonly bySelf?: boolean;
}

/**
 * What was typed, with what somebody else has corrected since the form was opened (docs/decisions/0019); the form then stands
 * upon what is stored now. A form that cannot say what it was opened with has all that differs in disagreement, as a trip's has,
 * unless nobody has corrected the ruling yet.
 */
export function mergedRuling(
  sent: FormTree,
  stored: FormTree,
  ruling: Pick<Ruling, "version">,
): { readonly values: FormTree; readonly meanwhile: Meanwhile | null } {
  const { version: _, base: _base, ...mine } = sent;
  const base = openedIn(textAt(sent, "base"));
  const isAsOpened = textAt(sent, "version") === String(ruling.version) || (base === null && ruling.version === 1);
  if (isAsOpened) return { values: sent, meanwhile: null };
  const whole = (values: FormTree): FormTree => ({ ...mine, votes: noVotes, ...values });
  const { values, disagreements, brought } = base
    ? mergeForms({ base: whole(base), theirs: whole(stored), mine }, {})
    : unmerged(whole(stored), mine);
  return {
    values: { ...values, version: String(ruling.version), base: openedText(stored) },
    meanwhile: {
      disagreed: disagreements.map(({ name, theirs }) => ({ name, theirs: [theirs].flat().join(", ") })),
      brought: brought.map(({ name }) => name),
    },
  };
}

/** Everything that differs, in disagreement. What the form has no field for stands as it is. */
function unmerged(theirs: FormTree, sent: FormTree): MergedForm {
  const { ruling = "", metOn = "" } = theirs;
  const mine = { votes: noVotes, ruling, metOn, ...sent };
  const all = mergeForms(
    { base: mine, theirs: { ...theirs, metOn, reason: textAt(sent, "reason") }, mine },
    {},
  ).brought;
  const disagreements = all.map(({ name, before, now }) => ({ name, theirs: now, mine: before }));
  return { values: mine, disagreements, brought: [] };
}
