import { foldName } from "../../places/index.ts";
import type { Profile } from "../../profile/index.ts";

const mostLetters = 2;

/**
 * Whether two spellings are one elected member: a name put right on trips stands in the profile's roster as it was until that
 * follows, and the other way round. A letter or two apart, with the same initials; two who both sit in committees are two.
 */
export function isSameMember(one: string, other: string, { committees }: Pick<Profile, "committees">): boolean {
  if (one === other) return true;
  const seated = (name: string) => committees.some(({ members }) => members.some((member) => member.name === name));
  return isAlike(foldName(one), foldName(other)) && !(seated(one) && seated(other));
}

function isAlike(one: string, other: string): boolean {
  const initials = (name: string) => name.split(/\s+/).map((word) => word[0]);
  return initials(one).join() === initials(other).join() && lettersApart([...one], [...other]) <= mostLetters;
}

/** How many letters are put in, left out or written otherwise (Levenshtein). */
function lettersApart(one: readonly string[], other: readonly string[]): number {
  let row = other.map((_, at) => at + 1);
  for (const [down, letter] of one.entries()) {
    let [left, above] = [down + 1, down];
    row = row.map((up, at) => {
      left = Math.min(left + 1, up + 1, above + (letter === other[at] ? 0 : 1));
      above = up;
      return left;
    });
  }
  return row.at(-1) ?? one.length;
}
