import { afterAll, beforeAll, expect, test } from "vitest";
import { expectValidHtml } from "../../../test/setup/html.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf } from "../../../test/trust/planted.ts";

const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
  expect(await give("9000", "Budget 2026")).toBe(201);
});
afterAll(() => site.close());

const unit = () => site.here(slug).profile.demoPeople.find((one) => one.role === "manager")?.unit ?? "";
async function give(amount: string, ruling: string): Promise<number> {
  const pot = { owner: { kind: "unit", id: unit() }, year: 2026, currency: "DKK", amount, ruling };
  return (await site.api(slug, "accountant", "POST", "/api/v1/pots", pot)).status;
}
async function sent(amount = "2000"): Promise<string> {
  const made = await site.api(slug, "employee", "POST", "/api/v1/staff-visits", {
    who: { unit: unit(), count: 2 },
    where: { place: "Malmø", country: "SE" },
    when: { from: "2026-06-02", to: "2026-06-02" },
    purpose: "At se cykelparkeringen.",
    budget: { amount },
  });
  const text = await made.text();
  expect(made.status, text).toBe(201);
  return (JSON.parse(text) as { id: string }).id;
}
async function at(path: string, cookie: string, fields?: Record<string, string>) {
  const { host } = new URL(site.addressOf(slug));
  if (!fields) return ask(site.address, { host, path, headers: { cookie } });
  const headers = { cookie, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };
  return ask(site.address, { method: "POST", host, path, headers, body: new URLSearchParams(fields).toString() });
}
const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? "";
const statusOf = async (id: string) =>
  ((await (await site.api(slug, "coordinator", "GET", `/api/v1/trips/${id}`)).json()) as { status: string }).status;

/** The manager's link in the last letter. */
async function linkPath(): Promise<string> {
  const [row] = await site.db.query<{ text: string }>(
    "SELECT payload ->> 'text' AS text FROM udsyn.records_outbox WHERE payload ->> 'text' LIKE '%/g/%' ORDER BY outbox_id DESC",
  );
  return new URL(/http\S+/.exec(row?.text ?? "")?.[0] ?? "").pathname;
}

test.each(["desk", "link"])(
  "whoever approves by figures of a ramme that moved meanwhile reads them again (%s)",
  async (door) => {
    const id = await sent();
    const path = door === "desk" ? `/skrivebord/rejser/${id}/lederens-svar` : await linkPath();
    const cookie = door === "desk" ? `udsyn=${await sessionOf(site, slug, "manager")}` : "";
    const read = (await at(path, cookie)).text;
    const answer = (text: string) => ({
      decision: "approve",
      version: hidden(text, "version"),
      rammer: hidden(text, "rammer"),
    });
    expect(hidden(read, "rammer")).not.toBe("");
    expect(await give("-6000", `Taget tilbage, ${door}`)).toBe(201);
    const again = await at(path, cookie, answer(read));
    expect(again.status).toBe(409);
    expect(again.text).toContain("Rammens tal er ændret, siden du åbnede siden.");
    expectValidHtml(again.text);
    expect(await statusOf(id)).toBe("submitted");
    const done = await at(path, cookie, answer(again.text));
    expect([200, 303]).toContain(done.status);
    expect(await statusOf(id)).toBe("approved");
    expect(await give("6000", `Givet igen, ${door}`)).toBe(201);
  },
);

test("of two who approve at once by the same figures the second reads them again", async () => {
  // 5.000 kr. are left: one of the two fits.
  const ids = [await sent("3000"), await sent("3000")];
  const cookie = `udsyn=${await sessionOf(site, slug, "manager")}`;
  const paths = ids.map((id) => `/skrivebord/rejser/${id}/lederens-svar`);
  const pages = await Promise.all(paths.map(async (path) => (await at(path, cookie)).text));
  const answers = pages.map((text) => ({
    decision: "approve",
    version: hidden(text, "version"),
    rammer: hidden(text, "rammer"),
  }));
  const done = await Promise.all(paths.map((path, nth) => at(path, cookie, answers[nth])));
  expect(done.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect((await Promise.all(ids.map(statusOf))).sort()).toEqual(["approved", "submitted"]);
});

test("sending back asks nothing about a ramme", async () => {
  const id = await sent();
  const cookie = `udsyn=${await sessionOf(site, slug, "manager")}`;
  const path = `/skrivebord/rejser/${id}/lederens-svar`;
  const version = hidden((await at(path, cookie)).text, "version");
  expect(await give("-100", "Mindre")).toBe(201);
  const back = await at(path, cookie, { decision: "send-back", reason: "Vent til august.", version, rammer: "x" });
  expect(back.status).toBe(303);
});
