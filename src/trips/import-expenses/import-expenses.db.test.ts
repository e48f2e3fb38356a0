import { afterEach, beforeEach, expect, it } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { wholeTrip, wholeTripEnds } from "../../../test/trust/planted.ts";
import { operator, type Who } from "../../identity/index.ts";
import { fileOf } from "../../intake/index.ts";
import type { RoleName } from "../../profile/index.ts";

let site: TestSite;
beforeEach(async () => {
  site = await startTestSite();
});
afterEach(() => site.close());

const mappings = {
  trips: {
    fields: { reference: "nr", startOn: "fra", endOn: "til", title: "titel", total: "i alt" },
    lines: { transport: ["i alt"] },
    constants: { currency: "DKK" },
  },
  expenses: {
    key: ["bilag"],
    fields: {
      reference: "sag",
      postedOn: "dato",
      amount: "beløb",
      category: "art",
      currency: "valuta",
      supplier: "leverandør",
      supplierId: "cvr",
      period: "periode",
    },
    values: { category: { tog: "transport", mad: "meals" } },
  },
};

function importInto(
  name: "trips" | "expenses",
  header: string,
  rows: string | readonly string[],
  { publish = name === "trips", who = operator }: { publish?: boolean; who?: Who } = {},
) {
  const importer = site.rooms.importers.find((one) => one.name === name);
  const mapping = importer?.readMapping(mappings[name]);
  if (!importer || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const source = fileOf(`${name}.csv`, Buffer.from(`${[header, ...[rows].flat()].join("\n")}\n`));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who, clock: () => site.clock.now };
  return importer.run(place, { source, mapping, publish, dryRun: false });
}

const ledger = (...rows: string[]) =>
  importInto("expenses", "bilag;sag;dato;beløb;art;valuta;leverandør;cvr;periode", rows);
const trips = (...rows: string[]) => importInto("trips", "nr;fra;til;titel;i alt", rows);

const postings = () =>
  site.db.query(`SELECT source_key AS key, t.title AS trip, category, hundredths::int AS hundredths,
      home_hundredths::int AS home, currency, booked_on::text AS "bookedOn", supplier, supplier_id AS "supplierId",
      period, text, p.version
    FROM udsyn.accounts_posting p LEFT JOIN udsyn.trips_trip t ON t.trip_id = p.subject_id ORDER BY source_key`);

/** The unassigned lines as the accountant sees them at the desk. */
async function deskPool(): Promise<string> {
  const { host } = new URL(site.addressOf("lyngholm"));
  const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const signIn = { host, path: "/log-ind/demo", method: "POST", headers: form, body: "role=accountant" };
  const cookie = String((await ask(site.address, signIn)).headers["set-cookie"]).split(";")[0] ?? "";
  return (await ask(site.address, { host, path: "/skrivebord/posteringer", headers: { cookie } })).text;
}

it("puts a posting on the trip that its reference means, else into the unassigned pool", async () => {
  await trips("R1;01.05.2025;02.05.2025;Oslo;", "R2;01.05.2025;02.05.2025;Lund;10,00");
  const answer = await ledger(
    "1;R1;03.05.2025;1.200,50;tog;DKK;DSB",
    "2;R1;03.05.2025;20,00;mad;EUR;",
    "3;R2;03.05.2025;5,00;mad;DKK;",
    "4;R9;03.05.2025;6,00;mad;DKK;",
    "5;;03.05.2025;7,00;ukendt;DKK;",
    "6;R1;;8,00;mad;DKK;",
  );
  expect(answer).toMatchObject({ rows: 6, added: 5, held: 1, totals: { DKK: "1226.50", EUR: "20.00" } });
  expect(await postings()).toMatchObject([
    {
      key: '{"bilag":"1"} @2025',
      trip: "Oslo",
      hundredths: 120_050,
      home: 120_050,
      bookedOn: "2025-05-03",
      supplier: "DSB",
    },
    { key: '{"bilag":"2"} @2025', trip: "Oslo", hundredths: 2000, home: null, currency: "EUR" },
    { key: '{"bilag":"3"} @2025', trip: null },
    { key: '{"bilag":"4"} @2025', trip: null },
    { key: '{"bilag":"5"} @2025', trip: null, category: "other" },
  ]);
  const [entry] = await site.db.query<{ accounts: object }>(
    "SELECT entry -> 'accounts' AS accounts FROM register.current WHERE slug = 'oslo-2025' OR entry ->> 'title' = 'Oslo'",
  );
  expect(entry?.accounts).toMatchObject({ status: "partly-booked", total: null });
});

