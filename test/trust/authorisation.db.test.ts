import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { UdsynRoute } from "../../src/identity/index.ts";
import { type RoleName, roleNames } from "../../src/profile/index.ts";
import { tripStatuses } from "../../src/trips/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { expectDiscreet } from "./answers.ts";
import { ask, type Got, type Sent } from "./client.ts";
import {
  plantHeldRow,
  plantMeeting,
  plantQuestion,
  plantRuling,
  plantSubmission,
  plantTrip,
  sessionOf,
} from "./planted.ts";
import { type Access, policy } from "./policy.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const nameOf = (route: UdsynRoute) => `${route.method} ${route.path}`;
const rolesIn = (access: Access | undefined): readonly RoleName[] | null =>
  access === undefined || typeof access === "string" ? null : access;
const byLane = (...lanes: UdsynRoute["lane"][]) => site.rooms.routes.filter((route) => lanes.includes(route.lane));

/** A request of a route as the page it belongs to would send it. */
function requestOf(route: UdsynRoute, values: Readonly<Record<string, string>>, headers: Record<string, string>): Sent {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? "findes-ikke").replace("*", "x");
  if (route.method === "GET") return { path, headers };
  const isApi = route.path.startsWith("/api/");
  const type = isApi ? "application/json" : "application/x-www-form-urlencoded";
  return {
    method: route.method,
    path,
    headers: { "content-type": type, "sec-fetch-site": "same-origin", ...headers },
    body: isApi ? "{}" : "",
  };
}

const hostOf = (slug: string) => ({ host: new URL(site.addressOf(slug)).host });
const isLetIn = (got: Got) => got.status !== 401 && got.status !== 403 && !got.headers.location?.startsWith("/log-ind");

const held = new Map<string, Promise<Record<string, string>>>();

/**
 * What a role's own credential is: a token for programs; a session's cookie at the desk, and where a route is about the
 * very person who asks, which no token is. One of each a role will do.
 */
function credential(route: UdsynRoute, slug: string, role: RoleName): Promise<Record<string, string>> {
  const byToken = route.lane === "api" && !route.path.startsWith("/api/v1/me/");
  const key = `${byToken} ${slug} ${role}`;
  const made = async (): Promise<Record<string, string>> =>
    byToken
      ? { authorization: `Bearer ${await site.token(slug, role)}` }
      : { cookie: `udsyn=${await sessionOf(site, slug, role)}` };
  const found = held.get(key) ?? made();
  held.set(key, found);
  return found;
}

