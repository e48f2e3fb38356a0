import { danishOnly } from "../platform/index.ts";

/** Refusals and faults of those who look over shoulders. */
export const oversightTexts = danishOnly({
  "fault.trace-unknown": "Handlingen findes ikke i revisionssporet.",
  "fault.chain-being-checked": "Kæden bliver kontrolleret lige nu. Vent, til den kontrol er færdig, og åbn siden igen.",
  "fault.sample-size": "Skriv, hvor mange der skal trækkes: et helt tal fra 1 til {most}.",
  "fault.seed-missing": "Skriv et frø, så stikprøven kan trækkes igen.",
  "fault.person-missing": "Skriv personens fulde navn eller mailadresse.",
  "fault.person-too-short": "»{written}« er for kort til at finde én person. Skriv hele navnet, eller mailadressen.",
  "fault.person-unknown": "Der står intet om personen i Udsyn.",
  "fault.reason-needed": "Skriv, hvorfor der slettes, med mindst 10 tegn.",
  "fault.reason-names": "Begrundelsen nævner personen. Skriv den uden navn, for den bliver stående.",
  "fault.new-name-unsound":
    "Navnet kan ikke være mærket for det, der er slettet, eller have skjulte tegn, der vender teksten. Skriv det, som det læses.",
  "fault.new-name-missing": "Skriv, hvordan navnet rettelig er.",
  "fault.nothing-corrected": "Stavemåden står ingen steder, hvor den kan rettes, ud over dem der er sat kryds ved.",
  "fault.old-name-missing": "Vælg, hvilken stavemåde der skal rettes.",
  "fault.not-confirmed": "Sæt kryds ved, at oplysningerne skal slettes.",
  "fault.second-person": "Kommunens regler kræver, at en anden end den, der bad om sletningen, gennemfører den.",
  "fault.two-people-needed":
    "Kommunens regler kræver to personer til en sletning, og et program siger ikke, hvem der sidder bag. Log ind, og gør det i eget navn.",
  "fault.erasure-unknown": "Anmodningen findes ikke. Den er måske allerede gennemført eller afvist.",
});
