import { afterAll, beforeAll, expect, test } from "vitest";
import { expectValidHtml } from "../../../test/setup/html.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf, wholeTrip } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";

const slug = "lyngholm";
const report = { aim: "Se havnen.", outcome: "Vi så havnen.", change: "Byen beholder kajen.", followUpOn: null };
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

interface Said {
  readonly id: string;
  readonly code: string;
  readonly reportTrack: string;
}

async function api(role: RoleName, method: string, path: string, body?: unknown) {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  return { status: answer.status, said: (await answer.json()) as Said };
}
async function desk(role: RoleName, path: string, method = "GET", fields = {}) {
  const { host } = new URL(site.addressOf(slug));
  const about = method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {};
  const headers = { cookie: `udsyn=${await sessionOf(site, slug, role)}`, "sec-fetch-site": "same-origin", ...about };
  return ask(site.address, { host, method, path, headers, body: new URLSearchParams(fields).toString() });
}

/** A trip that is over, and whose report is before its committee. */
async function reported(): Promise<{ trip: string; submission: string }> {
  const over = { ...wholeTrip, startOn: "2026-04-20", endOn: "2026-04-22" };
  const trip = (await api("coordinator", "POST", "trips", over)).said.id;
  const asked = { about: "request", committee: "byraadet", meetingOn: "2026-04-01" };
  const request = (await api("coordinator", "POST", `trips/${trip}/submissions`, asked)).said.id;
  const yes = { ruling: "approved", text: "Godkendt.", confirmed: true };
  expect((await api("secretary", "POST", `submissions/${request}/rulings`, yes)).status).toBe(201);
  expect((await api("councillor", "PUT", `trips/${trip}/report`, report)).status).toBe(200);
  const sent = await api("coordinator", "POST", `trips/${trip}/submissions`, {
    ...asked,
    about: "report",
    meetingOn: "2026-05-20",
  });
  expect(sent.status).toBe(201);
  return { trip, submission: sent.said.id };
}

test("a report before its committee is what was sent: it is changed when it is taken back, and ruled on when sent again", async () => {
  const { trip, submission } = await reported();
  const other = { ...report, outcome: "Noget helt andet." };
  const refused = await api("councillor", "PUT", `trips/${trip}/report`, other);
  expect([refused.status, refused.said.code]).toEqual([409, "report-submitted"]);
  expect((await desk("councillor", `/skrivebord/rejser/${trip}/rapport`)).status).toBe(409);
  // What was typed in a form that was open before stands on the page that refuses it.
  const late = await desk("councillor", `/skrivebord/rejser/${trip}/rapport`, "POST", {
    outcome: "Skrevet, da det var for sent.",
  });
  expect([late.status, late.text.includes("Skrevet, da det var for sent.")]).toEqual([409, true]);
  expectValidHtml(late.text);

  expect((await api("employee", "POST", `trips/${trip}/report-take-back`)).status).toBe(403);
  const back = await api("councillor", "POST", `trips/${trip}/report-take-back`);
  expect([back.status, back.said.reportTrack]).toEqual([201, "owed"]);
  const again = await api("councillor", "POST", `trips/${trip}/report-take-back`);
  expect([again.status, again.said.code]).toEqual([409, "report-not-submitted"]);
  const ruling = await api("secretary", "POST", `submissions/${submission}/rulings`, {
    ruling: "approved",
    text: "Ja.",
    confirmed: true,
  });
  expect([ruling.status, ruling.said.code]).toEqual([409, "taken-back"]);

  expect((await api("councillor", "PUT", `trips/${trip}/report`, other)).status).toBe(200);
  const asked = { about: "report", committee: "byraadet", meetingOn: "2026-05-20" };
  const sent = await api("coordinator", "POST", `trips/${trip}/submissions`, asked);
  const ruled = await api("secretary", "POST", `submissions/${sent.said.id}/rulings`, {
    ruling: "approved",
    text: "Ja.",
    confirmed: true,
  });
  expect(ruled.status).toBe(201);
  const settled = await api("councillor", "PUT", `trips/${trip}/report`, report);
  expect([settled.status, settled.said.code]).toEqual([409, "report-settled"]);
});

test("the desk leads there, asks once more, and leads back to the report", async () => {
  const { trip } = await reported();
  const own = `/skrivebord/rejser/${trip}`;
  const page = `${own}/rapport/tag-tilbage`;
  expect((await desk("councillor", own)).text).toContain(page);
  const asks = await desk("councillor", page);
  expect(asks.text).toContain("Vil du tage rapporten tilbage");
  expectValidHtml(asks.text);
  const done = await desk("councillor", page, "POST");
  expect([done.status, done.headers.location]).toEqual([303, `${own}/rapport?gjort=report-taken-back`]);
  const form = await desk("councillor", `${own}/rapport?gjort=report-taken-back`);
  expect([form.status, form.text.includes("Rapporten er taget tilbage.")]).toEqual([200, true]);
  expect((await desk("councillor", own)).text).not.toContain(page);
  expect((await desk("councillor", page)).status).toBe(409);
});