it("leaves the same ledger alone, and brings what really changed up to date with before and after", async () => {
  const rows = ["1;;03.05.2025;1.200,50;tog;DKK;DSB", "2;;03.05.2025;20,00;mad;DKK;"];
  await ledger(...rows);
  expect(await ledger(...rows)).toMatchObject({ added: 0, updated: 0, unchanged: 2 });
  const changed = rows.map((row) => row.replace("20,00", "21,00"));
  expect(await ledger(...changed)).toMatchObject({ added: 0, updated: 1, unchanged: 1 });
  expect(await postings()).toMatchObject([{ version: 1 }, { hundredths: 2100, version: 2 }]);
  const [trail] = await site.db.query<{ value: object }>(
    `SELECT value FROM udsyn.records_audit_value NATURAL JOIN udsyn.records_audit
     WHERE action = 'accounts.import-change'`,
  );
  expect(trail?.value).toEqual({ before: { amount: "20.00" }, after: { amount: "21.00" } });
});

it("a reference that fits several trips means none", async () => {
  await trips("R1;01.05.2025;02.05.2025;Oslo;");
  await site.db.query("UPDATE udsyn.trips_trip SET case_number = 'S-1'");
  await trips("S-1;01.05.2025;02.05.2025;Turku;");
  const { findings } = await ledger("1;S-1;03.05.2025;1,00;tog;DKK;", "2;R1;03.05.2025;1,00;tog;DKK;");
  expect(findings).toMatchObject([{ row: 1, code: "reference-unclear" }]);
  expect(await postings()).toMatchObject([{ trip: null }, { trip: "Oslo" }]);
});

it("keeps the reference a line came with, and tells it to whoever assigns the line, at the desk and to programs", async () => {
  await ledger("1;T-2018-Q3-0201;03.05.2025;112,50;tog;DKK;DSB");
  const pool = await site.api("lyngholm", "accountant", "GET", "/api/v1/postings");
  expect(await pool.json()).toMatchObject({ items: [{ text: "DSB", reference: "T-2018-Q3-0201" }] });
  expect(await deskPool()).toContain("T-2018-Q3-0201");
  // The desk's own words beside it, a correction does not take it away.
  const [{ id } = { id: "" }] = await site.db.query<{ id: string }>(
    "SELECT posting_id AS id FROM udsyn.accounts_posting",
  );
  const given = { category: "transport", amount: "112.50", currency: "DKK", text: "Tog til Gent" };
  const answer = await site.api("lyngholm", "accountant", "PUT", `/api/v1/postings/${id}`, given, {
    "if-match": '"1"',
  });
  expect(await answer.json()).toMatchObject({ text: "Tog til Gent", reference: "T-2018-Q3-0201" });
});

it("finds the trip whose number stands within a line's reference", async () => {
  await trips("R1;01.05.2025;02.05.2025;Oslo;");
  await ledger("1;Sag R1 hotel;03.05.2025;112,50;tog;DKK;DSB");
  expect(await deskPool()).toMatch(/Hører måske til[^§]*Oslo/);
});

it("says of a line whose trip has its accounts closed that they are, and does not offer it that trip", async () => {
  await trips("R1;01.05.2025;02.05.2025;Oslo;");
  await site.db.query("UPDATE udsyn.trips_trip SET accounts_status = 'closed'");
  await ledger("1;Sag R1 hotel;03.05.2025;112,50;tog;DKK;DSB");
  const pool = await deskPool();
  expect(pool).toMatch(/Linjens rejse er lukket[^§]*Oslo/);
  expect(pool).not.toContain("Hører måske til");
});

it("keeps the supplier's number and the period as fields of their own", async () => {
  await ledger("1;;03.05.2025;1,00;tog;DKK;DSB;25050053;2025-05");
  expect(await postings()).toMatchObject([{ supplier: "DSB", supplierId: "25050053", period: "2025-05", text: "DSB" }]);
});

it("says why a posting waits in the pool although its reference is a trip's", async () => {
  await trips("R1;01.05.2025;02.05.2025;Oslo;", "R2;01.05.2025;02.05.2025;Lund;10,00");
  const rows = ["1;R2;03.05.2025;5,00;mad;EUR;", "2;R1;03.05.2025;5,00;mad;EUR;", "3;R9;03.05.2025;5,00;mad;EUR;"];
  const answer = await ledger(...rows);
  expect(answer.findings).toMatchObject([{ row: 1, reference: "R2", code: "accounts-closed", printed: "R2" }]);
  expect(answer.findings[0]?.message).toContain("»Lund«");
  expect((await ledger(...rows)).findings).toMatchObject([{ row: 1, code: "accounts-closed" }]);
});

const idOf = async (title: string) =>
  (await site.db.query<{ id: string }>(`SELECT trip_id AS id FROM udsyn.trips_trip WHERE title = '${title}'`))[0]?.id;

