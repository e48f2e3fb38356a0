import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSession, savePerson } from "../../src/identity/index.ts";
import { type RoleName, roleNames } from "../../src/profile/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { Canaries } from "./canaries.ts";
import { ask } from "./client.ts";
import { sessionOf, wholeTrip } from "./planted.ts";

/**
 * A case is everybody's at the desk; who comes along privately, whose home is visited and what a report may come to say are not.
 * The interface tells them to nobody whom the desk does not: one trip, the list, and what a trip is approved and published as.
 */
const slug = "lyngholm";
const { committee } = wholeTrip;
const [theirs, others] = [`committee:${committee}`, "committee:kultur-og-fritidsudvalget"];
const canaries = new Canaries();
const companions = [{ name: canaries.text("companion"), legalBasis: canaries.text("companion basis"), paid: true }];
const home = {
  ...{ date: "2026-09-03", purposeClass: "municipal", privateHost: true },
  ...{ host: canaries.text("host"), place: canaries.text("home"), title: canaries.text("heading") },
};
const report = { aim: canaries.text("aim"), outcome: canaries.text("outcome"), change: "Intet." };
const open = {
  date: "2026-09-03",
  purposeClass: "municipal",
  host: "Havnen",
  place: "Kajen",
  title: "Åben rundvisning",
};
const planners: readonly RoleName[] = ["coordinator", "secretary", "manager"];
const writers: readonly RoleName[] = [...planners, "councillor"];
const ofPlan = ["companion", "companion basis", "host", "home", "heading"];

let site: TestSite;
let trip: string;
let own: string;
async function ok<T = { id: string }>(role: RoleName, method: string, path: string, body?: object): Promise<T> {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const said = await answer.text();
  expect(answer.status, `${method} ${path}: ${said}`).toBeLessThan(300);
  return JSON.parse(said) as T;
}
async function sent(role: RoleName): Promise<string> {
  const participants = { ...wholeTrip.participants, companions };
  const { id } = await ok(role, "POST", "trips", { ...wholeTrip, participants, programme: [home, open] });
  const at = { about: "request", committee, meetingOn: "2026-05-05" };
  const submission = await ok("coordinator", "POST", `trips/${id}/submissions`, at);
  await ok("secretary", "POST", `submissions/${submission.id}/rulings`, { ruling: "approved", confirmed: true });
  return id;
}
beforeAll(async () => {
  site = await startTestSite();
  trip = await sent("coordinator");
  own = await sent("employee");
  await ok("coordinator", "PUT", `trips/${trip}/report`, report);
});
afterAll(() => site.close());

async function got(secret: string, path: string) {
  const { host } = new URL(site.addressOf(slug));
  return ask(site.address, { host, path, headers: { cookie: `udsyn=${secret}` } });
}
async function as(role: RoleName, scope: string | null): Promise<string> {
  return site.doing(slug, async ({ tx, municipality, now }) => {
    const name = `${role} ${scope}`;
    const grants = [{ role, scope }];
    const person = { name, email: null, title: null, unitId: null, subject: `test:${name}`, grants };
    return openSession(tx, municipality.id, await savePerson(tx, municipality.id, person, now), now, 8);
  });
}

describe.each(roleNames.flatMap((role) => [null, theirs, others].map((scope) => [role, scope] as const)))(
  "%s within %s",
  (role, scope) => {
    test("reads by the interface what opens to them at the desk", async () => {
      const secret = await as(role, scope);
      const isTheirs = scope !== others;
      const [plans, writes] = [isTheirs && planners.includes(role), isTheirs && writers.includes(role)];
      const expected = [...(plans ? ofPlan : []), ...(writes ? ["aim", "outcome"] : [])].toSorted();
      for (const path of [`/api/v1/trips/${trip}`, "/api/v1/trips?limit=200"]) {
        const answer = await got(secret, path);
        expect(answer.status, path).toBe(200);
        expect(canaries.foundIn(answer.text).toSorted(), path).toEqual(expected);
        // What is nobody's secret stands there, and when the private visit is.
        expect(answer.text).toContain("Åben rundvisning");
        expect(answer.text).toContain('"privateHost":true');
      }
      const desk = await got(secret, `/skrivebord/rejser/${trip}/rapport`);
      expect(desk.status === 200).toBe(writes);
    });
  },
);

test("whoever began a trip reads what they wrote in it, also after it was sent", async () => {
  const asked = async (id: string) => (await site.api(slug, "employee", "GET", `/api/v1/trips/${id}`)).text();
  expect(canaries.foundIn(await asked(own)).toSorted()).toEqual(ofPlan.toSorted());
  expect(canaries.foundIn(await asked(trip))).toEqual([]);
});

test("a copy carries nobody's companions into another case, by the desk and by the interface", async () => {
  const copy = await ok<{ id: string; participants: object }>("employee", "POST", `trips/${trip}/copies`);
  expect(copy.participants).toMatchObject({ companions: [], elected: wholeTrip.participants.elected });
  const made = await ask(site.address, {
    ...{ method: "POST", path: `/skrivebord/rejser/${trip}/kopi`, host: new URL(site.addressOf(slug)).host },
    headers: {
      cookie: `udsyn=${await sessionOf(site, slug, "employee")}`,
      "sec-fetch-site": "same-origin",
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "form=1",
  });
  expect(made.status).toBe(303);
  const [row] = await site.db.query<{ plan: unknown }>(
    "SELECT plan FROM udsyn.trips_trip ORDER BY trip_id DESC LIMIT 1",
  );
  expect(canaries.foundIn(JSON.stringify(row))).toEqual([]);
});

test("a report that is settled is read by everybody", async () => {
  await site.db.query("UPDATE udsyn.trips_trip SET report_status = 'settled' WHERE trip_id = $1", [trip]);
  for (const role of ["employee", "accountant"] as const)
    expect(
      canaries.foundIn((await got(await sessionOf(site, slug, role), `/api/v1/trips/${trip}`)).text).toSorted(),
    ).toEqual(["aim", "outcome"]);
});
