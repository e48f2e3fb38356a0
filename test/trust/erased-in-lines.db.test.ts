import { afterAll, beforeAll, expect, test } from "vitest";
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
