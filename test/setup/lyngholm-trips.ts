import { day } from "../../src/kernel/index.ts";
import { type ExampleTrip, spent } from "./example-trips.ts";

const alba = { place: "Sankt Alba an der Lohe", country: "DE", lat: 52.31, lon: 10.02 };
const schools = "boerne-og-skoleudvalget";

/** Everything a record can hold: a settled study trip to the fictional twin town, with programme, accounts, report and rulings. */
export const settledTrip: ExampleTrip = {
  title: "Sankt Alba: hvordan møder hver klasse en klasse i et andet land?",
  kind: "committee-trip",
  committee: schools,
  caseNumber: "00.22.00-G01-7-26",
  startOn: "2026-03-12",
  endOn: "2026-03-14",
  status: "complete",
  plan: {
    purpose: "At se, hvordan skolerne i venskabsbyen får klasser til at mødes på tværs af grænsen hvert år.",
    goals: ["hver-klasse-ud", "venskabsby"],
    partners: ["sankt-alba-an-der-lohe"],
    destinations: [alba],
    participants: {
      elected: {
        named: [
          { name: "Clara Prøvedal", role: "udvalgsformand" },
          { name: "Hans Ingensteds", role: "næstformand" },
          { name: "Esther Påfund", role: "medlem" },
        ],
      },
      staff: [{ unit: "Skole og Dagtilbud", count: 2 }],
      assistants: [{ role: "interpreter", count: 1 }],
    },
    funding: [
      { payer: "committee", amount: "38000" },
      { payer: "host", name: "Sankt Alba an der Lohe", basis: "Værtsbyen giver frokost begge dage." },
    ],
    budget: {
      currency: "DKK",
      vat: "incl",
      lines: [
        { category: "transport", label: "Tog", amount: "12000" },
        { category: "lodging", amount: "15000" },
        { category: "meals", amount: "9000" },
        { category: "attractions", amount: "500" },
      ],
    },
    programme: [
      { date: day("2026-03-12"), from: "07:30", to: "15:00", title: "Tog til Sankt Alba", purposeClass: "travel" },
      {
        date: day("2026-03-12"),
        from: "16:00",
        to: "18:00",
        title: "Skoledirektøren: ti års klassemøder",
        place: "Rådhuset",
        host: "Sankt Alba an der Lohe",
        purposeClass: "municipal",
      },
      {
        date: day("2026-03-12"),
        from: "19:00",
        to: "21:30",
        title: "Middag med værterne",
        purposeClass: "representation",
      },
      {
        date: day("2026-03-13"),
        from: "08:00",
        to: "15:30",
        title: "Tre skoler: klassemøder i praksis",
        place: "Lohe-Gesamtschule",
        purposeClass: "municipal",
      },
      { date: day("2026-03-13"), from: "16:00", to: "18:00", title: "Byvandring", purposeClass: "tourism" },
      { date: day("2026-03-14"), title: "Hjemrejse", purposeClass: "travel" },
    ],
    contact: { unit: "Politik og Ledelse", email: "international@lyngholm.example" },
    source: null,
  },
  accounts: {
    status: "final",
    lines: [
      { ...spent("transport", "11480.00", "Togbilletter"), bookedOn: "2026-03-02", voucher: "2026-114" },
      { ...spent("lodging", "14250.00", "Hotel, 6 værelser"), bookedOn: "2026-03-20", voucher: "2026-131" },
      { ...spent("meals", "9610.50"), bookedOn: "2026-03-20", voucher: "2026-132" },
      { ...spent("drink", "742.00", "Vin til middagen"), bookedOn: "2026-03-20", voucher: "2026-132" },
      { ...spent("attractions", "480.00", "Guide"), bookedOn: "2026-03-21", voucher: "2026-133" },
    ],
  },
  rulings: [
    {
      about: "request",
      committee: schools,
      on: "2026-01-14",
      item: "6",
      ruling: "approved",
      text: "Rejsen godkendt.",
      votes: { for: 4, against: 1, abstained: 0 },
      minority: "Klassemøder kan holdes på skærm.",
      recused: ["Ida Digteværk"],
      url: "https://lyngholm.example/dagsorden/2026-01-14",
    },
    {
      about: "report",
      committee: schools,
      on: "2026-04-15",
      item: "3",
      ruling: "noted",
      text: "Taget til efterretning.",
    },
  ],
  report: {
    aim: "Se, hvordan klasser mødes hvert år, uden at det hænger på én lærer.",
    outcome:
      "Tre greb går igen: én fast uge om året, to lærere om hvert møde, og eleverne vælger emnet.\nMøderne koster mest tid i august.",
    change: "Lyngskolen får en fast klassemødeuge fra skoleåret 2026/27.",
    followUpOn: day("2027-03-01"),
  },
  translations: {
    en: {
      title: "Sankt Alba: how does every class meet a class abroad?",
      purpose: "To see how the schools of the twin town let classes meet across the border every year.",
    },
  },
};

