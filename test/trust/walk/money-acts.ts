import { type Chance, canary, dayAfter, does, nameOf, type Said, today, type World } from "./world.ts";

/** What is booked, moved and closed, and the *rammer* that bear it. */

type Body = Said["body"];
const owners = [
  ...["boerne-og-skoleudvalget", "kultur-og-fritidsudvalget", "byraadet", "oekonomiudvalget"].map((id) => ({
    kind: "committee",
    id,
  })),
  ...["skole-og-dagtilbud", "kultur-og-borger", "klima-og-teknik"].map((id) => ({ kind: "unit", id })),
];
export const potYears = [2027, 2028, 2029, 2030];

/** Every body has money from the first day on, so that all that is approved and booked stands in some pot. */
export async function givesAll(world: World): Promise<void> {
  for (const owner of owners)
    for (const year of potYears)
      await does(world, "accountant", "POST", "pots", {
        ...{ owner, year, currency: "DKK", amount: "90000", ruling: "Byrådet 14. december 2027, punkt 4" },
      });
}

export async function allots(world: World, chance: Chance): Promise<void> {
  if (chance.hits(60)) {
    await does(world, "accountant", "POST", "pots", {
      ...{ owner: chance.one(owners), year: chance.one(potYears), currency: "DKK" },
      amount: chance.one(["10000", "50000", "-20000", "-500000"]),
      ruling: chance.hits(70) ? "Byrådet, punkt 5" : null,
    });
    return;
  }
  const { body } = await does(world, "accountant", "GET", `pots?year=${chance.one(potYears)}`);
  if (body.items?.length > 0)
    await does(world, "accountant", "POST", `pots/${chance.one<Body>(body.items).id}/carry-over`);
}

function lineOf(world: World, chance: Chance): object {
  const currency = chance.hits(75) ? "DKK" : chance.one(["EUR", "SEK"]);
  const amount = chance.one(["1000", "2345.67", "0.01", "-300", "19999.99", "750"]);
  const known = chance.hits(90);
  return {
    category: chance.one(["transport", "lodging", "meals", "drink", "fees", "per-diem", "other"]),
    ...(known ? { amount } : { amount: null, amountText: "ca. 5 pund" }),
    currency,
    ...(currency === "EUR" && chance.hits(80) && { rate: "7.46" }),
    ...(currency === "SEK" && chance.hits(80) && { rate: "0.66" }),
    vat: chance.one(["incl", "incl", "excl", "unknown"]),
    bookedOn: dayAfter(world, -chance.below(30)),
    text: chance.hits(50) ? "Tog" : `Middag med ${nameOf(world, chance)}`,
    ...(chance.hits(25) && { label: `Frokost hos ${nameOf(world, chance)}` }),
    ...(chance.hits(40) && { voucher: `B ${world.count++}` }),
    supplier: `${canary} A/S`,
    accountString: `${canary}-10`,
    ...(chance.hits(70) && { withoutReceipt: "Bilaget er i appen." }),
    ...(chance.hits(85) && { namesConfirmed: true }),
    ...(chance.hits(50) && { rateConfirmed: true }),
  };
}

export async function books(world: World, chance: Chance, trip: Body): Promise<void> {
  if (chance.hits(20)) await does(world, "accountant", "POST", "postings", lineOf(world, chance));
  else await does(world, "accountant", "POST", `trips/${trip.id}/postings`, lineOf(world, chance));
}

/** A line is corrected, put away or put back, or given to a trip out of the pool. */
export async function movesLine(world: World, chance: Chance, trip: Body): Promise<void> {
  const pool = chance.hits(35);
  const { body } = await does(world, "coordinator", "GET", pool ? "postings" : `trips/${trip.id}/postings`);
  const line: Body = body.items?.length > 0 ? chance.one(body.items) : null;
  if (chance.hits(12)) {
    const away = await does(world, "accountant", "GET", "put-away-postings");
    if (away.body.items?.length > 0)
      await does(world, "accountant", "POST", `postings/${chance.one<Body>(away.body.items).id}/putting-back`);
    return;
  }
  if (!line) return;
  const match = { "if-match": `"${chance.hits(92) ? line.version : line.version - 1}"` };
  if (pool && chance.hits(75))
    await does(world, "accountant", "POST", `postings/${line.id}/assignment`, {
      type: "trip",
      id: trip.id,
      namesConfirmed: true,
    });
  else if (chance.hits(30))
    await does(world, "accountant", "DELETE", `postings/${line.id}`, { reason: "Den er bogført to gange." });
  else await does(world, "accountant", "PUT", `postings/${line.id}`, lineOf(world, chance), match);
}

export async function closes(world: World, chance: Chance, trip: Body): Promise<void> {
  if (trip.accountsTrack === "closed" || chance.hits(10))
    await does(world, "accountant", "POST", `trips/${trip.id}/accounts-reopening`, { reason: "Et bilag kom sent." });
  else
    await does(world, "accountant", "POST", `trips/${trip.id}/accounts-closing`, {
      ...(chance.hits(60) && { withoutCost: "Værten betalte det hele." }),
      ...(chance.hits(80) && { mixesVat: true, othersPaid: true, belowNothing: true }),
    });
}

export async function paysDaily(world: World, chance: Chance, trip: Body): Promise<void> {
  const day = trip.startOn ?? today(world);
  const back = trip.endOn ?? day;
  await does(world, "accountant", "POST", `trips/${trip.id}/${chance.one(["per-diems", "per-diem-calculation"])}`, {
    ...{ leaves: { on: day, at: "07:30" }, returns: { on: back, at: "21:00" } },
    stays: [{ rate: "DE" }],
    ...{ travellers: 1 + chance.below(3), bookedConfirmed: chance.hits(50), mealsConfirmed: chance.hits(50) },
  });
}
