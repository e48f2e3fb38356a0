import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { plantTrip, sessionOf } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";

const slug = "lyngholm";
const base = "/api/v1/personal-data";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

interface Told {
  readonly items: readonly { readonly place: string; readonly what: string; readonly texts: readonly string[] }[];
  readonly id: string;
  readonly status: string | number;
  readonly code: string;
  readonly erased: Readonly<Record<string, number>>;
  readonly errors: readonly { readonly code: string; readonly path: string }[];
}

async function post(path: string, body: object, headers: Record<string, string> = {}, role: RoleName = "dpo") {
  const answer = await site.api(slug, role, "POST", path, body, headers);
  return { http: answer.status, told: (await answer.json()) as Told };
}
/** The same by a person who is signed in. */
async function byPerson(role: RoleName, path: string, body: object, headers: Record<string, string> = {}) {
  const cookie = `udsyn=${await sessionOf(site, slug, role)}`;
  const got = await ask(site.address, {
    ...{ method: "POST", host: new URL(site.addressOf(slug)).host, path, body: JSON.stringify(body) },
    headers: { cookie, "content-type": "application/json", "sec-fetch-site": "same-origin", ...headers },
  });
  return { http: got.status, told: JSON.parse(got.text) as Told };
}
async function tripAbout(name: string): Promise<string> {
  const id = await plantTrip(site, slug, "draft");
  await site.db.query("UPDATE udsyn.trips_trip SET title = $2 WHERE trip_id = $1", [id, `Besøg hos ${name}`]);
  return id;
}
const titleOf = async (id: string) =>
  (await site.db.query<{ title: string }>("SELECT title FROM udsyn.trips_trip WHERE trip_id = $1", [id]))[0]?.title;
const acts = async (action: string) =>
  (await site.db.query("SELECT FROM udsyn.records_audit WHERE action = $1", [action])).length;

test("a person is found by whole names, and every search is a look", async () => {
  const id = await tripAbout("Finn Findes");
  const before = await acts("oversight.search-person");
  const { http, told } = await post(`${base}/search`, { names: ["Finn  Findes", "ff@by.example"] });
  expect([http, told.items]).toMatchObject([200, [{ place: `trips_trip:${id}`, texts: ["Besøg hos Finn Findes"] }]]);
  expect(await acts("oversight.search-person")).toBe(before + 1);
  // As a ledger writes it.
  const turned = await post(`${base}/search`, { names: ["Findes, Finn"] });
  expect([turned.http, turned.told.items]).toEqual([200, []]);
  const short = await post(`${base}/search`, { names: ["Finn"] });
  expect([short.http, short.told.errors]).toMatchObject([422, [{ path: "names", code: "person-too-short" }]]);
  expect(await acts("oversight.search-person")).toBe(before + 3);
  const none = await post(`${base}/search`, { names: [" "] });
  expect([none.http, none.told.errors]).toMatchObject([422, [{ path: "names", code: "person-missing" }]]);
});

test("all that is held is handed out, with purpose, law, and who has looked", async () => {
  const id = await tripAbout("Ulla Udtrukket");
  await site.api(slug, "auditor", "GET", `/api/v1/trips/${id}/history`);
  const { http, told } = await post(`${base}/export`, { names: ["Ulla Udtrukket"] });
  expect([http, told]).toMatchObject([
    200,
    {
      names: ["Ulla Udtrukket"],
      places: [{ what: "Rejse", subject: { type: "trip", id }, held: [{ text: "Besøg hos Ulla Udtrukket" }] }],
      looks: [{ what: "Historik med før og efter" }],
    },
  ]);
  expect(await acts("oversight.export-person")).toBe(1);
  expect((await post(`${base}/export`, { names: [] })).http).toBe(422);
});

test("a name is put right everywhere but at namesakes, once for each key", async () => {
  const [hers, another] = [await tripAbout("Grethe Stavet"), await tripAbout("Grethe Stavet")];
  const body = { from: "Grethe Stavet", to: "Grete Stavet", except: [`trips_trip:${another}`] };
  const key = { "idempotency-key": "navnet" };
  const done = await post(`${base}/corrections`, body, key);
  expect([done.http, done.told]).toEqual([201, { corrected: { Rejse: 1 } }]);
  expect(await post(`${base}/corrections`, body, key)).toEqual(done);
  expect([await titleOf(hers), await titleOf(another)]).toEqual(["Besøg hos Grete Stavet", "Besøg hos Grethe Stavet"]);
  const again = await post(`${base}/corrections`, body);
  expect([again.http, again.told.errors]).toMatchObject([422, [{ path: "from", code: "nothing-corrected" }]]);
  const empty = await post(`${base}/corrections`, { ...body, to: " " });
  expect([empty.http, empty.told.errors]).toMatchObject([422, [{ path: "to", code: "new-name-missing" }]]);
  for (const [to, code] of [
    ...["[slettet]", "[SLETTET].", "Grete [slettet]"].map((mark) => [mark, "new-name-unsound"]),
    ["Grete \u202Etevats", "control-characters"],
  ]) {
    const unsound = await post(`${base}/corrections`, { ...body, from: "Grete Stavet", to });
    expect([unsound.http, unsound.told.errors]).toMatchObject([422, [{ path: "to", code }]]);
  }
});

