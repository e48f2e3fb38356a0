import { afterAll, beforeAll, expect, test } from "vitest";
import { operator } from "../../src/identity/index.ts";
import { fileOf } from "../../src/intake/index.ts";
import { get } from "../setup/get.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

/** What is published is corrected by a new version with its reason, complete and imported trips too (docs/decisions/0029). */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"));
});
afterAll(() => site.close());

type Body = Record<string, unknown>;
type Role = Parameters<TestSite["api"]>[1];
async function asks(role: Role, method: string, path: string, body: unknown, status: number): Promise<Body> {
  const response = await site.api("lyngholm", role, method, `/api/v1${path}`, body);
  const answered = (await response.json()) as Body;
  expect(response.status, JSON.stringify(answered)).toBe(status);
  return answered;
}
const coordinator = (method: string, path: string, body: unknown, status: number) =>
  asks("coordinator", method, path, body, status);
const codesOf = (answered: Body) => (answered.errors as Body[]).map(({ path, code }) => [path, code]);
const tripOf = (id: string) => coordinator("GET", `/trips/${id}`, undefined, 200);

interface Entry extends Body {
  readonly version: number;
  readonly corrections: readonly { readonly reason: string }[];
}
async function entryOf(id: string): Promise<Entry> {
  const [row] = await site.db.query<{ entry: Entry }>("SELECT entry FROM register.current WHERE record_id = $1", [id]);
  if (!row) throw new Error(`nothing of ${id} is public`);
  return row.entry;
}

const report = { aim: "At lære.", outcome: "Vi lærte det.", change: "Intet.", followUpOn: null };
const committee = "boerne-og-skoleudvalget";

async function ruled(id: string, about: "request" | "report"): Promise<void> {
  const sent = await coordinator(
    "POST",
    `/trips/${id}/submissions`,
    { about, committee, meetingOn: site.clock.now.toISOString().slice(0, 10) },
    201,
  );
  const ruling = { ruling: "approved", text: "Godkendt.", item: "4", confirmed: true };
  await asks("secretary", "POST", `/submissions/${String(sent.id)}/rulings`, ruling, 201);
}

async function approved(place: string, participants: object = { elected: { count: 2 } }): Promise<string> {
  const made = await coordinator(
    "POST",
    "/trips",
    {
      kind: "committee-trip",
      title: `${place}: hvad kan vi bruge?`,
      purpose: "At lære af dem.",
      committee,
      destinations: [{ place, country: "SE" }],
      startOn: "2026-06-02",
      endOn: "2026-06-04",
      participants,
      budget: { currency: "DKK", lines: [{ category: "transport", amount: "9000" }] },
    },
    201,
  );
  const id = String(made.id);
  await ruled(id, "request");
  return id;
}

/** Total and share as the interface says them of the trip and of its lines, and as everybody reads them. */
async function sums(id: string): Promise<unknown[]> {
  const { accounts } = await tripOf(id);
  const { accounts: ofLines } = await asks("accountant", "GET", `/trips/${id}/postings`, undefined, 200);
  return [accounts, ofLines, (await entryOf(id)).accounts].map((one) => {
    const { total, perParticipant } = one as Body;
    return [total, perParticipant];
  });
}

const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

/** A trip that was approved, travelled, settled and reported: nothing is left to do. */
async function complete(place: string): Promise<string> {
  site.clock.now = new Date("2026-05-06T08:00:00Z");
  const id = await approved(place, { elected: { named: [{ name: "Klara Prøvedal", role: "formand" }] } });
  site.clock.now = new Date("2026-06-10T08:00:00Z");
  await coordinator("PUT", `/trips/${id}/report`, report, 200);
  await ruled(id, "report");
  await asks("accountant", "POST", `/trips/${id}/accounts-closing`, { withoutCost: "Værten betalte." }, 201);
  expect(await tripOf(id)).toMatchObject({ status: "complete", accountsTrack: "closed", reportTrack: "settled" });
  return id;
}