it("takes lines onto an imported trip whose accounts are opened again, and lets them replace what was printed", async () => {
  await trips("R2;01.05.2025;02.05.2025;Lund;10,00");
  const address = `/api/v1/trips/${await idOf("Lund")}/accounts-reopening`;
  expect((await site.api("lyngholm", "accountant", "POST", address, { reason: "Bogført siden" })).status).toBe(201);
  expect((await ledger("1;R2;03.05.2025;12,00;mad;DKK;")).findings).toEqual([]);
  const [entry] = await site.db.query<{ accounts: object }>(
    "SELECT entry -> 'accounts' AS accounts FROM register.current WHERE entry ->> 'title' = 'Lund'",
  );
  expect(entry?.accounts).toMatchObject({ status: "partly-booked", total: "12.00" });
});

it("publishes no imported trip because something happens to its accounts", async () => {
  await importInto("trips", "nr;fra;til;titel;i alt", "R2;01.05.2025;02.05.2025;Lund;10,00", { publish: false });
  const address = `/api/v1/trips/${await idOf("Lund")}/accounts-reopening`;
  await site.api("lyngholm", "accountant", "POST", address, { reason: "Fejl" });
  await ledger("1;R2;03.05.2025;12,00;mad;DKK;");
  expect(await site.db.query("SELECT 1 FROM register.current WHERE entry ->> 'title' = 'Lund'")).toEqual([]);
  expect(await postings()).toMatchObject([{ trip: "Lund" }]);
});

it("holds a posting of a day to come, as it is refused by hand, until the day has come", async () => {
  await trips("R1;01.05.2025;02.05.2025;Oslo;");
  const rows = ["1;R1;07.05.2026;7,00;mad;DKK;DSB", "2;R1;06.05.2026;8,00;mad;DKK;DSB"];
  const answer = await ledger(...rows);
  expect(answer).toMatchObject({ added: 1, held: 1, findings: [{ row: 1, code: "date-ahead" }] });
  expect(await postings()).toMatchObject([{ key: '{"bilag":"2"} @2026', bookedOn: "2026-05-06" }]);
  site.clock.now = new Date("2026-05-07T08:00:00Z");
  expect(await ledger(...rows)).toMatchObject({ added: 1, held: 0, findings: [] });
  expect(await postings()).toMatchObject([
    { key: '{"bilag":"1"} @2026', trip: "Oslo" },
    { key: '{"bilag":"2"} @2026' },
  ]);
});

it("knows of no draft that the accountant does not see, by number or by title; its posting waits in the pool", async () => {
  await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", {
    title: "Zanzibar, måske",
    caseNumber: "26/1",
  });
  const accountant: Who = {
    actor: { kind: "person", id: "0199f000-0000-7000-8000-000000000001", name: "Regnskab" },
    grants: [{ role: "accountant", scope: null }],
  };
  const header = "bilag;sag;dato;beløb;art;valuta;leverandør;cvr;periode";
  const asAccountant = (row: string) => importInto("expenses", header, row, { who: accountant });
  const answer = await asAccountant("B1;26/1;01.05.2025;10,00;tog;DKK;;;");
  expect(answer).toMatchObject({ added: 1, findings: [] });
  const coordinator: Who = { ...accountant, grants: [{ role: "coordinator", scope: null }] };
  const seen = await importInto("expenses", header, "B2;26/1;01.05.2025;10,00;tog;DKK;;;", { who: coordinator });
  expect(JSON.stringify(seen.findings)).toContain("Zanzibar");
  expect(await postings()).toMatchObject([{ trip: null }, { trip: null }]);
});

/** What becomes of lines that change in the ledger after they came in. */
async function did(role: RoleName, method: string, path: string, body: object, headers = {}): Promise<string> {
  const answer = await site.api("lyngholm", role, method, `/api/v1/${path}`, body, headers);
  const said = (await answer.json()) as { readonly id: string };
  expect(answer.status, JSON.stringify(said)).toBeLessThan(300);
  return said.id;
}
async function approved(caseNumber: string): Promise<string> {
  const id = await did("coordinator", "POST", "trips", { ...wholeTrip, caseNumber });
  const asked = { about: "request", committee: wholeTrip.committee, meetingOn: "2026-05-05" };
  const submission = await did("coordinator", "POST", `trips/${id}/submissions`, asked);
  const given = { ruling: "approved", text: "Godkendt.", confirmed: true };
  await did("secretary", "POST", `submissions/${submission}/rulings`, given);
  return id;
}
const keyed = async (key: string) =>
  (
    await site.db.query<{ id: string }>("SELECT posting_id AS id FROM udsyn.accounts_posting WHERE source_key = $1", [
      key,
    ])
  )[0]?.id;

