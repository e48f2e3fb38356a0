import { afterAll, beforeAll, expect, test } from "vitest";
import { operator } from "../../src/identity/index.ts";
import { fileOf } from "../../src/intake/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { dumped } from "./dump.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const cpr = "010180-1234";
const trips = {
  fields: { reference: "nr", startOn: "fra", endOn: "til", title: "titel", purpose: "formål", traveller: "hvem" },
  constants: { currency: "DKK", kind: "staff-visit" },
};
const expenses = {
  key: ["bilag"],
  fields: {
    postedOn: "dato",
    amount: "beløb",
    category: "art",
    supplier: "navn",
    supplierId: "nr",
    text: "tekst",
    reference: "bilag",
  },
  constants: { currency: "DKK" },
};

async function imported(name: "trips" | "expenses", mapping: object, file: string, fileName = "fil.csv") {
  const importer = site.rooms.importers.find((one) => one.name === name);
  const read = importer?.readMapping(mapping);
  if (!importer || !read || Array.isArray(read)) throw new Error(JSON.stringify(read));
  return importer.run(
    { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now },
    { source: fileOf(fileName, Buffer.from(file)), mapping: read, publish: false, dryRun: false },
  );
}

test("a row of a ledger or of trips with a CPR number is held, whichever cell it stands in, and the number is kept nowhere", async () => {
  const ledger = [
    "dato;beløb;art;navn;nr;tekst;bilag;frit",
    "01.05.2025;100,00;transport;DSB;25050053;Tog;B1;",
    `02.05.2025;100,00;transport;Kim;${cpr};Kørsel;B2;`,
    "03.05.2025;100,00;transport;Kim;0101801234;Kørsel;B3;",
    `04.05.2025;100,00;meals;Kim;;Ring til ${cpr};B4;`,
    `05.05.2025;100,00;meals;Kim ${cpr};;Frokost;B5;`,
    `06.05.2025;100,00;meals;Kim;;Frokost;${cpr};`,
    `06.05.2025;100,00;meals;Bo;;Frokost;020280/4321;`,
    // Held for something else, with a number in a column that nobody mapped.
    `07.05.2025;88-113;meals;Kim;;Frokost;B7;${cpr}`,
    // Let in: what is in no mapped column goes nowhere.
    `08.05.2025;100,00;meals;Kim;;Frokost;B8;${cpr}`,
  ].join("\n");
  const answer = await imported("expenses", expenses, ledger, `Postering ${cpr}.csv`);
  expect(answer).toMatchObject({ rows: 9, added: 2, held: 7 });
  expect(answer.findings.filter((one) => one.code === "cpr-found").map((one) => one.row)).toEqual([2, 3, 4, 5, 6, 7]);
  const again = await imported("expenses", expenses, ledger);
  expect(again).toMatchObject({ added: 0, updated: 0, unchanged: 2, held: 7 });
  const travels = [
    "nr;fra;til;titel;formål;hvem",
    "1;01.05.2025;02.05.2025;Oslo;Møde;Asta",
    `2;01.05.2025;02.05.2025;Oslo med ${cpr};Møde;Asta`,
    `3;01.05.2025;02.05.2025;Oslo;Møde (${cpr});Asta`,
    `4;01.05.2025;02.05.2025;Oslo;Møde;Asta ${cpr}`,
    `${cpr};01.05.2025;02.05.2025;Oslo;Møde;Asta`,
  ].join("\n");
  const trip = await imported("trips", { ...trips, key: ["nr"] }, travels);
  expect(trip).toMatchObject({ rows: 5, added: 1, held: 4 });
  expect(JSON.stringify([answer, trip])).not.toContain(cpr);
  const all = await dumped(site.db);
  expect(all).toContain("[CPR]");
  for (const number of [cpr, "0101801234", "020280/4321"]) expect(all).not.toContain(number);
});

test("a held row is repaired without it, and not with it", async () => {
  const [row] = await site.db.query<{ id: string; printed: [string, string][] }>(
    "SELECT row_id AS id, printed FROM udsyn.intake_row WHERE dataset = 'expenses' AND printed::text LIKE '%Ring til%'",
  );
  const cells = Object.fromEntries(row?.printed ?? []);
  expect(cells.tekst).toBe("Ring til [CPR]");
  const repair = (tekst: string) =>
    site.api("lyngholm", "accountant", "POST", `/api/v1/held-rows/${row?.id}/repair`, { cells: { ...cells, tekst } });
  expect((await repair(`Ring til ${cpr}`)).status).toBe(422);
  const mended = await repair("Ring til Kim");
  expect(mended.status, await mended.text()).toBeLessThan(300);
  expect(await dumped(site.db)).not.toContain(cpr);
});
