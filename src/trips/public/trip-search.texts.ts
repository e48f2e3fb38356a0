import { catalogue } from "../../platform/index.ts";

/** Where in a trip a piece of text stands, where search shows it. */
export const tripSearchTexts = catalogue({
  da: {
    "part.purpose": "Formål",
    "part.programme": "Program",
    "part.money": "Økonomi",
    "part.report": "Rapport",
    "part.ruling": "Beslutning",
    "part.people": "Deltagere",
    "part.annex": "Bilag",
    "part.source": "Kilde",
  },
  en: {
    "part.purpose": "Purpose",
    "part.programme": "Programme",
    "part.money": "Money",
    "part.report": "Report",
    "part.ruling": "Decision",
    "part.people": "Participants",
    "part.annex": "Annex",
    "part.source": "Source",
  },
  de: {
    "part.purpose": "Zweck",
    "part.programme": "Programm",
    "part.money": "Geld",
    "part.report": "Bericht",
    "part.ruling": "Beschluss",
    "part.people": "Teilnehmende",
    "part.annex": "Anlage",
    "part.source": "Quelle",
  },
});
