import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { makeLink, openSession, personBySubject, readLink } from "../../identity/index.ts";
import { runRetention } from "./run-retention.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const start = new Date("2026-05-06T08:00:00Z");
beforeEach(() => {
  site.clock.now = start;
});

async function dailyAt(at: string): Promise<void> {
  site.clock.now = new Date(at);
  await runRetention(site.db.app, site.here("lyngholm"), site.clock.now);
}

async function created(changes: object = {}): Promise<string> {
  const made = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", {
    kind: "staff-visit",
    title: "Malmø",
    purpose: "At se, hvordan de fylder cykelparkeringen.",
    unit: "skole-og-dagtilbud",
    destinations: [{ place: "Malmø", country: "SE" }],
    startOn: "2026-06-02",
    endOn: "2026-06-04",
    participants: { staff: [{ unit: "Skole", count: 2 }] },
    ...changes,
  });
  expect(made.status).toBe(201);
  return ((await made.json()) as { id: string }).id;
}

async function writeList(id: string): Promise<void> {
  const list = { travellers: [{ name: "Asta", passport: "P-1" }] };
  expect((await site.api("lyngholm", "coordinator", "PUT", `/api/v1/trips/${id}/travel-list`, list)).status).toBe(204);
}

async function lists(id: string): Promise<number> {
  return (await site.db.query("SELECT 1 FROM udsyn.trips_travel_list WHERE trip_id = $1", [id])).length;
}

test("a travel list goes fourteen days after the return, not a day before, and nothing of it is left", async () => {
  const id = await created({ endOn: "2026-06-04" });
  await writeList(id);
  await dailyAt("2026-06-17T21:59:00Z");
  expect(await lists(id)).toBe(1);
  await dailyAt("2026-06-17T22:01:00Z");
  expect(await lists(id)).toBe(0);
  const traces = await site.db.query(
    "SELECT actor_kind FROM udsyn.records_audit WHERE action = 'trips.erase-travel-list' AND subject_id = $1",
    [id],
  );
  expect(traces).toEqual([{ actor_kind: "job" }]);
});

test("a draft nobody has touched for the profile's months goes with its travel list; one that was touched stays", async () => {
  const id = await created({ startOn: null, endOn: null, programme: [] });
  await writeList(id);
  await dailyAt("2028-05-06T00:30:00Z");
  expect(await trips(id)).toBe(1);
  await dailyAt("2028-05-07T00:30:00Z");
  expect([await trips(id), await lists(id)]).toEqual([0, 0]);
});

test("a draft that was cancelled or withdrawn unsent goes as a draft does; one that was sent before it ended stays", async () => {
  const ended = async (page: string, send = false) => {
    const id = await created();
    const asks = { about: "request", committee: "byraadet", meetingOn: "2026-05-20" };
    const body = { kind: "committee-trip", committee: "boerne-og-skoleudvalget", budget };
    if (send) {
      expect((await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, body)).status).toBe(200);
      const sent = await site.api("lyngholm", "coordinator", "POST", `/api/v1/trips/${id}/submissions`, asks);
      expect(sent.status, await sent.text()).toBe(201);
    }
    if (!send) await writeList(id);
    const answer = await site.api("lyngholm", "coordinator", "POST", `/api/v1/trips/${id}/${page}`, { reason: "Nej." });
    expect(answer.status).toBeLessThan(300);
    return id;
  };
  const budget = { currency: "DKK", vat: "incl", lines: [{ category: "transport", label: "Tog", amount: "4200" }] };
  const [cancelled, withdrawn] = [await ended("cancellation"), await ended("withdrawal")];
  const sent = await ended("withdrawal", true);
  await dailyAt("2028-05-06T00:30:00Z");
  expect([await trips(cancelled), await trips(withdrawn)]).toEqual([1, 1]);
  await dailyAt("2028-05-07T00:30:00Z");
  expect([await trips(cancelled), await trips(withdrawn), await lists(cancelled)]).toEqual([0, 0, 0]);
  expect(await trips(sent)).toBe(1);
});

async function trips(id: string): Promise<number> {
  return (await site.db.query("SELECT 1 FROM udsyn.trips_trip WHERE trip_id = $1", [id])).length;
}

test("sessions that are over, sign-ins never finished, links long dead and week-old answers go; what may still be used stays", async () => {
  await site.db.query(
    `INSERT INTO udsyn.identity_sign_in (municipality_id, state_hash, browser_hash, code_verifier, nonce, return_to, expires_at)
     VALUES ($1, '\\x01', '\\x02', 'v', 'n', '/', '2026-05-06T20:00:00Z')`,
    [site.here("lyngholm").id],
  );
  const secret = await site.doing("lyngholm", async ({ tx, municipality, now }) => {
    const person = await personBySubject(tx, municipality.id, "demo:manager");
    if (!person) throw new Error("no demo manager");
    await openSession(tx, municipality.id, person, now, 12);
    return makeLink(tx, municipality.id, { purpose: "trial", subjectId: "1", personId: null }, now, 10);
  });
  await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", {}, { "idempotency-key": "week" });
  const left = async () => {
    const count = async (table: string, where = "true") =>
      (await site.db.query(`SELECT 1 FROM udsyn.${table} WHERE ${where}`)).length;
    return {
      sessions: (await count("identity_session")) + (await count("identity_sign_in")),
      links: await count("identity_link", "purpose = 'trial'"),
      answers: await count("records_idempotency", "key = 'week'"),
    };
  };
  await dailyAt("2026-05-06T19:59:00Z");
  expect(await left()).toEqual({ sessions: 2, links: 1, answers: 1 });
  await dailyAt("2026-05-13T08:00:00Z");
  expect(await left()).toEqual({ sessions: 0, links: 1, answers: 1 });
  await dailyAt("2026-05-20T08:00:00Z");
  expect(await left()).toEqual({ sessions: 0, links: 1, answers: 0 });
  const read = site.doing("lyngholm", ({ tx, municipality, now }) =>
    readLink(tx, municipality.id, "trial", secret, now),
  );
  await expect(read).rejects.toMatchObject({ code: "link-expired" });
  await dailyAt("2026-06-15T08:00:01Z");
  expect(await left()).toEqual({ sessions: 0, links: 0, answers: 0 });
});
