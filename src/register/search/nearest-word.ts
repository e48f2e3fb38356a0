const letters = [..."abcdefghijklmnopqrstuvwxyzæøåäöüéß"];
/** Shorter words are a slip away from too many others. */
const shortest = 4;
/** Longer words are published nowhere: to write all of its slips would only take time. */
const longest = 60;
/** From so many letters on a word may hold two slips. */
const twoSlips = 7;

/** Every word one slip of the pen away: a letter left out, doubled, wrong, or changed places with its neighbour. */
export function slipsOf(word: string): readonly string[] {
  if (word.length < shortest || word.length > longest) return [];
  const slips = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    for (const letter of letters) {
      slips.add(before + letter + after);
      if (after !== "") slips.add(before + letter + after.slice(1));
    }
    if (after !== "") slips.add(before + after.slice(1));
    if (after.length > 1) slips.add(before + after[1] + after[0] + after.slice(2));
  }
  slips.delete(word);
  return [...slips];
}

/** Where to look for the words that one may be meant for. */
export interface LikeWords {
  readonly slips: readonly string[];
  readonly patterns: readonly string[];
  readonly lengths: readonly [number, number];
}

/** All that is one slip away; of a long word, what keeps a third of it too, for two slips leave one of three parts whole. */
export function likeWords(word: string): LikeWords {
  const third = Math.floor(word.length / 3);
  const [first, middle, last] = [word.slice(0, third), word.slice(third, -third), word.slice(-third)];
  return {
    slips: slipsOf(word),
    patterns: word.length < twoSlips || word.length > longest ? [] : [`${first}%`, `%${middle}%`, `%${last}`],
    lengths: [word.length - 2, word.length + 2],
  };
}

/** How many slips lie between two words, where neighbours that changed places are one (optimal string alignment). */
export function slipsBetween(a: string, b: string): number {
  let [two, one]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j - 1] ?? 0) + 1, (one[j] ?? 0) + 1, (one[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (two[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [two, one] = [one, row];
  }
  return one[b.length] ?? 0;
}

/** The published word that is meant by one that is not there: one slip away, two in a long word; of several the commonest. */
export function nearestWord(
  asked: string,
  published: readonly { readonly word: string; readonly records: number }[],
): string | null {
  if (asked.length < shortest) return null;
  const most = asked.length < twoSlips ? 1 : 2;
  const near = published
    .map((one) => ({ ...one, slips: slipsBetween(asked, one.word) }))
    .filter(({ slips }) => slips <= most)
    .toSorted(
      (a, b) =>
        a.slips - b.slips || b.records - a.records || foreign(a.word) - foreign(b.word) || (a.word < b.word ? -1 : 1),
    );
  return near[0]?.word ?? null;
}

/** A place is published by its name in each language: of two that are equally near, the Danish one is told. */
function foreign(word: string): number {
  return /[äöüß]/.test(word) ? 1 : 0;
}
