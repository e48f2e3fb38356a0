import { createHash } from "node:crypto";
import {
  type Disagreement,
  disagreedIn,
  type FormTree,
  type MergedForm,
  mergeForms,
  openedIn,
  openedText,
  sameForm,
  textAt,
} from "../../web/index.ts";
import { type TripForm, withoutBlankRows } from "./tasks/task.ts";

/** A mark of what a form showed: what stands in it as it did then was changed by nobody. */
export function markOf(values: FormTree): string {
  return createHash("sha256").update(JSON.stringify(values)).digest("base64url").slice(0, 22);
}

/** What a form was opened with, sent along with what is typed in it: what changes are told from. */
export interface Opened {
  readonly version: string;
  readonly base: string;
}

export function openedWith(version: number, values: FormTree): Opened {
  return { version: String(version), base: openedText(values) };
}

export function openedOf(sent: FormTree): Opened {
  return { version: textAt(sent, "version"), base: textAt(sent, "base") };
}

/**
 * What a form was asked about and nobody has saved since: with a row more, a text taken in or a mistake it is asked still. Mine
 * is what stands in the field now.
 */
export function stillAsked(sent: FormTree, values: FormTree = sent): readonly Disagreement[] {
  return disagreedIn(textAt(sent, "disagreed")).map((one) => {
    const now = values[one.name];
    return now === undefined ? one : { ...one, mine: now };
  });
}

/**
 * What was typed, with what somebody else has saved in the same form since it was opened. A form that cannot say what it was
 * opened with has all that differs in disagreement: nothing is saved over anybody unseen.
 */
export function mergedWith(
  form: Pick<TripForm, "rowsOf">,
  opened: Opened,
  theirs: FormTree,
  mine: FormTree,
): MergedForm {
  const rows = Object.entries(form.rowsOf ?? {}).map(([group, { knownBy }]): [string, readonly string[]] => [
    group,
    knownBy,
  ]);
  const knownBy = Object.fromEntries(rows);
  const base = openedIn(opened.base);
  if (base) return mergeForms({ base, theirs, mine }, knownBy);
  const unknown = mergeForms({ base: mine, theirs, mine }, knownBy);
  const disagreements = unknown.brought.map(({ name, before, now }) => ({ name, theirs: now, mine: before }));
  return { values: mine, disagreements, brought: [] };
}

/** Whether two versions of a form say the same, however it is written. */
export function isSameForm(form: TripForm, one: FormTree, other: FormTree): boolean {
  const names = new Set(Object.keys(form.labels).map((name) => name.split(".")[0] ?? name));
  return sameForm(withoutBlankRows(one, form.groups), withoutBlankRows(other, form.groups), names);
}
