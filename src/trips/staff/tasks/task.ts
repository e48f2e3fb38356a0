import type { VNode } from "preact";
import type { Work } from "../../../identity/index.ts";
import { type DateOn, type Fault, fault, isFault, type Refusal } from "../../../kernel/index.ts";
import type { Municipality, Profile } from "../../../profile/index.ts";
import type { AsksErased } from "../../../register/index.ts";
import type { Contribution } from "../../../replies/index.ts";
import { type FieldState, type FormTree, readCount, readDate, rowsAt, textAt, textsAt } from "../../../web/index.ts";
import type { TermSoFar } from "../../agenda/term-so-far.ts";
import type { Drafting } from "../../drafting.ts";
import type { Trip } from "../../trip.ts";

export interface FieldsProps {
  readonly field: (name: string) => FieldState;
  readonly many: (name: string) => { name: string; values: readonly string[]; error: string | undefined };
  /** How many rows a group shows: at least one, or so many as are asked for. */
  readonly rows: (group: string, least?: number) => number;
  readonly trip: Trip;
  readonly here: Municipality;
  readonly today: DateOn;
  /** What the committee has travelled in the term before, for a form that reckons with it. */
  readonly earlier: TermSoFar | null;
  /** What travellers wrote for this form by their links; none for other forms. */
  readonly contributions: readonly Contribution[];
  /** What the form lets one choose among, beside what the profile says; none for other forms. */
  readonly offered: readonly Offered[];
}

/** One of many to choose among: too many for the page, so they are searched. */
export interface Offered {
  readonly id: string;
  readonly text: string;
  readonly hint?: string;
}

/** What figures are reckoned from, as it is saved. */
export type Reckoned = Pick<FieldsProps, "trip" | "here" | "today" | "earlier">;

/** One form about a trip: what stands in it, how it is read, who may, and how it is stored. */
export interface TripForm {
  readonly slug: string;
  readonly title: string;
  /** What it is called for a visit to us, where that is something else. */
  readonly visitTitle?: string;
  /** Words for every field, by its name without row numbers: above the field, and where two versions are compared. */
  readonly labels: Readonly<Record<string, string>>;
  /** Repeated groups with the fields that make a row count: one with none of them filled is dropped. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** What a row of a group is called, and the fields by which it is known as the same one. */
  readonly rowsOf?: Readonly<Record<string, { readonly called: string; readonly knownBy: readonly string[] }>>;
  readonly values: (trip: Trip) => FormTree;
  /**
   * What was typed, as what the use case takes, and what could not be read. What is stored stands in `kept` where it is in
   * another order than what was typed: rules are held against `given`, so that faults stand beside their own rows.
   */
  readonly read: (
    tree: FormTree,
    trip: Trip,
    profile: Profile,
  ) => { readonly given: unknown; readonly kept?: unknown; readonly faults: readonly Fault[] };
  /** Looks up what was typed before it is read: what is found goes into the form, what must be chosen is asked. */
  readonly lookUp?: (
    work: Work,
    trip: Trip,
    tree: FormTree,
  ) => Promise<{ readonly values: FormTree; readonly faults: readonly Fault[] }>;
  readonly Fields: (props: FieldsProps) => VNode;
  /** What the figures of the form come to, beside it. */
  readonly Aside?: (props: Reckoned) => VNode | null;
  /** What of that is said above it, so that nobody overlooks it. */
  readonly Above?: (props: Reckoned) => VNode | null;
  /** It reckons with what the committee has travelled before. */
  readonly term?: boolean;
  /** Where the button that goes on leads, and its words. */
  readonly onwards: (trip: Trip) => { readonly text: string; readonly href: string };
  /** What the one button says of a form that is published as soon as it is saved. */
  readonly publishes?: string;
  readonly allow: readonly string[];
  /** What keeps somebody from it; `null` when they may. */
  readonly refusal: (asking: Pick<Work, "who" | "municipality">, trip: Trip) => Refusal | null;
  /** How much of it stands fast, while somebody rules on the trip; a form that has nothing of the kind says nothing. */
  readonly fixed?: (trip: Trip) => "all" | "some" | "none";
  /** What still stands in the way of the form's own purpose, shown above it. */
  readonly missing: (trip: Trip, profile: Profile) => readonly Fault[];
  /** What the rules hold against what was given, by the form's field names. */
  readonly check: (trip: Trip, given: unknown, profile: Profile, today: DateOn) => readonly Fault[];
  /** What others wrote for it. */
  readonly contributions?: (work: Work, trip: Trip) => Promise<readonly Contribution[]>;
  /** What may be chosen in it, as far as its fields ask. */
  readonly offers?: (work: Work, trip: Trip, values: FormTree) => Promise<readonly Offered[]>;
  /** What a button of the form's own puts into its fields, nothing being stored; `null` when another was pressed. */
  readonly pressed?: (work: Work, trip: Trip, sent: FormTree) => Promise<Pressed | null>;
  /** @throws Invalid `name-was-erased`, by the form's field names, before anything is written */
  readonly store: (work: Work, trip: Trip, given: unknown, asks: AsksErased) => Promise<Trip>;
}

