import { catalogue } from "../../platform/index.ts";

/** What is said where accounts that are older than the municipality shows are left out (docs/decisions/0095). */
export const olderTexts = catalogue({
  da: {
    title: "Regnskabet vises ikke længere her",
    trip: "Regnskaber vises i {years} år efter udgangen af det år, rejsen eller besøget sluttede. Nu er det dem fra {year} og frem, og dette er ældre.",
    list: "Regnskaber vises i {years} år efter udgangen af det år, rejsen eller besøget sluttede: nu fra {year} og frem.",
    sums: "Regnskaber fra før {year} vises ikke her og er heller ikke med i summer og gennemsnit. De vises i {years} år efter udgangen af det år, rejsen eller besøget sluttede; i summerne hører de til det år, den begyndte.",
    "ask.mail": "Du kan bede om aktindsigt i {of, select, trip {det} other {de ældre}}: ",
    "ask.website": "Du kan bede om aktindsigt i {of, select, trip {det} other {de ældre}}. Se hvordan på ",
    "ask.municipality": "Du kan bede kommunen om aktindsigt i {of, select, trip {det} other {de ældre}}.",
    log: "Posten er ikke ændret: loggen og datafilerne har den, som den blev offentliggjort.",
    hidden: "vises ikke",
    spent: "vises ikke: fra før {year}",
    "money.planned": "Sådan var det planlagt.",
    "history.changed": "Der er ændret i regnskabet. Hvad, vises ikke: det er fra før {year}.",
    "front.spent": "brugt ifølge de viste regnskaber, fra {year} og frem",
    "front.each":
      "pr. person i gennemsnit for {count, plural, one {# post} other {# poster}} fra {year} og frem med endeligt regnskab og antal personer",
    card: "Regnskabet er fra før {year} og vises ikke",
    count:
      "{count, plural, one {# regnskab fra før {year} eller uden år er} other {# regnskaber fra før {year} eller uden år er}} ikke talt med i regnskab og pris pr. person.",
  },
  en: {
    title: "The accounts are no longer shown here",
    trip: "Accounts are shown for {years} years after the end of the year in which the trip or visit ended. At present these are those of {year} and later, and these are older.",
    list: "Accounts are shown for {years} years after the end of the year in which the trip or visit ended: at present those of {year} and later.",
    sums: "Accounts from before {year} are not shown here and are in no sum or average. They are shown for {years} years after the end of the year in which the trip or visit ended; in the sums they belong to the year in which it began.",
    "ask.mail": "You may ask for access to {of, select, trip {them} other {the older ones}}: ",
    "ask.website": "You may ask for access to {of, select, trip {them} other {the older ones}}. See how at ",
    "ask.municipality": "You may ask the municipality for access to {of, select, trip {them} other {the older ones}}.",
    log: "The entry has not been changed: the log and the data files hold it as it was published.",
    hidden: "not shown",
    spent: "not shown: from before {year}",
    "money.planned": "This was the plan.",
    "history.changed": "The accounts were changed. How is not shown: they are from before {year}.",
    "front.spent": "spent according to the accounts shown, {year} and later",
    "front.each":
      "per person on average over {count, plural, one {# entry} other {# entries}} of {year} and later with final accounts and people",
    card: "The accounts are from before {year} and are not shown",
    count:
      "{count, plural, one {The accounts of # entry from before {year} or of no year are} other {The accounts of # entries from before {year} or of no year are}} not counted in accounts and cost per person.",
  },
  de: {
    title: "Die Abrechnung wird hier nicht mehr gezeigt",
    trip: "Abrechnungen werden {years} Jahre lang nach Ablauf des Jahres gezeigt, in dem die Reise oder der Besuch endete. Derzeit sind es die ab {year}, und diese ist älter.",
    list: "Abrechnungen werden {years} Jahre lang nach Ablauf des Jahres gezeigt, in dem die Reise oder der Besuch endete: derzeit ab {year}.",
    sums: "Abrechnungen aus der Zeit vor {year} werden hier nicht gezeigt und sind in keiner Summe und keinem Durchschnitt enthalten. Sie werden {years} Jahre lang nach Ablauf des Jahres gezeigt, in dem die Reise oder der Besuch endete; in den Summen gehören sie zum Jahr des Beginns.",
    "ask.mail": "Einsicht {of, select, trip {} other {in die älteren }}können Sie hier beantragen: ",
    "ask.website": "Einsicht {of, select, trip {} other {in die älteren }}können Sie beantragen. Wie, steht auf ",
    "ask.municipality": "Einsicht {of, select, trip {} other {in die älteren }}können Sie bei der Kommune beantragen.",
    log: "Der Eintrag ist unverändert: Logbuch und Datendateien enthalten ihn so, wie er veröffentlicht wurde.",
    hidden: "nicht gezeigt",
    spent: "nicht gezeigt: von vor {year}",
    "money.planned": "So war es geplant.",
    "history.changed": "Die Abrechnung wurde geändert. Was, wird nicht gezeigt: Sie ist von vor {year}.",
    "front.spent": "ausgegeben laut den gezeigten Abrechnungen, ab {year}",
    "front.each":
      "pro Person im Schnitt über {count, plural, one {# Eintrag} other {# Einträge}} ab {year} mit endgültiger Abrechnung und Personenzahl",
    card: "Die Abrechnung ist von vor {year} und wird nicht gezeigt",
    count:
      "{count, plural, one {# Abrechnung von vor {year} oder ohne Jahr ist} other {# Abrechnungen von vor {year} oder ohne Jahr sind}} in Abrechnung und Kosten pro Person nicht mitgezählt.",
  },
});
