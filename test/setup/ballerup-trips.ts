import { type ExampleTrip, spent } from "./example-trips.ts";

/** Published facts, as their sources print them. What a source does not say is left out. */
export const toronto: ExampleTrip = {
  title: "Studierejse til Toronto, Ontario i Canada, september 2011",
  kind: "committee-trip",
  committee: "skole-og-uddannelsesudvalget",
  caseNumber: "eDoc 2011-2448",
  startOn: "2011-09-10",
  endOn: "2011-09-16",
  status: "complete",
  plan: {
    purpose:
      "Inspiration til »Fremtidens Skole i 2020«: inklusion, elever med indvandrer-/flygtningebaggrund, udbytte, implementering af politisk strategi.",
    destinations: [{ place: "Toronto", country: "CA", lat: 43.70643, lon: -79.39864 }],
    participants: { elected: { count: 6 }, staff: [{ unit: "Børn og Unge", count: 3 }] },
    source: {
      url: "https://ballerup.dk/studierejse-til-toronto-ontario-i-canada-september-2011",
      text: "Ballerup Kommune: Studierejse til Toronto, Ontario i Canada, september 2011",
    },
  },
  accounts: {
    status: "final",
    lines: [
      { ...spent("transport", "66292.00", "Transport"), vat: "unknown" },
      { ...spent("meals", "25881.00", "Forplejning"), vat: "unknown" },
      { ...spent("lodging", "68200.00", "Overnatning"), vat: "unknown" },
      { ...spent("other", "5640.00", "Diverse"), vat: "unknown" },
    ],
  },
};

const brandenburg = { place: "Brandenburg an der Havel", country: "DE", lat: 52.41667, lon: 12.55 };

export const ballerupTrips: readonly ExampleTrip[] = [
  toronto,
  {
    title: "Delegation til Brandenburg an der Havel, juni 2025",
    kind: "delegation",
    startOn: "2025-06-10",
    endOn: "2025-06-12",
    plan: {
      destinations: [brandenburg],
      partners: ["brandenburg-an-der-havel"],
      source: {
        url: "https://n-ag.net/deutschland/brandenburg/daenische-delegation-begeistert-von-brandenburg-freundschaft-auf-neuem-kurs",
        text: "N-AG, juni 2025",
      },
    },
  },
  {
    title: "Besøg fra Brandenburg an der Havel, november 2024",
    kind: "incoming-visit",
    direction: "in",
    startOn: "2024-11-14",
    endOn: "2024-11-16",
    plan: {
      destinations: [{ place: "Ballerup", country: "DK", lat: 55.73165, lon: 12.36328 }],
      participants: { others: [{ group: "Delegation fra Brandenburg an der Havel", count: 5 }] },
      partners: ["brandenburg-an-der-havel"],
      source: {
        url: "https://stadt-brandenburg.de/presse/besuch-der-brandenburger-delegation-partnergemeinde-ballerup",
        text: "Stadt Brandenburg an der Havel, november 2024",
      },
    },
  },
];
