import { type Chance, canary, dayAfter, does, nameOf, type World } from "./world.ts";

/** What people write of a trip: new ones, and what is changed in one part of the plan. */

const committees = ["boerne-og-skoleudvalget", "kultur-og-fritidsudvalget", "byraadet", "oekonomiudvalget"];
const units = ["skole-og-dagtilbud", "kultur-og-borger", "klima-og-teknik"];
const places = [
  ...[
    { place: "Hamborg", country: "DE" },
    { place: "Malmø", country: "SE" },
    { place: "Gdańsk", country: "PL" },
  ],
  ...[
    { place: "London", country: "GB" },
    { place: "Ukendtby", country: null },
    { place: "Aarhus", country: "DK" },
  ],
];
const amounts = ["4200", "0", "14999.99", "25000.50", "1234.56", "61000", "333.33"];
const categories = ["transport", "lodging", "meals", "drink", "attractions", "fees", "other"];

const parts: Readonly<Record<string, (chance: Chance, world: World) => object>> = {
  title: (chance, world) => ({ title: `Rejse ${world.count++} til ${chance.one(places).place}` }),
  purpose: (chance, world) => ({ purpose: `At se, hvad ${nameOf(world, chance)} har gjort ${world.count++}.` }),
  days: (chance, world) => daysFrom(chance, world),
  budget: (chance, world) => ({ budget: budgetOf(chance, world) }),
  participants: (chance, world) => ({ participants: peopleOf(chance, world) }),
  destinations: (chance) => ({ destinations: placesOf(chance) }),
  committee: (chance) => ({ committee: chance.hits(15) ? null : chance.one(committees) }),
  unit: (chance) => ({ unit: chance.hits(25) ? null : chance.one(units) }),
  kind: (chance) => ({
    kind: chance.one(["committee-trip", "delegation", "conference", "staff-visit", "representation"]),
  }),
  direction: (chance) => (chance.hits(50) ? { kind: "incoming-visit", direction: "in" } : { direction: "out" }),
  basis: (chance) => ({ legalBasis: chance.one(["f", "c", null]) }),
  funding: (chance, world) => ({ funding: fundingOf(chance, world) }),
  contact: (chance, world) => ({
    contact: chance.hits(20) ? null : { unit: `Kontoret ved ${nameOf(world, chance)}`, email: "rejser@by.example" },
  }),
  translations: (chance, world) => ({
    translations: chance.hits(30)
      ? {}
      : { en: { title: `Visit ${world.count++}`, purpose: `With ${nameOf(world, chance)}` } },
  }),
  legs: (chance) => ({
    legs: chance.hits(30)
      ? []
      : [
          {
            mode: chance.one(["flight", "rail", "car"]),
            km: chance.one([300, 1200, null]),
            count: chance.one([2, null]),
          },
        ],
  }),
  goals: () => ({ goals: [] }),
  source: (chance, world) => ({
    source: chance.hits(50) ? null : { url: "https://by.example/a", text: nameOf(world, chance) },
  }),
};

function daysFrom(chance: Chance, world: World) {
  const from = chance.one([-400, -40, -5, 0, 3, 20, 60, 200, 330]);
  return { startOn: dayAfter(world, from), endOn: dayAfter(world, from + chance.below(5)) };
}

function budgetOf(chance: Chance, world: World) {
  if (chance.hits(8)) return null;
  const lines = Array.from({ length: 1 + chance.below(3) }, () => ({
    category: chance.one(categories),
    label: chance.hits(50) ? "Tog" : `Honorar til ${nameOf(world, chance)}`,
    ...(chance.hits(6) ? { amount: null, amountText: "ca. 500" } : { amount: chance.one(amounts) }),
  }));
  return {
    currency: chance.hits(80) ? "DKK" : chance.one(["EUR", "SEK"]),
    vat: chance.one(["incl", "incl", "excl"]),
    lines,
  };
}

function peopleOf(chance: Chance, world: World) {
  const elected = ["Clara Prøvedal", "Asta Opdigt", "Bo Mødeglad"].slice(0, 1 + chance.below(3));
  return {
    elected: chance.hits(25)
      ? { count: chance.below(4) }
      : { named: elected.map((name) => ({ name, role: "medlem" })) },
    staff: chance.hits(50) ? [] : [{ unit: "Skole og Dagtilbud", count: 1 + chance.below(4) }],
    assistants: chance.hits(80) ? [] : [{ role: "interpreter", count: 1 }],
    others: chance.hits(60) ? [] : [{ group: `Gruppen om ${nameOf(world, chance)}`, count: 2 }],
    companions: chance.hits(75)
      ? []
      : [{ name: `${canary} Ledsager`, paid: chance.hits(40), legalBasis: chance.hits(50) ? null : "Skriftligt." }],
  };
}

