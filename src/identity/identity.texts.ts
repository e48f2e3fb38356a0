import { danishOnly } from "../platform/index.ts";

/** Refusals and faults that every room shares. */
export const identityTexts = danishOnly({
  "fault.person-needed": "Det kan kun en person gøre, der er logget ind, ikke et program.",
  "fault.draft-unknown": "Der er intet udkast til den side.",
  "fault.draft-page-unknown": "Udkastet hører ikke til en side på skrivebordet.",
  "fault.draft-too-long": "Teksten er for lang til at blive gemt som udkast. Gem den i sagen.",
  "fault.too-many-drafts": "Du har for mange udkast. Åbn nogle af dem, og gem eller kassér dem.",
  "fault.deputy-unknown": "Ingen leder i kommunen har mailadressen »{email}«. Vælg en anden stedfortræder.",
  "fault.absence-backwards": "Fraværet slutter, før det begynder. Ret en af datoerne.",
  "fault.token-needed":
    "Send et gyldigt adgangstegn med: Authorization: Bearer … Kommunens administrator kan udstede et.",
  "fault.not-found": "Her er intet. Se adresserne på /api.",
  "fault.role-needed": "Det har du ikke adgang til. Spørg koordinatoren, hvis det er din opgave.",
  "fault.role-unknown": "Den rolle er der ingen, der har i demoen. Vælg en af dem, der står på siden.",
  "fault.foreign-page":
    "Handlingen kom ikke fra Udsyns egne sider og er derfor ikke udført. Åbn siden i Udsyn, og prøv igen.",
  "fault.sign-in-not-begun": "Log ind blev ikke begyndt i denne browser, eller det tog for lang tid. Begynd forfra.",
  "fault.sign-in-refused":
    "Kommunens log ind gav ikke et svar, der kan bruges. Begynd forfra, eller spørg it-afdelingen.",
  "fault.no-role-here":
    "Du er kendt af kommunens log ind, men har ingen rolle i Udsyn. Spørg kommunens administrator om adgang.",
  "fault.too-often":
    "Det er gjort for mange gange på kort tid. Vent {seconds, plural, one {et sekund} other {# sekunder}}, og prøv igen. Det, du har skrevet, er ikke gået tabt: gå tilbage i browseren.",
  "fault.link-unknown": "Linket findes ikke. Kontrollér, at hele adressen er kommet med, eller bed om et nyt link.",
  "fault.link-used": "Linket er allerede brugt. Bed om et nyt, hvis noget skal ændres.",
  "fault.link-revoked":
    "Linket gælder ikke længere. Sagen er besvaret på anden måde, eller der er sendt et nyere link.",
  "fault.link-expired": "Linket er udløbet. Bed om et nyt.",
  "fault.idempotency-key-reused":
    "Nøglen i Idempotency-Key er allerede brugt til en anden forespørgsel. Brug en ny nøgle.",
  "fault.idempotency-key-too-long": "Nøglen i Idempotency-Key må højst have 200 tegn.",
  "fault.json-unreadable": "Forespørgslens indhold er ikke gyldig JSON.",
  "fault.json-name-twice": "Et felt står to gange i samme JSON-objekt. Behold det ene.",
  "fault.json-too-deep": "Forespørgslens JSON er indlejret for dybt. Brug højst 64 niveauer.",
  "fault.upload-unreadable": "Det, der blev sendt, kom ikke helt frem. Prøv igen.",
  "fault.upload-too-much": "Det er for meget på én gang. Send færre filer ad gangen, eller gør dem mindre.",
  "fault.documents-away": "Dokumenter kan ikke gemmes lige nu. Prøv igen om lidt.",
  "fault.scanner-away": "Virusscanneren svarer ikke, og ingen fil bliver taget imod uden. Prøv igen om lidt.",
  "fault.document-unknown": "Dokumentet findes ikke mere.",
  "fault.text-unreadable": "Adressen eller indholdet er ikke gyldig tekst i UTF-8.",
  "fault.version-passed": "En anden har gemt i mellemtiden. Hent den nyeste version, og læg dine ændringer ind i den.",
  "fault.if-match-unreadable": "If-Match skal være det ETag, som posten blev hentet med.",
  "fault.cpr-found":
    "{line, plural, =0 {Her} other {I linje #}} står noget, der ligner et CPR-nummer. Slet det: et CPR-nummer må hverken stå i en rejse, på en dagsorden eller i det, der offentliggøres.",
  "fault.missing": "Feltet mangler.",
  "fault.wrong-type": "Her skal stå {expected}.",
  "fault.not-one-of": "Skriv en af værdierne {choices}.",
  "fault.too-small": "Skriv mindst {least}.",
  "fault.too-big": "Skriv højst {most}.",
  "fault.not-readable": "Værdien kan ikke læses her.",
  "fault.unknown-field": "Feltet »{field}« kendes ikke. Ret stavningen, eller fjern det.",
  "fault.not-a-day": "»{written}« er ikke en dato. Skriv for eksempel 2026-05-06.",
  "fault.not-an-amount": "»{written}« er ikke et beløb. Skriv det med højst to decimaler, for eksempel 1234.50.",
  "fault.not-a-time": "»{written}« er ikke et klokkeslæt. Skriv for eksempel 14:30.",
  "fault.not-a-country": "»{written}« er ikke en landekode. Skriv to store bogstaver, for eksempel DE.",
  "fault.not-a-currency": "»{written}« er ikke en valutakode. Skriv tre store bogstaver, for eksempel DKK.",
  "fault.not-an-email": "»{written}« er ikke en mailadresse.",
  "fault.not-an-address": "»{written}« er ikke en netadresse. Skriv den med https:// foran.",
  "fault.control-characters": "Teksten indeholder usynlige tegn, der ikke kan gemmes. Skriv den igen uden dem.",
  "fault.cursor-unreadable": "Sidemærket kan ikke læses. Begynd forfra fra listens første side.",
});
