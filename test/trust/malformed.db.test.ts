import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RoleName } from "../../src/profile/index.ts";
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
import { plantHeldRow, plantSubmission, plantTrip, sessionOf } from "./planted.ts";

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

/** What stands in an address where a number, a code, an id or a name is meant, written as an address writes it. */
const badNames = [
  ..."0 -1 1.5 1e9 007 NaN null undefined __proto__ constructor toString 99999999999999999999 2026 9999999 x'y %22 %3Cb%3E".split(
    " ",
  ),
  ..."%00 %0d%0aset-cookie:a=b %ff %c3%28 %ed%a0%80 %f0%9f %2e%2e %2f %5c %25 %25%30%30 .. . %20 %e2%80%ae {} :id * ;".split(
    " ",
  ),
  ..."0199f000-0000-7000-8000-000000000000 0199F000-0000-7000-8000-00000000000G 00000000-0000-0000-0000-000000000000".split(
    " ",
  ),
  "a".repeat(3_000),
  "%c3%a6".repeat(300),
];

/** Words that our pages know, for any of them to misread. */
const words =
  "aar udvalg land type status q side efter foer slags om post kopi gemt retur lang dialekt cursor limit kind".split(
    " ",
  );

/** What stands behind such a word: one of each sort, for they are asked for all at once. */
const badWords = [
  ..."-1 99999999999999999999 __proto__ 2026-02-30 2026 x'y %3Cb%3E %00 %ff %ed%a0%80 %f0%9f * 1e9".split(" "),
  "0199f000-0000-7000-8000-000000000000",
  "a".repeat(300),
];

/** The credential of somebody whom a route lets in. */
async function insider(route: { readonly allow?: readonly string[]; readonly lane: string }) {
  const role = (route.allow?.[0] ?? "coordinator") as RoleName;
  return route.lane === "public" ? {} : { cookie: `udsyn=${await sessionOf(site, "lyngholm", role)}` };
}

test("every address takes any name and any word, from those whom it lets in", { timeout: 300_000 }, async () => {
  const { host } = new URL(site.addressOf("lyngholm"));
  for (const route of site.rooms.routes.filter(({ method }) => method === "GET")) {
    const headers = await insider(route);
    const placed = badNames.map((bad) => route.path.replace(/:\w+|\*/g, () => bad));
    const plain = route.path.replace(":id", trip).replace(/:\w+|\*/g, "x");
    const asked = badWords.map((bad) => `${plain}?${words.map((word) => `${word}=${bad}`).join("&")}`);
    for (const path of new Set([...placed, ...asked, `${plain}?q&q=&=&%&q[]=1&q[a]=b`])) {
      const got = await ask(site.address, { path, host, headers });
      expectDiscreet(got, `GET ${path.slice(0, 200)}`);
      expect(got.headers["set-cookie"], path).toBeUndefined();
    }
  }
});

const badForms = [
  ..."a __proto__.x=1 constructor.prototype.x=1 toString=1 .=1 ..=1 a..b=1 a.=1 .a=1 =1 & %00=1 %=1 %ff=%ff".split(" "),
  "version=x&mark=x&title=%00&purpose=%ed%a0%80&reason=%1b&text=%ef%bf%bf",
  "elected.999999999.name=x&elected.-1.name=x&elected.1e9.name=x&elected.x.name=x&elected=x",
  "lines.0=x&lines.0.amount=1&lines.0.amount.0=1&lines.amount=x",
  "lines.0.amount=9e999&lines.0.amount=-0&lines.1.amount=99999999999999999999999&lines.2.amount=1.2.3,4",
  "startOn=2026-02-30&endOn=0000-00-00&from=99999-01-01&metOn=-1&meetingOn=x&meeting=x&committee=__proto__",
  "kind=__proto__&direction=x&ruling=__proto__&about=constructor&category=toString&vat=x&currency=ZZZ&do=x",
  "do=add:elected&do=remove:elected:99999999&do=add:__proto__&do=remove::&add=elected&remove=elected.x",
  "decision=__proto__&post=x&asPrinted=x&unit=x&owner=__proto__&year=NaN&to=x",
  `title=${"x".repeat(60_000)}`,
  Array.from({ length: 3_000 }, (_, n) => `elected.${n}.name=x`).join("&"),
  `${"a.".repeat(5_000)}b=1`,
];

test("every form takes any fields, from those who may send it", { timeout: 300_000 }, async () => {
  const { host } = new URL(site.addressOf("lyngholm"));
  const submission = await plantSubmission(site, "lyngholm", await plantTrip(site, "lyngholm", "submitted"));
  const row = await plantHeldRow(site, "lyngholm");
  for (const route of site.rooms.routes.filter(({ method, path }) => method === "POST" && !path.startsWith("/api/"))) {
    const id = route.path.includes("/sager/") ? submission : route.path.includes("/import/") ? row : trip;
    const path = route.path.replace(":id", id).replace(/:\w+/g, "ny");
    const own = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
    const headers = { ...own, ...(await insider(route)) };
    for (const bad of badForms) {
      // As the form was opened a moment ago, so that what is sent is read and not merely too late.
      const [found] = await site.db.query<{ version: number }>(
        "SELECT version FROM udsyn.trips_trip WHERE trip_id = $1",
        [trip],
      );
      const body = bad.startsWith("version=") ? bad : `version=${found?.version}&${bad}`;
      const got = await ask(site.address, { method: "POST", path, host, headers, body });
      expectDiscreet(got, `POST ${route.path} ${body.slice(0, 100)}`);
    }
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
});
