import { afterAll, beforeAll, expect, test } from "vitest";
import { operator } from "../../src/identity/index.ts";
import { fileOf } from "../../src/intake/index.ts";
import type { RoleName } from "../../src/profile/index.ts";
import { hold } from "../setup/held.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import { sessionOf, wholeTrip } from "./planted.ts";

/** All doors hold in one order (docs/architecture.md): of two at once one waits, and none is ended by the database. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-21T08:00:00Z"));
});
afterAll(() => site.close());

const slug = "lyngholm";
const committee = "boerne-og-skoleudvalget";
async function api(role: RoleName, method: string, path: string, body: object, headers?: Record<string, string>) {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body, headers);
  return { status: answer.status, said: (await answer.json()) as Record<string, unknown> };
}
async function ok(role: RoleName, method: string, path: string, body: object): Promise<string> {
  const { status, said } = await api(role, method, path, body);
  expect(status, `${method} ${path}: ${JSON.stringify(said)}`).toBeLessThan(300);
  return String(said.id);
}
async function desk(role: RoleName, path: string, fields: Record<string, string>) {
  const { host } = new URL(site.addressOf(slug));
  const headers = {
    cookie: `udsyn=${await sessionOf(site, slug, role)}`,
    "sec-fetch-site": "same-origin",
    "content-type": "application/x-www-form-urlencoded",
  };
  return ask(site.address, { host, method: "POST", path, headers, body: new URLSearchParams(fields).toString() });
}
const submitted = (trip: string, about: string, meetingOn: string) =>
  ok("coordinator", "POST", `trips/${trip}/submissions`, { about, committee, meetingOn });
const rule = (submission: string, ruling: string, confirmed = true) =>
  api("secretary", "POST", `submissions/${submission}/rulings`, { ruling, text: "Således besluttet.", confirmed });

test("a manager answers a report while its committee's ruling is entered: the ruling stands, the manager is told", async () => {
  const byManager = { kind: "conference", unit: "skole-og-dagtilbud", legalBasis: "f" };
  const dates = { startOn: "2026-04-20", endOn: "2026-04-22" };
  const trip = await ok("coordinator", "POST", "trips", { ...wholeTrip, ...dates, ...byManager });
  await rule(await submitted(trip, "request", "2026-04-01"), "approved");
  await ok("coordinator", "PUT", `trips/${trip}/report`, { aim: "a", outcome: "b", change: "c", followUpOn: null });
  const submission = await submitted(trip, "report", "2026-05-05");
  await sessionOf(site, slug, "manager");
  const held = await hold(site, "SELECT FROM udsyn.decisions_submission WHERE submission_id = $1 FOR UPDATE", [
    submission,
  ]);
  const ruling = rule(submission, "approved");
  await held.waiting(1);
  const answer = desk("manager", `/skrivebord/rejser/${trip}/svar-paa-rapporten`, { decision: "approve" });
  await held.waiting(2);
  await held.letGo();
  expect([(await ruling).status, (await answer).status]).toEqual([201, 409]);
});

const maps = {
  trips: {
    fields: { reference: "nr", startOn: "fra", endOn: "til", title: "titel", total: "i alt" },
    lines: { transport: ["i alt"] },
    constants: { currency: "DKK" },
  },
  expenses: {
    key: ["bilag"],
    fields: { reference: "sag", postedOn: "dato", amount: "beløb", category: "art", text: "tekst" },
    constants: { currency: "DKK" },
    values: { category: { tog: "transport" } },
  },
};
async function imported(name: "trips" | "expenses", header: string, ...rows: string[]) {
  const importer = site.rooms.importers.find((one) => one.name === name);
  const mapping = importer?.readMapping(maps[name]);
  if (!importer || !mapping || "length" in mapping) throw new Error(`the mapping of ${name} is not one`);
  const source = fileOf(`${name}.csv`, Buffer.from(`${[header, ...rows].join("\n")}\n`));
  const here = { db: site.db.app, municipality: site.here(slug), who: operator, clock: () => site.clock.now };
  return importer.run(here, { source, mapping, publish: name === "trips", dryRun: false });
}

test("a ledger comes while one of its lines is corrected: both are done, one after the other", async () => {
  const ledger = "bilag;sag;dato;beløb;art;tekst";
  await imported("trips", "nr;fra;til;titel;i alt", "R1;01.05.2025;02.05.2025;Oslo;");
  await imported("expenses", ledger, "1;R1;03.05.2025;10,00;tog;A");
  const [line] = await site.db.query<{ id: string; version: number }>(
    "SELECT posting_id AS id, version FROM udsyn.accounts_posting WHERE source_key IS NOT NULL",
  );
  const held = await hold(site, "SELECT FROM udsyn.accounts_posting WHERE posting_id = $1 FOR UPDATE", [line?.id]);
  const right = {
    ...{ category: "transport", amount: "11.00", currency: "DKK", bookedOn: "2025-05-03", text: "Rettet" },
    withoutReceipt: "I appen.",
  };
  const corrected = api("accountant", "PUT", `postings/${line?.id}`, right, { "if-match": `"${line?.version}"` });
  await held.waiting(1);
  const run = imported("expenses", ledger, "1;R1;03.05.2025;10,00;tog;B", "2;R1;03.05.2025;10,00;tog;A");
  await held.waiting(2);
  await held.letGo();
  expect(await run).toMatchObject({ added: 1, updated: 0 });
  expect((await corrected).status).toBe(200);
  // What a hand wrote first stands against the file (decision 53).
  const stands = await site.db.query("SELECT text FROM udsyn.accounts_posting WHERE posting_id = $1", [line?.id]);
  expect(stands).toEqual([{ text: "Rettet" }]);
});

const asText = async (trip: string) =>
  (
    await site.db.query<{ text: string }>(
      "SELECT row_to_json(t)::text AS text FROM udsyn.trips_trip t WHERE trip_id = $1",
      [trip],
    )
  )[0]?.text ?? "";

test("a file of trips comes while one of them is edited at the desk: neither's words are lost", async () => {
  const header = "nr;fra;til;titel;i alt";
  await imported("trips", header, "L1;01.05.2025;02.05.2025;Lund;10,00");
  const [trip] = await site.db.query<{ id: string }>("SELECT trip_id AS id FROM udsyn.trips_trip WHERE title = 'Lund'");
  if (!trip) throw new Error("no trip came");
  // An editor's save, under way: the file's row waits for it, and is laid over what it wrote.
  const save =
    'UPDATE udsyn.trips_trip SET version = version + 1, plan = plan || \'{"purpose":"Skrevet imens"}\' WHERE trip_id = $1';
  const held = await hold(site, save, [trip.id]);
  const run = imported("trips", header, "L1;01.05.2025;03.05.2025;Lund;10,00");
  await held.waiting(1, run);
  await held.letGo();
  expect(await run).toMatchObject({ updated: 1 });
  expect(await asText(trip.id)).toContain("Skrevet imens");
  expect(await asText(trip.id)).toContain("2025-05-03");
});

/** All of a ruling said again. */
const whole = {
  ...{
    text: "Besluttet.",
    item: null,
    basis: null,
    votes: null,
    minority: null,
    recused: [],
    url: null,
    closed: false,
  },
  reason: "Forkert dag.",
};
/** A public trip's ruling of 5 May, corrected into a meeting on another day. */
async function ruledOn(place: string) {
  const trip = await ok("coordinator", "POST", "trips", { ...wholeTrip, destinations: [{ place, country: "DE" }] });
  const { said } = await rule(await submitted(trip, "request", "2026-05-05"), "approved");
  const correct = (metOn: string) => api("secretary", "POST", `rulings/${said.id}/corrections`, { ...whole, metOn });
  return { trip, correct };
}
const metOn = async (trip: string) => {
  const [row] = await site.db.query(
    `SELECT c.entry #>> '{rulings,0,metOn}' AS shown, t.approved ->> 'on' AS approved, m.meets_on::text AS meets
     FROM udsyn.trips_trip t JOIN register.current c ON c.record_id = t.trip_id
     JOIN udsyn.decisions_submission s ON s.subject_id = t.trip_id JOIN udsyn.decisions_meeting m USING (meeting_id)
     WHERE t.trip_id = $1`,
    [trip],
  );
  return [row?.shown, row?.approved, row?.meets];
};

