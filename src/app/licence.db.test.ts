import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { get } from "../../test/setup/get.ts";
import { startTestSite, type TestSite } from "../../test/setup/site.ts";
import { saveProfile } from "../profile/index.ts";
import { trialProfile } from "./seed/trial-profile.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
  await saveProfile(site.db.app, { ...trialProfile(1), dataLicence: "CC0-1.0" }, site.clock.now);
  // The server reads it in its own time.
  await vi.waitFor(() => expect(site.directory.bySlug("proeve-1")).not.toBeNull(), { timeout: 10_000 });
});
afterAll(() => site.close());

/** Every place where a reader of the data, or a program, is told what it may be used under. */
async function told(slug: string) {
  const at = (path: string) => get(`${site.addressOf(slug)}${path}`);
  const [page, described, turtle, system] = await Promise.all(
    ["/data", "/data/datapackage.json", "/data/catalog.ttl", "/oparl/v1.1/system"].map(at),
  );
  return {
    page: page?.body ?? "",
    described: JSON.parse(described?.body ?? "").licenses,
    turtle: turtle?.body ?? "",
    system: JSON.parse(system?.body ?? "").license,
  };
}

test("open data is under CC BY 4.0 where the profile says nothing", async () => {
  const { page, described, turtle, system } = await told("lyngholm");
  const url = "https://creativecommons.org/licenses/by/4.0/";
  expect(page).toContain("når kilden nævnes");
  expect(page).toContain(`"license":"${url}"`);
  expect(described).toMatchObject([{ name: "CC-BY-4.0", path: url }]);
  expect(turtle).toContain(url);
  expect(system).toBe(url);
});

test("and under the profile's own everywhere, in words too", async () => {
  const { page, described, turtle, system } = await told("proeve-1");
  const url = "https://creativecommons.org/publicdomain/zero/1.0/";
  expect(page).toContain("til alt: ");
  expect(page).not.toContain("når kilden nævnes");
  expect(page).toContain(`"license":"${url}"`);
  expect(described).toMatchObject([{ name: "CC0-1.0", path: url }]);
  expect(turtle).toContain(url);
  expect(turtle).not.toContain("licenses/by");
  expect(system).toBe(url);
});
