import { foldName } from "../../places/index.ts";
import type { Profile } from "../../profile/index.ts";

const mostLetters = 2;

/**
 * Whether two spellings are one elected member: a name put right on trips stands in the profile's roster as it was until that
 * follows, and the other way round. A letter or two apart, with the same initials, and exactly one of them sits in a committee:
 * two who both sit are two, and of two who do not, nobody knows. So are two who went on one trip.
 * @param together the names on each trip that is known
 */
export function isSameMember(
  one: string,
  other: string,
  { committees }: Pick<Profile, "committees">,
  together: readonly (readonly string[])[],
): boolean {
  if (one === other) return true;
  const seated = (name: string) => committees.some(({ members }) => members.some((member) => member.name === name));
  if (seated(one) === seated(other) || !isAlike(foldName(one), foldName(other))) return false;
  return !together.some((names) => names.includes(one) && names.includes(other));
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
