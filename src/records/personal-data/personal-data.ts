import { type Matcher, matcherOf } from "./identifiers.ts";

/** What stands where something about a person has been erased. Never a name: no one can be called this. */
export const erasedMark = "[slettet]";

/** Why something is kept although it is about the person who is erased. */
export interface Keep {
  readonly why: string;
  /** Whether a decision with its reason may set it aside: an elected member's official travel, never accounting material. */
  readonly unlessDecided: boolean;
  /**
   * What is about elected members in their office: `name` where it is one's name; `statement` where it is free text, which is
   * kept only as far as whoever is found in it is an elected member.
   */
  readonly office?: "name" | "statement";
  /** It is part of a case that is marked for preservation. */
  readonly withCase?: true;
}

/** One place where a person stands. */
export interface Held {
  /** What is chosen or left as one: a record, or all that one actor did. Stable for ever, for an erasure to be repeated by. */
  readonly place: string;
  /** In words: `Rejse`, `Revisionsspor`. */
  readonly what: string;
  /** Which part of it: a column, or a JSON Pointer. */
  readonly field: string;
  /** The same in words, for whoever it is about: `Titel`, `Mailadresse`. */
  readonly part: string;
  readonly text: string;
  readonly keep: Keep | null;
  readonly subject: { readonly type: string; readonly id: string } | null;
  /** When it was written or done, where it has a moment of its own. */
  readonly at?: Date | null;
  /** What was done, and to what, where it is an act. */
  readonly act?: { readonly action: string; readonly subject: { readonly type: string; readonly id: string } };
  /** What it was typed into, and of which case, where its place is of no case: text that never reached one. */
  readonly about?: {
    /** The form: `Deltagere`. */
    readonly form: string;
    readonly field: string | null;
    /** It is not what was typed, but what stood there before. */
    readonly before: boolean;
    readonly subject: { readonly type: string; readonly id: string };
  };
  /** It is the person's own and goes with what names them, without naming them itself: what they wrote, their passport. */
  readonly own?: true;
}

/** Something of a record that is a person's own as a whole. */
export type OwnPart = Pick<Held, "field" | "part" | "text">;

/** What an erasure takes: everywhere a person stands, but for the places left out and what is kept. */
export interface Taking {
  readonly matcher: Matcher;
  /** Places that are about somebody else of the same name. */
  readonly except: ReadonlySet<string>;
  /** Takes what is kept unless decided, too. */
  readonly decided: boolean;
  /** What the elected members among whoever is looked for are called. */
  readonly elected: readonly string[];
}

/** Whether something found is taken. */
export function isTaken(taking: Taking, held: Pick<Held, "place" | "keep" | "text">): boolean {
  const keep = keptAs(taking, held);
  return !taking.except.has(held.place) && (keep === null || (taking.decided && keep.unlessDecided));
}

/** Why something found is kept; nobody but an elected member is kept for what was said in a statement. */
export function keptAs(
  { matcher, elected }: Pick<Taking, "matcher" | "elected">,
  { keep, text }: Pick<Held, "keep" | "text">,
): Keep | null {
  if (keep?.office !== "statement") return keep;
  const inOffice = (found: string) => elected.some((name) => matcherOf([found]).isIn(name));
  const { office: _, ...kept } = keep;
  return matcher.allIn(text).every(inOffice) ? kept : null;
}

/**
 * Where a room keeps what is about people. Each room tells of its own; `app` knows all of them. What a source takes or
 * corrects it answers with the subjects that changed, for the public's version to follow.
 */
export interface PersonalSource<Work> {
  /** The columns it answers for, as `schema.table.column`: the catalogue of the database is held against them. */
  readonly columns: readonly string[];
  readonly find: (work: Work, matcher: Matcher) => Promise<readonly Held[]>;
  /** Whether it says who is an elected member: some of what is kept is an `office` `name`. */
  readonly tellsOffice?: boolean;
  readonly erase: (work: Work, taking: Taking) => Promise<readonly Held[]>;
  /** Erases one place whole, where this source keeps it; absent where nobody erases places before their term. */
  readonly erasePlace?: (work: Work, place: string) => Promise<void>;
  /** Whether it belongs to the case it is about, and is kept with that where it is marked for preservation. */
  readonly preserves: boolean;
  /** Whether names here can be written otherwise; history and what came from outside cannot. */
  readonly corrects: boolean;
  /** Writes a name otherwise. */
  readonly correct: (work: Work, taking: Taking, to: string) => Promise<readonly Held[]>;
}
