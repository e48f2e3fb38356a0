import { foldName } from "../../places/index.ts";
import type { Lang } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import type { Said } from "../../web/index.ts";
import { slipsBetween } from "./nearest-word.ts";
import { readTerms } from "./terms.ts";

/** What a thing with a name and a page of its own is. */
type ThingKind = "partner" | "committee" | "goal" | "page";

/** Something beside the records that is found by its name: a partner, a committee, a goal, a page of the site. */
export interface NamedThing {
  readonly kind: ThingKind;
  readonly name: Said;
  readonly href: string;
  /** What it is found by beside its name: other names, where it is. */
  readonly words: readonly string[];
}

/** Gathered by `app` from the rooms that know them. */
export type NamedThingsOf = (asked: {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly now: Date;
}) => Promise<readonly NamedThing[]>;

/** A thing with the words that it is found by, as they are compared. */
export interface FoldedThing {
  readonly thing: NamedThing;
  readonly ofName: readonly string[];
  readonly ofAll: readonly string[];
}

const mostThings = 8;

/** Things made ready for being looked through: once for what is published, not for each who searches. */
export function foldedThings(things: readonly NamedThing[]): readonly FoldedThing[] {
  return things.map((thing) => {
    const ofName = foldedWords(thing.name.text);
    return { thing, ofName, ofAll: [...ofName, ...thing.words.flatMap(foldedWords)] };
  });
}

/** The things that all of a reader's words name; those whose own name says it first. */
export function thingsNamed(asked: string, things: readonly FoldedThing[]): readonly NamedThing[] {
  return named(asked, things, isNamedBy);
}

/** Whether something is named so by whole words: then they are meant as they are written. A part of one (`malm`) may be a slip. */
export function isNamedAsWritten(asked: string, things: readonly FoldedThing[]): boolean {
  return named(asked, things, (token, word) => token === word).length > 0;
}

function named(
  asked: string,
  things: readonly FoldedThing[],
  isNamed: (token: string, word: string) => boolean,
): readonly NamedThing[] {
  const words = readTerms(asked)
    .filter((one) => !one.isLeftOut)
    .flatMap((one) => foldedWords(one.text))
    .filter((word) => word.length > 1);
  if (words.length === 0) return [];
  const saysAll = (tokens: readonly string[]) => words.every((word) => tokens.some((token) => isNamed(token, word)));
  const byName = things.filter((one) => saysAll(one.ofName));
  const byWords = things.filter((one) => !byName.includes(one) && saysAll(one.ofAll));
  return [...byName, ...byWords].slice(0, mostThings).map((one) => one.thing);
}

function foldedWords(text: string): string[] {
  return foldName(text).split(" ");
}

/** The same word, its beginning (`brandenb`), the head of a compound (`udvalget` of `teknikudvalget`), or one slip from it. */
export function isNamedBy(token: string, word: string): boolean {
  if (token === word) return true;
  if (word.length >= 3 && token.startsWith(word)) return true;
  return (word.length >= 4 && token.endsWith(word)) || isSlipOf(token, word);
}

function isSlipOf(token: string, word: string): boolean {
  return word.length >= 5 && Math.abs(token.length - word.length) <= 1 && slipsBetween(word, token) === 1;
}
