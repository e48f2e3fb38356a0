import { afterEach, beforeEach, expect, test } from "vitest";
import { expectValidHtml } from "../../../test/setup/html.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf } from "../../../test/trust/planted.ts";
import { operator } from "../../identity/index.ts";
import { fileOf } from "../../intake/index.ts";
import { importedUnpublished } from "./imported.store.ts";

/** What an import brought and should not be there is taken out, while it was never public (docs/decisions/0069). */
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite(new Date("2026-03-06T08:00:00Z"));
});
afterEach(() => site.close());

const slug = "lyngholm";

async function read(dataset: "trips" | "expenses", mapping: object, lines: readonly string[], more: object = {}) {
  const importer = site.rooms.importers.find((one) => one.name === dataset);
  const own = importer?.readMapping(mapping);
  if (!importer || !own || Array.isArray(own)) throw new Error(JSON.stringify(own));
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
  const place = { db: site.db.app, municipality: site.here(slug), who: operator, clock: () => site.clock.now };
  const source = fileOf(`${dataset}.csv`, Buffer.from(lines.join("\n")));
  return importer.run(place, { source, mapping: own, publish: false, dryRun: false, ...more });
}

const list = (rows: readonly string[], more: object = {}) =>
  read(
    "trips",
    {
      key: ["nr"],
      fields: { reference: "nr", caseNumber: "sag", title: "titel", startOn: "fra", endOn: "til" },
      constants: { kind: "conference" },
    },
    ["nr;sag;titel;fra;til", ...rows],
    more,
  );
const oslo = "1;27-1;Oslo;03-03-2025;04-03-2025";
const total = "2;27-2;I alt;03-03-2025;04-03-2025";