const placesOf = (chance: Chance) => Array.from({ length: 1 + chance.below(2) }, () => chance.one(places));

function fundingOf(chance: Chance, world: World) {
  const payers = ["committee", "unit", "host", "sponsor", "company"];
  return Array.from({ length: chance.below(4) }, () => {
    const payer = chance.one(payers);
    const named = payer === "committee" || payer === "unit" ? null : `Firmaet ${nameOf(world, chance)}`;
    const basis = payer === "company" ? "Efter gavereglerne." : null;
    return { payer, name: named, amount: chance.hits(25) ? null : chance.one(amounts), basis };
  });
}

function programmeOf(chance: Chance, world: World, startOn: string | null) {
  const slot = () => ({
    date: startOn ?? dayAfter(world, 20),
    from: chance.hits(20) ? null : "09:30",
    to: chance.hits(30) ? null : chance.one(["12:00", "23:30"]),
    title: `Oplæg ved ${nameOf(world, chance)}`,
    host: nameOf(world, chance),
    place: chance.one(["Rådhuset", null]),
    lodging: chance.hits(20),
    purposeClass: chance.one(["municipal", "travel", "social", "tourism", "own-time"]),
  });
  // A private host is told to nobody, before the return or after.
  const secret = { ...slot(), host: `${canary} Vært`, privateHost: true };
  return [...Array.from({ length: chance.below(3) }, slot), ...(chance.hits(25) ? [secret] : [])];
}

/** A trip that lacks nothing, or little. */
export async function creates(world: World, chance: Chance): Promise<void> {
  world.count += 1;
  const days = chance.one([5, 20, 60, 200, -3]);
  const base = {
    kind: chance.one(["committee-trip", "committee-trip", "delegation", "conference", "staff-visit", "incoming-visit"]),
    title: `Rejse nummer ${world.count}`,
    purpose: "At se, hvordan en havn bliver til en bydel.",
    caseNumber: `28/${1000 + world.count}`,
    committee: chance.one(committees),
    unit: chance.hits(60) ? null : chance.one(units),
    destinations: placesOf(chance),
    ...{ startOn: dayAfter(world, days), endOn: dayAfter(world, days + chance.below(4)) },
    participants: peopleOf(chance, world),
    budget: {
      currency: "DKK",
      vat: "incl",
      lines: [{ category: "transport", label: "Tog", amount: chance.one(amounts) }],
    },
    programme: programmeOf(chance, world, dayAfter(world, days)),
  };
  const visit = base.kind === "staff-visit";
  const incoming = base.kind === "incoming-visit" ? { direction: "in" } : {};
  const staff = { elected: { count: 0 }, staff: [{ unit: "Skole og Dagtilbud", count: 2 }] };
  const plan = {
    ...base,
    ...incoming,
    ...(visit && { committee: null, unit: units[0], participants: staff }),
    ...(chance.hits(40) && { funding: fundingOf(chance, world) }),
    ...(chance.hits(30) && { legalBasis: chance.one(["f", "c"]) }),
  };
  const made = await does(
    world,
    visit ? chance.one(["coordinator", "manager", "employee"]) : "coordinator",
    "POST",
    "trips",
    plan,
  );
  if (made.status === 201) world.trips.push(made.body.id);
}

/** One or two parts of the plan are changed. */
export async function edits(world: World, chance: Chance, trip: { id: string; startOn: string | null }): Promise<void> {
  const names = [...Object.keys(parts), "programme"];
  const chosen = [chance.one(names), ...(chance.hits(30) ? [chance.one(names)] : [])];
  const change = Object.assign(
    {},
    ...chosen.map((name) =>
      name === "programme" ? { programme: programmeOf(chance, world, trip.startOn) } : parts[name]?.(chance, world),
    ),
  );
  await does(world, chance.hits(85) ? "coordinator" : "secretary", "PATCH", `trips/${trip.id}`, change);
}
