import { catalogue } from "../platform/index.ts";

/** Refusals of the register, and what is wrong with the words of a list. */
export const registerTexts = catalogue({
  da: {
    "fault.not-found": "Her er intet. Se adresserne på /api.",
    "fault.encoding-not-taken":
      "Svaret kan ikke sendes, som Accept-Encoding kræver det. Tag imod gzip, eller lad identity stå åben.",
    "fault.crowded": "Der er mange her lige nu, og din tur kom ikke i tide. Intet er galt med adressen.",
    "fault.published-meanwhile": "Noget blev offentliggjort, mens filen blev læst. Hent den igen.",
    "fault.annex-away":
      "Bilaget er stadig offentligt, men dets fil er her ikke lige nu. Den skal lægges tilbage i dokumenternes mappe.",
    "fault.log-empty": "Her er ikke offentliggjort noget endnu, så loggen er tom.",
    "fault.log-key-never-changed": "Logbogens nøgle er aldrig skiftet.",
    "fault.tile-unknown": "Så langt er loggen ikke nået, eller flisens adresse er skrevet forkert.",
    "fault.filter-names-none":
      "Filteret »{word}« peger på noget, som ikke findes her: {value}. Ret det, eller fjern filteret.",
    "fault.filter-unreadable": "Værdien af filteret »{word}« kan ikke læses. Ret den, eller fjern filteret.",
    "fault.record-unknown": "Posten har aldrig været offentliggjort.",
    "fault.record-withdrawn": "Posten er allerede trukket tilbage.",
    "fault.log-went-back":
      "Intet er gemt: databasen er gået tilbage i tiden og har {stored, plural, one {# post} other {# poster}} af logbogen, hvor {known, plural, one {# er vist} other {# er vist}} for omverdenen. Sig det til driften: bin/udsyn doctor siger, hvad der skal gøres.",
    "fault.log-key-other":
      "Intet er gemt: siden kører med en anden nøgle end den, logbogen nu underskrives med. Sig det til driften: sæt den nye nøgle, og start siden igen (bin/udsyn doctor).",
    "fault.log-key-used-before": "Den nye nøgle har været logbogens før. Lav en anden: bin/udsyn log-key new",
    "fault.log-key-of-neither":
      "Logbogen {origin} er underskrevet med hverken den gamle eller den nye nøgle. Intet er gjort ved den.",
    "annex-gone": "Bilaget er taget tilbage.",
    "annex-gone.why": "Bilaget er taget tilbage. Begrundelse: {reason}",
    withdrawn: "Posten er trukket tilbage. Begrundelse: {reason}",
  },
  en: {
    "fault.not-found": "There is nothing here. See the addresses at /api.",
    "fault.encoding-not-taken":
      "The answer cannot be sent as Accept-Encoding demands. Accept gzip, or leave identity open.",
    "fault.crowded": "Many are here just now, and your turn did not come in time. Nothing is wrong with the address.",
    "fault.published-meanwhile": "Something was published while the file was being read. Fetch it again.",
    "fault.annex-away":
      "The annex is still public, but its file is not here at the moment. It has to be put back among the documents.",
    "fault.log-empty": "Nothing has been published here yet, so the log is empty.",
    "fault.log-key-never-changed": "The key of the log was never changed.",
    "fault.tile-unknown": "The log has not come that far, or the address of the tile is misspelt.",
    "fault.filter-names-none":
      "The filter “{word}” names something that does not exist here: {value}. Correct it, or remove the filter.",
    "fault.filter-unreadable": "The value of the filter “{word}” cannot be read. Correct it, or remove the filter.",
    "fault.record-unknown": "The record was never published.",
    "fault.record-withdrawn": "The record has already been withdrawn.",
    "fault.log-went-back":
      "Nothing is stored: the database has gone back in time and has {stored, plural, one {# entry} other {# entries}} of the log, where {known, plural, one {# was shown} other {# were shown}} to the world. Tell whoever runs the site: bin/udsyn doctor says what to do.",
    "fault.log-key-other":
      "Nothing is stored: the site runs with another key than the one that signs the log now. Tell whoever runs the site: set the new key and start the site again (bin/udsyn doctor).",
    "fault.log-key-used-before": "The new key has been the log’s before. Make another: bin/udsyn log-key new",
    "fault.log-key-of-neither":
      "The log {origin} is signed with neither the old nor the new key. Nothing was done to it.",
    "annex-gone": "The annex has been withdrawn.",
    "annex-gone.why": "The annex has been withdrawn. Reason: {reason}",
    withdrawn: "The record has been withdrawn. Reason: {reason}",
  },
  de: {
    "fault.not-found": "Hier ist nichts. Die Adressen stehen unter /api.",
    "fault.encoding-not-taken":
      "Die Antwort kann nicht so gesendet werden, wie Accept-Encoding es verlangt. Nehmen Sie gzip an, oder lassen Sie identity zu.",
    "fault.crowded":
      "Gerade sind viele hier, und Sie kamen nicht rechtzeitig an die Reihe. Mit der Adresse ist alles in Ordnung.",
    "fault.published-meanwhile":
      "Während die Datei gelesen wurde, wurde etwas veröffentlicht. Bitte rufen Sie sie erneut ab.",
    "fault.annex-away":
      "Die Anlage ist weiterhin öffentlich, aber ihre Datei ist zurzeit nicht hier. Sie muss zu den Dokumenten zurückgelegt werden.",
    "fault.log-empty": "Hier ist noch nichts veröffentlicht, daher ist das Logbuch leer.",
    "fault.log-key-never-changed": "Der Schlüssel des Logbuchs wurde nie gewechselt.",
    "fault.tile-unknown": "So weit reicht das Logbuch nicht, oder die Adresse der Kachel ist falsch geschrieben.",
    "fault.filter-names-none":
      "Der Filter „{word}“ nennt etwas, das es hier nicht gibt: {value}. Berichtigen Sie ihn, oder entfernen Sie den Filter.",
    "fault.filter-unreadable":
      "Der Wert des Filters „{word}“ ist nicht lesbar. Bitte korrigieren oder den Filter entfernen.",
    "fault.record-unknown": "Der Eintrag wurde nie veröffentlicht.",
    "fault.record-withdrawn": "Der Eintrag wurde bereits zurückgezogen.",
    "fault.log-went-back":
      "Nichts ist gespeichert: Die Datenbank ist in der Zeit zurückgegangen und hat {stored, plural, one {# Eintrag} other {# Einträge}} des Logbuchs, während {known, plural, one {# gezeigt wurde} other {# gezeigt wurden}}. Bitte dem Betrieb melden: bin/udsyn doctor sagt, was zu tun ist.",
    "fault.log-key-other":
      "Nichts ist gespeichert: Die Website läuft mit einem anderen Schlüssel als dem, der das Logbuch jetzt unterschreibt. Bitte dem Betrieb melden: neuen Schlüssel setzen und die Website neu starten (bin/udsyn doctor).",
    "fault.log-key-used-before":
      "Der neue Schlüssel war schon einmal der des Logbuchs. Bitte einen anderen erzeugen: bin/udsyn log-key new",
    "fault.log-key-of-neither":
      "Das Logbuch {origin} ist weder mit dem alten noch mit dem neuen Schlüssel unterschrieben. Es bleibt unverändert.",
    "annex-gone": "Die Anlage wurde zurückgezogen.",
    "annex-gone.why": "Die Anlage wurde zurückgezogen. Begründung: {reason}",
    withdrawn: "Der Eintrag wurde zurückgezogen. Begründung: {reason}",
  },
});
