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
let receipts: string;
let receipt: string;
beforeAll(async () => {
  site = await startTestSite();
  cookie = `udsyn=${await sessionOf(site, slug, "auditor")}`;
  const trip = await plantOpenAccounts(site, slug);
  const line = { category: "meals", amount: "212.00", currency: "DKK", text: "Frokost" };
  const booked = await site.api(slug, "accountant", "POST", `/api/v1/trips/${trip}/postings`, line);
  posting = ((await booked.json()) as { id: string }).id;
  receipts = `/api/v1/trips/${trip}/receipts`;
  receipt = `${receipts}/${await handIn()}`;
  const [row] = await site.db.query<{ sha256: string }>("SELECT sha256 FROM udsyn.records_document");
  if (!row) throw new Error("no receipt was kept");
  stored = row;
});
afterAll(() => site.close());

async function handIn(): Promise<string> {
  const body = new FormData();
  body.append("posting", posting);
  body.append("files", new Blob(["%PDF-1.7\nFrokost 212,00\n%%EOF"]), "frokost.pdf");
  const headers = { authorization: `Bearer ${await site.token(slug, "accountant")}` };
  const sent = await fetch(`${site.address}${receipts}`, { method: "POST", headers, body });
  expect(sent.status, await sent.clone().text()).toBe(201);
  return ((await sent.json()) as { id: string }).id;
}

const chain = async () => {
  const answer = await ask(site.address, {
    host: new URL(site.addressOf(slug)).host,
    path: `/skrivebord/revisionsspor/posteringer/${posting}`,
    headers: { cookie },
  });
  expect(answer.status).toBe(200);
  return answer.text;
};

const handedOut = async () => {
  const answer = await site.api(slug, "auditor", "GET", receipt);
  return { status: answer.status, text: await answer.text() };
};

test("a receipt's file is hashed anew: whole, then changed by one byte, then away; only the whole one is handed out", async () => {
  const whole = await chain();
  expect(await handedOut()).toEqual({ status: 200, text: "%PDF-1.7\nFrokost 212,00\n%%EOF" });
  expect(whole).toContain("den er, som den kom");
  expect(whole).toContain(stored.sha256);
  const file = path.join(site.filesDir, site.here(slug).id, stored.sha256.slice(0, 2), stored.sha256);
  await writeFile(file, "%PDF-1.7\nFrokost 912,00\n%%EOF");
  const changed = await chain();
  expect(await handedOut()).toEqual({ status: 409, text: expect.stringContaining("document-changed") });
  expect(changed).toContain("Kvitteringens fil er ændret");
  expect(changed).toMatch(/Kæden har huller[\s\S]*Kvitteringens fil er ændret/);
  await site.files.remove(site.here(slug).id, stored.sha256);
  expect(await chain()).toMatch(/Kæden har huller[\s\S]*Kvitteringens fil mangler/);
  expect(await handedOut()).toEqual({ status: 409, text: expect.stringContaining("document-missing") });
  // Handed in again, the same file is there again.
  expect(receipt).toContain(await handIn());
  expect(await handedOut()).toMatchObject({ status: 200 });
  expect(await chain()).toContain("den er, som den kom");
});
