import { accountsStates, tripKinds } from "../../profile/index.ts";
import type { ListFilter, Sought } from "../../register/index.ts";
import { HttpRefusal } from "../../web/index.ts";

/** What the public list is narrowed by, in the words of its address. `null` is no narrowing. */
export interface Narrowing {
  readonly aar: string | null;
  readonly udvalg: string | null;
  readonly land: string | null;
  readonly type: string | null;
  readonly status: string | null;
  /** `late`: the report is over its term. */
  readonly rapport: string | null;
  /** A partner's id. */
  readonly partner: string | null;
  /** A goal's id. */
  readonly maal: string | null;
  /** A month: `2025-03`. */
  readonly maaned: string | null;
  /** A point by its code; `uden` for those without one. */
  readonly sted: string | null;
  readonly q: string | null;
}

const names = [
  "aar",
  "udvalg",
  "land",
  "type",
  "status",
  "rapport",
  "partner",
  "maal",
  "maaned",
  "sted",
  "q",
] as const satisfies readonly (keyof Narrowing)[];
export const whole = Object.fromEntries(names.map((name) => [name, null])) as Record<keyof Narrowing, null>;

/** Every word that the list's own address takes. */
export const listWords: readonly string[] = [...names, "vis", "side"];

/** What stands for those that say no date, or no place. */
export const without = "uden";

/** What a list may ask of the reports of its trips. */
export const reportWords = ["late"] as const;

/** How the list is shown; each of the three shows the same trips. */
export const views = ["tabel", "kort", "tidslinje"] as const;
export type View = (typeof views)[number];

/** @throws HttpRefusal 400 for what is none of them */
export function readView(given: string | null): View {
  if (given === null || given === "") return "tabel";
  const found = views.find((one) => one === given);
  if (!found) throw new HttpRefusal(400);
  return found;
}

function isId(value: string): boolean {
  return /^[a-z0-9-]{1,100}$/.test(value);
}

/** What a value must look like; the search takes any words up to 200 letters. */
const forms: Record<keyof Narrowing, (value: string) => boolean> = {
  aar: (value) => /^[12]\d{3}$/.test(value) || value === without,
  udvalg: isId,
  land: (value) => /^[A-Z]{2}$/.test(value),
  type: (value) => tripKinds.some((kind) => kind === value),
  status: (value) => accountsStates.some((state) => state === value),
  rapport: (value) => reportWords.some((word) => word === value),
  partner: isId,
  maal: isId,
  maaned: (value) => /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(value),
  sted: (value) => /^-?\d{1,2}(\.\d{1,2})?,-?\d{1,3}(\.\d{1,2})?$/.test(value) || value === without,
  q: (value) => value.length <= 200,
};

/** Reads one value; `null` where it cannot be one. */
export function readValue(name: keyof Narrowing, given: string): string | null {
  const value = name === "land" ? given.toUpperCase() : given.trim();
  return forms[name](value) && value !== "" ? value : null;
}

/** Reads the words of an address's query. Words that are none of ours are left alone. @throws HttpRefusal 400 for a value that cannot be one */
export function readNarrowing(query: URLSearchParams): Narrowing {
  const read: Record<keyof Narrowing, string | null> = { ...whole };
  for (const name of names) {
    const given = query.get(name) ?? "";
    if (given.trim() === "") continue;
    read[name] = readValue(name, given);
    if (read[name] === null) throw new HttpRefusal(400);
  }
  return read;
}

/** The page's number. @throws HttpRefusal 400 for what is no number from 1 */
export function pageNumber(given: string | null): number {
  if (given === null || given === "") return 1;
  if (!/^[1-9]\d{0,5}$/.test(given)) throw new HttpRefusal(400);
  return Number(given);
}

function given(narrowing: Narrowing): [keyof Narrowing, string][] {
  return names.flatMap((name): [keyof Narrowing, string][] => {
    const value = narrowing[name];
    return value === null ? [] : [[name, value]];
  });
}

/** The same words for a data file: `?aar=2025&land=DE`; empty for the whole. */
export function narrowingQuery(narrowing: Narrowing): string {
  const words = new URLSearchParams(given(narrowing)).toString();
  return words === "" ? "" : `?${words}`;
}

/** One filter or a page number is a path, so that the static site has it; what is combined is a query. */
export function listAddress(narrowing: Narrowing, page = 1, view: View = "tabel"): string {
  const [first, ...more] = given(narrowing);
  if (!first && view === "tabel") return page === 1 ? "/rejser" : `/rejser/side/${page}`;
  const [name, value] = first ?? ["q", ""];
  const alone = more.length === 0 && page === 1 && view === "tabel" && value !== without;
  if (alone && name === "aar") return `/rejser/${value}`;
  if (alone && name === "land") return `/rejser/land/${value.toLowerCase()}`;
  if (alone && name !== "aar" && name !== "land" && name !== "q") return `/rejser/${name}/${value}`;
  const words = new URLSearchParams(given(narrowing));
  if (view !== "tabel") words.set("vis", view);
  if (page > 1) words.set("side", String(page));
  return `/rejser?${words}`;
}

/**
 * @param partners the ids that trips name the chosen partner by
 * @param sought what the words searched for came to mean; `null` where none were
 */
export function filterOf(
  { aar, udvalg, land, type, status, maal, maaned, sted }: Narrowing,
  partners: readonly string[],
  sought: Pick<Sought, "query"> | null,
): ListFilter {
  return {
    ...(aar === null ? {} : { year: aar === without ? null : Number(aar) }),
    ...(udvalg === null ? {} : { bodyId: udvalg }),
    ...(land === null ? {} : { country: land }),
    ...(type === null ? {} : { kind: type }),
    ...(status === null ? {} : { state: status }),
    ...(partners.length === 0 ? {} : { partners }),
    ...(maal === null ? {} : { goal: maal }),
    ...(sought === null ? {} : { words: sought.query }),
    ...(maaned === null ? {} : { month: maaned }),
    ...(sted === null ? {} : { place: sted === without ? null : sted }),
  };
}
