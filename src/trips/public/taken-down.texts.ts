import { catalogue } from "../../platform/index.ts";

export const takenDownTexts = catalogue({
  da: {
    front: "Forside",
    trips: "Rejser",
    crumb: "Trukket tilbage",
    title: "Offentliggørelsen er trukket tilbage",
    lede: "{whose, select, gathered {Det, der stod her, er taget ned den {date}.} other {Kommunen har taget det, der stod her, ned den {date}.}}",
    why: "Begrundelse",
    erased: "»slettet«",
    log: "Loggen viser fortsat, at der har stået noget her, og hvornår det blev taget ned. Navne og tekster er væk; beløb, datoer, sted, udvalg og antal rejsende kan stadig læses i loggen.",
    beside: "Hører til den",
    trip: "Rejsen",
    "annex.title": "Bilaget er taget tilbage",
    "annex.lede":
      "{whose, select, gathered {Det bilag, der lå her, er taget tilbage.} other {Kommunen har taget det bilag, der lå her, tilbage.}}",
    "annex.lede.since":
      "{whose, select, gathered {Det bilag, der lå her, blev taget tilbage den {date}.} other {Kommunen tog det bilag, der lå her, tilbage den {date}.}}",
    "annex.log": "Rejsen er stadig offentlig. Loggen viser fortsat, at der har ligget et bilag her.",
    "annex.trip": "Se rejsen",
    all: "Se alle rejser",
    "see-log": "Se loggen",
  },
  en: {
    front: "Front page",
    trips: "Trips",
    crumb: "Withdrawn",
    title: "This is no longer published",
    lede: "{whose, select, gathered {What stood here was taken down on {date}.} other {The municipality took down what stood here on {date}.}}",
    why: "Reason",
    erased: "‘erased’",
    log: "The log still shows that something stood here, and when it was taken down. Names and texts are gone; amounts, dates, place, committee and the number of travellers can still be read in the log.",
    beside: "Belongs to it",
    trip: "The trip",
    "annex.title": "This annex has been withdrawn",
    "annex.lede":
      "{whose, select, gathered {The annex that lay here has been withdrawn.} other {The municipality has withdrawn the annex that lay here.}}",
    "annex.lede.since":
      "{whose, select, gathered {The annex that lay here was withdrawn on {date}.} other {The municipality withdrew the annex that lay here on {date}.}}",
    "annex.log": "The trip is still public. The log still shows that an annex lay here.",
    "annex.trip": "See the trip",
    all: "See all trips",
    "see-log": "See the log",
  },
  de: {
    front: "Startseite",
    trips: "Reisen",
    crumb: "Zurückgezogen",
    title: "Die Veröffentlichung wurde zurückgezogen",
    lede: "{whose, select, gathered {Was hier stand, wurde am {date} zurückgezogen.} other {Die Kommune hat, was hier stand, am {date} zurückgezogen.}}",
    why: "Begründung",
    erased: "„gelöscht“",
    log: "Das Logbuch zeigt weiterhin, dass hier etwas stand und wann es zurückgezogen wurde. Namen und Texte sind fort; Beträge, Tage, Ort, Ausschuss und die Zahl der Reisenden sind im Logbuch weiterhin zu lesen.",
    beside: "Gehört dazu",
    trip: "Die Reise",
    "annex.title": "Diese Anlage wurde zurückgezogen",
    "annex.lede":
      "{whose, select, gathered {Die Anlage, die hier lag, wurde zurückgezogen.} other {Die Kommune hat die Anlage, die hier lag, zurückgezogen.}}",
    "annex.lede.since":
      "{whose, select, gathered {Die Anlage, die hier lag, wurde am {date} zurückgezogen.} other {Die Kommune hat die Anlage, die hier lag, am {date} zurückgezogen.}}",
    "annex.log": "Die Reise ist weiterhin öffentlich. Das Logbuch zeigt weiterhin, dass hier eine Anlage lag.",
    "annex.trip": "Zur Reise",
    all: "Alle Reisen ansehen",
    "see-log": "Zum Logbuch",
  },
});
