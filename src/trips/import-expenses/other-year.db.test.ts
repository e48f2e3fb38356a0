import { afterEach, beforeEach, expect, it } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { operator } from "../../identity/index.ts";
import { fileOf } from "../../intake/index.ts";

let site: TestSite;
beforeEach(async () => {
  site = await startTestSite(new Date("2026-03-06T08:00:00Z"));
});
afterEach(() => site.close());

const fields = { voucher: "bilag", postedOn: "dato", text: "tekst", amount: "beløb", period: "periode" };

async function ledger(name: string, rows: readonly string[], key = ["bilag"], dryRun = false) {
  const importer = site.rooms.importers.find((one) => one.name === "expenses");
  const mapping = importer?.readMapping({ key, fields, constants: { currency: "DKK" } });
  if (!importer || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const source = fileOf(name, Buffer.from(`${["bilag;dato;tekst;beløb;periode", ...rows].join("\n")}\n`));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  const { runId: _, ...said } = await importer.run(place, { source, mapping, publish: false, dryRun });
  return said;
}

const postings = () =>
  site.db.query(`SELECT voucher, booked_on::text AS "on", text, hundredths::int AS hundredths
    FROM udsyn.accounts_posting ORDER BY booked_on, voucher`);

const held = async () =>
  (await (await site.api("lyngholm", "accountant", "GET", "/api/v1/held-rows")).json()) as {
    items: { id: string; findings: { code: string; message: string }[] }[];
  };

async function settle(isOther: boolean | null, cells: object = {}) {
  const [row] = (await held()).items;
  return site.api("lyngholm", "accountant", "POST", `/api/v1/held-rows/${row?.id}/repair`, { cells, isOther });
}

const last = ["4711;10.02.2025;Fly til Hamburg;4.200,00;", "4712;11.02.2025;Hotel;3.150,50;"];
const next = ["4711;03.02.2026;Taxa i Gent;310,00;", "4713;04.02.2026;Frokost;90,00;"];
const stood = { voucher: "4711", on: "2025-02-10", text: "Fly til Hamburg", hundredths: 420_000 };

it("overwrites nothing of last year's by next year's vouchers, whichever file comes again", async () => {
  await ledger("f25.csv", last);
  const foreseen = await ledger("f26.csv", next, ["bilag"], true);
  const answer = await ledger("f26.csv", next);
  expect(answer).toMatchObject({ rows: 2, added: 1, updated: 0, held: 1, totals: { DKK: "400.00" } });
  expect(foreseen).toEqual(answer);
  const [said] = answer.findings;
  expect(said).toMatchObject({ row: 1, code: "other-year", stands: '{"bilag":"4711"} @2025' });
  expect(said?.message.replaceAll("\u00a0", " ")).toMatch(
    /^»bilag 4711« er allerede en række fra 2025 \(f25.csv\), og denne er fra 2026\./,
  );
  expect(await postings()).toMatchObject([stood, {}, { voucher: "4713" }]);
  expect(await ledger("f25.csv", last)).toMatchObject({ added: 0, updated: 0, unchanged: 2, findings: [] });
  expect((await held()).items).toHaveLength(1);
  expect(await ledger("f26.csv", next)).toMatchObject({ added: 0, updated: 0, unchanged: 1, held: 1 });
  expect((await held()).items).toHaveLength(1);
  expect(await postings()).toHaveLength(3);
});

it("holds beside what stands also a row that is held by itself", async () => {
  await ledger("f25.csv", last);
  const answer = await ledger("f26.csv", ["4711;03.02.2026;Taxa;ca. 300;"]);
  expect(answer.findings.map(({ code }) => code)).toEqual(["amount-unreadable", "other-year"]);
  expect(await ledger("f25.csv", last)).toMatchObject({ unchanged: 2 });
  expect((await held()).items).toHaveLength(1);
});

it("is the same line with its day put right, where a person says so", async () => {
  await ledger("f25.csv", ["9;31.12.2025;Tog;100,00;"]);
  const corrected = ["9;02.01.2026;Tog;100,00;"];
  expect(await ledger("rettet.csv", corrected)).toMatchObject({ held: 1, updated: 0 });
  expect((await settle(null)).status).toBe(422);
  expect((await settle(false)).status).toBe(201);
  expect(await postings()).toEqual([{ voucher: "9", on: "2026-01-02", text: "Tog", hundredths: 10_000 }]);
  expect(await ledger("rettet.csv", corrected)).toMatchObject({ added: 0, updated: 0, unchanged: 1, held: 0 });
});

it("is a line of its own, with its own voucher, where a person says so", async () => {
  await ledger("f25.csv", last);
  await ledger("f26.csv", next.slice(0, 1));
  expect((await settle(true)).status).toBe(201);
  expect(await postings()).toMatchObject([stood, {}, { voucher: "4711", text: "Taxa i Gent" }]);
  expect(await ledger("f25.csv", last)).toMatchObject({ unchanged: 2, held: 0 });
  const again = { added: 0, updated: 0, unchanged: 1, held: 0, findings: [] };
  expect(await ledger("f26.csv", next.slice(0, 1))).toMatchObject(again);
});

it("takes a change within the year, and one of the same period", async () => {
  await ledger("f25.csv", ["1;31.12.2025;Tog;100,00;2025-12", "3;30.12.2025;Mad;10,00;"]);
  const again = ["1;05.01.2026;Tog;100,00;2025-12", "3;31.12.2025;Mad;10,00;"];
  expect(await ledger("f25.csv", again)).toMatchObject({ added: 0, held: 0, findings: [] });
  expect(await postings()).toMatchObject([
    { voucher: "3", on: "2025-12-31" },
    { voucher: "1", on: "2026-01-05" },
  ]);
});

it("knows the year of a line whose reading was not kept, by the trail", async () => {
  await ledger("f25.csv", last);
  await site.db.query("UPDATE udsyn.intake_row SET read_as = NULL");
  expect(await ledger("f26.csv", next.slice(0, 1))).toMatchObject({ held: 1, updated: 0 });
  expect(await postings()).toMatchObject([stood, {}]);
});

it("holds a row whose key was another year's line that was removed", async () => {
  await ledger("f25.csv", last);
  await site.db.query("DELETE FROM udsyn.accounts_posting WHERE voucher = '4711'");
  const { findings } = await ledger("f26.csv", next.slice(0, 1));
  expect(findings).toMatchObject([{ code: "other-year" }]);
  expect((await settle(false)).status).toBe(422);
  expect((await settle(true)).status).toBe(201);
});

it("says so where the day of a held row is first written at the desk", async () => {
  await ledger("f25.csv", last);
  expect(await ledger("f26.csv", ["4711;;Taxa;300,00;"])).toMatchObject({ held: 1 });
  const refused = await settle(null, { dato: "03.02.2026" });
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining("Svar ved rækken")]);
  expect((await settle(true, { dato: "03.02.2026" })).status).toBe(201);
  expect(await postings()).toMatchObject([stood, {}, { text: "Taxa" }]);
});