const changed = {
  title: "Malmø: det kan vi bruge",
  purpose: "At lære af dem, der har gjort det.",
  startOn: "2026-06-01",
  destinations: [{ place: "Malmö", country: "SE" }],
  programme: [
    { date: "2026-06-03", from: "09:30", to: "12:00", title: "Rundvisning i havnen", purposeClass: "municipal" },
  ],
  participants: { elected: { named: [{ name: "Clara Prøvedal", role: "formand" }] }, staff: [], others: [] },
  source: { url: "https://lyngholm.example/rejse", text: "Rejsen, som den var" },
};

test("a complete trip's facts are corrected with a reason; it stays complete, and nothing is public before", async () => {
  const id = await complete("Malmø");
  const before = await entryOf(id);
  expect(await coordinator("PATCH", `/trips/${id}`, changed, 200)).toMatchObject({ status: "complete" });
  expect(await entryOf(id)).toEqual(before);
  expect((await coordinator("POST", `/trips/${id}/corrections`, { reason: " " }, 422)).errors).toHaveLength(1);
  const reason = "Dagen, stedet og navnet var skrevet forkert.";
  await coordinator("POST", `/trips/${id}/corrections`, { reason }, 201);
  const after = await entryOf(id);
  expect(after).toMatchObject({ version: before.version + 1, status: "complete", accounts: { status: "final" } });
  expect(after).toMatchObject({ ...changed, destinations: [{ place: "Malmö" }], programme: [{ date: "2026-06-03" }] });
  expect(after.corrections.at(-1)).toMatchObject({ reason });
  expect(await tripOf(id)).toMatchObject({ status: "complete", accountsTrack: "closed", reportTrack: "settled" });
  await asks("accountant", "POST", `/trips/${id}/accounts-reopening`, { reason: "Et bilag kom sent." }, 201);
  await coordinator("PATCH", `/trips/${id}`, { title: "Lund: det kan vi bruge" }, 200);
  await coordinator("POST", `/trips/${id}/corrections`, { reason: "Titlen nævnte en anden by." }, 201);
});

test("of a complete trip another traveller, a higher budget, another place and another ramme are refused beside their fields", async () => {
  const id = await complete("Ystad");
  const wider = {
    participants: { elected: { count: 2 }, staff: [], others: [] },
    budget: { currency: "DKK", lines: [{ category: "transport", amount: "9001" }] },
    destinations: [{ place: "Dubai", country: "AE" }],
    committee: "klima-og-teknikudvalget",
  };
  const refused = await coordinator("PATCH", `/trips/${id}`, wider, 422);
  expect(codesOf(refused)).toEqual([
    ["participants.elected.count", "complete-needs-ruling"],
    ["budget.lines", "complete-needs-ruling"],
    ["destinations", "complete-needs-ruling"],
    ["committee", "complete-needs-ruling"],
  ]);
  await asks("employee", "PATCH", `/trips/${id}`, { title: "Andet" }, 403);
  await asks("accountant", "POST", `/trips/${id}/accounts-reopening`, { reason: "Én til var med." }, 201);
  expect(await coordinator("PATCH", `/trips/${id}`, wider, 200)).toMatchObject({ status: "approved" });
  await coordinator("POST", `/trips/${id}/corrections`, { reason: "Én til var med." }, 409);
});

