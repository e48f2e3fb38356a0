import { catalogue } from "../platform/index.ts";

/** Words that the program itself writes into a published entry, in Danish; a page in another language says them in it. */
export const ownWords = catalogue({
  da: {
    assistant: "Hjælpere",
    interpreter: "Tolke",
    guard: "Sikkerhedsfolk",
    staff: "Ansatte",
    lodging: "Overnatning",
    fictional: "opdigtet",
  },
  en: {
    assistant: "Assistants",
    interpreter: "Interpreters",
    guard: "Security staff",
    staff: "Staff",
    lodging: "Overnight stay",
    fictional: "fictional",
  },
  de: {
    assistant: "Assistenz",
    interpreter: "Dolmetschende",
    guard: "Sicherheitspersonal",
    staff: "Beschäftigte",
    lodging: "Übernachtung",
    fictional: "erfunden",
  },
});
