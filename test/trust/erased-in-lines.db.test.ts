import { afterAll, beforeAll, expect, test } from "vitest";
import { operator } from "../../src/identity/index.ts";
import { fileOf } from "../../src/intake/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { askingOf, erase } from "./erased-asks.ts";
import { wholeTrip } from "./planted.ts";

/** A line of accounts that no erasure marked: a name that was erased is asked about where the public would read it. */
const name = "Jens Kanariefugl";
const line = { category: "meals", amount: "100.00", currency: "DKK", bookedOn: "2026-09-04", withoutReceipt: "Væk" };
let site: TestSite;
let on: ReturnType<typeof askingOf>;
let trip: string;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-09-05T08:00:00Z"));
  on = askingOf(site);
  const companions = [{ name: "Bodil Påfund", paid: false, legalBasis: null }];
  const planned = { ...wholeTrip, participants: { ...wholeTrip.participants, companions } };
  const days = { committee: "byraadet", startOn: "2026-09-02", endOn: "2026-09-04", purpose: `At besøge ${name}.` };
  trip = (await on.api("coordinator", "POST", "trips", 201, { ...planned, ...days })).id;
  const asked = { about: "request", committee: "byraadet", meetingOn: "2026-08-20" };
  const { id } = await on.api("coordinator", "POST", `trips/${trip}/submissions`, 201, asked);
  await on.api("secretary", "POST", `submissions/${id}/rulings`, 201, { ruling: "approved", confirmed: true });
  await erase(site, [name]);
}, 120_000);
afterAll(() => site.close());

test("a new line asks where the public reads it, and a corrected one about what it did not say before", async () => {
  const at = `trips/${trip}/postings`;
  await on.asks("accountant", "POST", at, { ...line, text: `Middag med ${name}` }, ["text"]);
  await on.asks("accountant", "POST", at, { ...line, text: "Middag", voucher: `Bilag fra ${name}` }, ["voucher"]);
  // The text behind a label, and a supplier, are the desk's.
  const behind = { ...line, text: `Middag med ${name}`, label: "Middag", supplier: name };
  const { id, version } = await on.api("accountant", "POST", at, 201, behind);
  const open = { ...behind, label: null };
  const shown = await on.asks("accountant", "PUT", `postings/${id}`, open, ["text"], 200, version);
  // What was answered stands: neither the text nor the name is asked about again.
  const other = { ...open, text: `Frokost med ${name}` };
  await on.api("accountant", "PUT", `postings/${id}`, 200, other, shown.version);
  expect(await on.traced()).toEqual(["text", "voucher", "text"]);
});

test("a line that names a companion too asks about both at once, for one answer is given to both", async () => {
  const both = { ...line, text: "Middag, Bodil Påfund", voucher: name };
  const { errors } = await on.api("accountant", "POST", `trips/${trip}/postings`, 422, both);
  expect(errors.map((one) => `${one.path} ${one.code}`)).toEqual(["text name-never-public", "voucher name-was-erased"]);
  await on.api("accountant", "POST", `trips/${trip}/postings`, 201, { ...both, namesConfirmed: true });
});

test("a line of the pool is asked about where it is given its trip, by program and at the desk", async () => {
  const pool = async () => (await on.api("accountant", "POST", "postings", 201, { ...line, text: `Taxa, ${name}` })).id;
  await on.asks("accountant", "POST", `postings/${await pool()}/assignment`, { type: "trip", id: trip }, ["text"]);
  const id = await pool();
  const given = { [`rejse-${id}`]: trip };
  const asked = await on.posted("accountant", `/skrivebord/posteringer/${id}`, given);
  expect(asked.text).toContain(`Navnet »${name}« er slettet`);
  expect(asked.text).toMatch(new RegExp(`Et navn er slettet efter reglerne[\\s\\S]*name="navn-${id}"`));
  const answered = await on.posted("accountant", `/skrivebord/posteringer/${id}`, { ...given, [`navn-${id}`]: "ja" });
  expect(answered.status).toBe(303);
});