interface Pressed {
  readonly values: FormTree;
  /** Said above the form: what was put into it. */
  readonly says?: string;
}

/** A form of what is planned. */
export interface TripTask
  extends Pick<
    TripForm,
    | "slug"
    | "title"
    | "visitTitle"
    | "labels"
    | "groups"
    | "rowsOf"
    | "values"
    | "lookUp"
    | "offers"
    | "pressed"
    | "Fields"
    | "Aside"
    | "Above"
    | "term"
  > {
  /** The first words of the paths, in a trip, that are this form's. */
  readonly owns: readonly string[];
  /** It is no part of planning: nobody is led on to it. */
  readonly later?: true;
  readonly read: (
    tree: FormTree,
    trip: Trip,
    profile: Profile,
  ) => { readonly given: Drafting; readonly kept?: Drafting; readonly faults: readonly Fault[] };
  /** In a line what is filled in; `null` when nothing is. @param names the partners' by id, as far as they are known */
  readonly summary: (trip: Trip, names: ReadonlyMap<string, string>) => string | null;
  /** Why what is filled in cannot be right as it stands, in a word or two; it stops nothing. */
  readonly doubt?: (trip: Trip) => string | null;
}

/** What a form is called, for a journey or for a visit to us. */
export function titleIn({ title, visitTitle }: Pick<TripForm, "title" | "visitTitle">, trip: Pick<Trip, "direction">) {
  return (trip.direction === "in" && visitTitle) || title;
}

/** Reads typed fields, keeping every fault beside its field: nothing stops at the first. */
export function reading(tree: FormTree) {
  const faults: Fault[] = [];
  const text = (path: string): string | null => textAt(tree, path) || null;
  const by = <T extends string | number | bigint>(path: string, read: (typed: string) => T | Fault): T | null => {
    const typed = text(path);
    if (typed === null) return null;
    const value = read(typed);
    if (!isFault(value)) return value;
    faults.push({ ...value, path });
    return null;
  };
  /** The field's text; its lack is a fault. */
  const needed = (path: string, code: string): string => {
    const typed = text(path);
    if (typed === null) faults.push(fault(code, {}, path));
    return typed ?? "";
  };
  return {
    faults,
    text,
    by,
    needed,
    date: (path: string) => by(path, readDate),
    count: (path: string) => by(path, readCount),
    ticked: (path: string) => text(path) !== null,
    texts: (path: string) => textsAt(tree, path),
    rows: <T>(group: string, read: (path: string) => T): T[] =>
      rowsAt(tree, group).map((_, at) => read(`${group}.${at}`)),
    neededBy: <T extends string | number | bigint>(
      path: string,
      code: string,
      read: (typed: string) => T | Fault,
    ): T | null => (needed(path, code) === "" ? null : by(path, read)),
  };
}

/** The form without rows that nothing was typed in. */
export function withoutBlankRows(tree: FormTree, groups: TripForm["groups"]): FormTree {
  const kept = Object.entries(groups).map(([group, fields]): [string, FormTree[]] => [
    group,
    rowsAt(tree, group).filter((row) => fields.some((name) => textAt(row, name) !== "")),
  ]);
  return { ...tree, ...Object.fromEntries(kept) };
}
