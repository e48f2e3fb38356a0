import { afterAll, beforeAll, expect, test } from "vitest";
import { openBucket, type TestBucket } from "../setup/bucket.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { plantOpenAccounts } from "../trust/planted.ts";

const slug = "lyngholm";
const pdf = "%PDF-1.7\n% en kvittering\n%%EOF";
let bucket: TestBucket;
let site: TestSite;
let trip: string;
beforeAll(async () => {
  bucket = await openBucket();
  site = await startTestSite(undefined, { env: { FILES_URL: bucket.url } });
  trip = await plantOpenAccounts(site, slug);
});
afterAll(() => site.close());

async function send(bytes: string): Promise<Response> {
  const body = new FormData();
  body.append("files", new Blob([bytes]), "kvittering.pdf");
  const headers = { authorization: `Bearer ${await site.token(slug, "accountant")}` };
  return fetch(`${site.address}/api/v1/trips/${trip}/receipts`, { method: "POST", headers, body });
}
const show = (id: string) => site.api(slug, "accountant", "GET", `/api/v1/trips/${trip}/receipts/${id}`);

test("receipts lie in a bucket and are shown from it; while it is away that is said, and nothing is half kept", async () => {
  const sent = await send(pdf);
  expect(sent.status, await sent.clone().text()).toBe(201);
  const { id } = (await sent.json()) as { id: string };
  const shown = await show(id);
  expect([shown.status, await shown.text()]).toEqual([200, pdf]);
  expect(await site.files.kept(site.here(slug).id)).toHaveLength(1);
  const before = bucket.puts();
  for (let asked = 0; asked < 20; asked += 1) expect((await fetch(`${site.address}/readyz`)).status).toBe(200);
  expect(bucket.puts() - before).toBeLessThan(5);

  await bucket.close();
  for (const answer of [await send(`${pdf} en til`), await show(id)]) {
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await answer.json()).toMatchObject({ code: "documents-away", detail: expect.stringContaining("Prøv igen") });
  }
  const readyz = () => fetch(`${site.address}/readyz`);
  await expect.poll(async () => (await readyz()).status, { timeout: 20_000 }).toBe(503);
  const ready = await readyz();
  expect(await ready.text()).toContain("FILES_URL");
  const list = await site.api(slug, "accountant", "GET", `/api/v1/trips/${trip}/receipts`);
  expect(((await list.json()) as { items: unknown[] }).items).toHaveLength(1);
});
