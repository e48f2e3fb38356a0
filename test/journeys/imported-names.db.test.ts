import { afterAll, beforeAll, expect, test } from "vitest";
import { operator } from "../../src/identity/index.ts";
import { fileOf } from "../../src/intake/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

test("the interface for programs does not tell what an import keeps to itself", async () => {
  const trips = site.rooms.importers.find(({ name }) => name === "trips");
  const mapping = trips?.readMapping({
    fields: { reference: "nr", startOn: "dag", endOn: "dag", title: "nr", traveller: "hvem" },
  });
  if (!trips || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  const source = fileOf("rejser.csv", Buffer.from("nr;dag;hvem\nR1;2025-05-01;Navnløs Ansat\n"));
  await trips.run(place, { source, mapping, publish: false, dryRun: false });
  const list = await (await site.api("lyngholm", "auditor", "GET", "/api/v1/trips?limit=200")).text();
  expect(list).toContain("R1");
  expect(list).not.toContain("Navnløs Ansat");
  expect(list).not.toContain("importedFrom");
});

test("a refusal for programs says what to do", async () => {
  const refused = await site.api("lyngholm", "auditor", "POST", "/api/v1/trips", {});
  expect(await refused.json()).toMatchObject({ code: "role-needed", detail: expect.stringContaining("adgang") });
  const anonymous = await fetch(`${site.address}/api/v1/trips`);
  expect(await anonymous.json()).toMatchObject({ code: "token-needed", detail: expect.stringContaining("Bearer") });
  const nowhere = await fetch(`${site.address}/api/v1/ingen`);
  expect(await nowhere.json()).toMatchObject({ code: "not-found", detail: expect.stringContaining("/api") });
});
