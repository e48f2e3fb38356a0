import { postingsOfAll, removalsOfAll } from "../../accounts/index.ts";
import type { AskedByWho, Work } from "../../identity/index.ts";
import { addDays, type DateOn, type Fault, instant, isFault, isId, startOfDay } from "../../kernel/index.ts";
import type { TrailFilter } from "../../records/index.ts";
import { findTrips, sightOf, type Trip, titleOf } from "../../trips/index.ts";
import { readDate } from "../../web/index.ts";
import { lookActions } from "../looks.ts";
import { subjectTypes } from "./trail.texts.ts";

/** The words of a reading's address, as typed. */
export interface TrailWords {
  readonly fra: string;
  readonly til: string;
  readonly hvem: string;
  readonly slags: string;
  readonly handling: string;
  readonly sag: string;
}

export function trailWords(query: URLSearchParams): TrailWords {
  const word = (name: string) => (query.get(name) ?? "").trim().slice(0, 200).toWellFormed();
  return {
    fra: word("fra"),
    til: word("til"),
    hvem: word("hvem"),
    slags: word("slags"),
    handling: word("handling"),
    sag: word("sag"),
  };
}

/** The words that say something, as the trail keeps what was asked for. */
export function saidOf(words: TrailWords): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== ""));
}

export interface AskedTrail {
  readonly filter: TrailFilter;
  readonly faults: readonly Fault[];
  /** The trips that the case's word found. */
  readonly cases: readonly { readonly id: string; readonly title: string }[];
}

const mostCases = 20;

/** What is asked for, in the trail's terms: days are the municipality's, a case is its trip with everything booked on it. */
export async function askedTrail(work: Work, words: TrailWords, looksOnly: boolean): Promise<AskedTrail> {
  const { timeZone } = work.municipality.profile;
  const faults: Fault[] = [];
  const dayOf = (name: "fra" | "til"): DateOn | null => {
    if (words[name] === "") return null;
    const found = readDate(words[name]);
    if (!isFault(found)) return found;
    faults.push({ ...found, path: name });
    return null;
  };
  const [from, to] = [dayOf("fra"), dayOf("til")];
  const cases = words.sag === "" ? [] : await casesOf(work, words.sag);
  // An act leads to all about the same thing by that thing's id, whatever it is.
  const named = isId(words.sag) ? subjectTypes.map((type) => ({ type, id: words.sag })) : [];
  const action = words.handling;
  return {
    faults,
    cases: cases.map((trip) => ({ id: trip.id, title: titleOf(trip) })),
    filter: {
      ...(from && { from: startOfDay(from, timeZone) }),
      ...(to && { until: startOfDay(addDays(to, 1), timeZone) }),
      ...(words.hvem && { who: words.hvem }),
      ...(words.slags && { subjectType: words.slags }),
      ...(action ? { actions: [action] } : looksOnly ? { actions: lookActions } : {}),
      ...(words.sag && { subjects: [...named, ...(await subjectsOf(work, cases))] }),
    },
  };
}

async function casesOf({ tx, municipality, who }: Work, word: string): Promise<readonly Pick<Trip, "id" | "title">[]> {
  const found = await findTrips(tx, municipality.id, sightOf(who), word, mostCases);
  return found.length === 0 && isId<"trip">(word) ? [{ id: word, title: "" }] : found;
}

/** Trips and what is or was booked on them, in one question each. Submissions and rulings leave their traces on the trip itself. */
async function subjectsOf({ tx, municipality }: Work, trips: readonly Pick<Trip, "id">[]) {
  const ids = trips.map(({ id }) => id);
  const booked = [
    ...(await postingsOfAll(tx, municipality.id, "trip", ids)),
    ...(await removalsOfAll(tx, municipality.id, "trip", ids)),
  ];
  return [...ids.map((id) => ({ type: "trip", id })), ...booked.map(({ id }) => ({ type: "posting", id }))];
}

/** The address of a reading, narrowed alike. */
export function trailPath(base: string, words: TrailWords, more: Readonly<Record<string, string>> = {}): string {
  const said = Object.entries({ ...words, ...more }).filter(([, value]) => value !== "");
  return said.length === 0 ? base : `${base}?${new URLSearchParams(said)}`;
}

/** A moment in the municipality's own time. */
export function momentOf(asked: Pick<AskedByWho, "here">, at: Date): readonly [ReturnType<typeof instant>, string] {
  return [instant(at), asked.here.profile.timeZone];
}
