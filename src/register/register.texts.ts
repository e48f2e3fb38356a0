import { catalogue } from "../platform/index.ts";

/** Refusals of the register, and what is wrong with the words of a list. */
export const registerTexts = catalogue({
  da: {
    "fault.crowded": "Der er mange her lige nu, og din tur kom ikke i tide. Intet er galt med adressen.",
    "fault.log-empty": "Kommunen har ikke offentliggjort noget endnu, så loggen er tom.",
    "fault.tile-unknown": "Så langt er loggen ikke nået, eller flisens adresse er skrevet forkert.",
    "fault.filter-unreadable": "Værdien af filteret »{word}« kan ikke læses. Ret den, eller fjern filteret.",
    "fault.record-unknown": "Posten har aldrig været offentliggjort.",
    "fault.record-withdrawn": "Posten er allerede trukket tilbage.",
    "fault.log-went-back":
      "Intet er gemt: databasen er gået tilbage i tiden og har {stored, plural, one {# post} other {# poster}} af logbogen, hvor {known, plural, one {# er vist} other {# er vist}} for omverdenen. Sig det til driften: bin/udsyn doctor siger, hvad der skal gøres.",
    withdrawn: "Posten er trukket tilbage. Begrundelse: {reason}",
  },
  en: {
    "fault.crowded": "Many are here just now, and your turn did not come in time. Nothing is wrong with the address.",
    "fault.log-empty": "The municipality has not published anything yet, so the log is empty.",
    "fault.tile-unknown": "The log has not come that far, or the address of the tile is misspelt.",
    "fault.filter-unreadable": "The value of the filter “{word}” cannot be read. Correct it, or remove the filter.",
    "fault.record-unknown": "The record was never published.",
    "fault.record-withdrawn": "The record has already been withdrawn.",
    "fault.log-went-back":
      "Nothing is stored: the database has gone back in time and has {stored, plural, one {# entry} other {# entries}} of the log, where {known, plural, one {# was shown} other {# were shown}} to the world. Tell whoever runs the site: bin/udsyn doctor says what to do.",
    withdrawn: "The record has been withdrawn. Reason: {reason}",
  },
  de: {
    "fault.crowded":
      "Gerade sind viele hier, und Sie kamen nicht rechtzeitig an die Reihe. Mit der Adresse ist alles in Ordnung.",
    "fault.log-empty": "Die Kommune hat noch nichts veröffentlicht, daher ist das Logbuch leer.",
    "fault.tile-unknown": "So weit reicht das Logbuch nicht, oder die Adresse der Kachel ist falsch geschrieben.",
    "fault.filter-unreadable":
      "Der Wert des Filters „{word}“ ist nicht lesbar. Bitte korrigieren oder den Filter entfernen.",
    "fault.record-unknown": "Der Eintrag wurde nie veröffentlicht.",
    "fault.record-withdrawn": "Der Eintrag wurde bereits zurückgezogen.",
    "fault.log-went-back":
      "Nichts ist gespeichert: Die Datenbank ist in der Zeit zurückgegangen und hat {stored, plural, one {# Eintrag} other {# Einträge}} des Logbuchs, während {known, plural, one {# gezeigt wurde} other {# gezeigt wurden}}. Bitte dem Betrieb melden: bin/udsyn doctor sagt, was zu tun ist.",
    withdrawn: "Der Eintrag wurde zurückgezogen. Begründung: {reason}",
  },
});
