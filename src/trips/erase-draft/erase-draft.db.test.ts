import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import type { Who } from "../../identity/index.ts";
import { newId } from "../../kernel/index.ts";
import type { RoleName } from "../../profile/index.ts";
import { createTrip } from "../create-trip/create-trip.ts";
import { tripsRetention } from "../retention/trips-retention.ts";
import { type TripId, tripStatuses } from "../trip.ts";
import { eraseDraftAgain, eraseOwnDraft } from "./erase-draft.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

async function draft(by: RoleName = "coordinator"): Promise<TripId> {
  const body = { title: "Til Oulu", unit: "skole-og-dagtilbud" };
  return (await site.doing("lyngholm", (one) => createTrip(one, body), whoIs(by))).id;
}

function whoIs(role: RoleName, scope: string | null = null): Who {
  return { actor: { kind: "token", id: role, name: role }, grants: [{ role, scope }] };
}

const erase = (id: TripId, who: Who) => site.doing("lyngholm", (one) => eraseOwnDraft(one, id), who);
const left = async (id: TripId) =>
  (await site.db.query("SELECT FROM udsyn.trips_trip WHERE trip_id = $1", [id])).length;

test.each([
  ["coordinator", null],
  ["secretary", null],
  ["manager", "unit:skole-og-dagtilbud"],
] as const)("a %s who may edit a draft erases it, and the trail keeps that it was", async (role, scope) => {
  const id = await draft();
  await erase(id, whoIs(role, scope));
  expect(await left(id)).toBe(0);
  const trail = "SELECT FROM udsyn.records_audit WHERE action = 'trips.erase-draft' AND subject_id = $1";
  expect(await site.db.query(trail, [id])).toHaveLength(1);
});

test("an employee and another unit's manager erase what they began themselves", async () => {
  for (const who of [whoIs("employee"), whoIs("manager", "unit:oekonomi")]) {
    const { id } = await site.doing("lyngholm", (one) => createTrip(one, { title: "Til Oulu" }), who);
    await erase(id, who);
    expect(await left(id)).toBe(0);
  }
});

test("the files that lie with a draft go with it: by hand, by retention and after a restore, and the journal hears", async () => {
  const planted = async () => {
    const id = await draft();
    const document = newId<"document">(Date.now());
    await site.db.query(
      `INSERT INTO udsyn.records_document (municipality_id, document_id, subject_type, subject_id, sha256, media_type,
        file_name, size, uploaded_at, uploaded_by)
      SELECT municipality_id, $2, 'trip-annexes', trip_id, repeat('a', 64), 'application/pdf', 'a.pdf', 1, now(), 'x'
      FROM udsyn.trips_trip WHERE trip_id = $1`,
      [id, document],
    );
    return { id, document };
  };
  const [hand, again, old, kept] = [await planted(), await planted(), await planted(), await planted()];
  await erase(hand.id, whoIs("coordinator"));
  await site.doing("lyngholm", (one) => eraseDraftAgain(one, `trips_trip:${again.id}`));
  await site.db.query("UPDATE udsyn.trips_trip SET updated_at = '2001-01-01' WHERE trip_id = $1", [old.id]);
  await site.doing("lyngholm", async (one) => tripsRetention.find(({ id }) => id === "drafts")?.erase(one));
  await site.db.query("UPDATE udsyn.trips_trip SET status = 'submitted' WHERE trip_id = $1", [kept.id]);
  await site.doing("lyngholm", (one) => eraseDraftAgain(one, `trips_trip:${kept.id}`));
  for (const { document } of [hand, again, old]) {
    expect(await site.db.query("SELECT FROM udsyn.records_document WHERE document_id = $1", [document])).toEqual([]);
    const noted = "SELECT FROM udsyn.records_erasure e WHERE e::text LIKE '%' || $1 || '%'";
    expect(await site.db.query(noted, [`records_document:${document}`])).toHaveLength(1);
  }
  const stays = "SELECT FROM udsyn.records_document WHERE document_id = $1";
  expect(await site.db.query(stays, [kept.document])).toHaveLength(1);
});

