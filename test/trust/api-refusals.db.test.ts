import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { planned } from "../setup/planned.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { wholeTrip } from "./planted.ts";

/** What is wrong with a request to the API itself is told in problem details that say what to do instead. */
const slug = "lyngholm";
const nobody = "0199f000-0000-7000-8000-000000000000";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

test.each([
  ["DELETE", "/api/v1/committees", "GET, HEAD"],
  ["PUT", "/api/v1/trips", "GET, HEAD, POST"],
  ["POST", "/api/v1/trips/0199f000-0000-7000-8000-000000000000", "DELETE, GET, HEAD, PATCH"],
  ["PATCH", "/api/v1/trips/x/report", "PUT"],
])("%s %s is told what the address is asked by", async (method, path, allowed) => {
  const answer = await site.api(slug, "coordinator", method, path);
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, allowed]);
  expect(await answer.json()).toMatchObject({
    status: 405,
    code: "method-unknown",
    detail: expect.stringContaining(allowed),
  });
});

test("an address that is none stays 404, and a page's says nothing of methods", async () => {
  expect((await site.api(slug, "coordinator", "GET", "/api/v1/trips/x/y/z")).status).toBe(404);
  expect((await site.api(slug, "coordinator", "DELETE", "/rejser")).headers.get("allow")).toBeNull();
});

test("a form sent to a program's address is not read as nothing", async () => {
  const answer = await fetch(`${site.address}/api/v1/trips`, {
    method: "POST",
    headers: { authorization: `Bearer ${await site.token(slug, "coordinator")}` },
    body: new URLSearchParams({ title: "Hamborg" }),
  });
  expect([answer.status, (await answer.json()) as object]).toMatchObject([415, { code: "json-needed" }]);
});

test("an empty body that is called JSON is none where none is wanted, and unreadable where one is", async () => {
  const sent = async (method: string, path: string, body?: string) =>
    fetch(`${site.address}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await site.token(slug, "coordinator")}`,
        "content-type": "application/json",
      },
      ...(body !== undefined && { body }),
    });
  const id = await planned(site);
  expect((await sent("DELETE", `/api/v1/trips/${id}`, "{")).status).toBe(400);
  const erased = await sent("DELETE", `/api/v1/trips/${id}`);
  expect([erased.status, await erased.text()]).toEqual([204, ""]);
  const nothing = await sent("POST", "/api/v1/trips", "");
  expect([nothing.status, await nothing.text()]).toEqual([400, expect.stringContaining("JSON")]);
});

test("what cannot be done yet is told with everything in its way, and in words as a whole", async () => {
  const answer = await site.api(slug, "coordinator", "POST", "/api/v1/trips", { title: 7, kind: "ferie" });
  const problem = (await answer.json()) as { detail: string; errors: { path: string }[] };
  expect(problem.detail).toContain("errors");
  expect(problem.errors.map((one) => one.path).sort()).toEqual(["kind", "title"]);
});

test("a line outside any trip carries its version as ETag, and is changed by it", async () => {
  const line = { category: "transport", amount: "100", currency: "DKK", bookedOn: "2026-05-05", text: "Tog" };
  const made = await site.api(slug, "accountant", "POST", "/api/v1/postings", line);
  const etag = made.headers.get("etag") ?? "";
  expect([made.status, etag]).toEqual([201, '"1"']);
  const path = `/api/v1/postings/${((await made.json()) as { id: string }).id}`;
  const put = (match: Record<string, string>) =>
    site.api(slug, "accountant", "PUT", path, { ...line, text: "Bus" }, match);
  const unsaid = await put({});
  expect([unsaid.status, await unsaid.json()]).toMatchObject([
    428,
    { title: "Precondition Required", code: "if-match-needed", errors: [{ path: "If-Match" }] },
  ]);
  const unseen = await site.api(slug, "accountant", "POST", `${path}/rate`);
  expect([unseen.status, await unseen.text()]).toEqual([428, expect.stringContaining("If-Match mangler")]);
  expect((await put({ "if-match": '"bogus"' })).status).toBe(412);
  const rate = await site.api(slug, "accountant", "POST", `${path}/rate`, { rate: "7.46" }, { "if-match": etag });
  expect([rate.status, await rate.text()]).toEqual([422, expect.stringContaining("Feltet »rate« kendes ikke")]);
  const changed = await put({ "if-match": etag });
  expect([changed.status, changed.headers.get("etag")]).toEqual([200, '"2"']);
  expect((await put({ "if-match": etag })).status).toBe(412);
  const takeAway = async (what: string, match: string) =>
    (await site.api(slug, "accountant", "DELETE", `${path}${what}`, { reason: "Fejl" }, { "if-match": match })).status;
  expect([await takeAway("/assignment", etag), await takeAway("/assignment", '"2"')]).toEqual([412, 409]);
  expect([await takeAway("", etag), await takeAway("", '"2"')]).toEqual([412, 200]);
});