test("a meeting that a ruling's day is being corrected into is not moved away under it", async () => {
  const { trip, correct } = await ruledOn("Celle");
  const meeting = await ok("secretary", "POST", "meetings", { committee, meetsOn: "2026-04-10" });
  const held = await hold(site, "SELECT FROM udsyn.trips_trip WHERE trip_id = $1 FOR UPDATE", [trip]);
  const corrected = correct("2026-04-10");
  await held.waiting(1);
  const moved = api("secretary", "PUT", `meetings/${meeting}`, { meetsOn: "2026-03-10", agendaClosesOn: null });
  await held.waiting(2, moved);
  await held.letGo();
  expect([(await corrected).status, (await moved).said.code]).toEqual([201, "meeting-ruled"]);
  expect(await metOn(trip)).toEqual(["2026-04-10", "2026-04-10", "2026-04-10"]);
});

test("a meeting that was moved away meanwhile is not the meeting of that day", async () => {
  const { trip, correct } = await ruledOn("Stade");
  const meeting = await ok("secretary", "POST", "meetings", { committee, meetsOn: "2026-04-14" });
  const held = await hold(site, "SELECT FROM udsyn.decisions_meeting WHERE meeting_id = $1 FOR UPDATE", [meeting]);
  const corrected = correct("2026-04-14");
  await held.waiting(1);
  await held.letGo("UPDATE udsyn.decisions_meeting SET meets_on = '2026-03-12' WHERE meeting_id = $1");
  expect((await corrected).status).toBe(201);
  expect(await metOn(trip)).toEqual(["2026-04-14", "2026-04-14", "2026-04-14"]);
});
