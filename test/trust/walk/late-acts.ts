import { importsOverHand } from "./data-acts.ts";
import { booksPlainly, changesLine, closesPlainly, paysDaily, takesAllotmentBack } from "./money-acts.ts";
import { type Chance, canary, dayAfter, does, nameOf, type Said, today, type World } from "./world.ts";

/** The late life of a trip: what was approved, made, paid for, closed and settled, and what is done to it then. */

type Body = Said["body"];
const schools = "boerne-og-skoleudvalget";
const units = ["skole-og-dagtilbud", "kultur-og-borger", "klima-og-teknik"];
const payers = ["host", "sponsor", "company"] as const;
/** Last year's and next year's New Year, which a trip may lie over. */
const newYears = [
  ["2027-12-30", "2028-01-02"],
  ["2028-12-30", "2029-01-02"],
];

/** A trip that was approved and has gone on from there, a step further or not: booked, reported, closed, settled, held, taken down. */
export async function beginsLate(world: World, chance: Chance): Promise<void> {
  const id = await approvedTrip(world, chance);
  if (id === null) return;
  world.trips.push(id);
  const { body: trip } = await does(world, "coordinator", "GET", `trips/${id}`);
  if (trip.status !== "approved") return;
  const steps = chance.below(6);
  if (steps > 0) await booksPlainly(world, chance, trip);
  if (steps > 1) await paysDaily(world, chance, trip);
  if (steps > 2) await does(world, "coordinator", "PUT", `trips/${id}/report`, reportOf(world, chance));
  if (steps > 3) await closesPlainly(world, trip);
  if (steps > 4) await settles(world, trip);
  if (chance.hits(10))
    await does(world, "dpo", "PUT", `trips/${id}/hold`, {
      reason: `${canary} om en sag.`,
      until: dayAfter(world, 400),
    });
  if (chance.hits(10))
    await does(world, "coordinator", "POST", `trips/${id}/takedown`, { reason: "Den skal ses efter." });
}

async function approvedTrip(world: World, chance: Chance): Promise<string | null> {
  world.count += 1;
  const from = chance.one([-200, -40, -12, -4, -3, 15, 90]);
  const [startOn, endOn] = chance.hits(20)
    ? chance.one(newYears)
    : [dayAfter(world, from), dayAfter(world, from + 1 + chance.below(3))];
  const kind = chance.one(["committee-trip", "committee-trip", "representation", "staff-visit", "incoming-visit"]);
  const byManager = kind === "staff-visit";
  const made = await does(world, "coordinator", "POST", "trips", {
    ...{ kind, ...(kind === "incoming-visit" && { direction: "in" }), startOn, endOn },
    ...{ title: `Sen rejse ${world.count}`, purpose: `At se, hvad ${nameOf(world, chance)} har gjort.` },
    caseNumber: `28/${1000 + world.count}`,
    committee: byManager ? null : schools,
    unit: byManager || chance.hits(60) ? units[0] : null,
    destinations: [{ place: "Hamborg", country: "DE" }],
    participants: byManager
      ? { elected: { count: 0 }, staff: [{ unit: "Skole og Dagtilbud", count: 2 }] }
      : {
          elected: { named: [{ name: "Clara Prøvedal", role: "formand" }] },
          staff: [{ unit: "Skole og Dagtilbud", count: 1 }],
        },
    budget: {
      currency: "DKK",
      vat: "incl",
      lines: [{ category: "transport", label: "Tog", amount: chance.one(["6000", "12345.67"]) }],
    },
    ...(chance.hits(50) && { funding: payersOf(chance) }),
  });
  if (made.status !== 201) return null;
  const { id } = made.body;
  if (byManager) {
    await does(world, "coordinator", "POST", `trips/${id}/staff-visit-submission`, {});
    await does(world, "manager", "POST", `trips/${id}/approval`, { decision: "approve" });
  } else await putsAndRules(world, id, schools, "request", chance.hits(85));
  return id;
}

/** Before a committee that meets today, and approved there. */
async function putsAndRules(world: World, id: string, committee: string, about: string, confirmed: boolean) {
  const sent = await does(world, "coordinator", "POST", `trips/${id}/submissions`, {
    about,
    committee,
    meetingOn: today(world),
  });
  if (sent.status !== 201) return;
  await does(world, "secretary", "POST", `submissions/${sent.body.id}/rulings`, {
    ruling: "approved",
    text: "Godkendt.",
    confirmed,
  });
}

function payersOf(chance: Chance) {
  const own = [
    { payer: "unit", name: null, amount: chance.one(["1500", "2500.25", "50000", null]), basis: null },
    { payer: "committee", name: null, amount: chance.one(["3000", null]), basis: null },
  ];
  const other = {
    payer: chance.one(payers),
    name: "Havnen",
    amount: chance.one(["800", "4000"]),
    basis: "Efter reglerne.",
  };
  return [...own.filter(() => chance.hits(60)), ...(chance.hits(40) ? [other] : [])];
}

