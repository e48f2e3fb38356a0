import { endings, falseCompounds, foreignBeginnings, prefixes } from "./false-compounds.ts";
import { firstParts, particles, usualParts } from "./usual-parts.ts";

/** What is asked of a word: whether it is a compound of a part. */
interface PartAsked {
  /** The compound, as a stem: `studietur`. */
  readonly word: string;
  /** The same with what follows the part, where the word goes on behind it: `turister`, or the stem `flybil` of `flybillet`. */
  readonly goesOn?: string;
  /** The stem of what is looked for: `tur`. */
  readonly part: string;
  /** As it was written: `turene`. */
  readonly written: string;
  /** Whether something is a word by itself. */
  readonly isWord: (text: string) => boolean;
}

type PartRule = Readonly<Record<"isHeadOf" | "isFirstOf", (asked: PartAsked) => boolean>>;

/** From so many letters on a part is seldom there by chance, where enough stands before it; from so many, whatever does. */
const telling = 4;
const long = 5;
/** What is joined to what follows by an *s*: `udviklings-`, `venskabs-`, `udflugts-`; not the *kris* of *kristal*, the *spørgs* of *spørgsmål*. */
const joinedByS =
  /(?:dag|dom|drift|els|else|fart|flugt|gang|hed|hold|ing|ion|kraft|land|ling|luft|mand|ned|ri|rum|råd|raad|sked|skab|slag|tet|tid|valg|vært|vaert|værk|vaerk)s$/u;
/** No Danish part goes on so: the last letter before it begins the next one (*hav-natur*, *vin-dyrkning*). */
const startsAnother = /^[aiouyæøå]/u;
/** A first part that shows itself by its ending: `studie-`, `partner-`, `hotel-`. */
const joint = /.{3}e$|.{3}e[rl]$/u;

/**
 * The rule by which a word is taken for a compound (docs/decisions/0077). The head of a compound is what it is (`studietur`); but
 * most words that end as another does are none of it (`struktur`), so what stands before must look like a first part.
 * @param fold how the texts are spelt that it is asked of
 */
export function partRule(fold: (text: string) => string = (text) => text): PartRule {
  const folded = (words: readonly string[]) => words.map(fold);
  const [usual, before] = [new Set(folded(usualParts).map(withoutE)), new Set(folded(particles))];
  const [foreign, ends] = [new Set(folded([...foreignBeginnings, ...prefixes])), new Set(folded(endings))];
  const known = new Set([...usual, ...folded(firstParts).map(withoutE)]);
  const pieces = folded(falseCompounds);

  /** Whether the place of a word at which a part was found belongs to a longer word that is one piece. */
  function isWithinLonger({ word, goesOn = word, part, written }: PartAsked, at: number): boolean {
    return wholesWith(part).some(({ whole, from }) => {
      if (written.startsWith(whole) || at < from) return false;
      return isThere(whole, goesOn.slice(at - from), from + part.length);
    });
  }

  // The same part is asked of hundreds of words in a row.
  let latest: { readonly part: string; readonly longer: readonly Whole[] } = { part: "", longer: [] };
  function wholesWith(part: string): readonly Whole[] {
    if (latest.part !== part) {
      const within = [...usual, ...pieces].flatMap((whole) =>
        whole.length > part.length ? placesOf(part, whole) : [],
      );
      latest = { part, longer: [...within, ...pieces.flatMap((whole) => beginningsOf(part, whole))] };
    }
    return latest.longer;
  }

  /** Whether a word goes on as a whole one, or is its stem, which has lost its last letters: `busines`. */
  function isThere(whole: string, rest: string, least: number): boolean {
    if (rest.startsWith(whole)) return !(usual.has(whole) && startsAnother.test(rest.slice(whole.length)));
    return rest.length > least && rest.length + 2 >= whole.length && whole.startsWith(rest);
  }

  function isFirstPart(first: string, { part, isWord }: PartAsked): boolean {
    if (first.length < 2 || foreign.has(first)) return false;
    if (before.has(first)) return part.length >= telling;
    if (isUsual(first) || joint.test(first) || joinedByS.test(first)) return true;
    if (part.length >= long || (part.length >= telling && first.length >= long)) return true;
    return first.length > 2 && isWord(first);
  }

  function isUsual(first: string): boolean {
    return [first, withoutE(first), first.replace(/e?s$/u, "")].some((one) => known.has(one));
  }

  return {
    isHeadOf: (asked) => {
      const at = asked.word.length - asked.part.length;
      if (at < 1 || !asked.word.endsWith(asked.part) || ends.has(asked.part)) return false;
      return isFirstPart(asked.word.slice(0, at), asked) && !isWithinLonger(asked, at);
    },
    // As the first part it needs more left over, or every word begins a hundred.
    isFirstOf: (asked) => {
      const { word, part, goesOn = word } = asked;
      const rest = word.slice(part.length);
      if (!word.startsWith(part) || isWithinLonger(asked, 0)) return false;
      if (usual.has(rest) || rest.length >= (part.length < telling ? 4 : 3)) return true;
      return rest.length === 3 && !ends.has(rest) && goesOn.length >= part.length + 4;
    },
  };
}

function withoutE(word: string): string {
  return word.replace(/e$/u, "");
}

/** A word that is one piece, and where in it a part begins. */
interface Whole {
  readonly whole: string;
  readonly from: number;
}

function placesOf(part: string, whole: string): Whole[] {
  const places: Whole[] = [];
  for (let from = whole.indexOf(part); from !== -1; from = whole.indexOf(part, from + 1)) places.push({ whole, from });
  return places;
}

/** Where a piece ends as a part begins: `forældr` and `ældre`, `behandl` and `handling`. */
function beginningsOf(part: string, whole: string): Whole[] {
  const places: Whole[] = [];
  for (let from = 1; from <= whole.length - 3; from++)
    if (part.length > whole.length - from && part.startsWith(whole.slice(from))) places.push({ whole, from });
  return places;
}