/** Trips of the fictional municipality in every state of knowledge. */
export const lyngholmTrips: readonly ExampleTrip[] = [
  settledTrip,
  {
    title: "Hamborg: hvordan bliver en havn til en bydel?",
    kind: "committee-trip",
    committee: "klima-og-teknikudvalget",
    startOn: "2026-09-02",
    endOn: "2026-09-04",
    plan: {
      purpose: "At se, hvordan en havn bliver til en bydel.",
      destinations: [{ place: "Hamborg", country: "DE", lat: 53.55, lon: 9.99 }],
      participants: { elected: { count: 5 }, staff: [{ unit: "Klima og Teknik", count: 2 }] },
      budget: {
        currency: "DKK",
        vat: "incl",
        lines: [
          { category: "transport", amount: "14000" },
          { category: "lodging", amount: "21000" },
        ],
      },
    },
    rulings: [
      {
        about: "request",
        committee: "klima-og-teknikudvalget",
        on: "2026-04-08",
        ruling: "approved",
        text: "Godkendt.",
        item: "4",
      },
    ],
  },
  {
    title: "Bruxelles: kan EU betale for en tørlagt hede?",
    kind: "delegation",
    committee: "oekonomiudvalget",
    startOn: "2026-05-05",
    endOn: "2026-05-07",
    plan: {
      purpose: "At få svar på, hvilke puljer der passer til heden.",
      destinations: [{ place: "Bruxelles", country: "BE", lat: 50.85, lon: 4.35 }],
      participants: { elected: { count: 3 }, staff: [] },
      budget: {
        currency: "DKK",
        vat: "incl",
        lines: [
          { category: "transport", amount: "9000" },
          { category: "lodging", amount: "12000" },
        ],
      },
    },
    accounts: { status: "partly-booked", lines: [spent("transport", "8640.00")] },
    rulings: [
      { about: "request", committee: "oekonomiudvalget", on: "2026-02-11", ruling: "recommended", text: "Anbefales." },
      { about: "request", committee: "byraadet", on: "2026-02-25", ruling: "approved", text: "Godkendt." },
    ],
  },
  {
    title: "Malmø: en dag hos et varmeværk",
    kind: "staff-visit",
    unit: "klima-og-teknik",
    startOn: "2026-01-28",
    endOn: "2026-01-28",
    plan: {
      purpose: "At se et varmeværk, der kører uden flis.",
      destinations: [{ place: "Malmø", country: "SE", lat: 55.6, lon: 13.0 }],
      participants: { staff: [{ unit: "Klima og Teknik", count: 4 }] },
      budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", amount: "1600" }] },
    },
    accounts: { status: "final", lines: [spent("transport", "1480.00"), spent("meals", "620.00")] },
  },
  {
    title: "Utrecht: cykelgader i en gammel by",
    kind: "committee-trip",
    committee: "klima-og-teknikudvalget",
    caseNumber: "00.22.00-G01-3-25",
    startOn: "2025-05-21",
    endOn: "2025-05-23",
    plan: {
      purpose: "At se cykelgader i en by, der er ældre end bilen.",
      destinations: [{ place: "Utrecht", country: "NL", lat: 52.09, lon: 5.12 }],
      participants: { elected: { count: 6 }, staff: [{ unit: "Klima og Teknik", count: 3 }] },
      budget: {
        currency: "DKK",
        vat: "incl",
        lines: [
          { category: "transport", amount: "30000" },
          { category: "meals", amount: "12000" },
        ],
      },
      statedTotal: "43051",
      source: { url: "https://lyngholm.example/rejser/utrecht", text: "Opdigtet: kommunens gamle side" },
    },
    accounts: {
      status: "final",
      lines: [spent("transport", "28310.00", "Fly og tog"), spent("meals", "14740.00", "Forplejning")],
    },
    rulings: [
      {
        about: "request",
        committee: "klima-og-teknikudvalget",
        on: "2025-06-04",
        ruling: "approved",
        text: "Godkendt efter rejsen.",
      },
    ],
  },
  {
    title: "Besøg fra Sankt Alba an der Lohe",
    kind: "incoming-visit",
    direction: "in",
    unit: "politik-og-ledelse",
    startOn: "2025-11-14",
    endOn: "2025-11-16",
    plan: {
      purpose: "Venskabsbyens skoleudvalg så Lyngskolen.",
      destinations: [{ place: "Lyngholm", country: "DK", lat: 56.21, lon: 9.02 }],
      participants: { others: [{ group: "Gæster fra Sankt Alba", count: 8 }] },
      partners: ["sankt-alba-an-der-lohe"],
    },
  },
  {
    title: "Konference i Wien om faglærte",
    kind: "conference",
    unit: "direktionen",
    startOn: "2026-10-07",
    endOn: "2026-10-08",
    plan: {
      purpose: "At høre, hvordan andre byer finder faglærte.",
      destinations: [{ place: "Wien", country: "AT", lat: 48.21, lon: 16.37 }],
      participants: { staff: [{ unit: "Direktionen", count: 1 }] },
      budget: {
        currency: "EUR",
        vat: "excl",
        lines: [
          { category: "fees", amount: "450" },
          { category: "transport", amountText: "200-300" },
        ],
      },
    },
  },
  {
    title: "Tallinn: den digitale borgmester",
    kind: "committee-trip",
    committee: "oekonomiudvalget",
    startOn: "2025-10-01",
    endOn: "2025-10-03",
    status: "cancelled",
    plan: {
      purpose: "At se en by uden papir.",
      destinations: [{ place: "Tallinn", country: "EE", lat: 59.44, lon: 24.75 }],
    },
  },
  {
    title: "Den første tur til venskabsbyen",
    kind: null,
    plan: {
      destinations: [alba],
      asPrinted: { dates: "foråret 1996", accounts: "ca. 88.000-113.000" },
      source: { url: null, text: "Opdigtet: Lyngholm Avis, april 1996" },
    },
  },
];
