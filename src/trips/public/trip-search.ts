import { formatsIn } from "../../platform/index.ts";
import { bodyByIdIn } from "../../profile/index.ts";
import type { Searched } from "../../register/index.ts";
import { addressIn } from "../../web/index.ts";
import { tripDataset } from "../data/trip-datasets.ts";
import { officeElsewhere } from "../offices.ts";
import type { TripEntry } from "../trip-entry.ts";
import { tripType } from "../trip-entry-type.ts";
import { co2Words } from "../trip-search-parts.ts";
import { keptLine } from "./kept-line.ts";
import { listAddress, readNarrowing } from "./narrowing.ts";
import { withoutOlder } from "./older-accounts.ts";
import { saidErased } from "./said-erased.ts";
import { entered, whenOf } from "./shown.ts";
import { listTexts } from "./trip-list.texts.ts";
import { tripSearchTexts } from "./trip-search.texts.ts";
import { tripWords } from "./trip-words.texts.ts";

/** How trips are told of where they are found. */
export const tripSearched: Searched<TripEntry> = {
  type: tripType,
  dataset: tripDataset,
  shownOf: (entry, { here, today }) => withoutOlder(entry, { profile: here.profile, today }),
  lineOf: (entry, { here, lang, today }) => {
    const line = keptLine(entry, { lang, today, profile: here.profile });
    const said = saidErased(entry, lang);
    const title = entered(said, "title", lang) ?? { text: said.title };
    const places = line.name.text === title.text ? [] : [line.name];
    return {
      href: line.href,
      name: title,
      about: [...places, whenOf(said, lang, "range"), line.body].filter((one) => one !== null),
      knowledge: line.knowledge,
      status: line.isStopped ? (tripWords.find(lang, `status.${line.status}`) ?? null) : null,
    };
  },
  wordsOf: ({ caseNumber, purpose, translations, lang: own, participants, co2 }, lang) => {
    const elected = participants.elected.named.flatMap(({ name, role }) => [
      name,
      role,
      ...(role === null ? [] : officeElsewhere(role, own)),
    ]);
    const said = translations[lang]?.purpose ?? purpose;
    return [...new Set([caseNumber, ...elected, said, ...(co2 ? co2Words(lang) : [])].filter((one) => one !== null))];
  },
  partWord: (part, lang) => tripSearchTexts.find(lang, `part.${part}`) ?? part,
  facetWord: (by, key, { here, lang }) => {
    if (by === "body") return bodyByIdIn(here.profile, key, lang) ?? { text: key };
    if (by === "country") return { text: formatsIn(lang).country(key) };
    if (by === "kind") return { text: tripWords.find(lang, `kind.${key}`) ?? key };
    if (by === "state") return { text: tripWords.find(lang, `state.${key}`) ?? key };
    if (by === "report") return { text: listTexts.find(lang, `report.${key}.list`) ?? key };
    return { text: key };
  },
  listHref: (query, lang) => addressIn(lang, listAddress(readNarrowing(query))),
};
