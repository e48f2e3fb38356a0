import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { plantHeldRow } from "../../../test/trust/planted.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const rows = "/api/v1/held-rows";
const post = (path: string, body: object) => site.api("lyngholm", "accountant", "POST", `${rows}/${path}`, body);
const heldIds = async () => {
  const { items } = (await (await site.api("lyngholm", "accountant", "GET", rows)).json()) as {
    items: { id: string }[];
  };
  return items.map((one) => one.id);
};

test("a held row is listed with what it prints, judged anew with its cells set right, and becomes a posting", async () => {
  const id = await plantHeldRow(site, "lyngholm");
  const { items } = (await (await site.api("lyngholm", "accountant", "GET", rows)).json()) as { items: object[] };
  expect(items).toMatchObject([
    { id, dataset: "expenses", row: 1, cells: { Bilag: "1", Beløb: "ulæseligt beløb fra Hamborg" } },
  ]);
  const still = await post(`${id}/repair`, { cells: { Beløb: "mange penge" } });
  const { errors } = (await still.json()) as { errors: { message: string }[] };
  expect([still.status, errors.length > 0]).toEqual([422, true]);
  expect(await heldIds()).toContain(id);
  const done = await post(`${id}/repair`, { cells: { Beløb: "1.250,00", Dato: "4.5.2026" } });
  expect([done.status, await done.json()]).toEqual([201, { id, status: "repaired", findings: [] }]);
  expect(await heldIds()).not.toContain(id);
  const postings = await site.api("lyngholm", "accountant", "GET", "/api/v1/postings");
  expect(((await postings.json()) as { items: object[] }).items).toMatchObject([{ amount: "1250.00" }]);
});

test("a row is laid aside with a reason, and never without", async () => {
  const id = await plantHeldRow(site, "lyngholm");
  expect((await post(`${id}/dismissal`, { reason: "  " })).status).toBe(422);
  expect((await post(`${id}/dismissal`, { reason: "Bogført to gange i økonomisystemet." })).status).toBe(201);
  expect(await heldIds()).not.toContain(id);
  expect((await post(`${id}/dismissal`, { reason: "Igen." })).status).toBe(404);
});

test("the accountant sees and settles none of the trips' rows", async () => {
  const id = await plantHeldRow(site, "lyngholm");
  await site.db.query("UPDATE udsyn.intake_row SET dataset = 'trips' WHERE row_id = $1", [id]);
  expect(await heldIds()).not.toContain(id);
  expect((await post(`${id}/dismissal`, { reason: "Ikke min." })).status).toBe(403);
});
