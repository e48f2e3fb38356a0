import { afterEach, beforeEach, expect, it } from "vitest";
import { readingLedger } from "../../../test/setup/reading-ledger.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { plantOpenAccounts } from "../../../test/trust/planted.ts";
import { operator } from "../../identity/index.ts";
import { fileOf } from "../../intake/index.ts";

/** A reference that was put right in the ledger, and where its line lies then. */
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite();
});
afterEach(() => site.close());

const { read } = readingLedger(() => site);
const fields = { voucher: "bilag", reference: "sag", postedOn: "dato", text: "tekst", amount: "beløb" };
const mapping = { key: ["bilag"], fields, constants: { currency: "DKK" } };
const file = (...rows: string[]) => `${["bilag;sag;dato;tekst;beløb", ...rows].join("\n")}\n`;

/** The same of a dry run and of the run. */
async function comes(...rows: string[]) {
  const before = await read("l.csv", file(...rows), mapping, { dryRun: true });
  const answer = await read("l.csv", file(...rows), mapping);
  expect(before).toEqual(answer);
  const { added, updated, unchanged, held, findings } = answer;
  return [added, updated, unchanged, held, findings.map(({ code }) => code).join()];
}

async function trip(caseNumber: string): Promise<string> {
  const id = await plantOpenAccounts(site, "lyngholm");
  await site.db.query("UPDATE udsyn.trips_trip SET case_number = $2, title = $2 WHERE trip_id = $1", [id, caseNumber]);
  return id;
}

/** Past trips that the public sees, from a file. */
async function published(...titles: string[]) {
  const importer = site.rooms.importers.find((one) => one.name === "trips");
  const read = importer?.readMapping({ fields: { reference: "nr", startOn: "fra", endOn: "til", title: "nr" } });
  if (!importer || !read || Array.isArray(read)) throw new Error(JSON.stringify(read));
  const rows = titles.map((title) => `${title};01.05.2025;02.05.2025`);
  const source = fileOf("t.csv", Buffer.from(`${["nr;fra;til", ...rows].join("\n")}\n`));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  await importer.run(place, { source, mapping: read, publish: true, dryRun: false });
}

const idOf = async (title: string) =>
  (await site.db.query<{ id: string }>("SELECT trip_id AS id FROM udsyn.trips_trip WHERE title = $1", [title]))[0]?.id;

const lines = async () =>
  (
    await site.db.query<{ line: string }>(`SELECT concat_ws(' ', voucher, coalesce(t.title, '-'), reference) AS line
      FROM udsyn.accounts_posting p LEFT JOIN udsyn.trips_trip t ON t.trip_id = p.subject_id ORDER BY voucher`)
  ).map(({ line }) => line);

const inPublic = async () =>
  Object.fromEntries(
    (
      await site.db.query<{ title: string; lines: number }>(
        `SELECT entry ->> 'title' AS title, jsonb_array_length(entry -> 'accounts' -> 'lines') AS lines FROM register.current`,
      )
    ).map((one) => [one.title, one.lines]),
  );

it("lies on the trip that its reference means now, in public too, or in the pool where it means none", async () => {
  await published("R1", "R2");
  const rows = ["1;R1;03.05.2026;Fly;100,00", "2;R9;03.05.2026;Tog;50,00", "3;R1;03.05.2026;Bus;10,00"];
  await comes(...rows, "4;R1;03.05.2026;Taxa;20,00");
  const corrected = ["1;R2;03.05.2026;Fly;100,00", "2;R1;03.05.2026;Tog;50,00", "3;;03.05.2026;Bus;10,00"];
  const all = [...corrected, "4;R8;03.05.2026;Taxa;20,00"];
  expect(await comes(...all)).toEqual([0, 4, 0, 0, ""]);
  expect(await lines()).toEqual(["1 R2 R2", "2 R1 R1", "3 -", "4 - R8"]);
  expect(await inPublic()).toEqual({ R1: 1, R2: 1 });
  expect(await comes(...all)).toEqual([0, 0, 4, 0, ""]);
  const [trail] = await site.db.query<{ value: object }>(
    `SELECT value FROM udsyn.records_audit_value NATURAL JOIN udsyn.records_audit a JOIN udsyn.accounts_posting p
       ON a.subject_id = p.posting_id::text WHERE action = 'accounts.import-change' AND voucher = '1'`,
  );
  expect(trail?.value).toEqual({
    before: { reference: "R1", subject: { type: "trip", id: await idOf("R1") } },
    after: { reference: "R2", subject: { type: "trip", id: await idOf("R2") } },
  });
});

