import { type DateOn, dateOn, hundredthsOf } from "../../kernel/index.ts";
import { type Formats, isLang, type Lang } from "../../platform/index.ts";
import { committeeNameIn, type Profile } from "../../profile/index.ts";
import type { EntryOf } from "../../register/index.ts";
import type { Knowledge } from "../../web/index.ts";
import type { TripEntry } from "../trip-entry.ts";

export type PublishedTrip = EntryOf<TripEntry>;

/** A published decimal in hundredths. */
export function hundredthsIn(text: string | null): bigint | null {
  return text === null ? null : hundredthsOf(text);
}

export function dayIn(text: string | null): DateOn | null {
  return text === null ? null : dateOn(text);
}

/** Home again, as far as the dates tell; a trip whose dates nobody knows belongs to the past. */
export function isOver({ endOn }: Pick<TripEntry, "endOn">, today: DateOn): boolean {
  return endOn === null || endOn < today;
}

/** How sure the money is. Where nothing is booked before the return, the budget is all there can be. */
export function knowledgeOf(entry: Pick<TripEntry, "accounts" | "endOn" | "budget">, today: DateOn): Knowledge {
  const { status } = entry.accounts;
  if (status === "final") return "final";
  if (status === "partly-booked") return "partly";
  if (status === "not-settled") return "estimated";
  return isOver(entry, today) || entry.budget === null ? "missing" : "estimated";
}

export interface Entered {
  readonly text: string;
  /** Where it is not the page's language. */
  readonly lang: Lang | undefined;
}

/** Entered text in the page's language where there is a translation, else as entered and marked with its language. */
export function entered(entry: TripEntry, field: "title" | "purpose", lang: Lang): Entered | null {
  const translated = entry.lang === lang ? undefined : entry.translations[lang]?.[field];
  if (translated) return { text: translated, lang: undefined };
  const text = entry[field];
  return text === null || text === "" ? null : { text, lang: foreign(entry, lang) };
}

/** The `lang` of what people entered, where the page speaks another language. */
export function foreign(entry: Pick<TripEntry, "lang">, lang: Lang): Lang | undefined {
  return entry.lang !== lang && isLang(entry.lang) ? entry.lang : undefined;
}

/** Where a trip went: `Toronto`, `Malmø og Lund`; a visit to us goes by its title. */
export function nameOf(entry: TripEntry, lang: Lang, f: Formats): Entered {
  const title = entered(entry, "title", lang) ?? { text: entry.title, lang: undefined };
  const places = [...new Set(entry.destinations.map((one) => one.place))];
  return entry.direction === "in" || places.length === 0 ? title : { text: f.list(places), lang: undefined };
}

/** A trip's name with its year, where the name does not say it: `Toronto 2011`. */
export function nameAndYear(entry: TripEntry, lang: Lang, f: Formats): string {
  const { text } = nameOf(entry, lang, f);
  const year = entry.startOn?.slice(0, 4);
  return year === undefined || text.includes(year) ? text : `${text} ${year}`;
}

/** The committee or unit that answers for a trip; `null` where nobody says. */
export function bodyOf(entry: TripEntry, profile: Profile, lang: Lang): string | null {
  return entry.committee ? committeeNameIn(profile, entry.committee, lang) : (entry.unit?.name ?? null);
}

/** When a trip was, as dates or as printed; `null` where nothing is known. */
export function whenOf(
  entry: Pick<TripEntry, "startOn" | "endOn" | "asPrinted">,
  f: Formats,
  write: "range" | "shortRange" | "rangeInYear",
): string | null {
  const [from, to] = [dayIn(entry.startOn), dayIn(entry.endOn)];
  if (from && to) return f[write](from, to);
  const one = from ?? to;
  if (one) return f[write](one, one);
  const printed = entry.asPrinted.dates;
  return printed ? f.quote(printed) : null;
}
