import { catalogue } from "../../platform/index.ts";

/** Accounts that were closed and are opened again to be corrected: they are neither missing nor late. */
export const reopenedTexts = catalogue({
  da: {
    beside: "åbnet igen",
    spent: "rettes: regnskabet er åbnet igen {date}",
    partly: "Delvist bogført: regnskabet er åbnet igen, så beløbene kan blive rettet.",
    told: "{was, select, closed {Regnskabet blev lukket {closed}} early {Regnskabet blev lukket {closed}, inden fristen {due}} late {Regnskabet blev lukket {closed}, efter fristen {due}} other {Regnskabet var endeligt}}. Det er åbnet igen {date} for at blive rettet.",
    why: "Hvorfor:",
    history: "Lukket før, åbnet igen {date}",
  },
  en: {
    beside: "opened again",
    spent: "being corrected: the accounts were opened again {date}",
    partly: "Partly booked: the accounts are open again, so the amounts may be corrected.",
    told: "{was, select, closed {The accounts were closed {closed}} early {The accounts were closed {closed}, before the deadline {due}} late {The accounts were closed {closed}, after the deadline {due}} other {The accounts were final}}. They were opened again {date} to be corrected.",
    why: "Why:",
    history: "Closed before, opened again {date}",
  },
  de: {
    beside: "wieder geöffnet",
    spent: "wird korrigiert: die Abrechnung ist seit {date} wieder offen",
    partly: "Teilweise gebucht: die Abrechnung ist wieder offen, Beträge können also korrigiert werden.",
    told: "{was, select, closed {Die Abrechnung wurde am {closed} geschlossen} early {Die Abrechnung wurde am {closed} geschlossen, vor Ablauf der Frist am {due}} late {Die Abrechnung wurde am {closed} geschlossen, nach Ablauf der Frist am {due}} other {Die Abrechnung war endgültig}}. Am {date} wurde sie wieder geöffnet, um korrigiert zu werden.",
    why: "Grund:",
    history: "Zuvor geschlossen, wieder geöffnet am {date}",
  },
});
