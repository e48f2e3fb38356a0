import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operator } from "../../src/identity/index.ts";
import {
  currencies,
  type Dataset,
  type DatasetName,
  expenses,
  fileOf,
  partners,
  rates,
  trips,
} from "../../src/intake/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { plantOpenAccounts } from "../trust/planted.ts";

/** The page that tells how to write a mapping is played as it stands. */
const page = readFileSync(path.join(import.meta.dirname, "../../docs/how-to/laes-en-fil-ind.md"), "utf8");
/** The page's blocks by what stands beside their opening: `rejser.csv`, `svar på trips rejser`. */
const blocks = new Map(
  [...page.matchAll(/^```\w+ (.+)\n([\s\S]*?)^```$/gm)].map(([, name = "", text = ""]) => [name, text]),
);
const json = (name: string): unknown => JSON.parse(blocks.get(name) ?? "null");

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"));
});
afterAll(() => site.close());

async function read(name: DatasetName, file: string) {
  const importer = site.rooms.importers.find((one) => one.name === name);
  const mapping = importer?.readMapping(json(`${file}.json`));
  if (!importer || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const source = fileOf(`${file}.csv`, Buffer.from(blocks.get(`${file}.csv`) ?? ""));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  const { runId: _, ...said } = await importer.run(place, { source, mapping, publish: false, dryRun: false });
  return said;
}

test("the trips are read as the page says, and what is printed is kept beside what is not known", async () => {
  expect(await read("trips", "rejser")).toEqual(json("svar på trips rejser"));
  const { items } = (await (await site.api("lyngholm", "coordinator", "GET", "/api/v1/trips?q=skoven")).json()) as {
    items: object[];
  };
  expect(items).toMatchObject([
    { kind: "conference", startOn: null, title: "Skoler i skoven", asPrinted: { startOn: "foråret 2025" } },
  ]);
  const held = (await (await site.api("lyngholm", "coordinator", "GET", "/api/v1/held-rows")).json()) as {
    items: object[];
  };
  expect(held.items).toMatchObject([{ row: 4, reference: "R-4" }]);
  const again = await read("trips", "rejser");
  expect([again.added, again.updated]).toEqual([0, 0]);
});

test("names are counted one by one, a cell of several is told of, and a wrapped place is one", async () => {
  const { added, findings } = await read("trips", "liste");
  expect([added, findings]).toEqual([2, json("bemærkning til liste")]);
  const rows = await site.db.query(
    `SELECT plan #>> '{participants,total}' AS people, plan #>> '{destinations,0,place}' AS place FROM udsyn.trips_trip
     WHERE imported_from ->> 'reference' LIKE 'L-%' ORDER BY imported_from ->> 'reference'`,
  );
  expect(rows).toEqual([
    { people: "2", place: "Lund" },
    { people: null, place: "Hamburg, Tyskland" },
  ]);
});

test("the postings find their trips by reference, the others wait", async () => {
  const trip = await plantOpenAccounts(site, "lyngholm");
  await site.db.query("UPDATE udsyn.trips_trip SET case_number = 'S-12' WHERE trip_id = $1", [trip]);
  expect(await read("expenses", "finans")).toEqual(json("svar på expenses finans"));
  const booked = await site.api("lyngholm", "accountant", "GET", `/api/v1/trips/${trip}/postings`);
  expect(((await booked.json()) as { items: { voucher: string }[] }).items.map((one) => one.voucher)).toEqual([
    "4711",
    "4712",
  ]);
  const { items } = (await (await site.api("lyngholm", "accountant", "GET", "/api/v1/postings")).json()) as {
    items: { voucher: string }[];
  };
  expect(items.map((one) => one.voucher)).toEqual(["4713"]);
});

test("debit and credit are told by a column of their own", async () => {
  expect(await read("expenses", "kreditnota")).toEqual(json("svar på expenses kreditnota"));
});

test("partners, rates and currencies are read, and a table that the profile does not name is told of", async () => {
  for (const [name, file, rows] of [
    ["partners", "partnere", 2],
    ["rates", "satser", 3],
    ["currencies", "kurser", 2],
  ] as const)
    expect(await read(name, file), name).toMatchObject({
      ...{ rows, added: rows, held: 0 },
      findings: name === "rates" ? (json("bemærkning til satser") as object[]) : [],
    });
  const rate = await site.api("lyngholm", "accountant", "GET", "/api/v1/currency-rates?currency=EUR&on=2025-02-04");
  expect(await rate.json()).toMatchObject({ rate: "7.4612" });
});

test("every field of every set is on the page, and those that are needed in bold", () => {
  const sets: readonly Dataset<never>[] = [trips, expenses, partners, rates, currencies] as never;
  for (const { name, fields, needs } of sets) {
    const row = new RegExp(`^\\| \`${name}\` \\| (.+) \\|$`, "m").exec(page)?.[1] ?? "";
    const told = [...row.matchAll(/[A-Za-z]+(?=[*,]|$| \()/g)].map(([one]) => one);
    expect(told.toSorted(), name).toEqual(Object.keys(fields).toSorted());
    const needed = needs({ fields: {}, lines: { transport: ["x"] }, constants: {} } as never);
    expect([...row.matchAll(/\*\*(\w+)\*\*/g)].map(([, one]) => one).toSorted(), name).toEqual([...needed].toSorted());
  }
});
