import pg from "pg";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readingLedger } from "../../../test/setup/reading-ledger.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { plantOpenAccounts } from "../../../test/trust/planted.ts";

/** Lines that somebody booked by hand during the month come again with its ledger. */
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite();
});
afterEach(() => site.close());

const { read } = readingLedger(() => site);
const fields = { voucher: "bilag", reference: "sag", postedOn: "dato", text: "tekst", amount: "beløb" };
const mapping = { key: ["nr"], fields, constants: { currency: "DKK" } };
const file = (...rows: string[]) => `${["nr;bilag;sag;dato;tekst;beløb", ...rows].join("\n")}\n`;

/** The same of a dry run and of the run. */
async function comes(...rows: string[]) {
  const before = await read("l.csv", file(...rows), mapping, { dryRun: true });
  const answer = await read("l.csv", file(...rows), mapping);
  expect(before).toEqual(answer);
  const { added, updated, unchanged, held, findings } = answer;
  return [added, updated, unchanged, held, findings.map(({ row, code }) => `${row} ${code}`).join()];
}

async function trip(caseNumber: string): Promise<string> {
  const id = await plantOpenAccounts(site, "lyngholm");
  await site.db.query("UPDATE udsyn.trips_trip SET case_number = $2, title = $2 WHERE trip_id = $1", [id, caseNumber]);
  return id;
}

async function did(method: string, path: string, body: object): Promise<{ id: string }> {
  const answer = await site.api("lyngholm", "accountant", method, `/api/v1/${path}`, body);
  const said = await answer.json();
  expect(answer.status, JSON.stringify(said)).toBeLessThan(300);
  return said;
}

const given = { category: "transport", currency: "DKK", text: "Tog", voucher: "B-1", bookedOn: "2026-05-03" };
const books = (id: string, amount: string, more: object = {}) =>
  did("POST", `trips/${id}/postings`, { ...given, amount, ...more });

const lines = async () =>
  (
    await site.db.query<{ line: string }>(`SELECT concat_ws(' ', coalesce(source_key, 'hånd'), t.title) AS line
      FROM udsyn.accounts_posting p LEFT JOIN udsyn.trips_trip t ON t.trip_id = p.subject_id
      ORDER BY source_key IS NOT NULL, posting_id`)
  ).map(({ line }) => line.replace(/\{"nr":"(.*)"\} @2026/, "$1"));

const idOf = async (nr: string) =>
  (
    await site.db.query<{ id: string }>("SELECT posting_id AS id FROM udsyn.accounts_posting WHERE source_key = $1", [
      `{"nr":"${nr}"} @2026`,
    ])
  )[0]?.id ?? "";

async function desk(path: string, body?: string): Promise<{ status: number; text: string }> {
  const { host } = new URL(site.addressOf("lyngholm"));
  const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const signIn = { host, path: "/log-ind/demo", method: "POST", headers: form, body: "role=accountant" };
  const cookie = String((await ask(site.address, signIn)).headers["set-cookie"]).split(";")[0] ?? "";
  const how = body === undefined ? { headers: { cookie } } : { method: "POST", headers: { ...form, cookie }, body };
  return ask(site.address, { host, path, ...how });
}

it("waits with its question where its trip has the line by hand, of the same voucher or else of the same day", async () => {
  const id = await trip("R1");
  await books(id, "3000");
  await books(id, "200", { voucher: null });
  await books(id, "-40", { voucher: "K-1" });
  const rows = [
    "1;b-1;R1;31.03.2026;Fly;3.000,00",
    "2;B-7;R1;03.05.2026;Taxa;200,00",
    "3;K-1;R1;03.05.2026;Retur;-40,00",
  ];
  expect(await comes(...rows)).toEqual([3, 0, 0, 0, "1 booked-by-hand,2 booked-by-hand,3 booked-by-hand"]);
  expect(await lines()).toEqual(["hånd R1", "hånd R1", "hånd R1", "1", "2", "3"]);
  const { findings } = await read("l.csv", file(...rows), mapping, { dryRun: true });
  expect(findings[0]).toMatchObject({ field: "reference", printed: "R1" });
  expect(findings.map(({ message }) => message.replaceAll(/\s/g, " "))).toEqual([
    "»R1« er rejsen »R1«, som allerede har en linje på 3.000,00 kr. med bilag B-1, bogført i hånden. Posteringen venter blandt de ufordelte: læg den væk, hvis det er den samme, eller læg den på rejsen, hvis begge er rigtige.",
    expect.stringContaining("en linje på 200,00 kr. fra 3. maj 2026, bogført i hånden"),
    expect.stringContaining("en linje på −40,00 kr. med bilag K-1, bogført i hånden"),
  ]);
});

