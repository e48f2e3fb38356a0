import { catalogue } from "../../platform/index.ts";

/** What is still owed of a committee's trips. */
export const committeeOwedTexts = catalogue({
  da: {
    nothing: "Så vidt registret viser, er alle regnskaber gjort endeligt op.",
    reportless:
      "{count, plural, =0 {Så vidt registret viser, er der afleveret eller offentliggjort en rapport om hver rejse og hvert besøg, der er slut.} one {Om # rejse eller besøg, der er slut, er der ikke offentliggjort nogen rapport.} other {Om # rejser og besøg, der er slut, er der ikke offentliggjort nogen rapport.}}",
    "gathered.reportless":
      "{count, plural, =0 {Om hver rejse og hvert besøg her, der er slut, står her en rapport.} one {Om # rejse eller besøg, der er slut, står her ingen rapport.} other {Om # rejser og besøg, der er slut, står her ingen rapport.}}",
    "reports.elsewhere": "Om der er offentliggjort en rapport, står på hver rejses side.",
    accounts: "Regnskaber",
    none: "{count, plural, one {# post mangler regnskab eller er over fristen for det} other {# poster mangler regnskab eller er over fristen for det}}",
    "none.lacking": "{count, plural, one {# post mangler regnskab} other {# poster mangler regnskab}}",
    "none.late":
      "{count, plural, one {# post er over fristen for regnskabet} other {# poster er over fristen for regnskabet}}",
    "none.note": "Er der bogført noget, står posten også under sin egen status her.",
    "partly-booked": "{count, plural, one {# post er delvist bogført} other {# poster er delvist bogført}}",
    "partly-booked.note": "Der er bogført udgifter, men regnskabet er ikke lukket.",
    "not-settled": "{count, plural, one {# post er ikke gjort op} other {# poster er ikke gjort op}}",
    "not-settled.note": "Der er ikke oplyst noget, som er bogført, også fordi nogle rejser først kommer.",
    "reopened.note":
      "{count, plural, one {# af dem var lukket og er åbnet igen for at blive rettet.} other {# af dem var lukket og er åbnet igen for at blive rettet.}}",
    "reopened.all":
      "{count, plural, one {Regnskabet var lukket og er åbnet igen for at blive rettet.} other {Regnskaberne var lukket og er åbnet igen for at blive rettet.}}",
    reports: "{count, plural, one {En rapport} other {# rapporter}}",
    more: "{count, plural, one {Én til} other {# til}}",
    "report.late": "Rapporten skulle have været afleveret senest {date}.",
    "report.ahead": "Rapporten afleveres senest {date}.",
    late: "Over frist",
    awaited: "Ventes",
  },
  en: {
    nothing: "As far as the register shows, all accounts are final.",
    reportless:
      "{count, plural, =0 {As far as the register shows, a report is handed in or published of every trip and visit that is over.} one {Of # trip or visit that is over, no report is published.} other {Of # trips and visits that are over, no report is published.}}",
    "gathered.reportless":
      "{count, plural, =0 {Of every trip and visit here that is over, a report is here.} one {Of # trip or visit that is over, no report is here.} other {Of # trips and visits that are over, no report is here.}}",
    "reports.elsewhere": "Whether a report is published stands on each trip’s page.",
    accounts: "Accounts",
    none: "{count, plural, one {# entry lacks accounts or is past their deadline} other {# entries lack accounts or are past their deadline}}",
    "none.lacking": "{count, plural, one {# entry lacks accounts} other {# entries lack accounts}}",
    "none.late":
      "{count, plural, one {# entry is past the deadline for its accounts} other {# entries are past the deadline for their accounts}}",
    "none.note": "Where something is booked, the entry stands under its own status here too.",
    "partly-booked": "{count, plural, one {# entry is partly booked} other {# entries are partly booked}}",
    "partly-booked.note": "Expenses are booked, but the accounts are not closed.",
    "not-settled": "{count, plural, one {# entry is not settled} other {# entries are not settled}}",
    "not-settled.note": "Nothing is stated to be booked, also because some trips are still to come.",
    "reopened.note":
      "{count, plural, one {# of them was closed and is open again to be corrected.} other {# of them were closed and are open again to be corrected.}}",
    "reopened.all":
      "{count, plural, one {The accounts were closed and are open again to be corrected.} other {All of them were closed and are open again to be corrected.}}",
    reports: "{count, plural, one {One report} other {# reports}}",
    more: "{count, plural, one {One more} other {# more}}",
    "report.late": "The report should have been handed in by {date}.",
    "report.ahead": "The report is to be handed in by {date}.",
    late: "Overdue",
    awaited: "Awaited",
  },
  de: {
    nothing: "Soweit das Register zeigt, sind alle Abrechnungen endgültig.",
    reportless:
      "{count, plural, =0 {Soweit das Register zeigt, ist zu jeder Reise und jedem Besuch, die vorbei sind, ein Bericht abgegeben oder veröffentlicht.} one {Zu # Reise oder Besuch, die vorbei sind, ist kein Bericht veröffentlicht.} other {Zu # Reisen und Besuchen, die vorbei sind, ist kein Bericht veröffentlicht.}}",
    "gathered.reportless":
      "{count, plural, =0 {Zu jeder Reise und jedem Besuch hier, die vorbei sind, steht hier ein Bericht.} one {Zu # Reise oder Besuch, die vorbei sind, steht hier kein Bericht.} other {Zu # Reisen und Besuchen, die vorbei sind, steht hier kein Bericht.}}",
    "reports.elsewhere": "Ob ein Bericht veröffentlicht ist, steht auf der Seite jeder Reise.",
    accounts: "Abrechnungen",
    none: "{count, plural, one {Bei # Eintrag fehlt die Abrechnung oder ist ihre Frist verstrichen} other {Bei # Einträgen fehlt die Abrechnung oder ist ihre Frist verstrichen}}",
    "none.lacking":
      "{count, plural, one {Bei # Eintrag fehlt die Abrechnung} other {Bei # Einträgen fehlt die Abrechnung}}",
    "none.late":
      "{count, plural, one {Bei # Eintrag ist die Frist für die Abrechnung verstrichen} other {Bei # Einträgen ist die Frist für die Abrechnung verstrichen}}",
    "none.note": "Ist etwas gebucht, steht der Eintrag hier auch unter seinem eigenen Status.",
    "partly-booked": "{count, plural, one {# Eintrag ist teilweise gebucht} other {# Einträge sind teilweise gebucht}}",
    "partly-booked.note": "Ausgaben sind gebucht, aber die Abrechnung ist nicht geschlossen.",
    "not-settled": "{count, plural, one {# Eintrag ist nicht abgerechnet} other {# Einträge sind nicht abgerechnet}}",
    "not-settled.note": "Gebucht ist nach den Angaben nichts, auch weil manche Reisen erst bevorstehen.",
    "reopened.note":
      "{count, plural, one {# davon war geschlossen und ist zur Korrektur wieder geöffnet.} other {# davon waren geschlossen und sind zur Korrektur wieder geöffnet.}}",
    "reopened.all":
      "{count, plural, one {Die Abrechnung war geschlossen und ist zur Korrektur wieder geöffnet.} other {Alle waren geschlossen und sind zur Korrektur wieder geöffnet.}}",
    reports: "{count, plural, one {Ein Bericht} other {# Berichte}}",
    more: "{count, plural, one {Ein weiterer} other {# weitere}}",
    "report.late": "Der Bericht hätte bis zum {date} vorliegen sollen.",
    "report.ahead": "Der Bericht ist bis zum {date} abzugeben.",
    late: "Überfällig",
    awaited: "Erwartet",
  },
});
