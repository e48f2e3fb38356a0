import { afterAll, beforeAll, expect, test } from "vitest";
import { usualLimits } from "../../src/web/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import { sessionOf } from "./planted.ts";

const few = { atOnce: 3, perSeconds: 3_600 };
const limits = {
  ...usualLimits,
  "sign-in": { address: few, credential: null },
  link: { address: few, credential: null },
  mail: { address: few, credential: null },
  refused: { address: few, credential: null },
  write: { address: { atOnce: 8, perSeconds: 3_600 }, credential: few },
};
let [site, behind]: TestSite[] = [];
beforeAll(async () => {
  site = await startTestSite(undefined, { limits });
  behind = await startTestSite(undefined, { limits, env: { UDSYN_TRUSTED_PROXIES: "127.0.0.1" } });
});
afterAll(async () => {
  await site?.close();
  await behind?.close();
});

const the = (one: TestSite | undefined): TestSite => {
  if (!one) throw new Error("no site");
  return one;
};
type Headers = Record<string, string>;
const asking = (one: TestSite, method: string, path: string, headers: Headers = {}, slug = "lyngholm") =>
  ask(one.address, {
    host: new URL(one.addressOf(slug)).host,
    method,
    path,
    headers: {
      "sec-fetch-site": "same-origin",
      ...(method === "GET" ? {} : { "content-type": "application/x-www-form-urlencoded" }),
      ...headers,
    },
    ...(method === "GET" ? {} : { body: "role=ukendt" }),
  });
const statuses = async (times: number, use: () => ReturnType<typeof ask>) => {
  const all: number[] = [];
  for (let n = 0; n < times; n += 1) all.push((await use()).status);
  return all;
};

test("what is public is read without end", async () => {
  const all = await statuses(300, () => asking(the(site), "GET", "/rejser"));
  expect(new Set(all)).toEqual(new Set([200]));
  expect(new Set(await statuses(50, () => asking(the(site), "GET", "/data/trips.json?q=x")))).toEqual(new Set([200]));
  expect(new Set(await statuses(20, () => asking(the(site), "GET", "/log-ind")))).toEqual(new Set([200]));
});

test("who has letters sent to addresses they type is held close, and other writing is not touched", async () => {
  const all = await statuses(4, () => asking(the(site), "POST", "/abonnement"));
  expect(all).toEqual([422, 422, 422, 429]);
  expect((await asking(the(site), "POST", "/framelding/noget")).status).toBe(404);
  // A question makes a letter go to the unit: it is counted among them.
  expect((await asking(the(site), "POST", "/rejser/hamborg-2026/spoerg")).status).toBe(429);
});

test("signing in too often is refused in plain words with when to try again; another municipality is not touched", async () => {
  expect(await statuses(3, () => asking(the(site), "POST", "/log-ind/demo"))).toEqual([404, 404, 404]);
  const got = await asking(the(site), "POST", "/log-ind/demo");
  expect(got.status).toBe(429);
  expect(Number(got.headers["retry-after"])).toBeGreaterThan(0);
  expect(got.bytes.toString()).toContain("for mange gange");
  expect((await asking(the(site), "POST", "/log-ind/demo", {}, "ballerup")).status).toBe(404);
});

test("without a trusted proxy a made-up X-Forwarded-For counts for nothing; behind one it is who asks", async () => {
  const from = (n: number) => ({ "x-forwarded-for": `198.51.100.${n}` });
  expect((await asking(the(site), "POST", "/log-ind/demo", from(1))).status).toBe(429);
  for (let n = 1; n < 8; n += 1)
    expect((await asking(the(behind), "POST", "/log-ind/demo", from(n))).status, String(n)).toBe(404);
  expect(await statuses(3, () => asking(the(behind), "POST", "/log-ind/demo", from(1)))).toEqual([404, 404, 429]);
});

test("guessing links is limited", async () => {
  const guess = () => asking(the(site), "GET", `/g/${"A".repeat(43)}`);
  expect(await statuses(4, guess)).toEqual([404, 404, 404, 429]);
});

test("guessing tokens is limited by address, and a good token goes on", async () => {
  const wrong = (n: number) =>
    asking(the(site), "GET", "/api/v1/trips", { authorization: `Bearer udsyn_lyngholm_${String(n).repeat(43)}` });
  const all: number[] = [];
  for (let n = 1; n < 6; n += 1) all.push((await wrong(n)).status);
  expect(all).toEqual([401, 401, 401, 429, 429]);
  expect((await the(site).api("lyngholm", "coordinator", "GET", "/api/v1/trips")).status).toBe(200);
});

test("one session's writes are limited, reading with it is not, and another session goes on", async () => {
  const cookie = async () => ({ cookie: `udsyn=${await sessionOf(the(site), "lyngholm", "coordinator")}` });
  const [one, other] = [await cookie(), await cookie()];
  const write = (headers: Headers) => asking(the(site), "POST", "/skrivebord/rejser", headers);
  const all = await statuses(4, () => write(one));
  expect(all.slice(0, 3)).not.toContain(429);
  expect(all[3]).toBe(429);
  expect((await asking(the(site), "GET", "/skrivebord", one)).status).toBe(200);
  expect((await write(other)).status).not.toBe(429);
});
