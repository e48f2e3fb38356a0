import { catalogue } from "../platform/index.ts";

/** Words that the program itself writes into a published entry, in Danish; a page in another language says them in it. */
export const ownWords = catalogue({
  da: {
    assistant: "Hjælpere",
    interpreter: "Tolke",
    guard: "Sikkerhedsfolk",
    staff: "Ansatte",
    lodging: "Overnatning",
    privateHost: "Privat vært",
    hosted: "Besøg hos en vært",
    fictional: "opdigtet",
  },
  en: {
    assistant: "Assistants",
    interpreter: "Interpreters",
    guard: "Security staff",
    staff: "Staff",
    lodging: "Overnight stay",
    privateHost: "Private host",
    hosted: "Visit with a host",
    fictional: "fictional",
  },
  de: {
    assistant: "Assistenz",
    interpreter: "Dolmetschende",
    guard: "Sicherheitspersonal",
    staff: "Beschäftigte",
    lodging: "Übernachtung",
    privateHost: "Privater Gastgeber",
    hosted: "Besuch bei Gastgebern",
    fictional: "erfunden",
  },
});