const api = async (role: Parameters<TestSite["api"]>[1], method: "GET" | "POST", path: string, body?: object) => {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const idOf = async (title: string) =>
  (await site.db.query<{ id: string }>("SELECT trip_id AS id FROM udsyn.trips_trip WHERE title = $1", [title]))[0]?.id;
const statusOf = async (title: string) =>
  (
    await site.db.query<{ status: string; version: number }>(
      "SELECT status, version FROM udsyn.trips_trip WHERE title = $1",
      [title],
    )
  )[0];
const reason = "Filens sidste række er summen.";
/** How many trips are told of as not public yet, at the desk and in `check`. */
const unseen = async () =>
  (await site.doing(slug, ({ tx, municipality, today }) => importedUnpublished(tx, municipality.id, today))).length;
const waitingTitles = async (run: string) =>
  ((await api("coordinator", "GET", `import-runs/${run}`)).body.waiting as { title: string }[]).map(
    ({ title }) => title,
  );

test("who may publish it takes it out with a reason: it waits no more, and is not published with the others", async () => {
  const run = (await list([oslo, total])).runId ?? "";
  expect(await waitingTitles(run)).toEqual(["Oslo", "I alt"]);
  const path = `trips/${await idOf("I alt")}/withdrawal`;
  expect((await api("secretary", "POST", path, { reason })).status).toBe(403);
  expect((await api("coordinator", "POST", path, { reason: " " })).status).toBe(422);
  const out = await api("coordinator", "POST", path, { reason });
  expect(out).toMatchObject({ status: 201, body: { status: "withdrawn" } });
  expect(await waitingTitles(run)).toEqual(["Oslo"]);
  const desk = await api("coordinator", "POST", `import-runs/${run}/publication`, {});
  expect(desk.body).toMatchObject({ published: 1 });
  expect(await api("coordinator", "POST", path, { reason })).toMatchObject({ status: 409 });
  const acts = await site.db.query<{ said: { reason: string } }>(
    `SELECT v.value -> 'after' AS said FROM udsyn.records_audit a JOIN udsyn.records_audit_value v USING (municipality_id, audit_id)
     WHERE a.action = 'trips.take-out'`,
  );
  expect(acts.map(({ said }) => said.reason)).toEqual([reason]);
});

test("nothing waits of what was taken out or called off, and the accounts of what was taken out stay closed", async () => {
  await list([oslo, total, "3;27-3;Turku;03-03-2025;04-03-2025"]);
  expect(await unseen()).toBe(3);
  const id = await idOf("I alt");
  await api("coordinator", "POST", `trips/${id}/withdrawal`, { reason });
  expect(await unseen()).toBe(2);
  await site.db.query("UPDATE udsyn.trips_trip SET status = 'cancelled' WHERE title = 'Turku'");
  expect(await unseen()).toBe(1);
  // As where its list tells of its money.
  await site.db.query("UPDATE udsyn.trips_trip SET accounts_status = 'closed' WHERE trip_id = $1", [id]);
  expect(await api("accountant", "POST", `trips/${id}/accounts-reopening`, { reason })).toMatchObject({
    status: 409,
    body: { code: "trip-status" },
  });
});

test("read again, also changed and to be published, it stays out, and the row says so; a dry run too", async () => {
  await list([oslo, total]);
  await api("coordinator", "POST", `trips/${await idOf("I alt")}/withdrawal`, { reason });
  const before = await statusOf("I alt");
  const told = [{ row: 2, code: "taken-out", message: expect.stringContaining("taget ud ved skrivebordet") }];
  for (const row of [total, `2;27-2;I alt for året;03-03-2025;05-03-2025`])
    for (const dryRun of [true, false]) {
      const answer = await list([oslo, row], { dryRun, publish: !dryRun });
      expect(answer).toMatchObject({ added: 0, updated: 0, unchanged: 2, held: 0 });
      expect(answer.findings).toMatchObject(told);
    }
  expect(await statusOf("I alt")).toEqual(before);
  expect(await site.db.query("SELECT 1 FROM register.current WHERE type = 'trip'")).toHaveLength(1);
});

test("what was published is not taken out: it is taken down", async () => {
  await list([oslo], { publish: true });
  const path = `trips/${await idOf("Oslo")}`;
  expect(await api("coordinator", "POST", `${path}/withdrawal`, { reason })).toMatchObject({
    status: 409,
    body: { code: "trip-status" },
  });
  expect((await api("coordinator", "POST", `${path}/takedown`, { reason })).status).toBe(201);
  expect((await api("coordinator", "POST", `${path}/withdrawal`, { reason })).status).toBe(409);
});

test("the ledger's case number means it no more; while something is booked on it, it stays", async () => {
  await list([oslo, "2;27-1;Oslo igen;03-03-2025;04-03-2025"]);
  const ledger = (name: string) =>
    read(
      "expenses",
      {
        key: ["bilag"],
        fields: { voucher: "bilag", postedOn: "dag", amount: "beløb", reference: "sag" },
        constants: { currency: "DKK", label: "Udlæg" },
      },
      ["bilag;dag;beløb;sag", `${name};03-03-2025;100,00;27-1`],
    );
  expect((await ledger("1")).findings.map(({ code }) => code)).toContain("reference-unclear");
  await api("coordinator", "POST", `trips/${await idOf("Oslo igen")}/withdrawal`, { reason });
  expect((await ledger("2")).findings.map(({ code }) => code)).not.toContain("reference-unclear");

  const id = await idOf("Oslo");
  await site.db.query("UPDATE udsyn.trips_trip SET accounts_status = 'open', status = 'approved' WHERE trip_id = $1", [
    id,
  ]);
  const line = { category: "transport", amount: "100.00", currency: "DKK", text: "Tog", bookedOn: "2025-03-03" };
  expect((await api("accountant", "POST", `trips/${id}/postings`, line)).status).toBe(201);
  expect(await api("coordinator", "POST", `trips/${id}/withdrawal`, { reason })).toMatchObject({
    status: 409,
    body: { code: "trip-has-postings" },
  });
});

test("at the desk: the run leads to the trip, the trip to the page that says what becomes of it", async () => {
  const run = (await list([oslo, total])).runId ?? "";
  const cookie = `udsyn=${await sessionOf(site, slug, "coordinator")}`;
  const origin = site.addressOf(slug);
  const desk = async (path: string, form?: Record<string, string>) => {
    const sent = { method: "POST", body: new URLSearchParams(form).toString() };
    const headers = { cookie, ...(form && { origin, "content-type": "application/x-www-form-urlencoded" }) };
    return ask(site.address, { host: new URL(origin).host, path, headers, ...(form && sent) });
  };
  const own = `/skrivebord/rejser/${await idOf("I alt")}`;
  expect((await desk(`/skrivebord/import/koersler/${run}`)).text).toContain(`href="${own}"`);
  expect((await desk(own)).text).toContain(">Tag rejsen ud<");
  const page = await desk(`${own}/traek-tilbage`);
  expectValidHtml(page.text);
  expect(page.text).toContain("Vil du tage rejsen ud?");
  expect(page.text).toContain("Filen bringer ikke rejsen ind igen");
  const done = await desk(`${own}/traek-tilbage`, { reason });
  expect([done.status, done.headers.location]).toEqual([303, `${own}?gjort=take-out`]);
  const after = await desk(`${own}?gjort=take-out`);
  expect(after.text).toContain("Taget ud. Filen bringer den ikke ind igen.");
  expect((await desk(`${own}/historik`)).text).toContain("Taget ud af det importerede");
});