const reportOf = (world: World, chance: Chance) => ({
  ...{ aim: `At lære af ${nameOf(world, chance)}.`, outcome: "Vi så en havn.", change: "Vi ændrer planen." },
  followUpOn: null,
});

/** Its report is ruled on by whom the kind says. */
async function settles(world: World, trip: Body): Promise<void> {
  if (trip.kind === "staff-visit")
    await does(world, "manager", "POST", `trips/${trip.id}/report-settlement`, { decision: "approve" });
  else await putsAndRules(world, trip.id, schools, "report", true);
}

/** It is edited in something that money hangs on, and what is public is corrected by it, or it is ruled on anew. */
async function changesWhoPays(world: World, chance: Chance, trip: Body): Promise<void> {
  const change = chance.one<() => object>([
    () => ({ funding: payersOf(chance) }),
    () => ({ unit: chance.one([null, ...units]) }),
    () => ({ committee: chance.one(["kultur-og-fritidsudvalget", schools]) }),
    () => ({ kind: chance.one(["committee-trip", "representation", "conference"]) }),
    () => ({
      budget: {
        currency: "DKK",
        vat: "incl",
        lines: [{ category: "transport", label: "Fly", amount: chance.one(["3000", "6000", "20000"]) }],
      },
    }),
    () => daysOver(world, chance),
  ])();
  await does(world, "coordinator", "PATCH", `trips/${trip.id}`, change);
  if (chance.hits(60)) {
    const done = await does(world, "coordinator", "POST", `trips/${trip.id}/corrections`, {
      reason: "Det var skrevet forkert.",
    });
    if (done.body?.code !== "new-ruling-needed") return;
  }
  const { body: now } = await does(world, "coordinator", "GET", `trips/${trip.id}`);
  if (now.committee) await putsAndRules(world, trip.id, now.committee.id, "request", chance.hits(70));
}

function daysOver(world: World, chance: Chance) {
  const from = chance.one([-30, -3, 20]);
  const [startOn, endOn] = chance.hits(60) ? chance.one(newYears) : [dayAfter(world, from), dayAfter(world, from + 2)];
  return { startOn, endOn };
}

/** Opened again, and a bill booked that came late. */
async function opensAgain(world: World, chance: Chance, trip: Body): Promise<void> {
  if (trip.accountsTrack === "open") await closesPlainly(world, trip);
  await does(world, "accountant", "POST", `trips/${trip.id}/accounts-reopening`, { reason: "Et bilag kom sent." });
  if (chance.hits(60)) await booksPlainly(world, chance, trip);
  if (chance.hits(60)) await changesLine(world, chance, trip);
  if (chance.hits(50)) await closesPlainly(world, trip);
}

/** Cancelled with what it cost already, and perhaps paid back. */
async function cancelsWithCosts(world: World, chance: Chance, trip: Body): Promise<void> {
  if (chance.hits(60)) await booksPlainly(world, chance, trip);
  await does(world, "coordinator", "POST", `trips/${trip.id}/cancellation`, { reason: "Værten er blevet syg." });
  if (chance.hits(40)) await booksPlainly(world, chance, trip);
  if (chance.hits(50)) await closesPlainly(world, trip);
}

async function takesDownAndUp(world: World, chance: Chance, trip: Body): Promise<void> {
  await does(world, "coordinator", "POST", `trips/${trip.id}/takedown`, { reason: "Det skal efterses en gang til." });
  if (chance.hits(40)) await booksPlainly(world, chance, trip);
  if (chance.hits(60))
    await does(world, "admin", "POST", `trips/${trip.id}/republication`, { reason: "Det er set efter." });
}

/** A report that was settled is corrected whole. */
async function correctsReport(world: World, chance: Chance, trip: Body): Promise<void> {
  if (!trip.report) await does(world, "councillor", "PUT", `trips/${trip.id}/report`, reportOf(world, chance));
  else if (trip.reportTrack !== "settled") await settles(world, trip);
  else
    await does(world, "coordinator", "POST", `trips/${trip.id}/report-corrections`, {
      ...reportOf(world, chance),
      outcome: `Vi så ${world.count++} havne.`,
      reason: "Rapporten var forkert.",
    });
}

async function closesIt(world: World, chance: Chance, trip: Body): Promise<void> {
  if (trip.accountsTrack === "closed") await opensAgain(world, chance, trip);
  else await closesPlainly(world, trip);
}

type Act = (world: World, chance: Chance, trip: Body) => Promise<void>;
export const lateActs: readonly (readonly [number, Act])[] = [
  [10, closesIt],
  [7, opensAgain],
  [12, changesWhoPays],
  [6, booksPlainly],
  [7, changesLine],
  [6, paysDaily],
  [6, takesDownAndUp],
  [6, correctsReport],
  [3, cancelsWithCosts],
  [4, takesAllotmentBack],
  [4, importsOverHand],
];
