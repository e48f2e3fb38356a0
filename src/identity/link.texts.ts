import { catalogue } from "../platform/index.ts";

/** Why a link lets nobody in: its holder need not know Danish, and may only have opened it. */
export const linkTexts = catalogue({
  da: {
    "fault.link-unknown": "Linket findes ikke. Kontrollér, at hele adressen er kommet med, eller bed om et nyt link.",
    "fault.link-used": "Linket er allerede brugt. Bed om et nyt, hvis noget skal ændres.",
    "fault.link-revoked":
      "Linket gælder ikke længere: Det er lukket, sagen er besvaret på anden måde, eller der er sendt et nyere link.",
    "fault.link-expired": "Linket er udløbet. Bed om et nyt.",
  },
  en: {
    "fault.link-unknown": "The link does not exist. Check that the whole address is there, or ask for a new link.",
    "fault.link-used": "The link has been used. Ask for a new one if something has to change.",
    "fault.link-revoked":
      "The link no longer works: it was closed, the case was answered in another way, or a newer link was sent.",
    "fault.link-expired": "The link has run out. Ask for a new one.",
  },
  de: {
    "fault.link-unknown":
      "Den Link gibt es nicht. Prüfen Sie, ob die ganze Adresse übernommen wurde, oder bitten Sie um einen neuen Link.",
    "fault.link-used": "Der Link wurde schon benutzt. Bitten Sie um einen neuen, wenn sich etwas ändern soll.",
    "fault.link-revoked":
      "Der Link gilt nicht mehr: Er wurde geschlossen, die Sache wurde anders beantwortet, oder es wurde ein neuerer Link verschickt.",
    "fault.link-expired": "Der Link ist abgelaufen. Bitten Sie um einen neuen.",
  },
});