test("those who may not edit it are refused; to those who do not see it, it is not there", async () => {
  const id = await draft();
  for (const role of ["auditor", "dpo"] as const)
    await expect(erase(id, whoIs(role)), role).rejects.toMatchObject({ code: "role-needed" });
  for (const role of ["accountant", "caseworker", "councillor", "employee", "admin"] as const)
    await expect(erase(id, whoIs(role)), role).rejects.toMatchObject({ code: "trip-unknown" });
  await expect(erase(id, whoIs("manager", "unit:oekonomi"))).rejects.toMatchObject({ code: "trip-unknown" });
  expect(await left(id)).toBe(1);
});

test.each(tripStatuses.filter((one) => one !== "draft"))("what is %s stays", async (status) => {
  const id = await draft();
  await site.db.query("UPDATE udsyn.trips_trip SET status = $2 WHERE trip_id = $1", [id, status]);
  await expect(erase(id, whoIs("coordinator"))).rejects.toMatchObject({ code: "trip-status" });
  expect(await left(id)).toBe(1);
});

test("a repeat of what was answered before tells nothing of an erased draft, and does not make it again", async () => {
  const key = { "idempotency-key": "en kladde" };
  const make = () => site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", { title: "Til Hemmelighed" }, key);
  const first = (await (await make()).json()) as { id: TripId };
  const again = (await (await make()).json()) as { id: TripId };
  expect(again.id).toBe(first.id);
  const edit = { "idempotency-key": "en rettelse", "if-match": '"1"' };
  const change = () =>
    site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${first.id}`, { title: "Til Hemmeligheden" }, edit);
  await change();
  await erase(first.id, whoIs("coordinator"));
  for (const repeat of [await make(), await change()]) {
    const text = await repeat.text();
    expect([repeat.status, text]).toEqual([410, expect.not.stringContaining("Hemmelighed")]);
  }
  expect(await left(first.id)).toBe(0);
  expect(await site.db.query("SELECT FROM udsyn.trips_trip WHERE title LIKE 'Til Hemmelighed%'")).toEqual([]);
  expect(await site.db.query("SELECT FROM udsyn.records_idempotency WHERE body::text LIKE '%Hemmelighed%'")).toEqual(
    [],
  );
});

test("a program erases a draft once for each key, as it was read, and nothing that was sent", async () => {
  const id = await draft();
  const path = `/api/v1/trips/${id}`;
  const ask = (headers: Record<string, string> = {}) =>
    site.api("lyngholm", "coordinator", "DELETE", path, undefined, headers);
  expect((await ask({ "if-match": '"7"' })).status).toBe(412);
  expect((await site.api("lyngholm", "employee", "DELETE", path)).status).toBe(404);
  expect(await left(id)).toBe(1);
  const key = { "idempotency-key": "væk med den" };
  expect((await ask(key)).status).toBe(204);
  expect([(await ask(key)).status, (await ask()).status]).toEqual([204, 404]);
  expect(await left(id)).toBe(0);
  const sent = await draft();
  await site.db.query("UPDATE udsyn.trips_trip SET status = 'submitted' WHERE trip_id = $1", [sent]);
  const refused = await site.api("lyngholm", "coordinator", "DELETE", `/api/v1/trips/${sent}`);
  expect([refused.status, await refused.json()]).toMatchObject([409, { code: "trip-status" }]);
});

test("the journal hears of an erased draft, and no public page is made anew for it", async () => {
  const id = await draft();
  const heard: string[] = [];
  const client = new pg.Client(site.db.connections.register);
  client.on("notification", ({ channel }) => heard.push(channel));
  await client.connect();
  try {
    for (const channel of ["udsyn_published", "udsyn_journal"]) await client.query(`LISTEN ${channel}`);
    await erase(id, whoIs("coordinator"));
    await vi.waitFor(() => expect(heard).toEqual(["udsyn_journal"]));
  } finally {
    await client.end();
  }
});
