import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { plantTrip } from "../../../test/trust/planted.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

interface Page {
  readonly items: readonly { readonly id: string; readonly action: string; readonly after: { title?: string } }[];
  readonly next: string | null;
}

test("what happened to a trip is read a page at a time, the latest first, and each reading is a look", async () => {
  const id = await plantTrip(site, "lyngholm", "draft");
  const path = `/api/v1/trips/${id}`;
  await site.api("lyngholm", "coordinator", "PATCH", path, { title: "Til Bremen" });
  const read = async (words = "") =>
    (await (await site.api("lyngholm", "auditor", "GET", `${path}/history${words}`)).json()) as Page;
  const all = await read();
  expect(all.items.map((one) => one.action)).toEqual(["trips.edit", "trips.create"]);
  expect(all.items[0]?.after.title).toBe("Til Bremen");
  const first = await read("?limit=1");
  expect([first.items[0]?.action, first.next]).toEqual(["trips.look-at-history", first.items[0]?.id]);
  expect((await read(`?limit=1&cursor=${first.next}`)).items[0]?.id).toBe(all.items[0]?.id);
  expect((await site.api("lyngholm", "auditor", "GET", `${path}/history?cursor=x`)).status).toBe(422);
  expect((await site.api("lyngholm", "admin", "GET", `${path}/history`)).status).toBe(403);
});
