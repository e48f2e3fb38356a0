import { afterAll, beforeAll, expect, test } from "vitest";
import { publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask, type Got } from "../trust/client.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"));
  await publishedTrip(site, "lyngholm", { title: "Hamborg", startOn: "2026-02-03", statedTotal: "1867.11" });
});
afterAll(() => site.close());

const host = () => new URL(site.addressOf("lyngholm")).host;
const read = (path: string, method = "GET", headers: Record<string, string> = {}): Promise<Got> =>
  ask(site.address, { host: host(), path, method, headers });

test("one filter is a path in every language, that of the accounts' state too", async () => {
  for (const path of ["/rejser/status/none", "/en/rejser/status/none", "/de/rejser/status/none"]) {
    const page = await read(path);
    expect([page.status, page.text.includes("Hamborg")], path).toEqual([200, true]);
  }
  for (const [path, name] of [
    ["/rejser/status/none", "Regnskab mangler eller er over fristen"],
    ["/en/rejser/status/none", "Accounts missing or overdue"],
    ["/de/rejser/status/none", "Abrechnung fehlt oder ist überfällig"],
  ] as const)
    expect((await read(path)).text, path).toMatch(
      new RegExp(`<title>[^<]*${name}[^<]*</title>[\\s\\S]*<h1[^>]*>[^<]*${name}`),
    );
  expect((await read("/rejser/status/none")).text).toMatch(
    /Udskrift fra Udsyn\.\sHentet\s\d+\.\s\S+\s\d{4}\sfra\shttp[^<]*\/rejser\/status\/none</,
  );
  // A part of the register is not said to be all of it.
  expect((await read("/rejser")).text).toContain("Alle rejser til udlandet");
  expect((await read("/rejser/status/none")).text).not.toMatch(/<p class="lede">Alle rejser/);
  expect((await read("/rejser/status/ukendt")).status).toBe(404);
  const moved = await read("/rejser?status=none");
  expect([moved.status, moved.headers.location]).toEqual([303, "/rejser/status/none"]);
});

test("a filter behind a filter's own path is no filter that is passed over", async () => {
  for (const [path, to] of [
    ["/rejser/2026?status=final", "/rejser?aar=2026&status=final"],
    ["/en/rejser/2026?udvalg=klima-og-teknikudvalget", "/en/rejser?aar=2026&udvalg=klima-og-teknikudvalget"],
    ["/rejser/land/de?vis=kort", "/rejser?land=DE&vis=kort"],
    ["/rejser/status/none?side=2", "/rejser?status=none&side=2"],
  ]) {
    const moved = await read(path ?? "");
    expect([moved.status, moved.headers.location], path).toEqual([303, to]);
  }
  expect((await read("/rejser/2026?status=findesikke")).status).toBe(400);
  // What other sites hang on to an address is none of ours.
  expect((await read("/rejser/2026?fbclid=x")).status).toBe(200);
});

test("a script on any page may ask for open data first; the desk and pages answer no such question", async () => {
  const origin = { origin: "https://avis.example", "access-control-request-method": "GET" };
  for (const path of [
    "/data/trips.json",
    "/data/trips.csv?aar=2026",
    "/rejser/feed.xml",
    "/rejser/hamborg-2026.json",
  ]) {
    const answer = await read(path, "OPTIONS", origin);
    expect([answer.status, answer.headers["access-control-allow-origin"]], path).toEqual([204, "*"]);
    expect(answer.text).toBe("");
  }
  for (const path of ["/skrivebord", "/api/v1/trips", "/rejser"]) {
    const answer = await read(path, "OPTIONS", origin);
    expect([answer.status, answer.headers["access-control-allow-origin"]], path).toEqual([404, undefined]);
  }
});

test("the desk has one address, whatever language it is asked in", async () => {
  const moved = await read("/en/skrivebord/moeder?alle");
  expect([moved.status, moved.headers.location]).toEqual([303, "/skrivebord/moeder?alle"]);
  expect((await read("/de/skrivebord/rejser", "POST", { "sec-fetch-site": "same-origin" })).status).toBe(404);
});

test("a total as its source states it is written as decimals are in the dialect", async () => {
  expect((await read("/data/trips.csv")).text).toContain(",1867.11,");
  expect((await read("/data/trips.csv?dialekt=excel-da")).text).toContain(";1867,11;");
});

test("every problem has a code, and figures are refused as to a program", async () => {
  const problem = async (answer: Got) => [answer.status, JSON.parse(answer.text).code, JSON.parse(answer.text).status];
  expect(await problem(await read("/metrics"))).toEqual([401, "token-needed", 401]);
  expect(await problem(await read("/api/v1/trips"))).toEqual([401, "token-needed", 401]);
  expect(await problem(await read("/api/v1/ingenting"))).toEqual([404, "not-found", 404]);
  const refused = await site.api("lyngholm", "accountant", "POST", "/api/v1/trips", {});
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([403, "role-needed"]);
  const headers = { "content-type": "application/xml" };
  const media = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", {}, headers);
  expect([media.status, ((await media.json()) as { code: string }).code]).toEqual([415, "media-type-unknown"]);
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const sent = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", "title=Kiel", form);
  expect([sent.status, ((await sent.json()) as { code: string }).code]).toEqual([415, "json-needed"]);
});

test("an unknown committee is told beside everything else that is wrong", async () => {
  const paths = async (path: string, body: object) => {
    const answer = await site.api("lyngholm", "coordinator", "POST", path, body);
    expect(answer.status).toBe(422);
    return ((await answer.json()) as { errors: { path: string; code: string }[] }).errors;
  };
  const draft = await paths("/api/v1/trips", { kind: "ukendt", startOn: "i morgen", committee: "findes-ikke" });
  expect(draft.map((one) => one.path).toSorted()).toEqual(["committee", "kind", "startOn"]);
  const made = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", { title: "Kun en titel" });
  const { id } = (await made.json()) as { id: string };
  const body = { about: "request", committee: "findes-ikke", meetingOn: "2026-05-20" };
  const submission = await paths(`/api/v1/trips/${id}/submissions`, body);
  expect(submission.map((one) => one.code)).toContain("committee-unknown");
  expect(submission.map((one) => one.path)).toEqual(expect.arrayContaining(["purpose", "destinations", "budget"]));
});