test("two people erase, each in their own name; tokens neither ask nor carry out", async () => {
  const id = await tripAbout("Svend Slettes");
  const body = { names: ["Svend Slettes"], reason: "Ikke længere nødvendigt." };
  const token = await post(`${base}/erasures`, body);
  expect([token.http, token.told.code]).toEqual([403, "two-people-needed"]);
  const key = { "idempotency-key": "slet ham" };
  const waits = await byPerson("dpo", `${base}/erasures`, body, key);
  expect([waits.http, waits.told.status, waits.told.erased]).toEqual([201, "waits-for-second-person", {}]);
  expect(await byPerson("dpo", `${base}/erasures`, body, key)).toEqual(waits);

  const requests = (await (await site.api(slug, "admin", "GET", "/api/v1/erasure-requests")).json()) as Told;
  expect(requests.items).toMatchObject([
    {
      id: waits.told.id,
      mine: false,
      names: ["Svend Slettes"],
      places: expect.arrayContaining([expect.objectContaining({ place: `trips_trip:${id}` })]),
    },
  ]);
  const settle = `/api/v1/erasure-requests/${waits.told.id}/settlement`;
  const does = { does: "carry-out" };
  const own = await byPerson("dpo", settle, does);
  expect([own.http, own.told.code]).toEqual([403, "second-person"]);
  const program = await post(settle, does, {}, "admin");
  expect([program.http, program.told.code]).toEqual([403, "two-people-needed"]);
  expect((await byPerson("admin", settle, { does: "maybe" })).http).toBe(422);
  expect(await titleOf(id)).toContain("Svend");

  const done = await byPerson("admin", settle, does, key);
  expect([done.http, done.told]).toMatchObject([201, { status: "erased", erased: { Rejse: 1 } }]);
  expect(await byPerson("admin", settle, does, key)).toEqual(done);
  expect(await titleOf(id)).not.toContain("Svend");
  expect((await byPerson("admin", settle, does)).http).toBe(404);
});

test("a request is declined, by a program too; a reason that names the person is refused beside its field", async () => {
  await tripAbout("Dorte Bliver");
  const asked = { names: ["Dorte Bliver"], reason: "Ikke længere nødvendigt." };
  const { told } = await byPerson("dpo", `${base}/erasures`, asked);
  const declined = await post(`/api/v1/erasure-requests/${told.id}/settlement`, { does: "decline" });
  expect([declined.http, declined.told.status, declined.told.erased]).toEqual([201, "declined", {}]);
  for (const [reason, code] of [
    ["kort", "reason-needed"],
    ["Fordi Dorte Bliver bad om det", "reason-names"],
  ]) {
    const wrong = await byPerson("dpo", `${base}/erasures`, { ...asked, reason });
    expect([wrong.http, wrong.told.errors]).toMatchObject([422, [{ path: "reason", code }]]);
  }
});

test("no answer and no digest that is kept for a repeat says whom it was about", async () => {
  const rows = await site.db.query<{ body: string; hash: Buffer }>(
    "SELECT body::text AS body, request_hash AS hash FROM udsyn.records_idempotency",
  );
  expect(rows.length).toBeGreaterThan(2);
  for (const { body } of rows) expect(body).not.toMatch(/Svend|Grethe|Stavet|Slettes/);
  const { createHash } = await import("node:crypto");
  const named = { from: "Grethe Stavet", to: "Grete Stavet" };
  const [{ except } = { except: "" }] = await site.db.query<{ except: string }>(
    "SELECT 'trips_trip:' || trip_id AS except FROM udsyn.trips_trip WHERE title = 'Besøg hos Grethe Stavet'",
  );
  const request = JSON.stringify(["POST", `${base}/corrections`, { ...named, except: [except] }]);
  const plain = createHash("sha256").update(request).digest("hex");
  expect(rows.map(({ hash }) => hash.toString("hex"))).not.toContain(plain);
});
