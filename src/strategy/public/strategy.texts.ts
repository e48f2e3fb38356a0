import { catalogue } from "../../platform/index.ts";

export const strategyTexts = catalogue({
  da: {
    title: "Strategi",
    lede: "Vedtaget {adopted}, gælder til {to}. Citeret ordret.",
    none: "Ingen strategi",
    "none.lede": "Der er ikke lagt nogen international strategi ind for kommunen i dag.",
    source: "Kilde",
    "goals.note": "Rejserne er dem, der selv peger på målet.",
    across: "På tværs",
    "section.lead": "afsnittet",
    trips:
      "{count, plural, =0 {Ingen offentliggjorte rejser peger på målet.} one {# offentliggjort rejse peger på målet:} other {# offentliggjorte rejser peger på målet:}}",
    un: "Verdensmål",
    "un.note": "Strategien nævner felterne. Hvilke verdensmål de svarer til, er vores læsning.",
    "un.goal": "Verdensmål {number}: {name}",
    "un.none": "Ikke knyttet til noget verdensmål.",
  },
  en: {
    title: "Strategy",
    lede: "Adopted {adopted}, in force until {to}. Quoted word for word.",
    none: "No strategy",
    "none.lede": "No international strategy is entered for the municipality today.",
    source: "Source",
    "goals.note": "The trips are those that point to the goal themselves.",
    across: "Across",
    "section.lead": "section",
    trips:
      "{count, plural, =0 {No published trip points to the goal.} one {# published trip points to the goal:} other {# published trips point to the goal:}}",
    un: "UN goals",
    "un.note": "The strategy names the fields. Which UN goals they correspond to is our reading.",
    "un.goal": "UN goal {number}: {name}",
    "un.none": "Not tied to any UN goal.",
  },
  de: {
    title: "Strategie",
    lede: "Beschlossen {adopted}, gültig bis {to}. Wörtlich zitiert.",
    none: "Keine Strategie",
    "none.lede": "Für die Kommune ist heute keine internationale Strategie eingetragen.",
    source: "Quelle",
    "goals.note": "Die Reisen sind die, die selbst auf das Ziel verweisen.",
    across: "Übergreifend",
    "section.lead": "Abschnitt",
    trips:
      "{count, plural, =0 {Keine veröffentlichte Reise verweist auf das Ziel.} one {# veröffentlichte Reise verweist auf das Ziel:} other {# veröffentlichte Reisen verweisen auf das Ziel:}}",
    un: "UN-Ziele",
    "un.note": "Die Strategie nennt die Felder. Welchen UN-Zielen sie entsprechen, ist unsere Lesart.",
    "un.goal": "UN-Ziel {number}: {name}",
    "un.none": "Mit keinem UN-Ziel verknüpft.",
  },
});
