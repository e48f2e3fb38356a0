import { afterAll, beforeAll, expect, test } from "vitest";
import { readHead } from "../../src/register/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask, type Got } from "../trust/client.ts";

let site: TestSite;
let cookie = "";
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"));
  await signIn();
});
afterAll(() => site.close());

async function signIn(): Promise<void> {
  const signedIn = await desk("/log-ind/demo", "role=secretary");
  cookie = String(signedIn.headers["set-cookie"]).split(";")[0] ?? "";
}

/** As a browser asks the desk; with a body, as it sends a form. */
function desk(path: string, body?: string): Promise<Got> {
  const { host } = new URL(site.addressOf("lyngholm"));
  const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const headers = { ...(cookie ? { cookie } : {}), ...(body === undefined ? {} : form) };
  return ask(site.address, {
    host,
    path,
    headers,
    method: body === undefined ? "GET" : "POST",
    ...(body === undefined ? {} : { body }),
  });
}

async function made(path: string, body: object, role: "coordinator" | "secretary" = "coordinator"): Promise<string> {
  const response = await site.api("lyngholm", role, "POST", path, body);
  const { id } = (await response.json()) as { id: string };
  expect(response.status).toBe(201);
  return id;
}

const committee = "boerne-og-skoleudvalget";
async function submitted(meetingOn: string): Promise<{ trip: string; submission: string }> {
  const trip = await made("/api/v1/trips", {
    kind: "committee-trip",
    title: "Hamborg: hvordan bliver en havn til en bydel?",
    purpose: "At se, hvordan en havn bliver til en bydel.",
    committee,
    destinations: [{ place: "Hamborg", country: "DE" }],
    startOn: "2026-09-02",
    endOn: "2026-09-04",
    participants: { elected: { count: 2 } },
    budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", label: "Tog", amount: "4200" }] },
  });
  return {
    trip,
    submission: await made(`/api/v1/trips/${trip}/submissions`, { about: "request", committee, meetingOn }),
  };
}

/** What a preview sends along, so that what is saved is what was seen. */
const seenIn = ({ text }: Got) => /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? "";

const published = async () => (await readHead(site.db.register, site.here("lyngholm").id))?.size ?? 0;
const rule = (submission: string, more: object) =>
  site.api("lyngholm", "secretary", "POST", `/api/v1/submissions/${submission}/rulings`, {
    ruling: "approved",
    ...more,
  });

test("the desk confirms no minutes of a meeting still to come, and publishes nothing", async () => {
  const { submission } = await submitted("2026-05-07");
  const { id } = (await (await rule(submission, {})).json()) as { id: string };
  const page = await desk(`/skrivebord/beslutninger/${id}/bekraeft`);
  expect([page.status, page.text]).toEqual([422, expect.stringMatching(/Mødet er først 7\.\smaj\s2026\./)]);
  expect((await desk(`/skrivebord/beslutninger/${id}/bekraeft`, "")).status).toBe(422);
  expect(await published()).toBe(0);
});

test("at the desk the refusal stands beside the field, and what was typed with it", async () => {
  const { submission, trip } = await submitted("2026-05-20");
  const path = `/skrivebord/sager/${submission}/beslutning`;
  const refused = await desk(path, "ruling=approved&text=Godkendt+enstemmigt&confirmed=ja&do=save");
  const early = await desk(path, "ruling=approved&text=Godkendt+enstemmigt&confirmed=ja&do=preview");
  expect([early.status, early.text.includes("Intet er gemt endnu")]).toEqual([422, false]);
  expect(refused.text).toMatch(/Mødet er først 20\.\smaj\s2026\./);
  expect(refused.text).toContain("Godkendt enstemmigt");
  expect(refused.text).toContain('href="#f-confirmed');
  const preview = await desk(path, "ruling=approved&text=Godkendt+enstemmigt&do=preview");
  expect(preview.text).toContain("Intet er gemt endnu");
  const save = `ruling=approved&text=Godkendt+enstemmigt&seen=${seenIn(preview)}&do=save`;
  expect((await desk(path, save)).status).toBe(303);
  expect((await desk(`/skrivebord/rejser/${trip}`)).text).not.toContain("/bekraeft");
  expect((await desk("/skrivebord/moeder")).text).not.toContain("/bekraeft");
  expect((await desk("/skrivebord")).text).not.toContain("/bekraeft");
  expect(await published()).toBe(0);
});

test("a program's word is taken for every meeting: today's, a past one, one in no list, one ahead", async () => {
  for (const [at, meetingOn] of ["2026-05-06", "2026-05-05", "2026-01-17", "2026-05-20"].entries()) {
    const { submission } = await submitted(meetingOn);
    expect((await rule(submission, { confirmed: true })).status, meetingOn).toBe(201);
    expect(await published()).toBe(at + 1);
  }
});

test("once the day has come, the same minutes are confirmed at the desk", async () => {
  const { submission } = await submitted("2026-05-08");
  const { id } = (await (await rule(submission, {})).json()) as { id: string };
  site.clock.now = new Date("2026-05-07T22:30:00Z");
  await signIn();
  const before = await published();
  const page = `/skrivebord/beslutninger/${id}/bekraeft`;
  expect((await desk(page, `seen=${seenIn(await desk(page))}`)).status).toBe(303);
  expect(await published()).toBe(before + 1);
});