it("stays where a hand has put it, and says so", async () => {
  await trip("R1");
  const lund = await trip("R2");
  await comes("1;R9;03.05.2026;Fly;100,00");
  const [{ id } = { id: "" }] = await site.db.query<{ id: string }>(
    "SELECT posting_id AS id FROM udsyn.accounts_posting",
  );
  const given = await site.api("lyngholm", "accountant", "POST", `/api/v1/postings/${id}/assignment`, {
    ...{ type: "trip", id: lund },
  });
  expect(given.status).toBeLessThan(300);
  expect(await comes("1;R1;03.05.2026;Fly;100,00")).toEqual([0, 1, 0, 0, "line-stays"]);
  expect(await lines()).toEqual(["1 R2 R1"]);
});

it("is held where the accounts it lies in are closed, and waits in the pool where those it is to lie in are", async () => {
  const [oslo, lund] = [await trip("R1"), await trip("R2")];
  const close = (id: string, status: string) =>
    site.db.query("UPDATE udsyn.trips_trip SET accounts_status = $2 WHERE trip_id = $1", [id, status]);
  await comes("1;R1;03.05.2026;Fly;100,00");
  await close(oslo, "closed");
  expect(await comes("1;R2;03.05.2026;Fly;100,00")).toEqual([0, 0, 0, 1, "line-accounts-closed"]);
  expect(await lines()).toEqual(["1 R1 R1"]);
  await close(oslo, "open");
  await close(lund, "closed");
  expect(await comes("1;R2;03.05.2026;Fly;100,00")).toEqual([0, 1, 0, 0, "accounts-closed"]);
  expect(await lines()).toEqual(["1 - R2"]);
});

it("asks for the names of the trip it is to lie on", async () => {
  await trip("R1");
  const lund = await trip("R2");
  await site.db.query(
    `UPDATE udsyn.trips_trip SET plan = jsonb_set(plan, '{participants,companions}', '[{"name": "Ida Ledsager", "paidBy": "self"}]')
     WHERE trip_id = $1`,
    [lund],
  );
  expect(await comes("1;R1;03.05.2026;Fly til Ida Ledsager;100,00")).toEqual([1, 0, 0, 0, ""]);
  expect(await comes("1;R2;03.05.2026;Fly til Ida Ledsager;100,00")).toEqual([0, 0, 0, 1, "line-name-never-public"]);
  expect(await lines()).toEqual(["1 R1 R1"]);
});

it("moves nothing by a file that has no references", async () => {
  await trip("R1");
  await comes("1;R1;03.05.2026;Fly;100,00");
  const { reference: _, ...others } = fields;
  const answer = await read("l.csv", file("1;R1;03.05.2026;Fly;120,00"), { ...mapping, fields: others });
  expect(answer).toMatchObject({ updated: 1, findings: [] });
  expect(await lines()).toEqual(["1 R1 R1"]);
});

async function receiptOn(trip: string, posting: string) {
  const body = new FormData();
  body.append("posting", posting);
  body.append("files", new Blob([new Uint8Array(Buffer.from("%PDF-1.7\nabc\n%%EOF"))]), "r.pdf");
  const headers = { authorization: `Bearer ${await site.token("lyngholm", "accountant")}` };
  const up = await fetch(`${site.address}/api/v1/trips/${trip}/receipts`, { method: "POST", headers, body });
  expect(up.status, await up.text()).toBe(201);
}

