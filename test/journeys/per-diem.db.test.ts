import { afterAll, beforeAll, expect, test } from "vitest";
import { operator } from "../../src/identity/index.ts";
import { type DatasetName, fileOf } from "../../src/intake/index.ts";
import { expectValidHtml } from "../setup/html.ts";
import { planned } from "../setup/planned.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask, type Got } from "../trust/client.ts";

let site: TestSite;
const cookies = new Map<string, string>();
let id = "";
beforeAll(async () => {
  site = await startTestSite(new Date("2026-09-10T08:00:00Z"));
  const rows = ["Tyskland;494,00;2026-01-01", "Sverige;600,00;2026-01-01", "Andre lande;400,00;2026-01-01"];
  await importInto("rates", "opdigtede-satser.csv", ["land;sats;fra", ...rows], ratesIn("DKK"));
  for (const role of ["accountant", "coordinator"]) {
    const signedIn = await desk("", "/log-ind/demo", { role });
    cookies.set(role, String(signedIn.headers["set-cookie"]).split(";")[0] ?? "");
  }
  id = await approved();
});
afterAll(() => site.close());

const ratesIn = (currency: string) => ({
  key: ["land", "fra"],
  fields: { country: "land", perDay: "sats", validFrom: "fra" },
  constants: { currency },
  values: { country: { "Andre lande": "*" } },
});

