import { danishOnly } from "../platform/index.ts";

export const decisionTexts = danishOnly({
  "done.ruling-saved": "Beslutningen er gemt. Den bliver offentlig, når referatet er bekræftet.",
  "done.ruling-confirmed": "Beslutningen er gemt, og referatet er bekræftet.",
  "done.minutes-confirmed": "Referatet er bekræftet.",
  "fault.committee-unknown": "Udvalget »{committee}« findes ikke i kommunens profil. Vælg et af kommunens udvalg.",
  "fault.submitted-already":
    "Sagen ligger allerede til et møde. Vent på beslutningen, eller tag den af dagsordenen først.",
  "fault.submission-unknown": "Sagen findes ikke på nogen dagsorden.",
  "fault.ruled-already": "Der er allerede skrevet en beslutning på sagen.",
  "fault.agenda-text-too-long": "Teksten er for lang. Den må højst fylde {most} tegn.",
  "fault.ruling-unknown": "Beslutningen findes ikke.",
  "fault.confirmed-already": "Referatet er allerede bekræftet.",
  "fault.ruling-needed": "Vælg, hvad udvalget besluttede.",
  "fault.votes-needed": "Skriv antallet, også når det er 0.",
  "ruling.approved": "Godkendt",
  "ruling.refused": "Ikke godkendt",
  "ruling.postponed": "Udsat",
  "ruling.sent-back": "Sendt tilbage",
  "ruling.recommended": "Anbefalet videre",
  "ruling.noted": "Taget til efterretning",
  "ruling.withdrawn": "Udgået",
  "ruling.suspended": "Standset",
});
