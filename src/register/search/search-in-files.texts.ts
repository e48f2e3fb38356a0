import { catalogue } from "../../platform/index.ts";

export const filesTexts = catalogue({
  da: {
    lede: "Søg blandt alle de rejser og besøg, kommunen har offentliggjort: på titel, sted, formål, dato, udvalg, sagsnummer og navne på valgte.",
    "gathered.lede":
      "Søg blandt alle de rejser og besøg, der er samlet her: på titel, sted, formål, dato, udvalg, sagsnummer og navne på valgte.",
    note: "Her søges ikke i hele teksten: programmer, beslutninger, udbytte og beløb er ikke med. Denne udgave af siden er skrevet som filer, og søgningen sker i din browser; hele teksten kan kun den side søge i, der kører på en server.",
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
    "not-all":
      "Det betyder ikke, at intet er offentliggjort: Ordene kan stå i et program, en beslutning eller et udbytte, som ikke er med i søgningen her. Find rejsen i listerne, eller skriv til kommunen.",
    "gathered.not-all":
      "Det betyder ikke, at her intet er: Ordene kan stå i et program, en beslutning eller et udbytte, som ikke er med i søgningen her. Find rejsen i listerne.",
    all: "Prøv med færre ord, eller fjern et filter.",
    "new-first": "De nyeste først.",
    other: "et valgt filter",
  },
  en: {
    lede: "Search all the trips and visits that the municipality has published: by title, place, purpose, date, committee, case number and the names of elected members.",
    "gathered.lede":
      "Search all the trips and visits gathered here: by title, place, purpose, date, committee, case number and the names of elected members.",
    note: "Not the whole text is searched here: programmes, rulings, outcomes and amounts are left out. This edition of the site is written as files, and your browser does the search; only the site that runs on a server can search the whole text.",
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
    "not-all":
      "That does not mean that nothing is published: the words may stand in a programme, a ruling or an outcome, which this search leaves out. Find the trip in the lists, or write to the municipality.",
    "gathered.not-all":
      "That does not mean that nothing is here: the words may stand in a programme, a ruling or an outcome, which this search leaves out. Find the trip in the lists.",
    all: "Try fewer words, or remove a filter.",
    "new-first": "The newest first.",
    other: "a chosen filter",
  },
  de: {
    lede: "Durchsuchen Sie alle Reisen und Besuche, die die Kommune veröffentlicht hat: nach Titel, Ort, Zweck, Datum, Ausschuss, Aktenzeichen und Namen der Gewählten.",
    "gathered.lede":
      "Durchsuchen Sie alle Reisen und Besuche, die hier zusammengetragen sind: nach Titel, Ort, Zweck, Datum, Ausschuss, Aktenzeichen und Namen der Gewählten.",
    note: "Hier wird nicht der ganze Text durchsucht: Programme, Beschlüsse, Ergebnisse und Beträge sind nicht dabei. Diese Ausgabe der Seite ist als Dateien geschrieben, und Ihr Browser sucht; den ganzen Text kann nur die Seite durchsuchen, die auf einem Server läuft.",
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
    "not-all":
      "Das heißt nicht, dass nichts veröffentlicht ist: Die Wörter können in einem Programm, einem Beschluss oder einem Ergebnis stehen, die diese Suche auslässt. Suchen Sie die Reise in den Listen, oder schreiben Sie der Kommune.",
    "gathered.not-all":
      "Das heißt nicht, dass hier nichts steht: Die Wörter können in einem Programm, einem Beschluss oder einem Ergebnis stehen, die diese Suche auslässt. Suchen Sie die Reise in den Listen.",
    all: "Versuchen Sie weniger Wörter, oder entfernen Sie einen Filter.",
    "new-first": "Die neuesten zuerst.",
    other: "ein gewählter Filter",
  },
});
