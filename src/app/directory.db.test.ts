import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { get } from "../../test/setup/get.ts";
import { startTestSite, type TestSite } from "../../test/setup/site.ts";
import { saveProfile } from "../profile/index.ts";
import { trialProfile } from "./seed/trial-profile.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

test("a site that runs answers for a municipality that a command adds, and by a profile that one saves", async () => {
  const front = `${site.addressOf("proeve-7")}/`;
  expect((await get(front)).status).toBe(421);
  await saveProfile(site.db.app, trialProfile(7), site.clock.now);
  await vi.waitFor(async () => expect((await get(front)).status).toBe(200), { timeout: 10_000 });
  expect((await get(front)).body).toContain("Prøvekommune 7");

  const renamed = { ...trialProfile(7), name: { da: "Nyby Kommune" } };
  await saveProfile(site.db.app, renamed, site.clock.now);
  await vi.waitFor(async () => expect((await get(front)).body).toContain("Nyby Kommune"), { timeout: 10_000 });
  expect((await get(front)).body).not.toContain("Prøvekommune 7");
});
