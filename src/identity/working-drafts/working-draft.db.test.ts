import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf } from "../../../test/trust/planted.ts";
import { eraseOldDrafts } from "./working-draft.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const page = "/skrivebord/rejser/0199f000-0000-7000-8000-000000000001/rapport";
const host = () => new URL(site.addressOf("lyngholm")).host;

async function drafts(session: string, method: string, body: object | null, query = `?page=${page}`) {
  const got = await ask(site.address, {
    method,
    path: `/api/v1/me/drafts${method === "PUT" ? "" : query}`,
    host: host(),
    headers: {
      cookie: `udsyn=${session}`,
      "sec-fetch-site": "same-origin",
      ...(body && { "content-type": "application/json" }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: got.status, body: got.text === "" ? null : (JSON.parse(got.text) as Record<string, unknown>) };
}

const rows = () => site.db.query("SELECT fields FROM udsyn.identity_working_draft");

test("a draft is its writer's alone, the last one counts, and discarding it leaves nothing", async () => {
  const [mine, other] = await Promise.all([
    sessionOf(site, "lyngholm", "coordinator"),
    sessionOf(site, "lyngholm", "councillor"),
  ]);
  for (const aim of ["Første", "Anden"]) {
    const put = await drafts(mine, "PUT", { page, fields: { aim, tags: ["a", "b"] } });
    expect(put).toMatchObject({ status: 200, body: { clock: "kl.\u00a010.00" } });
  }
  expect((await drafts(mine, "GET", null)).body).toMatchObject({ page, fields: { aim: "Anden", tags: ["a", "b"] } });
  expect((await drafts(other, "GET", null)).status).toBe(404);
  expect((await drafts(other, "DELETE", null)).status).toBe(204);
  expect(await rows()).toHaveLength(1);
  expect((await drafts(mine, "DELETE", null)).status).toBe(204);
  expect(await rows()).toHaveLength(0);
});

test("what is no form of the desk, too long, a CPR number or a program's is refused, and nothing is kept", async () => {
  const mine = await sessionOf(site, "lyngholm", "coordinator");
  const refused = [
    { page: "/rejser/hamborg", fields: {} },
    { page: "//elsewhere.example/skrivebord/x", fields: {} },
    { page: `${page}?a=b&c=d`, fields: {} },
    { page, fields: { aim: "x".repeat(300_001) } },
    { page, fields: { aim: "Ring til 010180-1234" } },
    { page, fields: { aim: 7 } },
    { page },
  ];
  for (const one of refused)
    expect((await drafts(mine, "PUT", one)).status, JSON.stringify(one).slice(0, 80)).toBe(422);
  const byToken = await site.api("lyngholm", "coordinator", "PUT", "/api/v1/me/drafts", { page, fields: { aim: "x" } });
  expect(byToken.status).toBe(403);
  expect(await rows()).toHaveLength(0);
});

test("nobody keeps drafts of more pages than anybody writes", async () => {
  const mine = await sessionOf(site, "lyngholm", "secretary");
  const put = (nth: number) => drafts(mine, "PUT", { page: `/skrivebord/side/${nth}`, fields: { a: "x" } });
  for (let nth = 0; nth < 200; nth += 1) expect((await put(nth)).status).toBe(200);
  expect((await put(200)).status).toBe(409);
  expect((await put(7)).status).toBe(200);
  await site.db.query("DELETE FROM udsyn.identity_working_draft");
});

test("what nobody has touched for thirty days is erased, and not a day before", async () => {
  const mine = await sessionOf(site, "lyngholm", "coordinator");
  const now = site.clock.now;
  await drafts(mine, "PUT", { page, fields: { aim: "Gammelt" } });
  const left = async (milliseconds: number) => {
    site.clock.now = new Date(now.getTime() + milliseconds);
    await site.doing("lyngholm", eraseOldDrafts);
    await site.doing("ballerup", eraseOldDrafts);
    return (await rows()).length;
  };
  expect(await left(30 * 86_400_000)).toBe(1);
  expect(await left(30 * 86_400_000 + 1)).toBe(0);
  site.clock.now = now;
});

test("a form sent after its sign-in was over comes back whole and escaped; one from a foreign page does not", async () => {
  const body = new URLSearchParams([
    ["aim", '<script>alert("1")</script>\r\nlinje to'],
    ["tags", "a"],
    ["tags", "b"],
  ]).toString();
  const send = (site_: string) =>
    ask(site.address, {
      method: "POST",
      path: `${page}?sag=1`,
      host: host(),
      headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": site_ },
      body,
    });
  const own = await send("same-origin");
  expect(own.status).toBe(401);
  expect(own.headers["cache-control"]).toBe("no-store");
  expect(own.text).toContain(`action="${page}?sag=1"`);
  expect(own.text).toContain("&lt;script>alert(&quot;1&quot;)&lt;/script>\r\nlinje to");
  expect(own.text.match(/name="tags"/g)).toHaveLength(2);
  expect(own.text).not.toContain("<script>alert");
  const foreign = await send("cross-site");
  expect(foreign.status).toBe(403);
  expect(foreign.text).not.toContain("linje to");
});
