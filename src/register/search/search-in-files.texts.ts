import { catalogue } from "../../platform/index.ts";

export const filesTexts = catalogue({
  da: {
    note: "Denne udgave af siden er skrevet som filer. Søgningen sker i din browser: i titel, sted, dato og udvalg, og i ét eller flere filtre. Søgning i hele teksten – programmer, beslutninger, udbytte – kræver den side, der kører på en server.",
    without:
      "Søgning og flere filtre på én gang kræver, at scripts er slået til i din browser. Uden dem er her lister for hvert filter for sig.",
    lists: "Alle rejser og besøg, og lister for hvert filter",
    "found.none": "Ingen poster",
    "found.one": "# post",
    "found.other": "# poster",
    looking: "Leder …",
    failed: "Indekset kunne ikke hentes. Prøv igen, eller brug listerne.",
    more: "Vis flere",
    "take-off": "Fjern: #",
    all: "Prøv med færre ord, eller fjern et filter.",
    "new-first": "De nyeste først.",
    other: "et valgt filter",
  },
  en: {
    note: "This edition of the site is written as files. The search is done by your browser: in title, place, date and committee, and in one or more filters. Searching the whole text – programmes, rulings, outcomes – needs the site that runs on a server.",
    without:
      "Search, and several filters at once, need scripts to be on in your browser. Without them there are lists for each filter by itself.",
    lists: "All trips and visits, and lists for each filter",
    "found.none": "No records",
    "found.one": "# record",
    "found.other": "# records",
    looking: "Looking …",
    failed: "The index could not be fetched. Try again, or use the lists.",
    more: "Show more",
    "take-off": "Remove: #",
    all: "Try fewer words, or remove a filter.",
    "new-first": "The newest first.",
    other: "a chosen filter",
  },
  de: {
    note: "Diese Ausgabe der Seite ist als Dateien geschrieben. Die Suche geschieht in Ihrem Browser: in Titel, Ort, Datum und Ausschuss und mit einem oder mehreren Filtern. Die Suche im ganzen Text – Programme, Beschlüsse, Ergebnisse – braucht die Seite, die auf einem Server läuft.",
    without:
      "Die Suche und mehrere Filter zugleich brauchen Skripte in Ihrem Browser. Ohne sie gibt es Listen für jeden Filter einzeln.",
    lists: "Alle Reisen und Besuche und Listen für jeden Filter",
    "found.none": "Keine Einträge",
    "found.one": "# Eintrag",
    "found.other": "# Einträge",
    looking: "Suche läuft …",
    failed: "Der Index konnte nicht geholt werden. Versuchen Sie es erneut, oder nutzen Sie die Listen.",
    more: "Mehr zeigen",
    "take-off": "Entfernen: #",
    all: "Versuchen Sie weniger Wörter, oder entfernen Sie einen Filter.",
    "new-first": "Die neuesten zuerst.",
    other: "ein gewählter Filter",
  },
});