test("a trip's ETag is its version, whatever is asked of it", async () => {
  const made = await site.api(slug, "coordinator", "POST", "/api/v1/trips", wholeTrip);
  const { id, version } = (await made.json()) as { id: string; version: number };
  const shown = await site.api(slug, "coordinator", "GET", `/api/v1/trips/${id}`);
  expect([made.headers.get("etag"), shown.headers.get("etag")]).toEqual([`"${version}"`, `"${version}"`]);
});

test("what is too much or of another kind is told in words", async () => {
  const post = async (type: string, body: string) => {
    const headers = { authorization: `Bearer ${await site.token(slug, "coordinator")}`, "content-type": type };
    const answer = await fetch(`${site.address}/api/v1/trips`, { method: "POST", headers, body });
    return (await answer.json()) as object;
  };
  const large = await post("application/json", JSON.stringify({ purpose: "x".repeat(1_100_000) }));
  expect(large).toMatchObject({ status: 413, code: "too-large", detail: expect.stringContaining("mindre dele") });
  const kind = await post("text/plain", "Hamborg");
  expect(kind).toMatchObject({ status: 415, code: "media-type-unknown", detail: expect.stringContaining("JSON") });
  const typed = await site.api(slug, "coordinator", "POST", "/api/v1/trips", { title: 7 });
  expect(await typed.text()).toContain("Her skal stå en tekst.");
});

test("headers that are too large are refused in problem details or on a page, as whoever asks reads", async () => {
  const asked = (path: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(site.address).port), "127.0.0.1");
      let got = "";
      socket.on("data", (piece) => {
        got += String(piece);
      });
      socket.on("close", () => resolve(got)).on("error", reject);
      socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nx-much: ${"x".repeat(40_000)}\r\n\r\n`);
    });
  const [head = "", body = ""] = (await asked("/api/v1/trips")).split("\r\n\r\n");
  expect(head).toMatch(/^HTTP\/1\.1 431 /);
  expect(head).toContain("content-type: application/problem+json");
  expect(JSON.parse(body)).toMatchObject({
    status: 431,
    code: "headers-too-large",
    detail: expect.stringContaining("Afkort"),
  });
  const page = await asked("/rejser?q=x");
  expect(page).toMatch(/^HTTP\/1\.1 431 /);
  expect(page).toContain('<html lang="da"');
  expect(page).toContain("content-security-policy");
});

test("a request that may not be submitted yet is told everything at once: what it lacks itself, and what the trip does", async () => {
  const made = await site.api(slug, "coordinator", "POST", "/api/v1/trips", { title: "Uden noget" });
  const { id } = (await made.json()) as { id: string };
  const pathsOf = async (given: object) => {
    const answer = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${id}/submissions`, given);
    expect(answer.status).toBe(422);
    return ((await answer.json()) as { errors: { path: string }[] }).errors.map((one) => one.path);
  };
  const paths = await pathsOf({ about: "request" });
  const lacking = await pathsOf({ about: "request", committee: "boerne-og-skoleudvalget", meetingOn: "2026-05-12" });
  expect(lacking.length).toBeGreaterThan(3);
  expect(new Set(paths)).toEqual(new Set(["committee", "meetingOn", ...lacking]));
  const unknown = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${nobody}/submissions`, {
    about: "request",
  });
  expect(unknown.status).toBe(404);
});
