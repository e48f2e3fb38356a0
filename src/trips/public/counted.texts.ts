import { catalogue } from "../../platform/index.ts";

/** Trips counted by year or by committee. */
export const countedTexts = catalogue({
  da: {
    "bar-rule":
      "Søjlen vises, hvor alle rækkens poster har budget og endeligt regnskab; stregen er budgettet. Før det kan de to ikke holdes op mod hinanden.",
    "so-far": "Regnskab, der er delvist bogført, er talt med, som det er indtil nu, og kan blive større.",
    trips: "Poster",
    final: "Heraf endeligt",
    people: "Personer",
    budget: "Budget, {currency}",
    accounts: "Regnskab, {currency}",
    bar: "Regnskab mod budget",
    each: "Pr. person, {currency}",
    unknown: "ukendt",
    year: "År",
    caption: "Rejser og besøg år for år med budget og regnskab",
    term: "Valgperioden {from}–{to}",
    "no-year": "Uden dato",
    body: "Udvalg eller enhed",
    "no-body": "Uden udvalg eller enhed",
    "in-currency": "Beløb i {currency}",
    "per-currency": "Beløb i forskellige valutaer lægges aldrig sammen. De står i hver sin tabel.",
    stopped:
      "{count, plural, one {# post, der ikke blev til noget, er} other {# poster, der ikke blev til noget, er}} ikke talt med i personer og budget.",
    "without-people": "{count, plural, one {# post} other {# poster}} uden antal personer er ikke talt med i personer.",
    "without-budget":
      "{count, plural, one {# post} other {# poster}} uden budget i denne valuta er ikke talt med i budgettet.",
    "without-accounts":
      "{count, plural, one {# post} other {# poster}} uden et regnskab, der kan lægges til, er ikke talt med i regnskabet.",
    "each-rule":
      "Pr. person er gennemsnittet for de poster, hvor regnskabet er endeligt og antallet af personer er kendt.",
  },
  en: {
    "bar-rule":
      "The bar is shown where all of the row’s entries have a budget and final accounts; the line is the budget. Until then the two cannot be compared.",
    "so-far": "Accounts that are partly booked are counted as they are so far, and may grow.",
    trips: "Entries",
    final: "Of these final",
    people: "People",
    budget: "Budget, {currency}",
    accounts: "Accounts, {currency}",
    bar: "Accounts against budget",
    each: "Per person, {currency}",
    unknown: "unknown",
    year: "Year",
    caption: "Trips and visits year by year with budget and accounts",
    term: "Council term {from}–{to}",
    "no-year": "Without a date",
    body: "Committee or unit",
    "no-body": "Without committee or unit",
    "in-currency": "Amounts in {currency}",
    "per-currency": "Amounts in different currencies are never added. Each has its own table.",
    stopped:
      "{count, plural, one {# entry that did not happen is} other {# entries that did not happen are}} not counted in people and budget.",
    "without-people":
      "{count, plural, one {# entry} other {# entries}} without a number of people {count, plural, one {is} other {are}} not part of the people.",
    "without-budget":
      "{count, plural, one {# entry} other {# entries}} without a budget in this currency {count, plural, one {is} other {are}} not part of the budget.",
    "without-accounts":
      "{count, plural, one {# entry} other {# entries}} without accounts that can be added {count, plural, one {is} other {are}} not part of the accounts.",
    "each-rule": "Per person is the average over the entries with final accounts where the number of people is known.",
  },
  de: {
    "bar-rule":
      "Der Balken steht dort, wo alle Einträge der Zeile ein Budget und eine endgültige Abrechnung haben; der Strich ist das Budget. Vorher lassen sich beide nicht vergleichen.",
    "so-far": "Teilweise gebuchte Abrechnungen zählen mit, wie sie bisher sind, und können noch wachsen.",
    trips: "Einträge",
    final: "Davon endgültig",
    people: "Personen",
    budget: "Budget, {currency}",
    accounts: "Abrechnung, {currency}",
    bar: "Abrechnung und Budget",
    each: "Pro Person, {currency}",
    unknown: "unbekannt",
    year: "Jahr",
    caption: "Reisen und Besuche Jahr für Jahr mit Budget und Abrechnung",
    term: "Wahlperiode {from}–{to}",
    "no-year": "Ohne Datum",
    body: "Ausschuss oder Einheit",
    "no-body": "Ohne Ausschuss oder Einheit",
    "in-currency": "Beträge in {currency}",
    "per-currency": "Beträge in verschiedenen Währungen werden nie addiert. Jede hat ihre eigene Tabelle.",
    stopped:
      "{count, plural, one {# Eintrag, der nicht zustande kam, ist} other {# Einträge, die nicht zustande kamen, sind}} bei Personen und Budget nicht mitgezählt.",
    "without-people":
      "{count, plural, one {# Eintrag} other {# Einträge}} ohne Personenzahl {count, plural, one {ist} other {sind}} bei den Personen nicht mitgezählt.",
    "without-budget":
      "{count, plural, one {# Eintrag} other {# Einträge}} ohne Budget in dieser Währung {count, plural, one {ist} other {sind}} im Budget nicht enthalten.",
    "without-accounts":
      "{count, plural, one {# Eintrag} other {# Einträge}} ohne Abrechnung, die sich addieren lässt, {count, plural, one {ist} other {sind}} in der Abrechnung nicht enthalten.",
    "each-rule": "Pro Person ist der Durchschnitt der Einträge mit endgültiger Abrechnung und bekannter Personenzahl.",
  },
});
