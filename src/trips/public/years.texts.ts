import { catalogue } from "../../platform/index.ts";

/** The comparison of years. */
export const yearsTexts = catalogue({
  da: {
    front: "Forside",
    list: "Rejser og besøg",
    title: "År for år",
    compare: "Sammenlign årene",
    lede: "Hvad rejser og besøg er blevet til hvert år: hvor mange, for hvor mange, og hvad de kostede mod det, der var budgetteret.",
    settled:
      "{final, plural, =0 {Ingen af {trips} poster er gjort endeligt op endnu.} one {Én af {trips} poster er gjort endeligt op.} other {# af {trips} poster er gjort endeligt op ({share}).}}",
    trips: "Hvor mange",
    "trips.note": "Rejser ud over linjen, besøg hos os under den, efter hvornår de begyndte.",
    years: "Hvert år",
    "years.note": "Tallene er dem, registret viser, lagt sammen. Hvert år fører til sine poster.",
    bodies: "Hvert udvalg",
    "bodies.note": "Alle år lagt sammen. Udvalgets egen side viser det år for år.",
    "bodies.caption": "Rejser og besøg efter udvalg eller enhed med budget og regnskab",
    empty: "Her er ikke offentliggjort nogen rejser endnu",
  },
  en: {
    front: "Front page",
    list: "Trips and visits",
    title: "Year by year",
    compare: "Compare the years",
    lede: "What trips and visits came to each year: how many, for how many, and what they cost against what was budgeted.",
    settled:
      "{final, plural, =0 {None of {trips} entries is finally settled yet.} one {One of {trips} entries is finally settled.} other {# of {trips} entries are finally settled ({share}).}}",
    trips: "How many",
    "trips.note": "Trips out above the line, visits to us below it, by when they began.",
    years: "Each year",
    "years.note": "What the register shows, added up. Each year leads to its entries.",
    bodies: "Each committee",
    "bodies.note": "All years together. The committee’s own page shows it year by year.",
    "bodies.caption": "Trips and visits by committee or unit with budget and accounts",
    empty: "No trips have been published here yet",
  },
  de: {
    front: "Startseite",
    list: "Reisen und Besuche",
    title: "Jahr für Jahr",
    compare: "Jahre vergleichen",
    lede: "Was Reisen und Besuche in jedem Jahr ergeben haben: wie viele, für wie viele, und was sie kosteten, verglichen mit dem Budget.",
    settled:
      "{final, plural, =0 {Keiner von {trips} Einträgen ist bisher endgültig abgerechnet.} one {Einer von {trips} Einträgen ist endgültig abgerechnet.} other {# von {trips} Einträgen sind endgültig abgerechnet ({share}).}}",
    trips: "Wie viele",
    "trips.note": "Reisen über der Linie, Besuche bei uns darunter, danach, wann sie begannen.",
    years: "Jedes Jahr",
    "years.note": "Was das Register zeigt, zusammengezählt. Jedes Jahr führt zu seinen Einträgen.",
    bodies: "Jeder Ausschuss",
    "bodies.note": "Alle Jahre zusammen. Die Seite des Ausschusses zeigt es Jahr für Jahr.",
    "bodies.caption": "Reisen und Besuche nach Ausschuss oder Einheit mit Budget und Abrechnung",
    empty: "Hier ist noch keine Reise veröffentlicht",
  },
});
