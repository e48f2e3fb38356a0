import { danishOnly } from "../platform/index.ts";

/** Refusals and faults that every room shares. */
export const identityTexts = danishOnly({
  "fault.person-needed": "Det kan kun en person gøre, der er logget ind, ikke et program.",
  "fault.draft-unknown": "Der er intet udkast til den side.",
  "fault.draft-page-unknown": "Udkastet hører ikke til en side på skrivebordet.",
  "fault.draft-too-long": "Teksten er for lang til at blive gemt som udkast. Gem den i sagen.",
  "fault.too-many-drafts": "Du har for mange udkast. Åbn nogle af dem, og gem eller kassér dem.",
  "done.person-added": "Personen har adgang.",
  "done.access-closed": "Adgangen er lukket, og personen er logget ud overalt.",
  "done.signed-out-everywhere": "Personen er logget ud overalt.",
  "done.token-revoked": "Adgangstegnet er trukket tilbage. Programmet kommer ikke ind mere.",
  "done.absence-set": "Dit fravær er sat. Stedfortræderen får sagerne imens.",
  "done.absence-ended": "Dit fravær er slettet. Sagerne kommer til dig igen.",
  "done.absence-of-set": "Fraværet er sat. Stedfortræderen får sagerne imens.",
  "done.absence-of-ended": "Fraværet er slettet. Sagerne kommer til lederen igen.",
  "fault.manager-unknown": "Ingen leder med adgang har det id. Kun ledere har fravær med stedfortræder.",
  "fault.token-name-missing": "Skriv, hvad adgangstegnet bruges til.",
  "fault.person-name-missing": "Skriv personens navn.",
  "fault.person-name-too-long": "Navnet må højst have 200 tegn.",
  "fault.token-role-missing": "Vælg den rolle, programmet skal have.",
  "fault.role-missing": "Vælg mindst én rolle.",
  "fault.scope-missing": "Vælg, hvor rollen gælder: en enhed, et udvalg eller hele kommunen.",
  "fault.scope-unknown": "Enheden eller udvalget findes ikke i kommunens profil. Vælg en fra listen.",
  "fault.last-admin": "Det er den eneste administrator, og uden en kan ingen give adgang. Giv en anden rollen først.",
  "fault.own-access": "Du kan ikke lukke din egen adgang. Bed en anden administrator om det.",
  "fault.person-unknown-here": "Ingen med adgang har det id. Måske er adgangen allerede lukket.",
  "fault.token-unknown": "Adgangstegnet findes ikke, eller det er allerede trukket tilbage.",
  "fault.deputy-missing": "Vælg, hvem der svarer, mens du er væk.",
  "fault.deputy-unknown": "Ingen leder i kommunen har mailadressen »{email}«. Vælg en anden stedfortræder.",
  "fault.absence-from-missing": "Skriv den første dag, du er væk.",
  "fault.absence-to-missing": "Skriv den sidste dag, du er væk.",
  "fault.absence-backwards": "Fraværet slutter, før det begynder. Ret en af datoerne.",
  "fault.machine-token-needed":
    "Tallene er hele maskinens. De kræver et adgangstegn, der er lavet på den: bin/udsyn token add --role admin.",
  "fault.token-needed":
    "Send et gyldigt adgangstegn med: Authorization: Bearer … Kommunens administrator kan udstede et.",
  "fault.own-visit":
    "Du har selv oprettet, rettet eller sendt det, så du kan ikke selv godkende det. Din stedfortræder eller en anden leder gør det.",
  "fault.whose-token":
    "En leder har selv oprettet, rettet eller sendt det, og et adgangstegn siger ikke, hvem der bruger det. En anden leder skal svare i eget navn.",
  "fault.role-needed": "Det har du ikke adgang til. Spørg koordinatoren, hvis det er din opgave.",
  "fault.role-unknown": "Den rolle er der ingen, der har i demoen. Vælg en af dem, der står på siden.",
  "fault.foreign-page":
    "Handlingen kom ikke fra Udsyns egne sider og er derfor ikke udført. Åbn siden i Udsyn, og prøv igen.",
  "fault.sign-in-not-begun": "Log ind blev ikke begyndt i denne browser, eller det tog for lang tid. Begynd forfra.",
  "fault.sign-in-refused":
    "Kommunens log ind gav ikke et svar, der kan bruges. Begynd forfra, eller spørg it-afdelingen.",
  "fault.claims-unreadable":
    "Kommunens log ind skriver dit id eller din mailadresse, så det ikke kan bruges: det er tomt eller for langt, eller der er skjulte tegn eller linjeskift i. Bed it-afdelingen rette det dér.",
  "fault.login-away":
    "Kommunens log ind svarer ikke, som det skal, så ingen kan logge ind lige nu. Prøv igen om lidt. Bliver det ved, så spørg it-afdelingen.",
  "fault.no-role-here":
    "Du er kendt af kommunens log ind, men har ingen rolle i Udsyn. Spørg kommunens administrator om adgang.",
  "fault.mail-not-proven":
    "Du er kendt af kommunens log ind, men har ingen rolle i Udsyn. Log ind siger heller ikke, at mailadressen er din (»email_verified«), så en adgang, der er givet til mailadressen, kan ikke bruges. Spørg kommunens administrator eller it-afdelingen.",
  "fault.access-closed":
    "Din adgang til Udsyn er lukket. Kommunens administrator kan åbne den igen; spørg dér, hvis du stadig skal bruge den.",
  "fault.too-often":
    "Det er gjort for mange gange på kort tid. Vent {seconds, plural, one {et sekund} other {# sekunder}}, og prøv igen. Det, du har skrevet, er ikke gået tabt: gå tilbage i browseren.",
  "fault.idempotency-key-reused":
    "Nøglen i Idempotency-Key er allerede brugt til en anden forespørgsel. Brug en ny nøgle.",
  "fault.done-already":
    "Det er gjort under samme Idempotency-Key: »{made}« er lavet. Hemmeligheden stod i det første svar og ligger ingen steder. Er den tabt, så luk det, der blev lavet, og lav et nyt med en ny nøgle.",
  "fault.answer-erased": "Det, forespørgslen handlede om, er slettet siden. Den er ikke udført igen.",
  "fault.idempotency-key-empty":
    "Idempotency-Key er tom. Send en nøgle, der er ny for hver forespørgsel, eller udelad den.",
  "fault.idempotency-key-too-long": "Nøglen i Idempotency-Key må højst have 200 tegn.",
  "fault.json-unreadable": "Forespørgslens indhold er ikke gyldig JSON.",
  "fault.method-unknown": "Adressen findes, men ikke til det. Den tager: {allowed}.",
  "fault.json-needed": "Adressen tager JSON. Send indholdet med Content-Type: application/json.",
  "fault.too-large": "Det er for meget på én gang. Send det i mindre dele.",
  "fault.address-too-long": "Adressen er for lang. Afkort den, for eksempel ved at søge på færre ord.",
  "fault.headers-too-large":
    "Adressen og forespørgslens hoveder fylder for meget tilsammen. Afkort adressen, eller send færre cookies og hoveder.",
  "fault.media-type-unknown":
    "Adressen tager ikke indhold af den slags. Send JSON med Content-Type: application/json, og filer, hvor de tages imod, som multipart/form-data.",
  "fault.invalid": "Det kan ikke gøres endnu. Alt, hvad der står i vejen, er nævnt under errors.",
  "fault.json-name-twice": "Et felt står to gange i samme JSON-objekt. Behold det ene.",
  "fault.json-too-deep": "Forespørgslens JSON er indlejret for dybt. Brug højst 64 niveauer.",
  "fault.upload-unreadable": "Det, der blev sendt, kom ikke helt frem. Prøv igen.",
  "fault.upload-too-much":
    "Det er for meget på én gang. En fil må højst fylde {megabytes} MB. Er der flere, så send færre ad gangen.",
  "fault.away":
    "Databasen kan ikke nås eller ikke gemme lige nu. Prøv igen om lidt, med samme Idempotency-Key, så intet bliver gjort to gange.",
  "fault.documents-away": "Dokumenterne kan ikke nås lige nu, og intet er gemt. Prøv igen om lidt.",
  "fault.scanner-away": "Virusscanneren svarer ikke, og ingen fil bliver taget imod uden. Prøv igen om lidt.",
  "fault.document-unknown": "Dokumentet findes ikke mere.",
  "fault.document-changed":
    "Filen på serveren er en anden end den, der blev lagt op: den er ændret eller beskadiget, og derfor bliver den ikke vist. Sig det til dem, der driver siden.",
  "fault.document-missing": "Filen mangler på serveren. Sig det til dem, der driver siden.",
  "fault.two-hosts": "Forespørgslen nævner mere end én vært. Skriv én Host, den samme som i adressen.",
  "fault.text-unreadable": "Adressen eller indholdet er ikke gyldig tekst i UTF-8.",
  "fault.version-passed": "En anden har gemt i mellemtiden. Hent den nyeste version, og læg dine ændringer ind i den.",
  "fault.if-match-needed":
    "If-Match mangler. Hent posten, og send dens ETag med, så ingen andens rettelse bliver overskrevet.",
  "fault.if-match-unreadable": "If-Match skal være det ETag, som posten blev hentet med.",
  "fault.missing": "Feltet mangler.",
  "fault.wrong-type":
    "Her skal stå {expected, select, string {en tekst} number {et tal} int {et helt tal} boolean {true eller false} array {en liste} object {et objekt} record {et objekt} null {null} other {noget andet}}.",
  "fault.not-one-of": "Skriv en af værdierne {choices}.",
  "fault.too-small": "Skriv mindst {least}.",
  "fault.too-big": "Skriv højst {most}{origin, select, string { tegn. Her står {over} for meget} other {}}.",
  "fault.not-readable": "Værdien kan ikke læses her.",
  "fault.unknown-field": "Feltet »{field}« kendes ikke. Ret stavningen, eller fjern det.",
  "fault.not-a-day": "»{written}« er ikke en dato. Skriv for eksempel 2026-05-06.",
  "fault.not-an-amount": "»{written}« er ikke et beløb. Skriv det med højst to decimaler, for eksempel 1234.50.",
  "fault.not-a-time": "»{written}« er ikke et klokkeslæt. Skriv for eksempel 14:30.",
  "fault.not-a-country": "»{written}« er ikke en landekode. Skriv to store bogstaver, for eksempel DE.",
  "fault.not-a-time-zone": "»{written}« er ikke en tidszone. Skriv for eksempel Europe/Berlin.",
  "fault.not-a-currency": "»{written}« er ikke en valutakode. Skriv tre store bogstaver, for eksempel DKK.",
  "fault.not-an-email": "»{written}« er ikke en mailadresse.",
  "fault.not-an-address": "»{written}« er ikke en netadresse. Skriv den med https:// foran.",
  "fault.control-characters":
    "Teksten indeholder usynlige tegn, der ikke kan gemmes eller vender læseretningen. Skriv den igen uden dem.",
  "fault.cursor-unreadable": "Sidemærket kan ikke læses. Begynd forfra fra listens første side.",
});