it("takes its receipt with it, and a copy of one that shows other lines too", async () => {
  const [oslo, lund] = [await trip("R1"), await trip("R2")];
  await comes("1;R1;03.05.2026;Fly;100,00", "2;R1;03.05.2026;Tog;50,00");
  const ids = await site.db.query<{ id: string }>(
    "SELECT posting_id AS id FROM udsyn.accounts_posting ORDER BY voucher",
  );
  for (const { id } of ids) await receiptOn(oslo, id);
  const where = () =>
    site.db.query(`SELECT p.voucher, p.subject_id = d.subject_id AS ours, d.subject_id AS at FROM udsyn.accounts_posting p
      JOIN udsyn.records_document d ON d.document_id = p.receipt_document_id ORDER BY p.voucher`);
  await comes("1;R2;03.05.2026;Fly;100,00", "2;R1;03.05.2026;Tog;50,00");
  expect(await where()).toEqual([
    { voucher: "1", ours: true, at: lund },
    { voucher: "2", ours: true, at: oslo },
  ]);
  await comes("1;R2;03.05.2026;Fly;100,00", "2;R2;03.05.2026;Tog;50,00");
  expect(await where()).toEqual([
    { voucher: "1", ours: true, at: lund },
    { voucher: "2", ours: true, at: lund },
  ]);
});

it("leaves no receipt loose where all the lines go that it shows, at once or one by one", async () => {
  const [oslo] = [await trip("R1"), await trip("R2"), await trip("R3")];
  const lines = (one: string, other: string) => [`1;${one};03.05.2026;Fly;100,00`, `2;${other};03.05.2026;Tog;50,00`];
  await comes(...lines("R1", "R1"));
  const ids = await site.db.query<{ id: string }>(
    "SELECT posting_id AS id FROM udsyn.accounts_posting ORDER BY voucher",
  );
  for (const { id } of ids) await receiptOn(oslo, id);
  await site.db.query(`UPDATE udsyn.accounts_posting SET receipt_document_id =
    (SELECT max(receipt_document_id::text)::uuid FROM udsyn.accounts_posting)`);
  await site.db.query(`DELETE FROM udsyn.records_document d WHERE NOT EXISTS
    (SELECT FROM udsyn.accounts_posting p WHERE p.receipt_document_id = d.document_id)`);
  const loose = () =>
    site.db.query(`SELECT t.title FROM udsyn.records_document d JOIN udsyn.trips_trip t ON t.trip_id = d.subject_id
      WHERE d.removed_at IS NULL AND NOT EXISTS (SELECT FROM udsyn.accounts_posting p WHERE p.receipt_document_id = d.document_id)`);
  const shown = async () =>
    (
      await site.db.query<{
        line: string;
      }>(`SELECT concat_ws(' ', p.voucher, t.title) AS line FROM udsyn.accounts_posting p
        JOIN udsyn.records_document d ON d.document_id = p.receipt_document_id AND d.removed_at IS NULL AND d.subject_id = p.subject_id
        JOIN udsyn.trips_trip t ON t.trip_id = d.subject_id ORDER BY 1`)
    ).map(({ line }) => line);
  for (const [one, other] of [
    ["R2", "R2"],
    ["R1", "R2"],
    ["R1", "R1"],
    ["R2", "R3"],
  ] as const) {
    await comes(...lines(one, other));
    expect([await loose(), await shown()], one + other).toEqual([[], [`1 ${one}`, `2 ${other}`]]);
  }
});

it.each([
  { to: ["R2", "R1"], order: [1, 2] },
  { to: ["R2", "R1"], order: [2, 1] },
  { to: ["R2", "R3"], order: [1, 2] },
])("leaves each its receipt where one invoice is both lines', which go to $to", async ({ to, order }) => {
  const at = [await trip("R1"), await trip("R2"), await trip("R3")];
  const line = (nr: number, reference = "") => `${nr};${reference};03.05.2026;Fly;${nr}00,00`;
  await comes(line(1, "R1"), line(2, "R2"));
  const ids = await site.db.query<{ id: string }>(
    "SELECT posting_id AS id FROM udsyn.accounts_posting ORDER BY voucher",
  );
  for (const [nr, { id }] of ids.entries()) await receiptOn(at[nr] ?? "", id);
  await comes(...order.map((nr) => line(nr, to[nr - 1])));
  const shown = await site.db.query(`SELECT p.voucher, t.title FROM udsyn.accounts_posting p
    JOIN udsyn.trips_trip t ON t.trip_id = p.subject_id
    JOIN udsyn.records_document d ON d.document_id = p.receipt_document_id AND d.removed_at IS NULL AND d.subject_id = p.subject_id
    ORDER BY 1`);
  expect(shown).toEqual(to.map((title, nr) => ({ voucher: String(nr + 1), title })));
});
