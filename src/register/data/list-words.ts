import { z } from "zod";
import { type Fault, fault } from "../../kernel/index.ts";
import { HttpRefusal } from "../../web/index.ts";
import type { ListFilter } from "../lists.store.ts";

/** The values that a type of record may have; other words are refused. */
export interface ListChoices {
  readonly kinds: readonly string[];
  readonly states: readonly string[];
}

/** How many records a page of a list has, on the page and in the data alike. */
export const pageSize = 50;

/** The words of an address that narrow a list: the same on the page and in the data files (contract.md, "Open data"). */
export const listWords = [
  "aar",
  "udvalg",
  "land",
  "type",
  "status",
  "partner",
  "maal",
  "maaned",
  "sted",
  "q",
  "side",
] as const;
export type Word = (typeof listWords)[number];

/** The same, for the description of the interface: other words are refused before a list is asked. */
export const listQuery = z.object({
  aar: z.string().describe("A year: 2025; `uden` for those without a date").optional(),
  udvalg: z.string().describe("A committee's or unit's id").optional(),
  land: z.string().describe("A country's code: DE").optional(),
  type: z.string().describe("A kind: committee-trip").optional(),
  status: z
    .string()
    .describe("Of the accounts: final. `none` holds those over their term too, which also stand under their own status")
    .optional(),
  partner: z.string().describe("A partner's id, as in its address").optional(),
  maal: z.string().describe("A goal's id: a trip's `goals`").optional(),
  maaned: z.string().describe("The month it began in: 2025-03").optional(),
  sted: z
    .string()
    .describe("A place, to a hundredth of a degree: 52.42,12.55; `uden` for those without one")
    .optional(),
  q: z.string().describe("Words to search for").optional(),
  side: z.string().describe("A page, from 1; without it the list is whole").optional(),
} satisfies Record<Word, z.ZodType>);

export interface ListAsked {
  readonly filter: ListFilter;
  /** The partner asked for, by one of its ids. */
  readonly partner: string | null;
  /** The words to search for. */
  readonly q: string | null;
  /** From 1; `null` when the whole list is asked for. */
  readonly page: number | null;
}

/**
 * What a list is asked to be narrowed by. A word left empty, as a form leaves it, is not said.
 * @throws HttpRefusal 400 `filter-unreadable` with every value that cannot be one: a guess learns nothing
 */
export function readListWords(query: URLSearchParams, { kinds, states }: ListChoices): ListAsked {
  const faults: Fault[] = [];
  const read = <T>(word: Word, value: (text: string) => T | null): T | undefined => {
    const text = query.get(word);
    if (text === null || text === "") return undefined;
    const found = value(text);
    if (found === null) faults.push(fault("filter-unreadable", { word }, word));
    return found ?? undefined;
  };
  const asked = {
    ...yearAsked(read("aar", (text) => (/^([12]\d{3}|uden)$/.test(text) ? text : null))),
    month: read("maaned", (text) => (/^[12]\d{3}-(0[1-9]|1[0-2])$/.test(text) ? text : null)),
    ...placeAsked(
      read("sted", (text) => (/^(-?\d{1,2}(\.\d{1,2})?,-?\d{1,3}(\.\d{1,2})?|uden)$/.test(text) ? text : null)),
    ),
    bodyId: read("udvalg", idIn),
    country: read("land", (text) => (/^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : null)),
    kind: read("type", (text) => (kinds.includes(text) ? text : null)),
    state: read("status", (text) => (states.includes(text) ? text : null)),
    goal: read("maal", idIn),
  };
  const q = read("q", (text) => (text.length <= 200 && !/\p{Cc}/u.test(text) && text.isWellFormed() ? text : null));
  const partner = read("partner", idIn);
  const page = read("side", (text) => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : null));
  const [first] = faults;
  if (first) throw new HttpRefusal(400, first.fault, first.params, { faults });
  return { filter: said(asked), q: q ?? null, partner: partner ?? null, page: page ?? null };
}

/** @throws HttpRefusal 404 `filter-names-none` where an address is narrowed by what there is none of: an empty list would say that it did nothing */
export function refuseUnnamed(faults: readonly Fault[]): void {
  const [first] = faults;
  if (first) throw new HttpRefusal(404, first.fault, first.params, { faults });
}

/** `uden` asks for those that have none. */
function yearAsked(text: string | undefined): Pick<ListFilter, "year"> {
  return text === undefined ? {} : { year: text === "uden" ? null : Number(text) };
}

function placeAsked(text: string | undefined): Pick<ListFilter, "place"> {
  return text === undefined ? {} : { place: text === "uden" ? null : text };
}

function idIn(text: string): string | null {
  return /^[a-z0-9-]{1,100}$/.test(text) ? text : null;
}

function said(asked: { [Name in keyof ListFilter]: ListFilter[Name] | undefined }): ListFilter {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}
