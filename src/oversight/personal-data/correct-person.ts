import { trace, type Work } from "../../identity/index.ts";
import { type Fault, fault, Invalid } from "../../kernel/index.ts";
import { erasedMark, type Held, matcherOf, saysErased } from "../../records/index.ts";
import { countsOf, type Sources } from "./person-places.ts";

/** Publishes what changed of a subject's public version, with the reason; nothing where it is not public. */
export type Republish = (work: Work, subject: { readonly type: string; readonly id: string }) => Promise<void>;

export interface NameCorrected {
  readonly from: string;
  readonly to: string;
  readonly except: readonly string[];
}

/** Signs that turn the direction of what stands after them: no name has one, and a page with one reads otherwise than it says. */
const turnsText = /[\u202A-\u202E\u2066-\u2069]/u;

/**
 * Writes a person's name as it should be, everywhere but in history and in the places left out. What is public follows as a
 * new version with its reason; earlier versions stay as they were, as corrections are shown.
 * @throws Invalid `old-name-missing`, `new-name-missing`, `new-name-unsound`, `nothing-corrected`
 */
export async function correctPerson(
  work: Work,
  sources: Sources,
  republish: Republish,
  { from, to, except }: NameCorrected,
): Promise<readonly Held[]> {
  const faults: Fault[] = [];
  if (from.trim() === "") faults.push(fault("old-name-missing", {}, "fra"));
  if (to.trim() === "" || to.length > 200) faults.push(fault("new-name-missing", {}, "til"));
  else if (to.includes(erasedMark) || saysErased(to) || turnsText.test(to))
    faults.push(fault("new-name-unsound", {}, "til"));
  if (faults.length > 0) throw new Invalid(faults);
  // An official name and one in accounting material are corrected like any other: nothing is lost by it.
  const taking = { matcher: matcherOf([from]), except: new Set(except), decided: true, elected: [] };
  const held: Held[] = [];
  for (const source of sources) held.push(...(await source.correct(work, taking, to.trim())));
  if (held.length === 0) throw new Invalid([fault("nothing-corrected", {}, "fra")]);
  await trace(work, {
    action: "oversight.correct-person",
    subject: { type: "personal-data", id: "name" },
    after: { places: countsOf(held), leftOut: except.length },
  });
  const changed = new Map(held.flatMap((one) => (one.subject ? [[JSON.stringify(one.subject), one.subject]] : [])));
  for (const subject of changed.values()) await republish(work, subject);
  return held;
}
