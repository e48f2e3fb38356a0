import { rulingWords } from "../decisions/index.ts";
import type { DateOn } from "../kernel/index.ts";
import { placeNameIn } from "../places/index.ts";
import { formatsIn, type Lang, langs } from "../platform/index.ts";
import type { SearchPart, Weight } from "../register/index.ts";
import { co2Texts } from "./co2.texts.ts";
import { officeElsewhere } from "./offices.ts";
import { tripWords } from "./public/trip-words.texts.ts";
import type { TripEntry } from "./trip-entry.ts";

/** Where in a trip a piece of text stands, as search shows it. */
type TripSearchPlace = "purpose" | "programme" | "money" | "report" | "ruling" | "people" | "annex" | "source";

/**
 * Everything that a trip's page tells everybody, to be found by it: its name, what it is filed under, what it is about, and
 * the rest. What was erased is `null` in the entry and is found no more.
 */
export function tripSearchParts(entry: TripEntry): readonly SearchPart[] {
  const parts: SearchPart[] = [];
  const { lang } = entry;
  const add = (weight: Weight, text: string | null | undefined, part?: TripSearchPlace, own: string = lang) => {
    if (text) parts.push({ weight, text, lang: own, ...(part && { part }) });
  };
  const translations = Object.entries(entry.translations);
  add("a", entry.title);
  for (const [own, one] of translations) add("a", one?.title, undefined, own);
  add("b", entry.caseNumber);
  for (const words of filedWords(entry)) add("b", words);
  add("b", entry.committee?.name);
  add("b", entry.unit?.name);
  for (const word of entry.destinations.flatMap((one) => placeWords(one, entry))) add("b", word);
  add("c", entry.purpose, "purpose");
  for (const [own, one] of translations) add("c", one?.purpose, "purpose", own);
  for (const slot of entry.programme) add("d", said(slot.title, slot.place, slot.host), "programme");
  for (const { item, text, basis, minority, votes, recused } of entry.rulings) {
    add("d", said(item, text, basis, minority), "ruling");
    for (const [key, all] of [
      ["against-by", votes?.againstBy],
      ["abstained-by", votes?.abstainedBy],
      ["recused", recused],
    ] as const) {
      const names = (all ?? []).filter((name) => name !== null);
      // Its page says so in the reader's language.
      for (const own of names.length === 0 ? [] : langs)
        add("d", rulingWords.in(own)(key, { names: formatsIn(own).list(names) }), "ruling", own);
    }
  }
  add("d", entry.report?.aim, "report");
  add("d", entry.report?.outcome, "report");
  add("d", entry.report?.change, "report");
  for (const { name, role } of entry.participants.elected.named) {
    add("d", [name, role].filter(Boolean).join(", "), "people");
    // Its page tells the office in the reader's language.
    for (const office of role === null ? [] : officeElsewhere(role, lang)) add("d", office);
  }
  for (const { unit } of entry.participants.staff) add("d", unit, "people");
  for (const { group } of entry.participants.others) add("d", group, "people");
  for (const { name, basis } of entry.funding) add("d", said(name, basis), "money");
  for (const { label } of [...(entry.budget?.lines ?? []), ...entry.accounts.lines]) add("d", label, "money");
  for (const { title, lang: own } of entry.annexes ?? []) add("d", title, "annex", own);
  add("d", entry.source?.text, "source");
  return parts;
}

/**
 * Its kind, what became of it, how sure its accounts are, its footprint, and its days, in every language of the page; days that a source prints, as
 * it does. That something is late comes with the days, and is a list of its own.
 */
function filedWords(entry: TripEntry): (string | null)[] {
  const { kind, status, accounts, co2, startOn, endOn, asPrinted } = entry;
  const [from, to] = [startOn ?? endOn, endOn ?? startOn] as [DateOn | null, DateOn | null];
  return [
    ...langs.flatMap((lang) => [
      ...(co2 === null ? [] : co2Words(lang)),
      kind && tripWords.find(lang, `kind.${kind}`),
      tripWords.find(lang, `status.${status}`),
      accounts.status === "none" ? null : tripWords.find(lang, `state.${accounts.status}`),
      from && to && `${formatsIn(lang).date(from)} – ${formatsIn(lang).date(to)}`,
    ]),
    ...Object.values(asPrinted),
  ];
}

/** What a record's page calls its footprint, in each way that it is written (a hyphen makes another word of it), and others call it. */
export function co2Words(lang: Lang): readonly string[] {
  const t = co2Texts.in(lang);
  return ["CO2", "CO2e", t("title"), t("also-called")];
}

/** A slot's or a ruling's words in one line. */
function said(...words: readonly (string | null)[]): string {
  return words
    .filter(Boolean)
    .join(". ")
    .replace(/([.?!])\. /g, "$1 ");
}

/** A place and its country by every name that a reader of the page may know them by. */
function placeWords({ place, country }: TripEntry["destinations"][number], { lang }: TripEntry): (string | null)[] {
  const places = lang === "da" && place !== null ? langs.map((one) => placeNameIn(place, country, one)) : [place];
  return [...new Set(places), ...(country === null ? [] : langs.map((one) => formatsIn(one).country(country)))];
}
