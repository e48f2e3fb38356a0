import { afterAll, beforeAll, expect, test } from "vitest";
import { planned } from "../../../test/setup/planned.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";

/** What a committee passed on, what a member had suspended and a change wait for whoever puts them on the next agenda. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const committee = "boerne-og-skoleudvalget";
const first = "2026-05-05";

interface Said {
  readonly id: string;
  readonly status: string;
  readonly items: readonly {
    rule: string;
    late: boolean;
    dueOn: string;
    why: string;
    todo: string;
    subject: { id: string };
  }[];
}

async function ok(role: RoleName, method: string, path: string, body?: object): Promise<Said> {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  expect(answer.status, `${path}: ${await answer.clone().text()}`).toBeLessThan(300);
  return (await answer.json()) as Said;
}

async function ruled(id: string, ruling: string, meetingOn = first, by = committee): Promise<string> {
  const asking = { about: "request", committee: by, meetingOn };
  const { id: submission } = await ok("coordinator", "POST", `trips/${id}/submissions`, asking);
  await ok("secretary", "POST", `submissions/${submission}/rulings`, {
    ruling,
    text: "Sådan blev det.",
    confirmed: true,
  });
  return (await ok("coordinator", "GET", `trips/${id}`)).status;
}

async function owed(id: string): Promise<readonly (string | boolean)[][]> {
  const { items } = await ok("coordinator", "GET", "obligations");
  const own = items.filter(({ subject, rule }) => subject.id === id && rule !== "publication-due");
  return own.map((one) => [one.rule, one.dueOn, one.late]);
}

async function desk(): Promise<string> {
  const headers = { cookie: `udsyn=${await sessionOf(site, slug, "coordinator")}` };
  const host = new URL(site.addressOf(slug)).host;
  const { text } = await ask(site.address, { host, path: "/skrivebord", headers });
  return text.slice(text.indexOf("Afventer dig"), text.indexOf("Hvor rejserne er"));
}

test.each([
  ["recommended", "Utrecht"],
  ["suspended", "Nijmegen"],
])("what is %s is the coordinator's to put before the council, by the day its agenda closes", async (ruling, place) => {
  const title = `${place}: hvad nu?`;
  const id = await planned(site, { title });
  expect(await ruled(id, ruling)).toBe(ruling);
  // The council's agenda closes fourteen days before, the committee's ten.
  expect(await owed(id)).toEqual([["request-submission", "2026-08-19", false]]);
  const { items } = await ok("coordinator", "GET", "obligations");
  const said = items.filter((one) => one.subject.id === id);
  expect(said).toMatchObject([{ todo: expect.stringMatching(/: Byrådet\./) }]);
  expect(await desk()).toContain(`Sæt på dagsorden: ${title}`);
  const asking = { about: "request", committee: "byraadet", meetingOn: "2026-06-16" };
  await ok("coordinator", "POST", `trips/${id}/submissions`, asking);
  expect(await owed(id)).toEqual([["request-ruling", "2026-09-02", false]]);
  expect(await desk()).not.toContain(title);
});

test("what the second committee postponed waits for that one's agenda, not for the first's", async () => {
  const id = await planned(site, { title: "Delft: hvad nu?", legalBasis: "c" });
  expect(await ruled(id, "approved")).toBe("recommended");
  expect(await ruled(id, "postponed", "2026-05-06", "oekonomiudvalget")).toBe("postponed");
  const { items } = await ok("coordinator", "GET", "obligations");
  const said = items.filter(({ subject, rule }) => subject.id === id && rule === "request-submission");
  expect(said).toMatchObject([{ todo: expect.stringMatching(/: Økonomiudvalget\./) }]);
});

test("the letter that a ruling is suspended says whose agenda the case is put on", async () => {
  const id = await planned(site, { title: "Zwolle: hvad nu?" });
  await ruled(id, "suspended");
  const letters = await site.db.query<{ payload: { subject: string; text: string } }>(
    "SELECT payload FROM udsyn.records_outbox WHERE payload ->> 'subject' LIKE '%Zwolle%'",
  );
  const told = letters.map(({ payload }) => payload).filter(({ subject }) => subject.startsWith("Standset"));
  expect(told.length).toBeGreaterThan(0);
  for (const { text } of told) expect(text).toContain("Sæt sagen på dens dagsorden.");
});

test("a change that needs a new ruling is the coordinator's, by the day the agenda closes and not by the departure", async () => {
  const title = "Lissabon: kan sundhed bo i et bibliotek?";
  const id = await planned(site, { title });
  expect(await ruled(id, "approved")).toBe("approved");
  expect(await desk()).not.toContain(title);
  const lines = [{ category: "transport", label: "Tog", amount: "4300" }];
  await ok("coordinator", "PATCH", `trips/${id}`, { budget: { currency: "DKK", vat: "incl", lines } });
  expect(await owed(id)).toEqual([["new-ruling", "2026-08-23", false]]);
  expect(await desk()).toContain(`Sæt ændringen på dagsorden: ${title}`);
});

test("a change that one committee passes on under way is due the day it was sent", async () => {
  const id = await planned(site, { startOn: "2026-05-07", endOn: "2026-05-30", programme: [] });
  await ruled(id, "approved");
  const { now } = site.clock;
  site.clock.now = new Date("2026-05-12T08:00:00Z");
  const lines = [{ category: "transport", label: "Tog", amount: "4300" }];
  await ok("coordinator", "PATCH", `trips/${id}`, { budget: { currency: "DKK", vat: "incl", lines } });
  const status = await ruled(id, "recommended", "2026-05-12");
  const found = await owed(id);
  site.clock.now = now;
  expect(status).toBe("recommended");
  expect(found).toEqual([["request-submission", "2026-05-12", false]]);
});
