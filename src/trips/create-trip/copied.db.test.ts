import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { wholeTrip } from "../../../test/trust/planted.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

test("a copy has what was planned, and neither days, programme nor a source's own words", async () => {
  const given = {
    ...wholeTrip,
    programme: [{ date: "2026-09-03", title: "Rundvisning", purposeClass: "municipal" }],
    source: { url: "https://example.org/", text: "Referat" },
    statedTotal: "4200.00",
    translations: { en: { title: "Hamburg", purpose: "To see." } },
  };
  const made = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", given);
  const { id } = (await made.json()) as { id: string };
  const copied = await site.api("lyngholm", "manager", "POST", `/api/v1/trips/${id}/copies`);
  const copy = (await copied.json()) as { id: string; status: string; translations: object };
  expect([copied.status, copy.status]).toEqual([201, "draft"]);
  expect(copy.id).not.toBe(id);
  expect(copy).toMatchObject({ title: wholeTrip.title, startOn: null, endOn: null, programme: [], source: null });
  // By itself: an empty object matches any.
  expect(copy.translations).toEqual({});
  expect(copy).toMatchObject({
    statedTotal: null,
    destinations: [{ place: "Hamborg", from: null, to: null }],
  });
  // An empty object matches any.
  expect(copy).toHaveProperty("translations", {});
  expect(copy).toMatchObject({ budget: { lines: [{ category: "transport", label: "Tog" }] } });
});
