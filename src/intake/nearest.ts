/** The candidates nearest to what was written, best first; only those that could be meant. */
export function nearest(written: string, candidates: Iterable<string>, most = 3): string[] {
  const wanted = plain(written);
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, away: distance(wanted, plain(candidate)) }))
    .filter(({ candidate, away }) => {
      const close = away <= Math.max(1, Math.floor(wanted.length / 3));
      return close || (wanted.length > 2 && plain(candidate).includes(wanted));
    })
    .sort((a, b) => a.away - b.away)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_.-]/g, "");
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