it("comes in unasked where the trip has no such line", async () => {
  const [here, there] = [await trip("R1"), await trip("R2")];
  await books(there, "100");
  await books(here, "99", { voucher: "B-1" });
  await books(here, "100", { voucher: "B-2" });
  const { id } = await books(here, "100");
  await did("DELETE", `postings/${id}`, { reason: "Fejl." });
  expect(await comes("1;B-1;R1;03.05.2026;Tog;100,00")).toEqual([1, 0, 0, 0, ""]);
  // Nor is a line of a ledger one by hand.
  expect(await comes("1;B-1;R1;03.05.2026;Tog;100,00", "2;B-1;R1;03.05.2026;Tog;100,00")).toEqual([1, 0, 1, 0, ""]);
  expect((await lines()).slice(3)).toEqual(["1 R1", "2 R1"]);
});

it("asks once for each line by hand, in one batch or in several", async () => {
  const id = await trip("R1");
  await books(id, "100");
  const row = (nr: number) => `${nr};B-1;R1;03.05.2026;Tog;100,00`;
  expect(await comes(row(1), row(2))).toEqual([2, 0, 0, 0, "1 booked-by-hand"]);
  expect(await comes(row(1), row(2), row(3))).toEqual([1, 0, 2, 0, "1 booked-by-hand"]);
  expect(await lines()).toEqual(["hånd R1", "1", "2 R1", "3 R1"]);
  await books(id, "7", { voucher: "B-3" });
  await books(id, "7", { voucher: "B-3" });
  const more = [4, 5, 6].map((nr) => `${nr};B-3;R1;03.05.2026;Bus;7,00`);
  await read("l.csv", file(...more), mapping, { batchRows: 1 });
  expect((await lines()).slice(-3)).toEqual(["4", "5", "6 R1"]);
});

it("asks of each of several lines that can be told apart: the first may not be the one", async () => {
  await books(await trip("R1"), "100");
  const rows = ["1;B-1;R1;03.05.2026;Bus;100,00", "2;B-1;R1;03.05.2026;Tog;100,00"];
  expect(await comes(...rows)).toEqual([2, 0, 0, 0, "1 booked-by-hand,2 booked-by-hand"]);
  expect(await lines()).toEqual(["hånd R1", "1", "2"]);
});

it("asks no more of a line that was laid by hand or put away, nor when it changes", async () => {
  const id = await trip("R1");
  await books(id, "100");
  await books(id, "50", { voucher: "B-2" });
  const rows = ["1;B-1;R1;03.05.2026;Tog;100,00", "2;B-2;R1;03.05.2026;Bus;50,00"];
  await comes(...rows);
  expect(await comes(...rows)).toEqual([0, 0, 2, 0, "1 booked-by-hand,2 booked-by-hand"]);
  await did("POST", `postings/${await idOf("1")}/assignment`, { type: "trip", id });
  await did("DELETE", `postings/${await idOf("2")}`, { reason: "Er bogført i hånden." });
  expect(await comes(...rows)).toEqual([0, 0, 2, 0, ""]);
  expect(await lines()).toEqual(["hånd R1", "hånd R1", "1 R1"]);
  expect(await comes("1;B-1;R1;03.05.2026;Tog t/r;100,00")).toEqual([0, 1, 0, 0, ""]);
  expect(await lines()).toEqual(["hånd R1", "hånd R1", "1 R1"]);
});

it("keeps its place in the pool when it changes, and is asked about by what it says then", async () => {
  await books(await trip("R1"), "100");
  await comes("1;B-1;R1;03.05.2026;Tog;100,00");
  expect(await comes("1;B-1;R1;03.05.2026;Tog t/r;100,00")).toEqual([0, 1, 0, 0, "1 booked-by-hand"]);
  expect(await comes("1;B-1;R1;03.05.2026;Tog t/r;110,00")).toEqual([0, 1, 0, 0, ""]);
  expect(await lines()).toEqual(["hånd R1", "1"]);
});

it("goes to no trip by a corrected reference that has the line by hand, after the new lines of its file", async () => {
  const [, there] = [await trip("R1"), await trip("R2")];
  await books(there, "100");
  await comes("1;B-1;R1;03.05.2026;Tog;100,00", "2;B-1;R9;03.05.2026;Tog;100,00");
  expect(await lines()).toEqual(["hånd R2", "1 R1", "2"]);
  const corrected = ["1;B-1;R2;03.05.2026;Tog;100,00", "2;B-1;R2;03.05.2026;Tog;100,00"];
  expect(await comes(...corrected, "3;B-1;R2;03.05.2026;Tog;100,00")).toEqual([1, 2, 0, 0, "3 booked-by-hand"]);
  expect(await lines()).toEqual(["hånd R2", "1 R2", "2 R2", "3"]);
  await books(there, "8", { voucher: "B-8" });
  await comes("8;B-8;R1;03.05.2026;Bus;8,00");
  expect(await comes("8;B-8;R2;03.05.2026;Bus;8,00")).toEqual([0, 1, 0, 0, "1 booked-by-hand"]);
  expect((await lines()).slice(-1)).toEqual(["8"]);
});

