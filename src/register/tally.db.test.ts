import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type ScratchDatabase, scratchDatabase } from "../../test/setup/database.ts";
import { operator, type Work, work } from "../identity/index.ts";
import { type DateOn, newId } from "../kernel/index.ts";
import { demoProfileFiles, type Municipality, saveProfile } from "../profile/index.ts";
import { listNested } from "./dated-part.store.ts";
import type { EntryType, RegisterFact } from "./entry-type.ts";
import { listTagged } from "./figures.store.ts";
import { newLogKey } from "./log/index.ts";
import { publish } from "./publish.ts";
import { publishNew } from "./publish-new.ts";
import { readRecord } from "./records.store.ts";
import { countTallied, readTallies } from "./tally.store.ts";
import { withdraw } from "./withdraw.ts";

type Visit = {
  title: string;
  year: number;
  spent: number;
  people: number;
  goals: string[];
  rulings: string[];
  accounts?: { lines: string[] };
};
const visits: EntryType<Visit> = {
  type: "visit",
  schema: "test.visit/1",
  content: z.object({}),
  hidden: ["title"],
  slugOf: (visit) => visit.title,
  columnsOf: ({ year, goals }) => ({
    ...{ sortOn: `${year}-03-01` as DateOn, year, bodyId: "byraadet", countries: ["DE", "SE"], kind: "visit" },
    ...{ state: "final", direction: "out", goals, partners: [], places: ["52.42,12.55"] },
  }),
  factsOf: ({ spent, people }) => [
    fact({ measure: "accounts", category: "lodging", hundredths: BigInt(spent), currency: "DKK" }),
    fact({ measure: "accounts", category: "meals", hundredths: 100n, currency: "EUR" }),
    fact({ measure: "people", people }),
  ],
  partsOf: ({ rulings }) =>
    rulings.map((on) => ({ list: "rulings", on: on as DateOn, bodyId: on.startsWith("2026") ? "byraadet" : null })),
  searchPartsOf: (visit) => [{ weight: "a", text: visit.title }],
};
const nothing = { factOn: null, goal: null, partner: null, bodyId: null, category: null };
function fact(given: Partial<RegisterFact> & Pick<RegisterFact, "measure">): RegisterFact {
  return { ...nothing, hundredths: null, currency: null, people: null, ...given };
}
const visit = (given: Partial<Visit>): Visit => ({
  ...{ title: "Bremen", year: 2025, spent: 5000, people: 4, goals: ["climate"], rulings: ["2025-01-07"] },
  ...given,
});

let db: ScratchDatabase;
let here: Municipality;
const key = newLogKey("test");
const doing = <T>(use: (one: Work) => Promise<T>) => work(db.app, here, operator, new Date(), use);

beforeAll(async () => {
  db = await scratchDatabase();
  here = await saveProfile(db.app, demoProfileFiles[1], new Date());
});
afterAll(() => db?.close());

async function said(measure: Parameters<typeof readTallies>[3][number]) {
  const found = await readTallies(db.register, here.id, "visit", [measure]);
  return Object.fromEntries(
    found.map(({ key: of, records, hundredths, people }) => [of, [records, hundredths, people]]),
  );
}

/** Everything that was kept as it was published, against the same counted anew. */
async function expectFooting(): Promise<void> {
  const columns = "municipality_id, type, measure, key";
  const kept = await db.query(`SELECT ${columns}, records, hundredths, people FROM register.tally WHERE records <> 0`);
  const counted =
    await db.query(`SELECT ${columns}, sum(records)::bigint::text AS records, sum(hundredths)::text AS hundredths,
    sum(people)::bigint::text AS people FROM register.record_tally GROUP BY ${columns}`);
  const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(Object.values(row))).sort();
  expect(sorted(kept)).toEqual(sorted(counted));
}