test("a settled report is corrected whole, at once, with its reason; what is edited of the plan waits", async () => {
  const id = await complete("Växjö");
  await coordinator("PATCH", `/trips/${id}`, { title: "Ikke offentlig endnu" }, 200);
  const before = await entryOf(id);
  const right = { ...report, outcome: "Vi lærte noget andet." };
  const path = `/trips/${id}/report-corrections`;
  expect(codesOf(await coordinator("POST", path, { ...right, change: " ", reason: "" }, 422))).toEqual([
    ["change", "change-missing"],
    ["reason", "reason-missing"],
  ]);
  await asks("councillor", "POST", path, { ...right, reason: "Forkert." }, 403);
  const marked = { ...right, change: "[slettet]", reason: "[slettet]" };
  expect((await coordinator("POST", path, marked, 422)).errors).toMatchObject(
    ["change", "reason"].map((field) => ({ path: field, code: "erased-mark" })),
  );
  expect(await coordinator("POST", path, { ...report, reason: "Forkert." }, 409)).toMatchObject({
    code: "nothing-to-correct",
  });
  await coordinator("PUT", `/trips/${id}/report`, right, 409);
  const reason = "Udbyttet var skrevet forkert.";
  const done = await coordinator("POST", path, { ...right, reason }, 201);
  expect(done).toMatchObject({ id, published: { version: before.version + 1, reason } });
  const { report: _, version: __, corrections: ___, ...rest } = before;
  const after = await entryOf(id);
  expect(after).toMatchObject({ ...rest, report: right, version: before.version + 1, status: "complete" });
  expect(after.corrections.at(-1)).toMatchObject({ reason });
  expect(await tripOf(id)).toMatchObject({ status: "complete", reportTrack: "settled", report: right });
});

test("a report that is not settled, and one that is not public, are not corrected", async () => {
  const id = await complete("Kalmar");
  const path = `/trips/${id}/report-corrections`;
  const given = { ...report, outcome: "Andet.", reason: "Forkert." };
  await site.db.query("UPDATE udsyn.trips_trip SET report_status = 'owed' WHERE trip_id = $1", [id]);
  expect(await coordinator("POST", path, given, 409)).toMatchObject({ code: "report-not-settled" });
  await site.db.query("UPDATE udsyn.trips_trip SET report_status = 'settled' WHERE trip_id = $1", [id]);
  await site.db.query(
    `UPDATE udsyn.decisions_ruling SET confirmed_at = NULL WHERE submission_id IN
      (SELECT submission_id FROM udsyn.decisions_submission WHERE subject_id = $1 AND about = 'report')`,
    [id],
  );
  expect(await coordinator("POST", path, given, 409)).toMatchObject({ code: "report-not-public" });
  await coordinator("POST", `/trips/${id}/takedown`, { reason: "Et navn for meget." }, 201);
  expect(await coordinator("POST", path, given, 409)).toMatchObject({ code: "taken-down" });
});

const line = { category: "transport", text: "Tog", amount: "3000.00", currency: "DKK" };

const mapping = {
  fields: { reference: "nr", startOn: "fra", endOn: "til", title: "titel" },
  lines: { transport: ["tog"], meals: ["mad"] },
  constants: { currency: "DKK" },
};

/** A row of a file as a published trip. */
async function imported(title: string, tog: string, mad: string): Promise<string> {
  const importer = site.rooms.importers.find((one) => one.name === "trips");
  const read = importer?.readMapping(mapping);
  if (!importer || !read || Array.isArray(read)) throw new Error(JSON.stringify(read));
  const rows = `nr;fra;til;titel;tog;mad\n${title};01.05.2025;02.05.2025;${title};${tog};${mad}\n`;
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  const source = fileOf(`${title}.csv`, Buffer.from(rows));
  await importer.run(place, { source, mapping: read, publish: true, dryRun: false });
  const [row] = await site.db.query<{ id: string }>(
    "SELECT trip_id AS id FROM udsyn.trips_trip WHERE imported_from ->> 'reference' = $1",
    [title],
  );
  return row?.id ?? "";
}

