import { catalogue } from "../../platform/index.ts";

/** What stands on a trip's picture card beside the words that its page has. */
export const cardTexts = catalogue({
  da: {
    spent: "brugt ifølge regnskabet",
    "spent-so-far": "bogført indtil nu",
    stated: "ifølge kilden, uden linjer bag",
    planned: "budget",
    people: "{count, plural, one {# person} other {# personer}}",
    each: "{amount} pr. person",
    none: "Intet beløb er offentliggjort",
    "gathered.none": "Intet beløb er fundet",
  },
  en: {
    spent: "spent according to the accounts",
    "spent-so-far": "booked so far",
    stated: "according to the source, without lines behind it",
    planned: "budget",
    people: "{count, plural, one {# person} other {# people}}",
    each: "{amount} per person",
    none: "No amount is published",
    "gathered.none": "No amount has been found",
  },
  de: {
    spent: "ausgegeben laut Abrechnung",
    "spent-so-far": "bisher gebucht",
    stated: "laut Quelle, ohne Posten dahinter",
    planned: "Budget",
    people: "{count, plural, one {# Person} other {# Personen}}",
    each: "{amount} pro Person",
    none: "Kein Betrag ist veröffentlicht",
    "gathered.none": "Kein Betrag wurde gefunden",
  },
});
