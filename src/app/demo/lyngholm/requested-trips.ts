import { budget, contact, journey, people, thereAndBack, toSanktAlba } from "./parts.ts";
import { asks, drafts, edits, ends, returns, rules, type Story, sends } from "./story.ts";

const skole = "boerne-og-skoleudvalget";
const klima = "klima-og-teknikudvalget";
const kultur = "kultur-og-fritidsudvalget";
const social = "social-og-sundhedsudvalget";
const erhverv = "erhvervs-og-arbejdsmarkedsudvalget";

/** Trips that nobody has approved: drafts, requests that wait, and what committees did with the others. */
export const requestedTrips: readonly Story[] = [
  {
    starts: 80,
    trip: (start) => ({
      kind: "committee-trip",
      title: "Reykjavik: kan varme fra jorden betale sig på heden?",
      committee: klima,
      goals: ["hedens-klima"],
      ...journey(start, 3, "Reykjavik", "IS", 64.13548, -21.89541),
    }),
    events: [drafts(-4)],
  },
  {
    starts: 17,
    trip: (start) => ({
      kind: "staff-visit",
      title: "Malmø: hvad kan et bibliotek uden bøger?",
      purpose: "Et halvt døgn hos bibliotekets børneafdeling.",
      unit: "kultur-og-borger",
      ...journey(start, 1, "Malmø", "SE", 55.60587, 13.00073),
      ...thereAndBack("rail", { km: 370 }),
      participants: people([], "Kultur og Borger", 2),
    }),
    events: [drafts(-2, "employee")],
  },
  {
    starts: 24,
    trip: (start) => ({
      kind: "staff-visit",
      title: "Helsingborg: hvem låner skolens værksted om aftenen?",
      purpose: "At høre, hvordan en skole deler sit værksted med byens foreninger, og hvad opsynet koster.",
      unit: "skole-og-dagtilbud",
      goals: ["bedre-service"],
      ...journey(start, 1, "Helsingborg", "SE", 56.04673, 12.69437),
      participants: people([], "Skole og Dagtilbud", 2),
      budget: budget({ transport: 780, meals: 300 }),
      ...contact,
    }),
    events: [drafts(-4, "employee"), sends(-4)],
  },
  {
    starts: 38,
    trip: (start) => ({
      kind: "staff-visit",
      title: "Flensborg: hvordan skifter børn sprog i skolegården?",
      purpose: "En dag på en tosproget skole.",
      unit: "skole-og-dagtilbud",
      ...journey(start, 2, "Flensborg", "DE", 54.78431, 9.43961),
      ...thereAndBack("rail"),
      participants: people([], "Skole og Dagtilbud", 3),
      budget: budget({ transport: 2400, lodging: 3300, meals: 1500 }),
      ...contact,
    }),
    events: [
      drafts(-9, "employee"),
      sends(-9),
      returns(-7, "Kan I nå det på én dag? Så spares hotellet. Skriv også, hvad det skal bruges til."),
    ],
  },
  {
    starts: 66,
    trip: (start) => ({
      kind: "committee-trip",
      title: "Bergen: hvad koster det, at alle børn kan svømme?",
      purpose:
        "Bergen har svømmet alle børn fri i tyve år. Udvalget vil se bassiner, timer og regnskab, før budgettet for svømning lægges.",
      caseNumber: "18.00.00-P35-6",
      committee: skole,
      goals: ["bedre-service"],
      ...journey(start, 3, "Bergen", "NO", 60.39299, 5.32415),
      ...thereAndBack("flight", { travelClass: "economy" }),
      participants: people(["clara", "gerda", "hans"], "Skole og Dagtilbud", 1),
      budget: budget({ transport: 16800, lodging: 15200, meals: 8400, fees: 1200 }, "Fly"),
      funding: [{ payer: "committee", name: "Børne- og Skoleudvalget", amount: "41600.00" }],
      ...contact,
    }),
    // Its meeting has been held and its ruling is not written: what a visitor can play to the end.
    events: [drafts(-30), asks(-22, skole, -1)],
  },
  {
    starts: 70,
    trip: (start) => ({
      kind: "committee-trip",
      title: "Wien: hvordan bygger man boliger, lærlinge har råd til?",
      purpose: "Wien bygger selv. Udvalget vil se, hvad der skal til, for at unge faglærte kan bo i byen.",
      caseNumber: "03.00.00-P35-3",
      committee: erhverv,
      goals: ["faglaerte"],
      ...journey(start, 4, "Wien", "AT", 48.20849, 16.37208),
      ...thereAndBack("rail", { km: 1420 }),
      participants: people(["ida", "bo"], "Klima og Teknik", 1),
      budget: budget({ transport: 18600, lodging: 19800, meals: 9000, fees: 3600 }),
      ...contact,
    }),
    events: [
      drafts(-42),
      asks(-40, erhverv, -19),
      rules(-15, "recommended", "Anbefales over for Byrådet, fordi prisen pr. deltager er over rejsereglernes loft.", {
        item: "4",
      }),
      asks(-14, "byraadet", 22),
    ],
  },
  {
    starts: 90,
    trip: (start) => ({
      kind: "delegation",
      title: "Sankt Alba: hvordan finder to byer lærepladser til hinandens unge?",
      purpose: "Aftale om fælles praktik for lærlinge i to håndværksfag.",
      committee: erhverv,
      goals: ["venskabsby", "faglaerte"],
      ...toSanktAlba(start, 2),
      participants: people(["ida"], "Direktionen", 1),
      budget: budget({ transport: 3200, lodging: 2400, meals: 1600 }),
      ...contact,
    }),
    events: [
      drafts(-30),
      asks(-28, erhverv, -12),
      rules(-8, "recommended", "Anbefales over for Økonomiudvalget.", { item: "6" }),
    ],
  },
  {
    starts: 60,
    trip: (start) => ({
      kind: "committee-trip",
      title: "Utrecht: hvem passer de grønne tage?",
      purpose: "At se ti års drift af grønne tage på kommunens egne bygninger.",
      committee: klima,
      goals: ["hedens-klima"],
      ...journey(start, 3, "Utrecht", "NL", 52.09083, 5.12222),
      ...thereAndBack("rail", { km: 820 }),
      participants: people(["frode", "ditlev"], "Klima og Teknik", 1),
      budget: budget({ transport: 7800, lodging: 9600, meals: 4200 }),
      ...contact,
    }),
    events: [
      drafts(-45),
      asks(-42, klima, -20),
      rules(-16, "postponed", "Udsat til efter temamødet om kommunens bygninger.", { item: "8" }),
    ],
  },
  {
    starts: 55,
    trip: (start) => ({
      kind: "committee-trip",
      title: "Riga: hvad laver unge efter skole, når det er gratis?",
      purpose: "Fritidsliv for unge mellem 13 og 18 år.",
      committee: kultur,
      ...journey(start, 3, "Riga", "LV", 56.946, 24.10589),
      ...thereAndBack("flight"),
      participants: people(["esther", "frode", "ditlev"], "Kultur og Borger", 1),
      budget: budget({ transport: 14400, lodging: 10800, meals: 6400 }, "Fly"),
      ...contact,
    }),
    events: [
      drafts(-44),
      asks(-40, kultur, -18),
      rules(-14, "sent-back", "Sendt tilbage. Udvalget vil vide, hvad et digitalt besøg først kan give.", {
        item: "5",
      }),
      edits(-3, { purpose: "Fritidsliv for unge mellem 13 og 18 år, efter et digitalt formøde med tre klubber." }),
    ],
  },
  {
    starts: 30,
    trip: (start) => ({
      kind: "committee-trip",
      title: "Barcelona: hvad kan sol og strand lære os om biblioteker?",
      purpose: "Besøg på to biblioteker og et kulturhus.",
      committee: kultur,
      ...journey(start, 5, "Barcelona", "ES", 41.38879, 2.15899),
      participants: people(["esther", "frode", "ditlev"], "Kultur og Borger", 2),
      budget: budget({ transport: 21000, lodging: 26000, meals: 14500, attractions: 3500 }),
      ...contact,
    }),
    events: [
      drafts(-100),
      asks(-98, kultur, -78),
      rules(-74, "refused", "Ikke godkendt. Formålet kan nås i Danmark.", {
        item: "9",
        votes: { for: 1, against: 2, abstained: 0 },
        minority: "Frode Tilfælde finder, at udvalget bør se noget nyt.",
      }),
    ],
  },
  {
    starts: 45,
    trip: (start) => ({
      kind: "committee-trip",
      title: "Edinburgh: kan en ældre selv vælge, hvem der hjælper?",
      purpose: "Borgere i Edinburgh styrer selv deres hjælp. Udvalget vil se, hvem der bruger det.",
      committee: social,
      ...journey(start, 3, "Edinburgh", "GB", 55.95206, -3.19648),
      ...thereAndBack("flight", { travelClass: "economy" }),
      participants: people(["gerda", "clara"], "Sundhed og Omsorg", 1),
      budget: budget({ transport: 12600, lodging: 12900, meals: 5400 }, "Fly"),
      ...contact,
    }),
    events: [
      drafts(-50),
      asks(-46, social, -25),
      rules(
        -21,
        "suspended",
        "Hans Ingensteds har standset sagen efter styrelseslovens § 23. Den afgøres af Byrådet.",
        {
          item: "7",
          votes: { for: 2, against: 1, abstained: 0 },
        },
      ),
    ],
  },
  {
    starts: 20,
    trip: (start) => ({
      kind: "committee-trip",
      title: "Oslo: hvad sker der, når byen lukker for biler?",
      purpose: "At se en midtby uden parkering på gaden.",
      committee: klima,
      ...journey(start, 2, "Oslo", "NO", 59.91273, 10.74609),
      ...thereAndBack("ferry"),
      participants: people(["frode", "hans"], "Klima og Teknik", 1),
      budget: budget({ transport: 6600, lodging: 6300, meals: 3300 }),
      ...contact,
    }),
    events: [
      drafts(-70),
      asks(-66, klima, -40),
      ends(-45, "withdraw", "Udvalget får svarene i et digitalt møde med Oslo i stedet."),
    ],
  },
];
