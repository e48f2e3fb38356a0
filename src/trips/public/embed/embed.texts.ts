import { catalogue } from "../../../platform/index.ts";

export const tripEmbedTexts = catalogue({
  da: {
    list: "Listen over rejser og besøg",
    "list.text": "De nyeste poster med, hvad de kostede, og hvor sikkert det er.",
    trip: "Én rejse",
    "trip.text": "Hvad, hvor, hvornår, og hvad det kostede. Skriv rejsens adresse i stedet for den, der står her.",
    "frame.list": "Rejser og besøg, {municipality}",
    "frame.trip": "En rejse, {municipality}",
    all: "{count, plural, one {Se posten i Udsyn} other {Se alle # poster i Udsyn}}",
    whole: "Hele historien: formål, program, beslutninger og regnskab",
    unknown: "Her er ingen rejse med den adresse",
    down: "Rejsen er taget ned",
  },
  en: {
    list: "The list of trips and visits",
    "list.text": "The newest entries with what they cost and how sure that is.",
    trip: "One trip",
    "trip.text": "What, where, when and what it cost. Write the trip's address in place of the one here.",
    "frame.list": "Trips and visits, {municipality}",
    "frame.trip": "A trip, {municipality}",
    all: "{count, plural, one {See the entry in Udsyn} other {See all # entries in Udsyn}}",
    whole: "The whole story: purpose, programme, rulings and accounts",
    unknown: "There is no trip with that address",
    down: "The trip has been taken down",
  },
  de: {
    list: "Die Liste der Reisen und Besuche",
    "list.text": "Die neuesten Einträge mit dem, was sie gekostet haben, und wie sicher das ist.",
    trip: "Eine Reise",
    "trip.text":
      "Was, wo, wann und was es gekostet hat. Schreiben Sie die Adresse der Reise anstelle der hier genannten.",
    "frame.list": "Reisen und Besuche, {municipality}",
    "frame.trip": "Eine Reise, {municipality}",
    all: "{count, plural, one {Den Eintrag in Udsyn ansehen} other {Alle # Einträge in Udsyn ansehen}}",
    whole: "Die ganze Geschichte: Zweck, Programm, Beschlüsse und Abrechnung",
    unknown: "Hier ist keine Reise mit dieser Adresse",
    down: "Die Reise wurde entfernt",
  },
});
