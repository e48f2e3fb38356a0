import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectValidHtml } from "../setup/html.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "../trust/client.ts";
import { plantOpenAccounts, sessionOf } from "../trust/planted.ts";

const slug = "lyngholm";
let site: TestSite;
let trip: string;
beforeAll(async () => {
  site = await startTestSite();
  trip = await plantOpenAccounts(site, slug);
});
afterAll(() => site.close());

async function desk(path: string, fields?: Record<string, string>) {
  const headers = { cookie: `udsyn=${await sessionOf(site, slug, "accountant")}`, "sec-fetch-site": "same-origin" };
  const { host } = new URL(site.addressOf(slug));
  if (!fields) return ask(site.address, { path, host, headers });
  const type = { "content-type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams(fields).toString();
  return ask(site.address, { method: "POST", path, host, headers: { ...headers, ...type }, body });
}
async function made<T>(rest: string, body: object | FormData): Promise<T> {
  const address = `${site.address}/api/v1/trips/${trip}/${rest}`;
  const authorization = `Bearer ${await site.token(slug, "accountant")}`;
  const answer =
    body instanceof FormData
      ? await fetch(address, { method: "POST", headers: { authorization }, body })
      : await site.api(slug, "accountant", "POST", `/api/v1/trips/${trip}/${rest}`, body);
  expect(answer.status).toBe(201);
  return (await answer.json()) as T;
}
function receipt(fileName: string): Promise<{ id: string }> {
  const body = new FormData();
  const bytes = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(90), Buffer.from("\n%%EOF")]);
  body.append("files", new Blob([new Uint8Array(bytes)]), fileName);
  return made("receipts", body);
}

/** A line with its receipt, and another receipt that waits. */
async function lineAnd(first: string, second: string) {
  const shows = await receipt(first);
  const line = { category: "meals", amount: "212.00", currency: "DKK", text: "Frokost", receiptId: shows.id };
  const { id } = await made<{ id: string }>("postings", line);
  return { line: id, waiting: (await receipt(second)).id };
}
const accounts = () => `/skrivebord/rejser/${trip}/regnskab`;
const saidBy = (text: string) => text.replaceAll("&quot;", '"');

test("the pool says which receipt another would take the place of, and the answer says that it did", async () => {
  const { line, waiting } = await lineAnd("forside.pdf", "bagside.pdf");
  const page = await desk(accounts());
  expectValidHtml(page.text);
  expect(saidBy(page.text)).toContain("(i stedet for »forside.pdf«)");
  expect(page.text).toContain("Er regningen på flere billeder, så saml dem i én PDF.");
  const knit = await desk(`/skrivebord/rejser/${trip}/kvitteringer/${waiting}`, {
    do: "match",
    [`posting-${waiting}`]: line,
  });
  expect(knit.status).toBe(303);
  const after = await desk(String(knit.headers.location).replace(/#.*/, ""));
  expect(after.text).toContain("Den nye kvittering viser linjen. Den gamle er taget af linjen.");
});

test("a line's own page says it too; where nothing is replaced nothing is said", async () => {
  const { line, waiting } = await lineAnd("a.pdf", "b.pdf");
  const page = await desk(`${accounts()}/${line}`);
  expect(page.text).toContain("»a.pdf« bliver taget af linjen.");
  expect(page.text).toContain("Den kommer i stedet for »a.pdf«.");
  const matched = (to: string) => desk(`${accounts()}/${line}/kvittering`, { receipt: to });
  expect((await matched(waiting)).headers.location).toContain("gjort=receipt-replaced");
  expect((await matched(waiting)).headers.location).not.toContain("gjort=");
  expect((await matched("")).headers.location).not.toContain("gjort=");
  expect((await matched(waiting)).headers.location).not.toContain("gjort=");
  expect((await desk(`${accounts()}/${line}`)).text).not.toContain("»a.pdf« bliver taget af linjen.");
});
