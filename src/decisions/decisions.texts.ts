import { danishOnly } from "../platform/index.ts";

export const decisionTexts = danishOnly({
  "done.ruling-saved": "Beslutningen er gemt. Den bliver offentlig, når referatet er bekræftet.",
  "done.ruling-saved-unpublished": "Beslutningen er gemt. Intet bliver offentligt.",
  "done.ruling-corrected-unpublished": "Beslutningen er rettet. Intet bliver offentligt.",
  "done.ruling-confirmed": "Beslutningen er gemt, og referatet er bekræftet.",
  "done.ruling-saved-before": "Beslutningen var gemt i forvejen. Den er ikke gemt igen.",
  "done.ruling-corrected": "Beslutningen er rettet.",
  "done.meetings-listed": "Møderne er på listen.",
  "done.meeting-moved": "Mødet er gemt.",
  "done.meeting-cancelled": "Mødet er taget af listen.",
  "done.minutes-confirmed": "Referatet er bekræftet.",
  "done.minutes-confirmed-before": "Referatet var bekræftet i forvejen.",
  "fault.committee-unknown": "Udvalget »{committee}« findes ikke i kommunens profil. Vælg et af kommunens udvalg.",
  "fault.committee-not-sitting":
    "Udvalget findes ikke den dag efter kommunens profil. Vælg det udvalg, der har sagerne den dag, eller ret dagen.",
  "fault.committee-out-of-order":
    "Efter kommunens rækkefølge er det nu {expected}, der skal spørges. Vælg det, eller skriv nederst, hvorfor sagen lægges for et andet udvalg.",
  "fault.submitted-already":
    "Sagen ligger allerede til et møde. Vent på beslutningen, eller tag den af dagsordenen først.",
  "fault.submission-unknown": "Sagen findes ikke på nogen dagsorden.",
  "fault.ruled-already": "Der er allerede skrevet en beslutning på sagen.",
  "fault.taken-back": "Sagen er taget af dagsordenen, så der er intet at beslutte.",
  "fault.agenda-text-too-long": "Teksten er for lang. Den må højst fylde {most} tegn.",
  "fault.ruling-unknown": "Beslutningen findes ikke.",
  "fault.confirmed-already": "Referatet er allerede bekræftet.",
  "done.ruling-published-anew": "Rettelsen er offentlig med sin begrundelse.",
  "done.ruling-put-right": "Beslutningen er rettet. Intet offentligt er ændret.",
  "fault.ruling-confirmed": "Referatet er bekræftet, så beslutningen kan kun rettes med en begrundelse.",
  "fault.ruling-not-confirmed": "Referatet er ikke bekræftet, så beslutningen kan stadig rettes uden begrundelse.",
  "fault.ruling-as-before": "Der er intet rettet endnu.",
  "fault.correction-reason-too-long": "Begrundelsen må højst fylde 2.000 tegn.",
  "fault.closed-stays-closed":
    "Punktet var lukket og bliver ved med at være lukket: dets ordlyd bliver aldrig offentlig ved en rettelse. Sæt hakket ved »Punktet var lukket« igen.",
  "fault.correction-reason-missing": "Skriv, hvad der er rettet, og hvorfor.",
  "fault.ruling-overtaken":
    "Sagen er gået videre, siden beslutningen blev skrevet, så den kan ikke rettes til en anden. Ordlyd og stemmer kan stadig rettes.",
  "fault.minutes-ahead":
    "{of, select, confirmed {Den {day} er ikke kommet endnu. Referatet er bekræftet, så mødet er holdt: skriv den dag, udvalget mødtes.} other {Mødet er først {day}. Et referat kan tidligst bekræftes den dag. Gem beslutningen uden, og bekræft referatet efter mødet.}}",
  "fault.ruling-needed": "Vælg, hvad udvalget besluttede.",
  "fault.committee-needed": "Vælg et udvalg.",
  "fault.days-needed": "Skriv mindst én mødedag.",
  "fault.days-too-many": "Skriv højst {most} dage ad gangen.",
  "fault.days-implausible":
    "Dagene ligger før 1950 eller mere end fem år ude i fremtiden: {days}. Er årstallet rigtigt?",
  "fault.days-unreadable": "Det kan ikke læses som datoer: {lines}. Skriv én dag pr. linje, for eksempel 6.5.2027.",
  "fault.meeting-day-needed": "Skriv mødedagen.",
  "fault.meeting-unknown": "Mødet findes ikke.",
  "fault.meeting-exists": "Udvalget har allerede et møde den dag.",
  "fault.deadline-after-meeting": "Fristen kan ikke ligge efter mødet.",
  "fault.meeting-ruled": "Der er truffet beslutninger på mødet, så dagen ligger fast.",
  "fault.meeting-has-cases":
    "Der er eller har været sager på mødets dagsorden, så det kan ikke tages af listen. Flyt det i stedet.",
  "fault.voters-too-many":
    "Der er sat {named, plural, one {ét navn} other {# navne}}, men skrevet {count, plural, =0 {ingen stemmer} one {én stemme} other {# stemmer}}.",
  "fault.voter-recused": "{names} er sat som inhabil og kan ikke også have stemt.",
  "fault.votes-above-seats":
    "Der er skrevet {cast} stemmer, men udvalget har {seats} medlemmer den dag. Ret tallene, eller sæt kryds, hvis de er rigtige.",
  "fault.votes-without-majority":
    "Der er skrevet {for, plural, =0 {ingen stemmer} one {én stemme} other {# stemmer}} for og {against} imod. Det er ikke et flertal for. Ret stemmerne eller beslutningen, eller sæt kryds, hvis det er rigtigt.",
  "fault.voter-twice": "{names} er sat mere end én gang. Hvert medlem har én stemme.",
  "fault.votes-needed":
    "Skriv antallet; skriv 0, hvis ingen stemte sådan. Blev der ikke stemt, så lad alle tre felter stå tomme.",
  "ruling.approved": "Godkendt",
  "ruling.refused": "Ikke godkendt",
  "ruling.postponed": "Udsat",
  "ruling.sent-back": "Sendt tilbage",
  "ruling.recommended": "Anbefalet videre",
  "ruling.noted": "Taget til efterretning",
  "ruling.withdrawn": "Udgået",
  "ruling.suspended": "Standset",
});
