import { afterAll, beforeAll, expect, test } from "vitest";
import { readHead } from "../../src/register/index.ts";
import { secretaryAt, seenIn } from "../setup/secretary.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let secretary: Awaited<ReturnType<typeof secretaryAt>>;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"));
  secretary = await secretaryAt(site);
});
afterAll(() => site.close());

const published = async () => (await readHead(site.db.register, site.here("lyngholm").id))?.size ?? 0;
const rule = (submission: string, more: object) =>
  site.api("lyngholm", "secretary", "POST", `/api/v1/submissions/${submission}/rulings`, {
    ruling: "approved",
    ...more,
  });

test("the desk confirms no minutes of a meeting still to come, and publishes nothing", async () => {
  const { submission } = await secretary.submitted("2026-05-07");
  const { id } = (await (await rule(submission, {})).json()) as { id: string };
  const page = await secretary.desk(`/skrivebord/beslutninger/${id}/bekraeft`);
  expect([page.status, page.text]).toEqual([422, expect.stringMatching(/Mødet er først 7\.\smaj\s2026\./)]);
  expect((await secretary.desk(`/skrivebord/beslutninger/${id}/bekraeft`, "")).status).toBe(422);
  expect(await published()).toBe(0);
});

test("at the desk the refusal stands beside the field, and what was typed with it", async () => {
  const { submission, trip } = await secretary.submitted("2026-05-20");
  const path = `/skrivebord/sager/${submission}/beslutning`;
  const refused = await secretary.desk(path, "ruling=approved&text=Godkendt+enstemmigt&confirmed=ja&do=save");
  const early = await secretary.desk(path, "ruling=approved&text=Godkendt+enstemmigt&confirmed=ja&do=preview");
  expect([early.status, early.text.includes("Intet er gemt endnu")]).toEqual([422, false]);
  expect(refused.text).toMatch(/Mødet er først 20\.\smaj\s2026\./);
  expect(refused.text).toContain("Godkendt enstemmigt");
  expect(refused.text).toContain('href="#f-confirmed');
  const preview = await secretary.desk(path, "ruling=approved&text=Godkendt+enstemmigt&do=preview");
  expect(preview.text).toContain("Intet er gemt endnu");
  const save = `ruling=approved&text=Godkendt+enstemmigt&seen=${seenIn(preview)}&do=save`;
  expect((await secretary.desk(path, save)).status).toBe(303);
  expect((await secretary.desk(`/skrivebord/rejser/${trip}`)).text).not.toContain("/bekraeft");
  expect((await secretary.desk("/skrivebord/moeder")).text).not.toContain("/bekraeft");
  expect((await secretary.desk("/skrivebord")).text).not.toContain("/bekraeft");
  expect(await published()).toBe(0);
});

test("a program's word is taken for every meeting: today's, a past one, one in no list, one ahead", async () => {
  for (const [at, meetingOn] of ["2026-05-06", "2026-05-05", "2026-01-17", "2026-05-20"].entries()) {
    const { submission } = await secretary.submitted(meetingOn);
    expect((await rule(submission, { confirmed: true })).status, meetingOn).toBe(201);
    expect(await published()).toBe(at + 1);
  }
});

test("once the day has come, the same minutes are confirmed at the desk", async () => {
  const { submission } = await secretary.submitted("2026-05-08");
  const { id } = (await (await rule(submission, {})).json()) as { id: string };
  site.clock.now = new Date("2026-05-07T22:30:00Z");
  await secretary.signIn();
  const before = await published();
  const page = `/skrivebord/beslutninger/${id}/bekraeft`;
  expect((await secretary.desk(page, `seen=${seenIn(await secretary.desk(page))}`)).status).toBe(303);
  expect(await published()).toBe(before + 1);
});
