import { afterAll, beforeAll, expect, test } from "vitest";
import type { RoleName } from "../../src/profile/index.ts";
import { reads } from "../setup/open-data.ts";
import { seenIn } from "../setup/secretary.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask, type Got } from "./client.ts";
import { plantOpenAccounts, plantRuling, plantSubmission, plantTrip, sessionOf, wholeTrip } from "./planted.ts";

/** Forms of the desk as no browser of ours sends them. */
const slug = "lyngholm";
/** What nothing could keep, print or publish, about two letters that may stay. */
const [hostile, kept] = ["Q\u0000\u0001\u001b\u007f\u0090Z\ufffe\uffff", "QZ"];
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

async function post(role: RoleName, path: string, fields: Record<string, string>): Promise<Got> {
  return ask(site.address, {
    ...{ method: "POST", path: `/skrivebord/${path}`, host: new URL(site.addressOf(slug)).host },
    headers: {
      cookie: `udsyn=${await sessionOf(site, slug, role)}`,
      "sec-fetch-site": "same-origin",
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams(fields).toString(),
  });
}
async function called<T>(role: RoleName, method: string, path: string, body?: object): Promise<T> {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const said = await answer.text();
  expect(answer.status, `${method} ${path}: ${said}`).toBeLessThan(300);
  return JSON.parse(said) as T;
}
async function published(): Promise<string> {
  const { id } = await called<{ id: string }>("coordinator", "POST", "trips", wholeTrip);
  const at = { about: "request", committee: wholeTrip.committee, meetingOn: "2026-05-05" };
  const submission = await called<{ id: string }>("coordinator", "POST", `trips/${id}/submissions`, at);
  await called("secretary", "POST", `submissions/${submission.id}/rulings`, { ruling: "approved", confirmed: true });
  return id;
}

test("characters that nothing can keep are taken out of every form of the desk, which goes on", async () => {
  const draft = await plantTrip(site, slug, "draft");
  const accounts = await plantOpenAccounts(site, slug);
  const line = { category: "transport", amount: "10", currency: "DKK", bookedOn: "2026-05-06", text: "Tog" };
  const booked = { ...line, withoutReceipt: "I appen." };
  const { id: posting } = await called<{ id: string }>("accountant", "POST", `trips/${accounts}/postings`, booked);
  const ruling = await plantRuling(
    site,
    slug,
    await plantSubmission(site, slug, await plantTrip(site, slug, "approved")),
  );
  const asked: [RoleName, string, Record<string, string>][] = [
    [
      "coordinator",
      `rejser/${draft}/rejsemaal`,
      { "destinations.0.place": hostile, "destinations.0.country": "DE", version: "1" },
    ],
    ["employee", "tjenesterejse", { place: hostile, purpose: hostile }],
    ["coordinator", `rejser/${draft}/kopi`, { form: hostile }],
    ["secretary", `beslutninger/${ruling}/ret`, { recusedOther: hostile, text: hostile, reason: hostile }],
    ["accountant", `rejser/${accounts}/regnskab/${posting}/laeg-tilbage`, { whyBack: hostile }],
    ["accountant", `rejser/${accounts}/regnskab/${posting}/fjern`, { reason: hostile }],
    ["manager", `rejser/${draft}/lederens-svar`, { decision: "send-back", reason: hostile }],
    ["coordinator", `rejser/${await published()}/aflys`, { reason: hostile }],
    ["coordinator", `rejser/${await published()}/traek-offentliggoerelse-tilbage`, { reason: hostile }],
  ];
  for (const [role, path, fields] of asked) {
    const got = await post(role, path, fields);
    expect(got.status, `${path}: ${got.text.slice(0, 200)}`).toBeLessThan(500);
    expect(got.status, path).not.toBe(400);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    expect(got.text, path).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/);
  }
  const { destinations } = await called<{ destinations: unknown }>("coordinator", "GET", `trips/${draft}`);
  expect(destinations).toMatchObject([{ place: kept }]);
});

test("nothing of the kind is published, and a word processor's line end is one", async () => {
  const id = await published();
  await called("coordinator", "PATCH", `trips/${id}`, { title: "Hamborg: en havn, rettet" });
  const reason = `${hostile}\u000bTo`;
  const seen = seenIn(await post("coordinator", `rejser/${id}/ret-offentligt`, { reason }));
  const got = await post("coordinator", `rejser/${id}/ret-offentligt`, { reason, seen });
  expect(got.status, got.text.slice(0, 300)).toBe(303);
  const { published: at } = await called<{ published: { slug: string } }>("coordinator", "GET", `trips/${id}`);
  const entry = await (await reads(site, slug)(`/rejser/${at.slug}.json`)).json();
  expect(entry).toMatchObject({ corrections: [{ reason: `${kept}\nTo` }] });
});

test("a form that says it was opened with more rows than there can be is asked about, and nothing typed is lost", async () => {
  const id = await plantTrip(site, slug, "draft");
  const rows = (count: number, title: string) =>
    Array.from({ length: count }, (_, at) => ({ title: `${title} ${at}` }));
  const typed = rows(20, "Besøg").flatMap((row, at) => [
    [`programme.${at}.title`, row.title],
    [`programme.${at}.date`, "2026-09-02"],
    [`programme.${at}.purposeClass`, "municipal"],
  ]);
  const base = JSON.stringify({ programme: rows(3_000, "x") });
  const got = await post("coordinator", `rejser/${id}/program`, { ...Object.fromEntries(typed), version: "0", base });
  expect(got.status, got.text.slice(0, 300)).toBeLessThan(500);
  expect(got.status).not.toBe(303);
  for (const { title } of rows(20, "Besøg")) expect(got.text).toContain(`value="${title}"`);
  expect(await called("coordinator", "GET", `trips/${id}`)).toMatchObject({ programme: [] });
});

const asStranger = async (path: string, body: string): Promise<number> => {
  const headers = { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };
  const host = new URL(site.addressOf(slug)).host;
  return (await ask(site.address, { method: "POST", path, host, body, headers })).status;
};

test("a form of more fields than any of ours is refused before anything is made of it", async () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `a${at}=x`).join("&");
  expect(await asStranger("/bidrag/noget", many(10_001))).toBe(413);
  expect(await asStranger("/bidrag/noget", many(10_000))).not.toBe(413);
});

test.each(["/log-ud", "/log-ind/demo"])("%s takes no long text of anybody, with whatever in it", async (path) => {
  expect(await asStranger(path, `a=${"x".repeat(16_382)}`)).not.toBe(413);
  expect(await asStranger(path, `a=${"010190-1234+".repeat(1_400)}`)).toBe(413);
  // Behind a link too, unless the route itself looks at what is sent, once it knows the link.
  expect(await asStranger("/tilmelding/noget", `topic=${"1\u200b".repeat(8_000)}`)).toBe(413);
});
