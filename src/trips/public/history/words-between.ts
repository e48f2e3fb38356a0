import { diffArrays, diffWords } from "diff";
import type { Lang } from "../../../platform/index.ts";

/** A run of words: in both texts, only in the earlier, or only in the later. */
export interface Run {
  readonly in: "both" | "before" | "after";
  readonly text: string;
}

/** More than so many words or paragraphs otherwise is a text written anew, and would be read word by word by nobody. */
const mostEdits = 300;
/** How much of the longer of two paragraphs is the other's too, for them to be one paragraph put otherwise. */
const leastShared = 1 / 3;

/**
 * Two texts as one, paragraph by paragraph: of a paragraph that was put otherwise each word that went and came, and whole what is
 * new or gone. `null` where they have so little in common that each is better read by itself.
 */
export function wordsBetween(before: string, after: string, lang: Lang): readonly (readonly Run[])[] | null {
  const parts = diffArrays(paragraphsOf(before), paragraphsOf(after), { maxEditLength: mostEdits });
  if (parts === undefined) return null;
  const told = parts.flatMap((part, at): readonly (readonly Run[])[] => {
    if (part.removed) {
      const next = parts[at + 1];
      return paired(part.value, next?.added ? next.value : [], lang);
    }
    if (!part.added) return part.value.map((text) => [{ in: "both", text }]);
    return parts[at - 1]?.removed ? [] : part.value.map((text) => [{ in: "after", text }]);
  });
  return told.flat().some((run) => run.in === "both") ? told : null;
}

function paragraphsOf(text: string): string[] {
  return text.split(/\n\s*\n/).filter((one) => one.trim() !== "");
}

/** What is gone at a place beside what came there: in order, each with the first that it may have become. */
function paired(gone: readonly string[], came: readonly string[], lang: Lang): readonly (readonly Run[])[] {
  const told: (readonly Run[])[] = [];
  let next = 0;
  for (const before of gone) {
    const found = came.findIndex((after, at) => at >= next && isLike(before, after));
    const runs = found === -1 ? null : runsBetween(before, came[found] ?? "", lang);
    if (runs === null) {
      told.push([{ in: "before", text: before }]);
      continue;
    }
    told.push(...came.slice(next, found).map((text): readonly Run[] => [{ in: "after", text }]), runs);
    next = found + 1;
  }
  return [...told, ...came.slice(next).map((text): readonly Run[] => [{ in: "after", text }])];
}

/** Whether so many of their words are the same, in whatever order, that it is worth holding them beside each other; *og* makes no two names alike. */
function isLike(before: string, after: string): boolean {
  const words = (text: string) => text.toLowerCase().split(/\s+/);
  const [old, now] = [words(before), words(after)];
  const known = new Set(old);
  return (
    now.filter((word) => word.length > 2 && known.has(word)).length >= Math.max(old.length, now.length) * leastShared
  );
}

/** Numbers and times are words of their own: a budget is 15.000,00 and not half of 14.250,00. */
function runsBetween(before: string, after: string, lang: Lang): readonly Run[] | null {
  const intlSegmenter = new Intl.Segmenter(lang, { granularity: "word" });
  const found = diffWords(before, after, { intlSegmenter, maxEditLength: mostEdits });
  if (found?.some(({ added, removed }) => added || removed) !== true) return null;
  return found.map(({ added, removed, value }) => ({
    in: added ? "after" : removed ? "before" : "both",
    text: value,
  }));
}