test("the form asks beside the field, keeps what was typed, and books once it is answered", async () => {
  const typed = { ...line, amount: "100", bookedOn: "04.09.2026", vat: "incl", text: `Kaffe med ${name}` };
  const page = `/skrivebord/rejser/${trip}/regnskab/ny`;
  const asked = await on.posted("accountant", page, typed);
  expect(asked.status).toBe(422);
  expect(asked.text).toContain(`Navnet »${name}« er slettet efter reglerne om persondata.`);
  const question = `value="Kaffe med ${name}"[\\s\\S]*Et navn er slettet efter reglerne[\\s\\S]*name="namesConfirmed"`;
  expect(asked.text).toMatch(new RegExp(question));
  expect((await on.posted("accountant", page, { ...typed, namesConfirmed: "ja" })).status).toBe(303);
});

/** A row of a ledger that lies on the trip, from a dry run or the run. */
async function ledger(id: string, text: string, { amount = "10,00", reference = "2026-77", dryRun = false } = {}) {
  // What is made at the very moment of an erasure is from before it.
  site.clock.now = new Date(site.clock.now.getTime() + 1000);
  await site.db.query("UPDATE udsyn.trips_trip SET case_number = '2026-77' WHERE trip_id = $1", [trip]);
  const importer = site.rooms.importers.find((one) => one.name === "expenses");
  const mapping = importer?.readMapping({
    ...{ key: ["Nr"], constants: { currency: "DKK", category: "transport" } },
    fields: { reference: "Sag", postedOn: "Dato", amount: "Beløb", text: "Tekst", supplier: "Fra" },
  });
  if (!importer || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const rows = `Nr;Sag;Dato;Beløb;Tekst;Fra\n${id};${reference};2026-09-03;${amount};${text};\n`;
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  const asked = { source: fileOf("finans.csv", Buffer.from(rows)), mapping, publish: false, dryRun };
  const { added, updated, unchanged, held, findings } = await importer.run(place, asked);
  return [added, updated, unchanged, held, findings.map(({ code, field }) => `${code} ${field}`).join()];
}

const heldRow = async () => {
  const answer = await site.api("lyngholm", "accountant", "GET", "/api/v1/held-rows");
  return ((await answer.json()) as { items: { id: string }[] }).items[0]?.id;
};

test("a ledger's row waits until somebody says that it is another of that name, by program and at the desk", async () => {
  const waits = [0, 0, 0, 1, "name-was-erased text"];
  expect(await ledger("1", `Kaffe for ${name}`, { dryRun: true })).toEqual(waits);
  expect(await ledger("1", `Kaffe for ${name}`)).toEqual(waits);
  expect(await ledger("1", `Kaffe for ${name}`)).toEqual(waits);
  const [run] = await site.db.query<{ answer: object }>(
    "SELECT answer FROM udsyn.intake_run ORDER BY run_id DESC LIMIT 1",
  );
  expect(JSON.stringify(run)).not.toContain(name);
  const at = `held-rows/${await heldRow()}/repair`;
  const { errors } = await on.api("accountant", "POST", at, 422, {});
  expect(JSON.stringify(errors)).toContain("slettet herfra");
  const before = (await on.traced()).length;
  await on.api("accountant", "POST", at, 201, { namesConfirmed: true });
  expect((await on.traced()).slice(before)).toEqual(["text"]);
  expect(await ledger("1", `Kaffe for ${name}`)).toEqual([0, 0, 1, 0, ""]);
  // What was answered stands.
  expect(await ledger("1", `Kaffe for ${name}`, { amount: "11,00" })).toEqual([0, 1, 0, 0, ""]);

  expect(await ledger("2", "Kaffe")).toEqual([1, 0, 0, 0, ""]);
  expect(await ledger("2", `Kaffe og ${name}`)).toEqual(waits);
  const page = `/skrivebord/import/holdt/${await heldRow()}/ret`;
  const fields = { "cells.c0": "2", "cells.c1": "2026-77", "cells.c2": "2026-09-03", "cells.c3": "10,00" };
  const typed = { ...fields, "cells.c4": `Kaffe og ${name}`, "cells.c5": "" };
  const asked = await on.posted("accountant", page, typed);
  expect(asked.status).toBe(422);
  expect(asked.text).toMatch(/Et navn er slettet efter reglerne[\s\S]*name="namesConfirmed"/);
  expect((await on.posted("accountant", page, { ...typed, namesConfirmed: "ja" })).status).toBe(303);
});

test("a ledger's row of the pool is not asked about, before its reference sends it to the trip", async () => {
  expect(await ledger("3", `Bus, ${name}`, { reference: "" })).toEqual([1, 0, 0, 0, ""]);
  expect(await ledger("3", `Bus, ${name}`)).toEqual([0, 0, 0, 1, "name-was-erased text"]);
});