it("leaves a line removed that was removed at the desk, and takes in the rest of its batch", async () => {
  const lines = ["1;;03.05.2025;1,00;tog;DKK;DSB", "2;;03.05.2025;2,00;tog;DKK;DSB", "3;;03.05.2025;3,00;tog;DKK;DSB"];
  await ledger(...lines);
  await did("accountant", "DELETE", `postings/${await keyed('{"bilag":"2"} @2025')}`, { reason: "En andens." });
  const changed = lines.map((line) => line.replace("DSB", "Arriva")).slice(1);
  const answer = await ledger(...lines.slice(0, 1), ...changed, "4;;03.05.2025;4,00;tog;DKK;DSB");
  expect(answer).toMatchObject({ added: 1, updated: 1, unchanged: 2, held: 0 });
  expect(answer.findings).toMatchObject([{ row: 2, code: "line-removed" }]);
  expect(await postings()).toMatchObject([
    { key: '{"bilag":"1"} @2025' },
    { key: '{"bilag":"3"} @2025', supplier: "Arriva" },
    { key: '{"bilag":"4"} @2025' },
  ]);
  const again = await ledger(...lines.slice(0, 1), ...changed);
  // What the line was to be told is told of until somebody puts it back, and then it gets it.
  expect(again).toMatchObject({ unchanged: 3, findings: [{ row: 2, code: "line-removed" }] });
});

it("tells a line that is put back what its ledger has changed meanwhile, from the same file", async () => {
  const line = "1;;03.05.2025;100,00;tog;DKK;DSB";
  await ledger(line);
  const id = await keyed('{"bilag":"1"} @2025');
  const kept = () =>
    site.db.query("SELECT source_key, never_public FROM udsyn.accounts_posting WHERE posting_id = $1", [id]);
  await site.db.query("UPDATE udsyn.accounts_posting SET never_public = '{voucher}' WHERE posting_id = $1", [id]);
  const before = await kept();
  await did("accountant", "DELETE", `postings/${id}`, { reason: "En andens." });
  const changed = line.replace("100,00", "200,00");
  expect(await ledger(changed)).toMatchObject({ unchanged: 1, findings: [{ code: "line-removed" }] });
  await did("accountant", "POST", `postings/${id}/putting-back`, {});
  // The ledger's key, and what an erasure took from the public, come back with it.
  expect(await kept()).toEqual(before);
  expect(before).toEqual([{ source_key: '{"bilag":"1"} @2025', never_public: ["voucher"] }]);
  expect(await ledger(changed)).toMatchObject({ updated: 1, findings: [] });
  const said = await site.db.query("SELECT to_jsonb(p) AS line FROM udsyn.accounts_posting p WHERE posting_id = $1", [
    id,
  ]);
  expect(JSON.stringify(said)).toMatch(/\b(20000|200\.00)\b/);
  expect(await ledger(changed)).toMatchObject({ unchanged: 1, findings: [] });
});

it("holds a changed line whose accounts are closed, takes in the rest, and lets it in when they are opened again", async () => {
  const trip = await approved("S-9");
  const line = "1;S-9;03.05.2025;10,00;tog;DKK;DSB";
  await ledger(line);
  const without = { category: "transport", amount: "10.00", currency: "DKK", bookedOn: "2025-05-03", text: "DSB" };
  const id = await keyed('{"bilag":"1"} @2025');
  await did("accountant", "PUT", `postings/${id}`, { ...without, withoutReceipt: "I appen." }, { "if-match": '"1"' });
  const before = site.clock.now;
  site.clock.now = wholeTripEnds;
  await did("accountant", "POST", `trips/${trip}/accounts-closing`, {});
  site.clock.now = before;
  const changed = line.replace("10,00", "11,00");
  const more = ["2;R9;03.05.2025;2,00;tog;DKK;DSB", "3;R9;03.05.2025;3,00;tog;DKK;DSB"];
  const answer = await ledger(changed, ...more);
  expect(answer).toMatchObject({ added: 2, updated: 0, held: 1 });
  expect(answer.findings).toMatchObject([{ row: 1, code: "line-accounts-closed" }]);
  expect(answer.findings[0]?.message).toContain("»Hamborg: hvordan");
  expect(await postings()).toMatchObject([{ hundredths: 1000 }, {}, {}]);
  // A person who lets it in meanwhile is told the same, and it waits on.
  const [row] = await site.db.query<{ id: string }>("SELECT row_id AS id FROM udsyn.intake_row WHERE status = 'held'");
  const repair = () => site.api("lyngholm", "accountant", "POST", `/api/v1/held-rows/${row?.id}/repair`, { cells: {} });
  const refused = await repair();
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining("hvis regnskab er lukket")]);
  await did("accountant", "POST", `trips/${trip}/accounts-reopening`, { reason: "Beløbet var forkert." });
  expect(await ledger(changed, ...more)).toMatchObject({ updated: 1, unchanged: 2, held: 0, findings: [] });
  expect(await postings()).toMatchObject([{ hundredths: 1100, trip: wholeTrip.title }, {}, {}]);
});
