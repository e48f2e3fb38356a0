import { catalogue } from "../../platform/index.ts";

export const tripFeedTexts = catalogue({
  da: {
    title: "{municipality}: rejser og besøg",
    "no-purpose": "Formålet er ikke oplyst.",
    corrected: "Rettet: {reason}",
    cancelled: "Aflyst: {title}",
    calendar: "{municipality}: rejser og besøg",
    programme: "Program: {title}",
    budget: "Budget",
    report: "Rapporten er offentliggjort",
  },
  en: {
    title: "{municipality}: trips and visits",
    "no-purpose": "The purpose is not stated.",
    corrected: "Corrected: {reason}",
    cancelled: "Cancelled: {title}",
    calendar: "{municipality}: trips and visits",
    programme: "Programme: {title}",
    budget: "Budget",
    report: "The report has been published",
  },
  de: {
    title: "{municipality}: Reisen und Besuche",
    "no-purpose": "Der Zweck ist nicht angegeben.",
    corrected: "Berichtigt: {reason}",
    cancelled: "Abgesagt: {title}",
    calendar: "{municipality}: Reisen und Besuche",
    programme: "Programm: {title}",
    budget: "Budget",
    report: "Der Bericht ist veröffentlicht",
  },
});
