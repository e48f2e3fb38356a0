import { afterAll, beforeAll, expect, test } from "vitest";
import { publishExample } from "../../../test/setup/example-trips.ts";
import { get } from "../../../test/setup/get.ts";
import { settledTrip } from "../../../test/setup/lyngholm-trips.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
  for (const slug of ["lyngholm", "ballerup"]) await publishExample(site, slug, settledTrip);
});
afterAll(() => site.close());

test("a year that nothing is published of is chosen all the same, and says what is known of it", async () => {
  const page = async (slug: string, path: string) => (await get(site.addressOf(slug) + path)).body;
  const [own, gathered] = await Promise.all(["lyngholm", "ballerup"].map((slug) => page(slug, "/rejser/1999")));
  for (const one of [own, gathered]) {
    expect(one).toMatch(/<input[^>]*name="aar"[^>]*value="1999"[^>]*checked|<input[^>]*checked[^>]*value="1999"/);
    expect(one).toContain("Her står ingen rejser eller besøg i 1999");
    expect(one).not.toContain("Fjern et af filtrene");
  }
  expect(own).toContain("Der er ikke offentliggjort nogen for det år endnu.");
  expect(gathered).toContain("Der kan være nogen alligevel.");
  // More than a year is chosen: fewer words may find something.
  expect(await page("lyngholm", "/rejser?aar=1999&land=DE")).toContain("Fjern et af filtrene");
});

test("the only year of the elected leads to its own address by what that is, not by a lone number", async () => {
  const page = (await get(`${site.addressOf("lyngholm")}/rejser/valgte`)).body;
  const year = settledTrip.startOn?.slice(0, 4);
  expect(page).toMatch(new RegExp(`href="/rejser/valgte/${year}"[^>]*>Siden for netop ${year}<`));
});
