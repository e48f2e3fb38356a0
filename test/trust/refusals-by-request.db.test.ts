import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { roomTexts } from "../../src/app/room-texts.ts";
import { documentBytes } from "../../src/records/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask, type Sent } from "./client.ts";
import { plantMeeting, plantOpenAccounts, plantSubmission, plantTrip, sessionOf } from "./planted.ts";
import { home, repliesOn, slug } from "./replies-asked.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
  site.clock.now = home;
});
afterAll(() => site.close());

const nobody = randomUUID();
const { travelled, invited } = repliesOn(() => site);

type Role = Parameters<TestSite["token"]>[1];
async function api(role: Role, method: string, path: string, body?: object) {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const said = (await answer.json()) as { code?: string; errors?: { path: string; code: string }[] };
  return [answer.status, said.code, ...(said.errors ?? []).map((one) => `${one.path} ${one.code}`)];
}
async function desk(role: Role, path: string, sent: Sent = {}) {
  const { host, origin } = new URL(site.addressOf(slug));
  const cookie = `udsyn=${await sessionOf(site, slug, role)}`;
  return ask(site.address, { host, path, ...sent, headers: { cookie, origin, ...sent.headers } });
}
/** Whether a page says why in the room's own words. */
const says = (html: string, code: string) => {
  const words = roomTexts.map((texts) => texts.words.da[`fault.${code}`]).find(Boolean) ?? code;
  return html.includes(words);
};
const form = (body: string | Uint8Array, headers: Record<string, string> = {}): Sent => ({
  ...{ method: "POST", body },
  headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
});

test("a ruling without what was ruled, and a vote of which one side is missing", async () => {
  const submission = await plantSubmission(site, slug, await plantTrip(site, slug, "submitted"));
  const page = `/skrivebord/sager/${submission}/beslutning`;
  const got = await desk("secretary", page, form("votes.for=3&do=preview"));
  expect(got.status).toBe(422);
  expect(got.text).toContain("Vælg, hvad udvalget besluttede."); // ruling-needed
  expect(got.text).toContain("Skriv antallet; skriv 0, hvis ingen stemte sådan."); // votes-needed
});

test("a meeting, a run of an import and a rate that are not there", async () => {
  const to = { meetsOn: "2027-02-02", agendaClosesOn: null };
  expect(await api("secretary", "PUT", `meetings/${nobody}`, to)).toEqual([404, "meeting-unknown"]);
  expect(await api("accountant", "GET", "currency-rates?currency=XAF&on=2020-01-01")).toEqual([404, "rate-unknown"]);
  const run = await desk("accountant", `/skrivebord/import/koersler/${nobody}`);
  expect([run.status, says(run.text, "import-run-unknown")]).toEqual([404, true]);
});

test("the agenda's text of what is on no agenda is closed", async () => {
  await plantMeeting(site, slug);
  const trip = await plantTrip(site, slug, "draft");
  expect(await api("secretary", "PUT", `trips/${trip}/agenda`, { text: "# Tekst" })).toEqual([
    409,
    "agenda-text-closed",
  ]);
});

test("a form from another page, one that contradicts itself, and bytes that are no text", async () => {
  const page = "/skrivebord/moeder/ny";
  const foreign = await desk("secretary", page, form("committee=x", { "sec-fetch-site": "cross-site" }));
  expect(foreign.status).toBe(403);
  expect(says(foreign.text, "foreign-page")).toBe(true);
  const twice = await desk("secretary", page, form("days=1&days.a=2"));
  expect(twice.status).toBe(422);
  expect(says(twice.text, "form-malformed")).toBe(true);
  for (const bytes of [Buffer.from([0x64, 0x3d, 0xff, 0xfe]), Buffer.from("d=%ff")]) {
    const unreadable = await desk("secretary", page, form(bytes));
    expect(unreadable.status).toBe(400);
    expect(says(unreadable.text, "text-unreadable")).toBe(true);
  }
});

test("a file too big, an upload that says it is, and one that breaks its own form", async () => {
  const trip = await plantOpenAccounts(site, slug);
  const authorization = `Bearer ${await site.token(slug, "accountant")}`;
  const send = async (body: FormData | string, headers: Record<string, string> = {}) => {
    const address = `${site.address}/api/v1/trips/${trip}/receipts`;
    const answer = await fetch(address, { method: "POST", headers: { authorization, ...headers }, body });
    return [answer.status, JSON.stringify(await answer.json())];
  };
  const big = new FormData();
  big.append("files", new Blob([new Uint8Array(documentBytes + 1)]), "stor.pdf");
  expect(await send(big)).toEqual([422, expect.stringContaining("document-too-big")]);
  const broken = await send("--x\r\nnonsense", { "content-type": "multipart/form-data; boundary=x" });
  expect(broken).toEqual([400, expect.stringContaining("upload-unreadable")]);
});

test("nobody is asked before the return, nor by a name longer than any", async () => {
  const going = await travelled("2026-06-01", "2026-06-03");
  const { id: contribution } = await invited(going);
  const early = await api("coordinator", "POST", `trips/${going}/survey-links`, { contribution });
  expect(early).toEqual([409, "survey-not-yet"]);
  const name = "x".repeat(201);
  expect(await api("coordinator", "POST", `trips/${going}/contributions`, { name, email: null })).toEqual([
    422,
    "invalid",
    "name invitation-name-too-long",
  ]);
});

test("a staff visit without its unit", async () => {
  const got = await desk("employee", "/skrivebord/tjenesterejse", form("do=send"));
  expect(got.status).toBe(422);
  expect(says(got.text, "unit-missing")).toBe(true);
});
