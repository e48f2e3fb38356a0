import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { plantOpenAccounts, sessionOf } from "../../../test/trust/planted.ts";

const slug = "lyngholm";
let site: TestSite;
let cookie: string;
let posting: string;
let stored: { sha256: string };
beforeAll(async () => {
  site = await startTestSite();
  cookie = `udsyn=${await sessionOf(site, slug, "auditor")}`;
  const trip = await plantOpenAccounts(site, slug);
  const line = { category: "meals", amount: "212.00", currency: "DKK", text: "Frokost" };
  const booked = await site.api(slug, "accountant", "POST", `/api/v1/trips/${trip}/postings`, line);
  posting = ((await booked.json()) as { id: string }).id;
  const body = new FormData();
  body.append("posting", posting);
  body.append("files", new Blob(["%PDF-1.7\nFrokost 212,00\n%%EOF"]), "frokost.pdf");
  const headers = { authorization: `Bearer ${await site.token(slug, "accountant")}` };
  const sent = await fetch(`${site.address}/api/v1/trips/${trip}/receipts`, { method: "POST", headers, body });
  expect(sent.status, await sent.clone().text()).toBe(201);
  const [row] = await site.db.query<{ sha256: string }>("SELECT sha256 FROM udsyn.records_document");
  if (!row) throw new Error("no receipt was kept");
  stored = row;
});
afterAll(() => site.close());

const chain = async () => {
  const answer = await ask(site.address, {
    host: new URL(site.addressOf(slug)).host,
    path: `/skrivebord/revisionsspor/posteringer/${posting}`,
    headers: { cookie },
  });
  expect(answer.status).toBe(200);
  return answer.text;
};

test("a receipt's file is hashed anew: whole, then changed by one byte, then away", async () => {
  const whole = await chain();
  expect(whole).toContain("den er, som den kom");
  expect(whole).toContain(stored.sha256);
  const file = path.join(site.filesDir, site.here(slug).id, stored.sha256.slice(0, 2), stored.sha256);
  await writeFile(file, "%PDF-1.7\nFrokost 912,00\n%%EOF");
  const changed = await chain();
  expect(changed).toContain("Kvitteringens fil er ændret");
  expect(changed).toMatch(/Kæden har huller[\s\S]*Kvitteringens fil er ændret/);
  await site.files.remove(site.here(slug).id, stored.sha256);
  expect(await chain()).toMatch(/Kæden har huller[\s\S]*Kvitteringens fil mangler/);
});
