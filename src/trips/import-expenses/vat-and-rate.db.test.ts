import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { operator } from "../../identity/index.ts";
import { fileOf } from "../../intake/index.ts";

/** A ledger that tells of VAT and rates; the municipality keeps its accounts in kroner. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const told = {
  key: ["bilag"],
  fields: { postedOn: "dato", amount: "beløb", currency: "valuta", vat: "moms", rate: "kurs" },
  values: { vat: { inkl: "incl", ekskl: "excl" } },
};

function ledger(mapping: object, ...rows: string[]) {
  const importer = site.rooms.importers.find((one) => one.name === "expenses");
  const read = importer?.readMapping(mapping);
  if (!importer || !read || Array.isArray(read)) throw new Error(JSON.stringify(read));
  const text = `${["bilag;dato;beløb;valuta;moms;kurs", ...rows].join("\n")}\n`;
  const source = fileOf("finans.csv", Buffer.from(text));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  return importer.run(place, { source, mapping: read, publish: false, dryRun: false });
}

const lines = (keys: readonly string[]) =>
  site.db.query(
    `SELECT vat, rate, home_hundredths::int AS home, rate_version AS table FROM udsyn.accounts_posting
     WHERE source_key = ANY ($1) ORDER BY source_key`,
    [keys.map((key) => `${JSON.stringify({ bilag: key })} @2026`)],
  );

it("keeps the VAT basis and the rate of each line, and reckons its worth by them", async () => {
  const answer = await ledger(
    told,
    "a1;03.05.2026;100,00;EUR;inkl;7,4597",
    "a2;03.05.2026;100,00;DKK;ekskl;",
    "a3;03.05.2026;100,00;EUR;;",
    "a4;03.05.2026;100,00;DKK;inkl;100",
  );
  expect(answer).toMatchObject({ added: 4, held: 0, findings: [] });
  expect(await lines(["a1", "a2", "a3", "a4"])).toEqual([
    { vat: "incl", rate: "7.4597", home: 74_597, table: null },
    { vat: "excl", rate: null, home: 10_000, table: null },
    { vat: "unknown", rate: null, home: null, table: null },
    { vat: "incl", rate: null, home: 10_000, table: null },
  ]);
});

it("says beside its field what is no basis, no rate, the rate of a hundred, or a rate at home, and guesses none", async () => {
  const { findings, added } = await ledger(
    told,
    "b1;03.05.2026;100,00;EUR;med;7,4597",
    "b2;03.05.2026;100,00;EUR;inkl;cirka syv",
    "b3;03.05.2026;100,00;EUR;inkl;745,97",
    "b4;03.05.2026;100,00;EUR;inkl;-7,45",
    "b5;03.05.2026;100,00;DKK;inkl;7,45",
  );
  expect(added).toBe(5);
  expect(findings.map(({ row, code, field, printed }) => [row, code, field, printed])).toEqual([
    [1, "code-unknown", "vat", "med"],
    [2, "rate-unreadable", "rate", "cirka syv"],
    [3, "rate-unlikely", "rate", "745,97"],
    [4, "rate-unreadable", "rate", "-7,45"],
    [5, "rate-at-home", "rate", "7,45"],
  ]);
  expect(findings[2]?.message).toContain("Kursen 745,97 for EUR er langt fra dagens; mentes 7,4597?");
  expect((await lines(["b1", "b2", "b3", "b4", "b5"])).map((one) => one.rate)).toEqual([
    "7.4597",
    null,
    null,
    null,
    null,
  ]);
});

it("takes one VAT basis for a whole file, and refuses a constant that is none", async () => {
  const { vat: _, ...fields } = told.fields;
  await ledger({ ...told, fields, constants: { vat: "excl" } }, "c1;03.05.2026;1,00;DKK;;");
  expect(await lines(["c1"])).toMatchObject([{ vat: "excl" }]);
  const importer = site.rooms.importers.find((one) => one.name === "expenses");
  expect(importer?.readMapping({ ...told, fields, constants: { vat: "måske", rate: "syv" } })).toMatchObject([
    { fault: "constant-unreadable", path: "constants.vat" },
    { fault: "constant-unreadable", path: "constants.rate" },
  ]);
});

it("brings a changed basis and rate up to date, and leaves what the desk wrote where the ledger says nothing", async () => {
  await ledger(told, "d1;03.05.2026;100,00;EUR;inkl;7,4597", "d2;03.05.2026;100,00;EUR;;");
  await site.db.query(
    `UPDATE udsyn.accounts_posting SET vat = 'excl', rate = '7.5', home_hundredths = 75000 WHERE source_key = '{"bilag":"d2"} @2026'`,
  );
  const again = await ledger(told, "d1;03.05.2026;100,00;EUR;ekskl;7,46", "d2;03.05.2026;200,00;EUR;;");
  expect(again).toMatchObject({ added: 0, updated: 2 });
  expect(await lines(["d1", "d2"])).toMatchObject([
    { vat: "excl", rate: "7.46", home: 74_600 },
    { vat: "excl", rate: "7.5", home: 150_000 },
  ]);
  expect(await ledger(told, "d1;03.05.2026;100,00;EUR;ekskl;7,46")).toMatchObject({ updated: 0, unchanged: 1 });
});