test("an imported trip is corrected, with accounts and without, and stays as its source left it", async () => {
  for (const [title, tog, track] of [
    ["Baku", "", "not-owed"],
    ["Oslo", "1000,00", "closed"],
  ] as const) {
    const id = await imported(title, tog, "");
    const before = await entryOf(id);
    expect(await coordinator("PATCH", `/trips/${id}`, { purpose: "Et formål." }, 200)).toMatchObject({
      accountsTrack: track,
    });
    await coordinator("POST", `/trips/${id}/corrections`, { reason: "Formålet manglede." }, 201);
    const { purpose: _, version: __, corrections: ___, ...rest } = before;
    expect(await entryOf(id)).toMatchObject({ ...rest, purpose: "Et formål.", status: "complete", version: 2 });
    expect(await tripOf(id)).toMatchObject({ status: "complete", accountsTrack: track });
  }
});

test("the accounts of an imported trip are opened, not final so long, and closed as printed or by what is booked", async () => {
  const id = await imported("Wuxi", "1000,00", "500,00");
  const said = async () => [(await entryOf(id)).accounts, (await tripOf(id)).accounts];
  const both = (status: string, total: string) => Array(2).fill(expect.objectContaining({ status, total }));
  const money = (step: string, body: unknown, status: number) =>
    asks("accountant", "POST", `/trips/${id}/${step}`, body, status);
  expect(await said()).toEqual(both("final", "1500.00"));
  await money("accounts-reopening", { reason: "Maden var skrevet forkert." }, 201);
  expect(await said()).toEqual(both("partly-booked", "1500.00"));
  await coordinator("PATCH", `/trips/${id}`, { purpose: "Et formål." }, 200);
  await coordinator("POST", `/trips/${id}/corrections`, { reason: "Formålet manglede." }, 201);
  await money("accounts-closing", undefined, 201);
  expect(await said()).toEqual(both("final", "1500.00"));
  expect(await entryOf(id)).toMatchObject({ status: "complete", purpose: "Et formål." });
  await money("accounts-reopening", { reason: "Maden var skrevet forkert." }, 201);
  await money("postings", { ...line, amount: "1400.00", withoutReceipt: "Fra kilden." }, 201);
  await money("accounts-closing", undefined, 201);
  expect(await said()).toEqual(both("final", "1400.00"));
});

test("desk, interface and public name no sum while a line has no rate or no amount, and say why", async () => {
  site.clock.now = new Date("2026-05-06T08:00:00Z");
  for (const [place, open] of [
    ["Lund", { category: "lodging", text: "Hotel", amount: "400.00", currency: "EUR" }],
    ["Turku", { category: "lodging", text: "Hotel", amountText: "ca. 500", currency: "DKK" }],
  ] as const) {
    const id = await approved(place);
    const booked = `/trips/${id}/postings`;
    await asks("accountant", "POST", booked, line, 201);
    expect(await sums(id)).toEqual(Array(3).fill(["3000.00", "1500.00"]));
    await asks("accountant", "POST", booked, open, 201);
    expect(await sums(id)).toEqual(Array(3).fill([null, null]));
    const slug = `${place.toLowerCase()}-2026`;
    const page = textOf((await get(`${site.addressOf("lyngholm")}/rejser/${slug}`)).body);
    expect(page).toContain("ikke kendt");
    expect(page).toContain("summen kendes ikke, for 1 linje har ikke noget kendt beløb");
  }
});

test("an imported trip's sums are those its source printed, to everybody", async () => {
  const id = await imported("Skive", "1000,00", "500,00");
  expect(await sums(id)).toEqual(Array(3).fill(["1500.00", null]));
});

test("a currency that does not exist is not booked, not budgeted and not allotted", async () => {
  const id = await approved("Riga");
  for (const currency of ["XXX", "ZZZ"]) {
    expect(
      codesOf(await asks("accountant", "POST", `/trips/${id}/postings`, { ...line, currency }, 422)),
    ).toContainEqual(["currency", "not-a-currency"]);
    const budget = { currency, lines: [{ category: "transport", amount: "1" }] };
    expect(codesOf(await coordinator("PATCH", `/trips/${id}`, { budget }, 422))).toContainEqual([
      "budget.currency",
      "not-a-currency",
    ]);
  }
});
