import { afterAll, beforeAll, expect, test } from "vitest";
import prove from "../../test/profiles/prove.json" with { type: "json" };
import { reads } from "../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../test/setup/site.ts";
import { saveProfile } from "../profile/index.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const statusOf = async (slug: string, path: string) => (await reads(site, slug)(path)).status;
const textOf = async (slug: string, path: string) => (await reads(site, slug)(path)).text();

test("a room that the profile has switched off is found by nobody: no page, no menu, no link, no line in the sitemap", async () => {
  for (const path of ["/strategi", "/partnere", "/strategi?x=1"]) {
    expect([path, await statusOf("proeve", path), await statusOf("lyngholm", path)]).toEqual([path, 404, 200]);
  }
  for (const path of ["/", "/rejser", "/data", "/om", "/sitemap/1.xml"]) {
    expect([path, (await textOf("proeve", path)).match(/\/(strategi|partnere)\b/g)]).toEqual([path, null]);
    expect(await textOf("proeve", path)).toContain("/beslutninger");
    expect(await textOf("lyngholm", path)).toContain("/strategi");
  }
  expect((await site.api("proeve", "coordinator", "GET", "/api/v1/partners")).status).toBe(404);
  expect((await site.api("lyngholm", "coordinator", "GET", "/api/v1/partners")).status).toBe(200);
});

test("switching a room off closes its pages and its interface at once, and on again opens them", async () => {
  const rooms = (on: boolean) =>
    saveProfile(site.db.app, { ...prove, rooms: { ...prove.rooms, decisions: on } }, site.clock.now);
  const meetings = async () => (await site.api("proeve", "secretary", "GET", "/api/v1/committees")).status;
  expect([await statusOf("proeve", "/beslutninger"), await meetings()]).toEqual([200, 200]);
  await rooms(false);
  await expect.poll(() => statusOf("proeve", "/beslutninger")).toBe(404);
  expect(await meetings()).toBe(404);
  expect(await textOf("proeve", "/")).not.toContain("/beslutninger");
  await rooms(true);
  await expect.poll(() => statusOf("proeve", "/beslutninger")).toBe(200);
});
