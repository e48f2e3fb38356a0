import { committeeHref } from "../../decisions/index.ts";
import { type DateOn, dateOn, hundredthsOf } from "../../kernel/index.ts";
import { placeNameIn } from "../../places/index.ts";
import { type Formats, formatsIn, isLang, type Lang } from "../../platform/index.ts";
import { bodyByIdIn, bodyNameIn, committeeNameIn, type Profile } from "../../profile/index.ts";
import type { EntryOf } from "../../register/index.ts";
import { addressIn, type Knowledge, type Said } from "../../web/index.ts";
import { ownWords } from "../own-words.texts.ts";
import type { TripEntry } from "../trip-entry.ts";
import { listAddress, whole } from "./narrowing.ts";

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

/** Entered text in the page's language where there is a translation, else as entered and marked with its language. */
export function entered(entry: TripEntry, field: "title" | "purpose", lang: Lang): Said | null {
  const translated = entry.lang === lang ? undefined : entry.translations[lang]?.[field];
  if (translated) return { text: translated, lang: undefined };
  const text = entry[field];
  return text === null || text === "" ? null : { text, lang: foreign(entry, lang) };
}

/** The `lang` of what people entered, where the page speaks another language. */
export function foreign(entry: Pick<TripEntry, "lang">, lang: Lang): Lang | undefined {
  return entry.lang !== lang && isLang(entry.lang) ? entry.lang : undefined;
}

/** The language that a record was entered in, as far as it is one that we know. */
export function entryLang({ lang }: Pick<TripEntry, "lang">): Lang | undefined {
  return isLang(lang) ? lang : undefined;
}

/** Where a trip went: `Toronto`, `Malmø og Lund`; a visit to us goes by its title. */
export function nameOf(entry: TripEntry, lang: Lang, f: Formats): Said {
  const title = entered(entry, "title", lang) ?? { text: entry.title, lang: undefined };
  const places = [...new Set(entry.destinations.map((one) => placeOf(one, entry, lang)))];
  return entry.direction === "in" || places.length === 0 ? title : { text: f.list(places), lang: undefined };
}

/** A place as readers of a language call it. */
export function placeOf(
  { place, country }: TripEntry["destinations"][number],
  entry: Pick<TripEntry, "lang" | "fictional">,
  lang: Lang,
): string {
  if (entry.lang !== "da") return place;
  const name = placeNameIn(place, country, lang);
  return entry.fictional ? fictionalIn(name, lang) : name;
}

/** A trip's name with its year, where the name does not say it: `Toronto 2011`; after a whole sentence `Hvad nu? (2026)`. */
export function nameAndYear(entry: TripEntry, lang: Lang, f: Formats): Said {
  const name = nameOf(entry, lang, f);
  const year = entry.startOn?.slice(0, 4);
  if (year === undefined || name.text.includes(year)) return name;
  return { ...name, text: /[?!.…]$/u.test(name.text) ? `${name.text} (${year})` : `${name.text} ${year}` };
}

/** The committee or unit that answers for a trip; `null` where nobody says. */
export function bodyOf(entry: TripEntry, profile: Profile, lang: Lang): Said | null {
  if (entry.committee) return committeeNameIn(profile, entry.committee, lang);
  return entry.unit && namedIn(entry.unit.name, entry, profile, lang);
}

/** Where that committee has its page, or else the list of what it or the unit answers for; `null` where there is neither. */
export function bodyHref({ committee, unit }: TripEntry, profile: Profile, lang: Lang): string | null {
  const id = committee?.id ?? unit?.id;
  if (id === undefined || bodyByIdIn(profile, id, lang) === null) return null;
  return committeeHref(profile, id, lang) ?? addressIn(lang, listAddress({ ...whole, udvalg: id }));
}

/** What is said of who pays beside what they are: a unit by its name where nobody wrote another. */
export function payerNamed({ unit }: TripEntry, { payer, name }: TripEntry["funding"][number]): string | null {
  return name ?? (payer === "unit" && unit ? unit.name : null);
}

/** A body or group that an entry names in words: as the profile translates it, else as entered and marked. */
export function namedIn(
  name: string,
  entry: Pick<TripEntry, "lang" | "fictional">,
  profile: Profile,
  lang: Lang,
): Said {
  if (entry.lang !== "da" || lang === "da") return { text: name, lang: foreign(entry, lang) };
  const written = Object.entries(ownWords.words.da).find(([, word]) => word === name)?.[0];
  const said = written === undefined ? null : ownWords.find(lang, written);
  if (said !== null) return { text: said };
  const fictional = properNameIn(name, entry, lang);
  if (fictional !== name) return { text: fictional };
  return bodyNameIn(profile, name, lang) ?? { text: name, lang: foreign(entry, lang) };
}

/** When a trip was, as dates or as printed; `null` where nothing is known. */
export function whenOf(
  entry: Pick<TripEntry, "startOn" | "endOn" | "asPrinted" | "lang">,
  lang: Lang,
  write: "range" | "shortRange" | "rangeInYear",
): Said | null {
  const f = formatsIn(lang);
  const [from, to] = [dayIn(entry.startOn), dayIn(entry.endOn)];
  if (from && to) return { text: f[write](from, to) };
  const one = from ?? to;
  if (one) return { text: f[write](one, one) };
  const printed = datesAsPrinted(entry);
  return printed.length > 0 ? { text: printed.map(f.quote).join(" – "), lang: foreign(entry, lang) } : null;
}

/** What a source prints where its days cannot be read: of both together, or of the first day and the last. */
export function datesAsPrinted({ asPrinted }: Pick<TripEntry, "asPrinted">): readonly string[] {
  const { dates, startOn, endOn } = asPrinted;
  return [...new Set(dates ? [dates] : [startOn, endOn].flatMap((one) => one || []))];
}

/** A proper name, which no language changes; what the demo adds to it is said in the reader's. */
export function properNameIn(name: string, entry: Pick<TripEntry, "lang" | "fictional">, lang: Lang): string {
  return entry.lang === "da" && lang !== "da" && entry.fictional ? fictionalIn(name, lang) : name;
}

/** What the fictional municipality's names end with says the same in every language. */
function fictionalIn(name: string, lang: Lang): string {
  return name.replace(/ \(opdigtet\)$/, ` (${ownWords.in(lang)("fictional")})`);
}