async function importInto(dataset: DatasetName, file: string, lines: readonly string[], given: object): Promise<void> {
  const importer = site.rooms.importers.find((one) => one.name === dataset);
  const mapping = importer?.readMapping(given);
  if (!importer || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const source = fileOf(file, Buffer.from(`${lines.join("\n")}\n`));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  await importer.run(place, { source, mapping, publish: false, dryRun: false });
}

/** A trip to Hamburg, 2.–4. September, approved and open for postings. */
async function approved(changes: object = {}): Promise<string> {
  const trip = await planned(site, changes);
  const call = async (role: "coordinator" | "secretary", path: string, body: object) =>
    (await (await site.api("lyngholm", role, "POST", path, body)).json()) as { id: string };
  const request = { about: "request", committee: "boerne-og-skoleudvalget", meetingOn: "2026-08-20" };
  const submission = await call("coordinator", `/api/v1/trips/${trip}/submissions`, request);
  await call("secretary", `/api/v1/submissions/${submission.id}/rulings`, {
    ...{ ruling: "approved", text: "Godkendt.", confirmed: true },
  });
  return trip;
}

function desk(role: string, path: string, fields?: Record<string, string>): Promise<Got> {
  const { host } = new URL(site.addressOf("lyngholm"));
  const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const headers = { cookie: cookies.get(role) ?? "", ...(fields ? form : {}) };
  const sent = fields ? { method: "POST", body: new URLSearchParams(fields).toString() } : {};
  return ask(site.address, { host, path, headers, ...sent });
}

const journey = {
  "leaves.on": "2.9.2026",
  "leaves.at": "6.00",
  "returns.on": "4.9.2026",
  "returns.at": "10.30",
  travellers: "2",
};
const page = (trip = id) => `/skrivebord/rejser/${trip}/dagpenge`;

test("the form opens with what the trip knows, and names the rule and its source", async () => {
  const opened = await desk("accountant", page());
  expect(opened.status).toBe(200);
  expectValidHtml(opened.text);
  expect(opened.text).toContain('value="2.9.2026"');
  expect(opened.text).toContain("Måltider betales efter satser");
  expect(opened.text).toContain("punkt 17");
});

test("it is worked out line by line, meals taken off, and nothing is stored", async () => {
  const answer = await desk("coordinator", page(), { ...journey, do: "reckon", "meals.0.free": "lunch" });
  expect(answer.status).toBe(200);
  expectValidHtml(answer.text);
  for (const said of [
    "1 døgn × 494,00",
    "5 timer × 20,58",
    "494,00 ÷ 24",
    "30 % af 494,00",
    "Frie måltider",
    "opdigtede-satser.csv 2026-01-01",
  ])
    expect(answer.text, said).toContain(said);
  // 2 × 494,00 + 5 × 20,58 − 148,20
  expect(answer.text).toContain("942,70");
  expect(answer.text).toContain("1.885,40");
  expect(answer.text).not.toContain("Bogfør beløbet");
  const { items } = (await (
    await site.api("lyngholm", "accountant", "GET", `/api/v1/trips/${id}/postings`)
  ).json()) as {
    items: object[];
  };
  expect(items).toEqual([]);
});

test("all that is wrong is told at once, beside its field", async () => {
  const wrong = { ...journey, "leaves.on": "9.9.2026", "leaves.at": "kvart i", "returns.at": "" };
  const answer = await desk("accountant", page(), { ...wrong, do: "reckon" });
  expect(answer.status).toBe(422);
  expectValidHtml(answer.text);
  expect(answer.text).toContain('id="f-leaves-at-e"');
  expect(answer.text).toContain('id="f-returns-at-e"');
  expect(answer.text).toContain('value="kvart i"');
  const outside = await desk("accountant", page(), { ...journey, "leaves.on": "1.9.2026", do: "reckon" });
  expect(outside.text).toMatch(/Afrejsen, 1\.\sseptember\s2026, ligger uden for rejsens datoer/);
});

test("under 24 hours there are receipts", async () => {
  const day = { ...journey, "leaves.on": "2.9.2026", "returns.on": "2.9.2026", "returns.at": "23.00" };
  const answer = await desk("accountant", page(), { ...day, do: "reckon" });
  expect(answer.text).toContain("Det er under 24 timer, så måltider betales");
  expect((await desk("accountant", page(), { ...day, do: "book" })).status).toBe(409);
});

test("the accountant books it: a posting that names its table, in the accounts and in public", async () => {
  const refused = await desk("coordinator", page(), { ...journey, do: "book" });
  expect(refused.status).toBe(403);
  const booking = { ...journey, do: "book", "meals.0.free": "lunch" };
  const changed = await desk("accountant", page(), { ...booking, seen: "2000.00 DKK" });
  expect([changed.status, changed.text.includes("men det bliver nu 1885.40 DKK")]).toEqual([409, true]);
  expectValidHtml(changed.text);
  expect(changed.text).toContain('name="seen" value="1885.40 DKK"');
  const booked = await desk("accountant", page(), { ...booking, seen: "1885.40 DKK" });
  expect([booked.status, booked.headers.location]).toEqual([303, expect.stringContaining("per-diem-booked")]);
  const { items } = (await (
    await site.api("lyngholm", "accountant", "GET", `/api/v1/trips/${id}/postings`)
  ).json()) as {
    items: { id: string; version: number }[];
  };
  expect(items).toMatchObject([
    { category: "per-diem", amount: "1885.40", currency: "DKK", rateVersion: "opdigtede-satser.csv 2026-01-01" },
  ]);
  const entries = JSON.parse((await desk("", "/data/trips.json")).text) as { items: { accounts: object }[] };
  expect(entries.items[0]?.accounts).toMatchObject({ rateVersion: "opdigtede-satser.csv 2026-01-01" });
  expect((await desk("accountant", page())).text).toContain("Allerede bogført");
  // Corrected by hand to another amount, it is no longer the table's.
  const line = {
    category: "per-diem",
    currency: "DKK",
    vat: "incl",
    text: "Time- og dagpenge",
    withoutReceipt: "Satser",
  };
  const put = `/api/v1/postings/${items[0]?.id}`;
  const same = await site.api(
    "lyngholm",
    "accountant",
    "PUT",
    put,
    { ...line, amount: "1885.40" },
    { "if-match": '"1"' },
  );
  expect(await same.json()).toMatchObject({ rateVersion: "opdigtede-satser.csv 2026-01-01" });
  const other = await site.api(
    "lyngholm",
    "accountant",
    "PUT",
    put,
    { ...line, amount: "2000" },
    { "if-match": '"2"' },
  );
  expect(await other.json()).toMatchObject({ rateVersion: null });
});

test("an allowance in foreign money names both its tables, and neither once it is another sum, sort or currency", async () => {
  await importInto("rates", "opdigtede-satser.csv", ["land;sats;fra", "Frankrig;50,00;2026-01-01"], ratesIn("EUR"));
  await importInto(
    "currencies",
    "kurser.csv",
    ["Date,USD,DKK,", "2026-09-10,1.0892,7.4484,", "2026-09-09,1.09,7.4480,"],
    {
      ...{ key: ["Date"], fields: { on: "Date" }, constants: { base: "EUR" } },
    },
  );
  const given = { leaves: { on: "2026-09-02", at: "06:00" }, returns: { on: "2026-09-04", at: "06:00" } };
  const call = (method: string, path: string, body: object, version?: number) =>
    site.api("lyngholm", "accountant", method, path, body, version ? { "if-match": `"${version}"` } : {});
  const both = "opdigtede-satser.csv 2026-01-01, kurser.csv 2026-09-10";
  const line = {
    ...{ category: "per-diem", amount: "100.00", currency: "EUR", rate: "7.4484", vat: "incl", text: "Dagpenge" },
    ...{ bookedOn: "2026-09-10", withoutReceipt: "Satser" },
  };
  const changes = [{ amount: "500.00" }, { category: "meals" }, { currency: "USD" }, { rate: "7.5" }];
  for (const change of changes) {
    const trip = await approved({ destinations: [{ place: "Paris", country: "FR" }] });
    const made = await call("POST", `/api/v1/trips/${trip}/per-diems`, given);
    const [{ id: posting }] = ((await made.json()) as { items: [{ id: string }] }).items;
    const taken = await call("POST", `/api/v1/postings/${posting}/rate`, {}, 1);
    expect(await taken.json()).toMatchObject({ amount: "100.00", currency: "EUR", rateVersion: both });
    const put = `/api/v1/postings/${posting}`;
    expect(await (await call("PUT", put, line, 2)).json()).toMatchObject({ rateVersion: both });
    const changed = await call("PUT", put, { ...line, ...change }, 3);
    expect([changed.status, await changed.json()], JSON.stringify(change)).toMatchObject([200, { rateVersion: null }]);
  }
  const traced = await site.db.query<{ before: object }>(
    `SELECT value -> 'before' AS before FROM udsyn.records_audit NATURAL JOIN udsyn.records_audit_value
     WHERE action = 'accounts.take-rate'`,
  );
  expect(traced[0]?.before).toMatchObject({ rateVersion: "opdigtede-satser.csv 2026-01-01" });
});

test("several countries need the hour one came, and a country without a rate takes the residual one", async () => {
  const trip = await approved({
    destinations: [
      { place: "Hamborg", country: "DE" },
      { place: "Malmø", country: "SE" },
      { place: "Bergen", country: "NO" },
    ],
  });
  const body = (arrives: readonly (string | null)[]) => ({
    leaves: { on: "2026-09-02", at: "06:00" },
    returns: { on: "2026-09-04", at: "06:00" },
    stays: arrives.map((at) => ({ arrives: at === null ? null : { on: "2026-09-03", at } })),
  });
  const reckon = (given: object) =>
    site.api("lyngholm", "auditor", "POST", `/api/v1/trips/${trip}/per-diem-calculation`, given);
  const missing = await reckon(body([null, null, null]));
  expect([missing.status, await missing.json()]).toMatchObject([
    422,
    { errors: [{ path: "stays.1.arrives.at" }, { path: "stays.2.arrives.at" }] },
  ]);
  const done = await reckon(body([null, "07:20", "12:00"]));
  // 24 + 2 hours at 494, 4 hours at 600, 18 at 400: 494 + 41.16 + 100 + 300.06
  expect(await done.json()).toMatchObject({ hours: 48, totals: [{ currency: "DKK", perTraveller: "935.22" }] });
});

test("each thing that is missing or in the wrong order is named beside its field, and nothing is booked", async () => {
  const times = {
    leaves: { on: "2026-09-02", at: "06:00" },
    returns: { on: "2026-09-04", at: "06:00" },
  };
  const faultsOf = async (changes: object, given: object = {}) => faultsOn(await approved(changes), given);
  const faultsOn = async (trip: string, given: object) => {
    const answer = await site.api("lyngholm", "accountant", "POST", `/api/v1/trips/${trip}/per-diems`, {
      ...times,
      ...given,
    });
    expect(answer.status).toBe(422);
    const { items } = (await (
      await site.api("lyngholm", "accountant", "GET", `/api/v1/trips/${trip}/postings`)
    ).json()) as { items: object[] };
    expect(items).toEqual([]);
    const { errors } = (await answer.json()) as { errors: { path: string; code: string }[] };
    return errors.map(({ path, code }) => [path, code]);
  };
  const hamburg = { place: "Hamborg", country: "DE" };
  const malmo = { place: "Malmø", country: "SE" };
  const arriving = (...at: (string | null)[]) => ({
    stays: at.map((one) => ({ arrives: one === null ? null : { on: "2026-09-03", at: one } })),
  });
  // A destination without a country beside one that has: the trip is a journey abroad all the same.
  expect(await faultsOf({ destinations: [hamburg, { place: "Skibet" }] })).toEqual([
    ["stays.1.rate", "per-diem-country-missing"],
  ]);
  expect(await faultsOf({ destinations: [hamburg, malmo] })).toEqual([
    ["stays.1.arrives.at", "per-diem-arrival-needed"],
  ]);
  const three = { destinations: [hamburg, malmo, { place: "Bergen", country: "NO" }] };
  expect(await faultsOf(three, arriving(null, "12:00", "07:00"))).toEqual([
    ["stays.2.arrives.at", "per-diem-arrival-order"],
  ]);
  // Before the table begins there is none; where a row ends, none from then on; of several places, one is to be chosen.
  const winter = {
    ...{ startOn: "2025-12-02", endOn: "2025-12-04", programme: [] },
    destinations: [{ ...hamburg, from: null, to: null }],
  };
  const cold = { leaves: { on: "2025-12-02", at: "06:00" }, returns: { on: "2025-12-04", at: "06:00" } };
  expect(await faultsOf(winter, cold)).toEqual([["stays.0.rate", "per-diem-no-rate"]]);
  const more = {
    ...{ key: ["land", "sted", "fra"], constants: { currency: "DKK" } },
    fields: { country: "land", place: "sted", perDay: "sats", validFrom: "fra", validTo: "til" },
  };
  await importInto(
    "rates",
    "opdigtede-satser.csv",
    [
      "land;sted;sats;fra;til",
      "Island;;500,00;2026-01-01;2026-09-02",
      "USA;Chicago;500,00;2026-01-01;",
      "USA;Boston;600,00;2026-01-01;",
    ],
    more,
  );
  expect(await faultsOf({ destinations: [{ place: "Reykjavik", country: "IS" }] })).toEqual([
    ["leaves.on", "per-diem-no-rate-on"],
  ]);
  expect(await faultsOf({ destinations: [{ place: "Denver", country: "US" }] })).toEqual([
    ["stays.0.rate", "per-diem-rate-needed"],
  ]);
  const undated = await approved();
  await site.db.query(
    `UPDATE udsyn.trips_trip SET start_on = NULL, end_on = NULL,
       public_plan = public_plan::jsonb || '{"startOn": null, "endOn": null}' WHERE trip_id = $1`,
    [undated],
  );
  expect(await faultsOn(undated, {})).toEqual([["", "per-diem-trip-undated"]]);
});

test("where the policy is receipts, nothing is reckoned and the page says why", async () => {
  const trip = await approved({ destinations: [{ place: "Aarhus", country: "DK" }] });
  const opened = await desk("accountant", page(trip));
  expectValidHtml(opened.text);
  expect(opened.text).toContain("Rejsens måltider betales efter regning");
  expect(opened.text).not.toContain("Regn ud");
  const given = { leaves: { on: "2026-09-02", at: "06:00" }, returns: { on: "2026-09-04", at: "06:00" } };
  const refused = await site.api("lyngholm", "accountant", "POST", `/api/v1/trips/${trip}/per-diems`, given);
  expect([refused.status, await refused.json()]).toMatchObject([409, { code: "per-diem-by-receipts" }]);
});