/** What a route's `:id` names, in a municipality: the thing itself, so that who is let in meets it. */
async function subjectOf(route: UdsynRoute, slug: string, trip: string): Promise<string> {
  if (/\/(?:submissions|sager)\/:id/.test(route.path)) return plantSubmission(site, slug, trip);
  if (/\/beslutninger\/:id/.test(route.path)) return plantRuling(site, slug, await plantSubmission(site, slug, trip));
  if (/\/(?:moeder|meetings)\/:id/.test(route.path)) return plantMeeting(site, slug);
  if (/\/(?:import|import-runs|held-rows)\//.test(route.path)) return plantHeldRow(site, slug);
  if (/\/(?:spoergsmaal|questions)\/:id/.test(route.path)) return plantQuestion(site, slug);
  return trip;
}

test("every route has its line in test/trust/policy.ts", () => {
  const undeclared = site.rooms.routes.map(nameOf).filter((name) => !(name in policy));
  expect(
    undeclared,
    `Add a line for each to test/trust/policy.ts: "METHOD /path": who may, by contract.md and product.md.`,
  ).toEqual([]);
});

test("every route stands in the lane that its line asks for", () => {
  const lanes: Readonly<Record<string, readonly string[]>> = {
    public: ["public"],
    open: ["open"],
    link: ["link", "open"],
    health: ["system"],
  };
  for (const route of site.rooms.routes) {
    const access = policy[nameOf(route)];
    const expected = typeof access === "string" ? lanes[access] : ["staff", "api"];
    expect(expected, nameOf(route)).toContain(route.lane);
  }
});

describe("routes for those who are signed in", () => {
  test("each role is let in or kept out as the policy says, at home", async () => {
    for (const route of byLane("staff", "api")) {
      const allowed = rolesIn(policy[nameOf(route)]) ?? [];
      const status = /submissions\/:id|sager|beslutninger/.test(route.path) ? "submitted" : "draft";
      const id = await subjectOf(route, "lyngholm", await plantTrip(site, "lyngholm", status));
      for (const role of roleNames) {
        const headers = await credential(route, "lyngholm", role);
        const got = await ask(site.address, { ...hostOf("lyngholm"), ...requestOf(route, { id }, headers) });
        expectDiscreet(got, `${nameOf(route)} by ${role}`);
        expect(isLetIn(got), `${nameOf(route)} by ${role}: answered ${got.status}`).toBe(allowed.includes(role));
      }
    }
  }, 240_000);

  test("nobody, a stranger's secret, one that is over and one that was revoked are kept out", async () => {
    const stale = await staleCredentials();
    for (const route of byLane("staff", "api")) {
      for (const [what, headers] of stale) {
        const got = await ask(site.address, { ...hostOf("lyngholm"), ...requestOf(route, {}, headers) });
        expectDiscreet(got, `${nameOf(route)} with ${what}`);
        expect(isLetIn(got), `${nameOf(route)} with ${what}: answered ${got.status}`).toBe(false);
        if (route.lane === "api") expect([401, 403], `${nameOf(route)} with ${what}`).toContain(got.status);
      }
    }
  });

  test("what is another municipality's is not there, in whatever status, whoever asks", async () => {
    const trips: string[] = [];
    for (const status of tripStatuses) trips.push(await plantTrip(site, "lyngholm", status));
    const stored = () =>
      site.db.query("SELECT * FROM udsyn.trips_trip WHERE trip_id = ANY ($1) ORDER BY trip_id", [trips]);
    const ours = await stored();
    const routes = byLane("staff", "api").filter((one) => one.path.includes(":id"));
    for (const [nth, route] of routes.entries())
      for (const [turn, role] of roleNames.entries()) {
        // As many roles as statuses: each route meets all of both, and over the routes each role every status.
        const at = (nth + turn) % tripStatuses.length;
        const id = await subjectOf(route, "lyngholm", trips[at] ?? "");
        const headers = await credential(route, "ballerup", role);
        const got = await ask(site.address, { ...hostOf("ballerup"), ...requestOf(route, { id }, headers) });
        const what = `${nameOf(route)} of a foreign ${tripStatuses[at]} trip by ${role}`;
        expect(got.status, `${what}: ${got.text.slice(0, 200)}`).toBeGreaterThanOrEqual(400);
        expect(got.text, what).not.toContain("Hamborg");
        if (route.method === "GET" && isLetIn(got)) expect(got.status, what).toBe(404);
      }
    expect(await stored()).toEqual(ours);
  }, 240_000);

  test("a token works in its own municipality, whatever host it is sent to; a session at no other host", async () => {
    const token = await site.token("lyngholm", "coordinator");
    const trip = await plantTrip(site, "lyngholm", "draft");
    const path = `/api/v1/trips/${trip}`;
    const byToken = (host: object) =>
      ask(site.address, { ...host, path, headers: { authorization: `Bearer ${token}` } });
    expect((await byToken(hostOf("ballerup"))).status).toBe(200);
    const cookie = `udsyn=${await sessionOf(site, "lyngholm", "coordinator")}`;
    expect((await ask(site.address, { ...hostOf("lyngholm"), path, headers: { cookie } })).status).toBe(200);
    expect((await ask(site.address, { ...hostOf("ballerup"), path, headers: { cookie } })).status).toBe(401);
    const renamed = token.replace("udsyn_lyngholm_", "udsyn_ballerup_");
    expect((await ask(site.address, { path, headers: { authorization: `Bearer ${renamed}` } })).status).toBe(401);
  });
});

describe("routes for anyone", () => {
  test("public ones set no cookie, ask for none, and are the same for one who is signed in", async () => {
    const cookie = `udsyn=${await sessionOf(site, "lyngholm", "coordinator")}`;
    for (const route of byLane("public")) {
      const asked = requestOf(route, {}, {});
      const nobody = await ask(site.address, { ...hostOf("lyngholm"), ...asked });
      const member = await ask(site.address, {
        ...hostOf("lyngholm"),
        ...asked,
        headers: { ...asked.headers, cookie },
      });
      expectDiscreet(nobody, nameOf(route));
      expect(isLetIn(nobody), `${nameOf(route)} answered ${nobody.status}`).toBe(true);
      expect(nobody.headers["set-cookie"], nameOf(route)).toBeUndefined();
      expect(member.headers["set-cookie"], nameOf(route)).toBeUndefined();
      expect([member.status, member.text], nameOf(route)).toEqual([nobody.status, nobody.text]);
    }
  });

  test("open ones need no session; a made-up link opens nothing; health needs none", async () => {
    for (const route of byLane("open", "link", "system")) {
      const got = await ask(site.address, { ...hostOf("lyngholm"), ...requestOf(route, {}, {}) });
      expectDiscreet(got, nameOf(route));
      if (policy[nameOf(route)] === "link") expect(got.status, nameOf(route)).toBeGreaterThanOrEqual(400);
      if (policy[nameOf(route)] === "health") expect([200, 503], nameOf(route)).toContain(got.status);
      if (policy[nameOf(route)] === "open") expect(got.status, nameOf(route)).not.toBe(401);
    }
  });
});

/** Credentials that were good, nearly are, or never were. */
async function staleCredentials(): Promise<readonly (readonly [string, Record<string, string>])[]> {
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
  const session = (secret: string) => ({ cookie: `udsyn=${secret}` });
  const good = await site.token("lyngholm", "secretary");
  const revoked = await site.token("lyngholm", "communications");
  const over = await site.token("lyngholm", "dpo");
  const here = [site.here("lyngholm").id];
  const change = (statement: string) => site.db.query(`UPDATE udsyn.${statement} AND municipality_id = $1`, here);
  await change("identity_token SET revoked_at = now() WHERE role = 'communications'");
  await change("identity_token SET expires_at = '2026-05-06T07:59:59Z' WHERE role = 'dpo'");
  const left = await sessionOf(site, "lyngholm", "auditor");
  await change("identity_person SET active = false WHERE subject = 'demo:auditor'");
  return [
    ["nothing", {}],
    ["a revoked token", bearer(revoked)],
    ["a token that is over", bearer(over)],
    ["a token cut short", bearer(good.slice(0, -1))],
    ["a token with a letter changed", bearer(good.slice(0, -1) + (good.endsWith("A") ? "B" : "A"))],
    ["a token of another municipality's name", bearer(good.replace("lyngholm", "ballerup"))],
    ["a token of no municipality", bearer(good.replace("lyngholm", "findes-ikke"))],
    ["a token as password", { authorization: `Basic ${Buffer.from(`x:${good}`).toString("base64")}` }],
    ["a token as cookie", session(good)],
    ["a session that is over", session(await sessionOf(site, "lyngholm", "coordinator", -1))],
    ["a session of somebody who left", session(left)],
    ["a session of another municipality", session(await sessionOf(site, "ballerup", "coordinator"))],
    ["a session as token", bearer(await sessionOf(site, "lyngholm", "coordinator"))],
    ["an empty session", session("")],
    ["a made-up session", session("A".repeat(43))],
  ];
}