test("tallies follow what is published, corrected, withdrawn and published again", async () => {
  const [first, second] = [newId(), newId()];
  await doing((one) => publish(one, key, visits, first, visit({})));
  await doing((one) => publish(one, key, visits, second, visit({ title: "Malmø", year: 2024, spent: 700, people: 0 })));
  expect(await said("all")).toEqual({ "": [2, 0n, 0] });
  expect(await said("year")).toEqual({ 2024: [1, 0n, 0], 2025: [1, 0n, 0] });
  expect(await said("spent")).toEqual({ "lodging DKK": [2, 5700n, 0], "meals EUR": [2, 200n, 0] });
  // Without people there is no average to be part of.
  expect(await said("spent-each")).toEqual({ DKK: [1, 5000n, 4], EUR: [1, 100n, 4] });
  await expectFooting();

  await doing((one) =>
    publish(one, key, visits, first, visit({ year: 2026, spent: 9000, goals: [] }), "Beløbet var forkert."),
  );
  expect(await said("year")).toEqual({ 2024: [1, 0n, 0], 2026: [1, 0n, 0] });
  expect(await said("goal")).toEqual({ climate: [1, 0n, 0] });
  await expectFooting();

  await doing((one) => withdraw(one, key, "visit", first, "Den fandt ikke sted."));
  expect(await said("all")).toEqual({ "": [1, 0n, 0] });
  expect(await said("year")).toEqual({ 2024: [1, 0n, 0] });
  await expectFooting();

  await doing((one) => publish(one, key, visits, first, visit({})));
  expect(await said("country")).toEqual({ DE: [2, 0n, 0], SE: [2, 0n, 0] });
  await expectFooting();
});

test("many published at once are as if one after another, each at an address of its own", async () => {
  const numbered = new Map<string, number>();
  const batch = (years: readonly number[]) => years.map((year) => ({ recordId: newId(), entry: visit({ year }) }));
  await doing((one) => publishNew(one, key, visits, batch([2021, 2022, 2023]), numbered));
  await doing((one) => publishNew(one, key, visits, batch([2020, 2020]), numbered));
  for (const slug of ["bremen-2", "bremen-4", "bremen-6"])
    expect(await readRecord(db.register, here.id, "visit", slug)).toMatchObject({ entry: { slug, version: 1 } });
  await expectFooting();
  const tagged = await listTagged<Visit>(db.register, here.id, "visit", "goals", 2);
  expect(tagged).toMatchObject([{ tag: "climate", count: 7, newest: [{ year: 2020 }, { year: 2020 }] }]);
});

test("a batch with one CPR number publishes nothing", async () => {
  const before = await said("all");
  const bad = [visit({}), visit({ title: "Besøg hos 010100-1234" })].map((entry) => ({ recordId: newId(), entry }));
  await expect(doing((one) => publishNew(one, key, visits, bad, new Map()))).rejects.toMatchObject({
    code: "cpr-found",
  });
  expect(await said("all")).toEqual(before);
});

test("the parts of all records come the newest first, and go with their record", async () => {
  const id = newId();
  const rulings = ["2026-02-02", "2026-04-04"];
  await doing((one) => publish(one, key, visits, id, visit({ rulings })));
  const newest = await listNested<Visit, string>(db.register, here.id, "visit", "rulings", { limit: 2, skip: 0 });
  expect(newest.map((one) => one.part)).toEqual(rulings.toReversed());
  await doing((one) => withdraw(one, key, "visit", id, "Den fandt ikke sted."));
  const after = await listNested<Visit, string>(db.register, here.id, "visit", "rulings", { limit: 1, skip: 0 });
  expect(after.map((one) => one.part)).toEqual(["2025-01-07"]);
});

test("lines of accounts and rulings are counted as they are published, corrected and taken down", async () => {
  const id = newId();
  const before = (await said("line"))[""]?.[0] ?? 0;
  const rulings = async () => countTallied(db.register, here.id, { type: "visit", measure: "part", under: "rulings " });
  const ruled = await rulings();
  const ruledOn = (lines: string[], on: string[]) => visit({ accounts: { lines }, rulings: on });
  await doing((one) => publish(one, key, visits, id, ruledOn(["Fly", "Hotel", "Tog"], ["2026-01-07", "2026-02-07"])));
  expect([(await said("line"))[""]?.[0], await rulings()]).toEqual([Number(before) + 3, ruled + 2]);
  await doing((one) => publish(one, key, visits, id, ruledOn(["Fly"], ["2026-01-07"]), "To linjer for meget."));
  expect([(await said("line"))[""]?.[0], await rulings()]).toEqual([Number(before) + 1, ruled + 1]);
  await expectFooting();
  await doing((one) => withdraw(one, key, "visit", id, "Den fandt ikke sted."));
  expect([(await said("line"))[""]?.[0] ?? 0, await rulings()]).toEqual([before, ruled]);
  await expectFooting();
});
