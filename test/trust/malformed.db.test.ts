import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { expectDiscreet, expectRefused } from "./answers.ts";
import { ask, type Got, raw } from "./client.ts";
import {
  badBytes,
  badHeaders,
  badJson,
  badSockets,
  badTypes,
  badUrls,
  badValues,
  type Malformed,
} from "./malformed.ts";
import { plantTrip } from "./planted.ts";

let site: TestSite;
let token: string;
let trip: string;
beforeAll(async () => {
  site = await startTestSite();
  token = `Bearer ${await site.token("lyngholm", "coordinator")}`;
  trip = await plantTrip(site, "lyngholm", "draft");
});
afterAll(() => site.close());

async function sent([, bad]: Malformed): Promise<Got> {
  if (bad instanceof Uint8Array) return raw(site.address, bad);
  if (typeof bad === "string") return raw(site.address, bad.replace("TOKEN", token));
  const path = bad.path?.replace("TRIP", trip) ?? "/";
  const asked = ask(site.address, { ...bad, path, headers: { authorization: token, ...bad.headers } });
  // A server may hang up on what it will not read; whether it still lives is asked afterwards.
  return asked.catch(() => ({ status: 0, headers: {}, bytes: Buffer.alloc(0), text: "" }));
}

const tripCount = async () => (await site.db.query("SELECT FROM udsyn.trips_trip")).length;

describe("a malformed request is refused, changes nothing, and learns nothing", () => {
  test.each([
    ["JSON", badJson],
    ["values", badValues],
    ["bytes", badBytes],
    ["types", badTypes],
    ["addresses", badUrls],
    ["headers", badHeaders],
    ["sockets", badSockets],
  ] as const)("%s", async (_, all) => {
    const before = await tripCount();
    for (const one of all) {
      const [what, , statuses] = one;
      const got = await sent(one);
      expectRefused(got, what);
      if (statuses && got.status !== 0)
        expect(statuses, `${what}: ${got.status} ${got.text.slice(0, 200)}`).toContain(got.status);
    }
    expect(await tripCount()).toBe(before);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect((await ask(site.address, { path: "/api/v1/trips", headers: { authorization: token } })).status).toBe(200);
  });

  test("there are 250 of them", () => {
    const all = [badJson, badValues, badBytes, badTypes, badUrls, badHeaders, badSockets].flat();
    expect(all.length).toBeGreaterThanOrEqual(250);
    expect(new Set(all.map(([what]) => what)).size).toBe(all.length);
  });
});

test("every route takes what nobody should send it, with and without a token", async () => {
  const bodies = ["", "{", "null", "[]", '{"a":1}', '{"a":1,"a":2}'];
  let asked = 0;
  for (const { method, path } of site.rooms.routes) {
    const filled = path.replace(/:\w+/g, "x").replace("*", "x");
    for (const body of method === "GET" ? [undefined] : bodies) {
      for (const headers of [{}, { authorization: token }, { authorization: "Bearer x" }, { cookie: "udsyn=x" }]) {
        const type = body === undefined ? {} : { "content-type": "application/json" };
        const got = await ask(site.address, {
          method,
          path: filled,
          headers: { ...headers, ...type },
          ...(body !== undefined && { body }),
        });
        expectDiscreet(got, `${method} ${path} ${body}`);
        asked += 1;
      }
    }
  }
  expect(asked).toBeGreaterThan(50);
});
