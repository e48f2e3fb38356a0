import { catalogue } from "../../platform/index.ts";

/** Accounts that were closed and are opened again to be corrected: they are not missing, and late only where they were opened before their day. */
export const reopenedTexts = catalogue({
  da: {
    beside: "åbnet igen",
    spent: "rettes: regnskabet er åbnet igen den {date}",
    partly: "Delvist bogført: regnskabet er åbnet igen, så beløbene kan blive rettet.",
    told: "{was, select, closed {Regnskabet blev lukket den {closed}} early {Regnskabet blev lukket den {closed}, inden for fristen den {due}} late {Regnskabet blev lukket den {closed}, efter fristen den {due}} other {Regnskabet var endeligt}}. Det er åbnet igen den {date} for at blive rettet.",
    why: "Hvorfor:",
    history: "Lukket før, åbnet igen den {date}",
  },
  en: {
    beside: "opened again",
    spent: "being corrected: the accounts were opened again on {date}",
    partly: "Partly booked: the accounts are open again, so the amounts may be corrected.",
    told: "{was, select, closed {The accounts were closed on {closed}} early {The accounts were closed on {closed}, within the deadline of {due}} late {The accounts were closed on {closed}, after the deadline of {due}} other {The accounts were final}}. They were opened again on {date} to be corrected.",
    why: "Why:",
    history: "Closed before, opened again on {date}",
  },
  de: {
    beside: "wieder geöffnet",
    spent: "wird korrigiert: die Abrechnung ist seit {date} wieder offen",
    partly: "Teilweise gebucht: die Abrechnung ist wieder offen, Beträge können also korrigiert werden.",
    told: "{was, select, closed {Die Abrechnung wurde am {closed} geschlossen} early {Die Abrechnung wurde am {closed} geschlossen, innerhalb der Frist bis zum {due}} late {Die Abrechnung wurde am {closed} geschlossen, nach Ablauf der Frist am {due}} other {Die Abrechnung war endgültig}}. Am {date} wurde sie wieder geöffnet, um korrigiert zu werden.",
    why: "Grund:",
    history: "Zuvor geschlossen, wieder geöffnet am {date}",
  },
});
