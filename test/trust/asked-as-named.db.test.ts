import { afterAll, beforeAll, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import type { Who } from "../../src/identity/index.ts";
import { erasePerson, settleErasure } from "../../src/oversight/index.ts";
import type { RoleName } from "../../src/profile/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { wholeTrip } from "./planted.ts";

/** A name that is corrected or erased in the plan undoes nothing that committees did about it (docs/decisions/0047). */
const slug = "lyngholm";
const own = "boerne-og-skoleudvalget";
const sources = personalSources("test");
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

interface Said {
  readonly id: string;
  readonly status: string;
  readonly code: string;
  readonly errors: readonly { readonly code: string }[];
}
async function api(role: RoleName, method: string, to: string, body: object) {
  const answer = await site.api(slug, role, method, `/api/v1/${to}`, body);
  return { http: answer.status, said: JSON.parse((await answer.text()) || "{}") as Said };
}
async function ok(role: RoleName, method: string, to: string, body: object): Promise<string> {
  const { http, said } = await api(role, method, to, body);
  expect(http, `${method} ${to}: ${JSON.stringify(said)}`).toBeLessThan(300);
  return said.id;
}
const submit = (trip: string, committee: string) =>
  api("coordinator", "POST", `trips/${trip}/submissions`, { about: "request", committee, meetingOn: "2026-05-20" });
const rule = (submission: string, ruling: string, confirmed = true) =>
  api("secretary", "POST", `submissions/${submission}/rulings`, { ruling, confirmed });
const versionOf = async (trip: string) =>
  (await (await site.api(slug, "coordinator", "GET", `/api/v1/trips/${trip}`)).json()).version;
const made = (name: string, more: object) =>
  ok("coordinator", "POST", "trips", { ...wholeTrip, committee: own, purpose: `Vi besøger ${name}.`, ...more });

const renames: Readonly<Record<string, (name: string) => Promise<unknown>>> = {
  corrected: (name) => ok("dpo", "POST", "personal-data/corrections", { from: name, to: `${name}sen` }),
  erased: async (name) => {
    const by = (id: string): Who => ({ actor: { kind: "person", id, name: id }, grants: [] });
    const asked = { names: [name], except: [], decided: false, reason: "Anmodning efter artikel 17." };
    const { id } = await site.doing(slug, (one) => erasePerson(one, "test", sources, asked), by("one"));
    await site.doing(slug, (one) => settleErasure(one, "test", sources, id, "carry-out"), by("two"));
  },
};

test.each(Object.entries(renames))("what was passed on stays so when a name in it is %s", async (how, rename) => {
  const name = `Gerda ${how}`;
  const trip = await made(name, { kind: "delegation" });
  expect((await rule((await submit(trip, own)).said.id, "approved")).http).toBe(201);
  const seen = { "if-match": `"${await versionOf(trip)}"` };
  await rename(name);
  // Whoever has the trip open does not write the name back.
  const purpose = { purpose: `Vi besøger ${name}.` };
  expect((await site.api(slug, "coordinator", "PATCH", `/api/v1/trips/${trip}`, purpose, seen)).status).toBe(412);
  const next = await submit(trip, "oekonomiudvalget");
  expect([next.http, next.said.errors ?? []]).toEqual([201, []]);
});

test.each(Object.entries(renames))("minutes are entered and put right when a name in it is %s", async (how, rename) => {
  const name = `Mille ${how}`;
  const trip = await made(name, { kind: "committee-trip" });
  const submission = (await submit(trip, own)).said.id;
  await rename(name);
  const entered = await rule(submission, "approved", false);
  expect([entered.http, entered.said.code]).toEqual([201, undefined]);
  const another = `Vera ${how}`;
  const second = await made(another, { kind: "committee-trip" });
  const ruling = (await rule((await submit(second, own)).said.id, "approved", false)).said.id;
  await rename(another);
  const wrong = await api("secretary", "PUT", `rulings/${ruling}`, { ruling: "refused" });
  expect([wrong.http, wrong.said.code]).toEqual([200, undefined]);
  // Also where the plan was edited since: what the minutes are about stands as it was asked, by its new name.
  const third = `Rosa ${how}`;
  const edited = await made(third, { kind: "committee-trip" });
  const waiting = (await rule((await submit(edited, own)).said.id, "approved", false)).said.id;
  await ok("coordinator", "PATCH", `trips/${edited}`, { purpose: `Vi besøger ${third} om efteråret.` });
  await rename(third);
  const refused = await api("secretary", "PUT", `rulings/${waiting}`, { ruling: "refused" });
  expect([refused.http, refused.said.code]).toEqual([200, undefined]);
});

test("what is edited is another request still", async () => {
  const trip = await made("Nina Ny", { kind: "delegation" });
  expect((await rule((await submit(trip, own)).said.id, "approved")).http).toBe(201);
  await ok("coordinator", "POST", `trips/${trip}/take-back`, {});
  await ok("coordinator", "PATCH", `trips/${trip}`, { purpose: "Vi besøger en anden." });
  const next = await submit(trip, "oekonomiudvalget");
  expect([next.http, next.said.errors?.[0]?.code]).toEqual([422, "committee-out-of-order"]);
});