it("counts no line that goes elsewhere among those that wait", async () => {
  const id = await trip("R1");
  await trip("R2");
  await books(id, "100");
  await comes("1;B-1;R1;03.05.2026;Tog;100,00", "2;B-1;R9;03.05.2026;Tog;100,00");
  expect(await lines()).toEqual(["hånd R1", "1", "2"]);
  const corrected = ["1;B-1;R2;03.05.2026;Tog;100,00", "2;B-1;R1;03.05.2026;Tog;100,00"];
  expect(await comes(...corrected)).toEqual([0, 2, 0, 0, "2 booked-by-hand"]);
  expect(await lines()).toEqual(["hånd R1", "1 R2", "2"]);
});

it("counts no row that is held for its own sake, so that the dry run names the line that waits", async () => {
  const id = await trip("R1");
  const named = '[{"name": "Ida Ledsager", "paidBy": "self"}]';
  const withNames =
    "UPDATE udsyn.trips_trip SET plan = jsonb_set(plan, '{participants,companions}', $2) WHERE trip_id = $1";
  await site.db.query(withNames, [id, named]);
  await books(id, "100");
  const labelled = { ...mapping, fields: { ...fields, label: "vist" } };
  const rows = ["1;B-1;R1;03.05.2026;Tog;100,00;Ida Ledsager", "2;B-1;R1;03.05.2026;Tog;100,00;Tog"];
  const text = `${["nr;bilag;sag;dato;tekst;beløb;vist", ...rows].join("\n")}\n`;
  for (const dryRun of [true, false]) {
    const { findings } = await read("l.csv", text, labelled, { dryRun });
    expect(findings.map(({ row, code }) => `${row} ${code}`)).toEqual(["1 line-name-never-public", "2 booked-by-hand"]);
  }
  expect(await lines()).toEqual(["hånd R1", "2"]);
});

it("knows a line by the voucher that it came with, also by a file that tells none", async () => {
  const id = await trip("R1");
  await books(id, "100", { voucher: "K-9" });
  await comes("1;B-1;R9;03.05.2026;Tog;100,00");
  const { voucher: _, ...others } = fields;
  const corrected = file("1;B-1;R1;03.05.2026;Tog;100,00");
  for (const dryRun of [true, false])
    expect(await read("l.csv", corrected, { ...mapping, fields: others }, { dryRun })).toMatchObject({
      ...{ updated: 1, findings: [] },
    });
  expect(await lines()).toEqual(["hånd R1", "1 R1"]);
});

it("says so in the pool, chooses no trip, and offers to put the line away", async () => {
  const id = await trip("R1");
  await books(id, "3000", { text: "Tog t/r for tre" });
  await comes("1;B-1;R1;03.05.2026;Tog;3.000,00");
  const { text } = await desk("/skrivebord/posteringer");
  const said = text.replaceAll(/<[^>]*>/g, "").replaceAll(/\s+/g, " ");
  expect(said).toContain(
    "Rejsen R1 har allerede en linje på 3.000,00 kr. med bilag B-1, »Tog t/r for tre«, bogført i hånden.",
  );
  expect(said).toContain("Er den samme linje");
  expect(text).not.toMatch(/<option[^>]*selected[^>]*>R1/);
  const nr = await idOf("1");
  const body = `grund-${nr}=Er+bogf%C3%B8rt+i+h%C3%A5nden`;
  expect((await desk(`/skrivebord/posteringer/${nr}/laeg-vaek`, body)).status).toBe(303);
  expect(await lines()).toEqual(["hånd R1"]);
});

it("says nothing of a row that was dismissed", async () => {
  await books(await trip("R1"), "100");
  const rows = ["1;B-1;R1;07.05.2026;Tog;100,00"];
  expect(await comes(...rows)).toEqual([0, 0, 0, 1, "1 date-ahead"]);
  const [row] = (await (await site.api("lyngholm", "accountant", "GET", "/api/v1/held-rows")).json()).items;
  await did("POST", `held-rows/${row.id}/dismissal`, { reason: "Er bogført." });
  site.clock.now = new Date("2026-05-08T08:00:00Z");
  expect(await comes(...rows)).toEqual([0, 0, 1, 0, ""]);
});

it("asks no more questions of the database for many lines than for one", async () => {
  const id = await trip("R1");
  const counted = vi.spyOn(pg.Client.prototype, "query");
  // A data set that was read before is asked about its rows.
  await read("l.csv", file("0;B-0;R1;03.05.2026;Tog;1,00"), mapping);
  const counts: number[] = [];
  for (const some of [[1], [2, 3, 4, 5, 6, 7]]) {
    for (const nr of some) await books(id, `${nr}00`, { voucher: `B-${nr}` });
    counted.mockClear();
    const rows = some.map((nr) => `${nr};B-${nr};R1;03.05.2026;Tog;${nr}00,00`);
    const { findings } = await read("l.csv", file(...rows), mapping);
    expect(findings.length).toBe(some.length);
    counts.push(counted.mock.calls.length);
  }
  counted.mockRestore();
  expect(counts[1]).toBe(counts[0]);
});
