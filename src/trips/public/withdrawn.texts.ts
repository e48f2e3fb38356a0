import { catalogue } from "../../platform/index.ts";

/** What is said of records that are taken back: how many, when and why, and nothing of what stood in them. */
export const withdrawnTexts = catalogue({
  da: {
    title: "Trukket tilbage",
    lede: "Rejser og besøg, som kommunen har taget ned efter offentliggørelsen, og hvorfor. De er i ingen liste, sum eller datafil.",
    "gathered.lede":
      "Rejser og besøg, som er taget ned, efter at de har stået her, og hvorfor. De er i ingen liste, sum eller datafil.",
    "of.register":
      "{count, plural, one {# post er trukket tilbage og står} other {# poster er trukket tilbage og står}} ikke her.",
    "of.committee":
      "{count, plural, one {# af udvalgets poster er trukket tilbage og er} other {# af udvalgets poster er trukket tilbage og er}} ikke talt med her.",
    "of.rulings":
      "{count, plural, one {Beslutninger om # post, der er trukket tilbage, står} other {Beslutninger om # poster, der er trukket tilbage, står}} ikke her.",
    link: "Se hvornår og hvorfor",
    down: "Taget ned den {date}",
    erased: "Begrundelsen er slettet.",
    none: "Ingen poster er trukket tilbage",
    log: "Loggen viser fortsat, at posterne har stået her.",
    "see-log": "Se loggen",
  },
  en: {
    title: "Withdrawn",
    lede: "Trips and visits that the municipality took down after they were published, and why. They are in no list, total or data file.",
    "gathered.lede":
      "Trips and visits that were taken down after they stood here, and why. They are in no list, total or data file.",
    "of.register":
      "{count, plural, one {# entry has been withdrawn and does} other {# entries have been withdrawn and do}} not stand here.",
    "of.committee":
      "{count, plural, one {# of the committee’s entries has been withdrawn and is} other {# of the committee’s entries have been withdrawn and are}} not counted here.",
    "of.rulings":
      "{count, plural, one {Decisions on # entry that has been withdrawn} other {Decisions on # entries that have been withdrawn}} do not stand here.",
    link: "See when and why",
    down: "Taken down on {date}",
    erased: "The reason has been erased.",
    none: "No entries have been withdrawn",
    log: "The log still shows that the entries stood here.",
    "see-log": "See the log",
  },
  de: {
    title: "Zurückgezogen",
    lede: "Reisen und Besuche, die die Kommune nach der Veröffentlichung zurückgezogen hat, und warum. Sie stehen in keiner Liste, Summe oder Datei.",
    "gathered.lede":
      "Reisen und Besuche, die zurückgezogen wurden, nachdem sie hier standen, und warum. Sie stehen in keiner Liste, Summe oder Datei.",
    "of.register":
      "{count, plural, one {# Eintrag wurde zurückgezogen und steht} other {# Einträge wurden zurückgezogen und stehen}} nicht hier.",
    "of.committee":
      "{count, plural, one {# Eintrag des Ausschusses wurde zurückgezogen und ist} other {# Einträge des Ausschusses wurden zurückgezogen und sind}} hier nicht mitgezählt.",
    "of.rulings":
      "{count, plural, one {Beschlüsse zu # zurückgezogenen Eintrag} other {Beschlüsse zu # zurückgezogenen Einträgen}} stehen nicht hier.",
    link: "Wann und warum",
    down: "Zurückgezogen am {date}",
    erased: "Die Begründung wurde gelöscht.",
    none: "Kein Eintrag wurde zurückgezogen",
    log: "Das Logbuch zeigt weiterhin, dass die Einträge hier standen.",
    "see-log": "Zum Logbuch",
  },
});
