import { afterAll, beforeAll, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import { trace } from "../../src/identity/index.ts";
import { runRetention } from "../../src/oversight/index.ts";
import type { RoleName } from "../../src/profile/index.ts";
import { matcherOf } from "../../src/records/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { dumped } from "./dump.ts";
import { wholeTrip } from "./planted.ts";

/** Private companions' names leave every copy at their term: the copies are found by the tables, not listed here. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const committee = "boerne-og-skoleudvalget";
const [first, second, bare] = ["Ledsagende Opdigt", "Anden Opdigtsen", "Kladdens Ledsager"];
const names = [first, second, bare];

async function ok(role: RoleName, method: string, path: string, body: object, headers = {}): Promise<string> {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body, headers);
  const said = (await answer.json()) as { readonly id: string };
  expect(answer.status, `${method} ${path}: ${JSON.stringify(said)}`).toBeLessThan(300);
  return said.id;
}
const companions = (...all: string[]) => ({
  participants: {
    ...wholeTrip.participants,
    companions: all.map((name) => ({ name, paid: true, legalBasis: `Aftale med ${name}.` })),
  },
});
async function approve(id: string, meetingOn: string, confirmed: boolean): Promise<void> {
  const submission = await ok("coordinator", "POST", `trips/${id}/submissions`, {
    ...{ about: "request", committee, meetingOn },
  });
  await ok("secretary", "POST", `submissions/${submission}/rulings`, {
    ...{ ruling: "approved", text: "Godkendt.", confirmed },
  });
}

/** Where a name stands, by the columns that the rooms declare. */
async function placesOf(name: string): Promise<readonly string[]> {
  const matcher = matcherOf([name]);
  const held = await site.doing(slug, async (one) => {
    const all = [];
    for (const source of personalSources("test")) all.push(...(await source.find(one, matcher)));
    return all;
  });
  return [...new Set(held.map(({ place, field }) => `${place.split(":")[0]} ${field.split("/")[0]}`))].toSorted();
}
const retentionOn = (day: string) => runRetention(site.db.app, site.here(slug), new Date(`${day}T12:00:00Z`));

test("a companion's name is never in the trail nor in what is public, and leaves every copy at the trip's term", async () => {
  const key = { "idempotency-key": "ledsager-1" };
  const id = await ok("coordinator", "POST", "trips", { ...wholeTrip, ...companions(first) }, key);
  await approve(id, "2026-05-04", true);
  await ok("coordinator", "PATCH", `trips/${id}`, companions(first, second), { "idempotency-key": "ledsager-2" });
  await approve(id, "2026-05-05", false);
  const draft = await ok("employee", "POST", "trips", { ...wholeTrip, ...companions(bare) });
  const holding = ["records_idempotency body", "trips_ruled before", "trips_trip approved", "trips_trip plan"];
  expect([await placesOf(first), await placesOf(second)]).toEqual([
    holding,
    // What was approved before knew only the first.
    holding,
  ]);
  expect(await placesOf(bare)).toEqual(["trips_trip plan"]);
  // As acts were written before they left companions out.
  await site.doing(slug, (one) =>
    trace(one, { action: "trips.edit", subject: { type: "trip", id }, after: companions(first) }),
  );
  await site.doing(slug, (one) =>
    trace(one, { action: "trips.create", subject: { type: "trip", id: draft }, after: { plan: companions(bare) } }),
  );
  const years = site.here(slug).profile.policies.retention.at(-1)?.value.personalDataYearsAfterClosing ?? 0;
  await retentionOn(`${2026 + years}-12-31`);
  expect(await placesOf(first)).toEqual([
    ...["records_audit_value value", "trips_ruled before", "trips_trip approved", "trips_trip plan"],
  ]);
  // An untouched draft was erased long before.
  expect(await placesOf(bare)).toEqual(["records_audit_value value"]);
  await retentionOn(`${2027 + years}-01-01`);
  const all = await dumped(site.db);
  for (const name of names) expect([name, await placesOf(name), all.includes(name)]).toEqual([name, [], false]);
  const [left] = await site.db.query(
    "SELECT plan #> '{participants,companions}' AS plan, version FROM udsyn.trips_trip WHERE trip_id = $1",
    [id],
  );
  const nobody = { name: "[slettet]", paid: true, legalBasis: null };
  expect(left?.plan).toEqual([nobody, nobody]);
  await retentionOn(`${2027 + years}-01-02`);
  expect(await site.db.query("SELECT version FROM udsyn.trips_trip WHERE trip_id = $1", [id])).toEqual([
    { version: left?.version },
  ]);
});

test("a kept answer goes with its trip where that term is the shorter, and a held case keeps its names", async () => {
  const long = { startOn: "2019-05-01", endOn: "2019-05-03" };
  const key = { "idempotency-key": "ledsager-3" };
  const gone = await ok("coordinator", "POST", "trips", { ...wholeTrip, ...long, ...companions(first) }, key);
  const kept = await ok("coordinator", "POST", "trips", { ...wholeTrip, ...long, ...companions(second) });
  const hold = { reason: "En klage.", until: "2027-05-05" };
  expect((await site.api(slug, "coordinator", "PUT", `/api/v1/trips/${kept}/hold`, hold)).status).toBe(204);
  await retentionOn("2026-05-07");
  expect(await placesOf(first)).toEqual([]);
  expect(await placesOf(second)).toEqual(["trips_trip plan"]);
  expect(gone).not.toBe(kept);
});
