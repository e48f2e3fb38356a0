import { importRates } from "../../setup/rates.ts";
import { broken, type Chance, canary, dayAfter, does, nameOf, type Said, today, type World } from "./world.ts";

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
  const daily = ["Tyskland;510,00", "Sverige;480,00", "Polen;447,50", "Andre lande;450,00"];
  await importRates(
    world.site,
    daily.map((one) => `${one};2026-01-01`),
  );
}

export async function allots(world: World, chance: Chance): Promise<void> {
  if (chance.hits(60)) {
    await does(world, "accountant", "POST", "pots", {
      ...{ owner: chance.one(owners), year: chance.one(potYears), currency: "DKK" },
      amount: chance.one(["10000", "50000", "-20000", "-500000"]),
      ruling: chance.hits(70) ? `Byrådet, punkt ${chance.below(4)}` : null,
    });
    return;
  }
  await carriesOver(world, chance);
}

/** What a year left goes to the next; a second press only takes what has come back since. */
export async function carriesOver(world: World, chance: Chance): Promise<void> {
  const past = potYears.filter((year) => String(year) < today(world).slice(0, 4));
  const { body } = await does(world, "accountant", "GET", `pots?year=${chance.one(chance.hits(85) ? past : potYears)}`);
  if (body.items?.length > 0)
    await does(world, "accountant", "POST", `pots/${chance.one<Body>(body.items).id}/carry-over`);
}

/** What a ramme was given by a ruling is taken back by the same one, and perhaps given again. */
export async function takesAllotmentBack(world: World, chance: Chance): Promise<void> {
  const { body } = await does(world, "accountant", "GET", `pots?year=${chance.one(potYears)}`);
  if (!body.items?.length) return;
  const { owner, year, id } = chance.one<Body>(body.items);
  const { body: pot } = await does(world, "accountant", "GET", `pots/${id}`);
  const given: Body = chance.one(pot.movements.filter((one: Body) => one.kind === "allotted"));
  const amount = given.amount.startsWith("-") ? given.amount.slice(1) : `-${given.amount}`;
  await does(world, "accountant", "POST", "pots", { owner, year, currency: "DKK", amount, ruling: given.ruling });
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

/** A line is corrected, put away or put back, given to a trip out of the pool, or laid back into it. */
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
  else if (chance.hits(25))
    await does(world, "accountant", "DELETE", `postings/${line.id}/assignment`, { reason: "En anden rejses." });
  else await does(world, "accountant", "PUT", `postings/${line.id}`, lineOf(world, chance), match);
}

/** Closed with an answer to all that is asked; a line that lacks its receipt keeps it open. */
export async function closesPlainly(world: World, trip: Body): Promise<void> {
  const { body } = await does(world, "accountant", "GET", `trips/${trip.id}/postings`);
  const isEmpty = body?.items?.length === 0;
  await does(world, "accountant", "POST", `trips/${trip.id}/accounts-closing`, {
    ...(isEmpty && { withoutCost: "Værten betalte det hele." }),
    ...{ mixesVat: true, othersPaid: true },
  });
}

/** A bill that lacks nothing. */
export async function booksPlainly(world: World, chance: Chance, trip: Body): Promise<void> {
  await does(world, "accountant", "POST", `trips/${trip.id}/postings`, {
    category: chance.one(["transport", "lodging", "meals"]),
    ...{ amount: chance.one(["1000", "2345.67", "-300", "9000", "15000.01"]), currency: "DKK", vat: "incl" },
    ...{ bookedOn: dayAfter(world, -chance.below(40)), text: "Tog", withoutReceipt: "Bilaget er i appen." },
  });
}

/** One of its lines is put right, or put away. */
export async function changesLine(world: World, chance: Chance, trip: Body): Promise<void> {
  const { body } = await does(world, "accountant", "GET", `trips/${trip.id}/postings`);
  if (!body?.items?.length) return;
  const line = chance.one<Body>(body.items);
  if (chance.hits(40))
    await does(world, "accountant", "DELETE", `postings/${line.id}`, { reason: "Den er bogført to gange." });
  else
    await does(
      world,
      "accountant",
      "PUT",
      `postings/${line.id}`,
      {
        ...{
          category: line.category,
          amount: chance.one(["500", "1000", "-200", "7777.77"]),
          currency: "DKK",
          vat: "incl",
        },
        ...{ bookedOn: line.bookedOn ?? today(world), text: "Tog", withoutReceipt: "Bilaget er i appen." },
      },
      { "if-match": `"${line.version}"` },
    );
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

const mealsOfDay = ["breakfast", "lunch", "dinner"] as const;

/** Time- og dagpenge by the days that were approved; what is booked is held against the state's rules, reckoned here. */
export async function paysDaily(world: World, chance: Chance, trip: Body): Promise<void> {
  const plan = trip.publicPlan ?? trip;
  const day = plan.startOn ?? today(world);
  const back = plan.endOn ?? day;
  const [left, home] = [chance.one(["07:30", "12:00"]), chance.one(["21:00", "12:00", "12:01", "13:20"])];
  const nights = Math.round((Date.parse(back) - Date.parse(day)) / 86_400_000);
  const meals = Array.from({ length: chance.below(nights + 2) }, () => ({
    free: mealsOfDay.filter(() => chance.hits(40)),
  }));
  const asked = {
    ...{ leaves: { on: day, at: left }, returns: { on: back, at: home }, meals, travellers: 1 + chance.below(3) },
    ...{ bookedConfirmed: chance.hits(50), mealsConfirmed: chance.hits(70) },
  };
  const { body, status } = await does(world, "accountant", "POST", `trips/${trip.id}/per-diem-calculation`, asked);
  if (status !== 200 || body.by !== "rates") return;
  dailyFoots(world, body, asked.meals, asked.travellers);
  const booked = await does(world, "accountant", "POST", `trips/${trip.id}/per-diems`, asked);
  if (booked.status !== 201) return;
  const sums = (all: readonly Body[], of: string) =>
    all
      .map((one) => `${one[of]} ${one.currency}`)
      .sort()
      .join(", ");
  if (sums(booked.body.items, "amount") !== sums(body.totals, "total"))
    broken(world, `${sums(booked.body.items, "amount")} is booked of ${sums(body.totals, "total")} reckoned`);
}

/** 15, 30 and 30 in a hundred for what was free, and a quarter always left (product.md, rule 6). */
function dailyFoots(world: World, body: Body, meals: readonly { free: readonly string[] }[], travellers: number): void {
  const off: Readonly<Record<string, number>> = { breakfast: 15, lunch: 30, dinner: 30 };
  const periods: readonly Body[] = body.periods;
  // Of several currencies or rates the arithmetic is another one; its own tests have it.
  if (periods.some(({ parts }) => parts.length !== 1) || body.totals.length !== 1) return;
  const expected = periods.reduce((sum, { hours, parts: [part] }, at) => {
    const perDay = Number(part.perDay) * 100;
    const paid = hours === 24 ? perDay : Math.min(perDay, Math.round(perDay / 24) * hours);
    const free = (meals[at]?.free ?? []).reduce((all, meal) => all + Math.round((perDay * (off[meal] ?? 0)) / 100), 0);
    return sum + Math.max(paid - free, Math.round(paid / 4));
  }, 0);
  const said = Math.round(Number(body.totals[0].total) * 100);
  if (said !== expected * travellers)
    broken(
      world,
      `per diem of ${travellers} comes to ${said}, reckoned ${expected * travellers}: ${JSON.stringify(body)}`,
    );
}
