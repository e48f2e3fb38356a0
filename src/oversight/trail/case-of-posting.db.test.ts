import { afterAll, beforeAll, expect, test } from "vitest";
import { readingLedger } from "../../../test/setup/reading-ledger.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { plantOpenAccounts, sessionOf } from "../../../test/trust/planted.ts";

const slug = "lyngholm";
let site: TestSite;
let cookie: string;
beforeAll(async () => {
  site = await startTestSite(new Date("2036-05-04T08:00:00Z"));
  cookie = `udsyn=${await sessionOf(site, slug, "auditor")}`;
});
afterAll(() => site.close());

const { read } = readingLedger(() => site);
const get = (path: string) =>
  ask(site.address, { host: new URL(site.addressOf(slug)).host, path, headers: { cookie } });

/** A trip that is called by its number. */
async function tripCalled(number: string) {
  const trip = await plantOpenAccounts(site, slug);
  await site.db.query("UPDATE udsyn.trips_trip SET case_number = $1, title = $2 WHERE trip_id = $3", [
    number,
    `Rejse til ${number}`,
    trip,
  ]);
  return trip;
}

/** What the page of a posting's act says of the case, and of what the act changed. */
async function told(posting: string, action: string) {
  site.clock.now = new Date(site.clock.now.getTime() + 1_000);
  const lines = (await get(`/skrivebord/revisionsspor.jsonl?sag=${posting}&handling=${action}`)).text
    .trim()
    .split("\n");
  const { id } = JSON.parse(lines[0] ?? "") as { id: string };
  const { text } = await get(`/skrivebord/revisionsspor/${id}`);
  return Object.fromEntries(
    [...text.matchAll(/<dt[^>]*>(.*?)<\/dt>\s*<dd[^>]*>(.*?)<\/dd>/gs)].map(([, label = "", value = ""]) => [
      label,
      value
        .replaceAll(/<\/?del[^>]*>/g, "~")
        .replaceAll(/<[^>]+>/g, "")
        .trim(),
    ]),
  );
}

test("the page of an act tells the case that it laid a posting on and the one that it took it from, whatever came later", async () => {
  await tripCalled("ONE-1");
  await tripCalled("TWO-2");
  const words = { voucher: "bilag", postedOn: "dato", text: "tekst", amount: "beløb", reference: "ref" };
  const ledger = (reference: string) =>
    read("finans.csv", `bilag;dato;tekst;beløb;ref\n1;05.05.2026;Hotel;1.000,00;${reference}\n`, {
      ...{ key: ["bilag"], fields: words, constants: { currency: "DKK" } },
    });
  await ledger("ONE-1");
  await ledger("TWO-2");
  const [{ id = "" } = {}] = await site.db.query<{ id: string }>(
    "SELECT posting_id AS id FROM udsyn.accounts_posting WHERE text = 'Hotel'",
  );
  expect(await told(id, "accounts.import-change")).toMatchObject({
    "Seneste sag": "Rejse til TWO-2 TWO-2",
    "Hører til": "~Rejse: Rejse til ONE-1 ONE-1~ Rejse: Rejse til TWO-2 TWO-2",
  });
  // A file's first reading tells its lines together: the page names the case that the line was on last as that.
  expect((await told(id, "accounts.import"))["Seneste sag"]).toBe("Rejse til TWO-2 TWO-2");
}, 60_000);

test("a posting of the pool that is laid on a trip, and one that is removed there, name it", async () => {
  const trip = await tripCalled("THREE-3");
  const line = { category: "lodging", amount: "1250.50", currency: "DKK", text: "Kro", bookedOn: "2026-05-05" };
  const made = await site.api(slug, "accountant", "POST", "/api/v1/postings", { ...line, voucher: "B-7" });
  const { id } = (await made.json()) as { id: string };
  const to = { type: "trip", id: trip };
  expect((await site.api(slug, "accountant", "POST", `/api/v1/postings/${id}/assignment`, to)).status).toBe(201);
  expect((await told(id, "accounts.assign"))["Hører til"]).toBe("Rejse: Rejse til THREE-3 THREE-3");
  await site.api(slug, "accountant", "DELETE", `/api/v1/postings/${id}`, { reason: "Hører ikke til her." });
  expect((await told(id, "accounts.remove"))["Hører til"]).toBe("~Rejse: Rejse til THREE-3 THREE-3~ (tomt)");
});

test("an act on a ramme names it, and says in words what moved", async () => {
  const pot = { owner: { kind: "committee", id: "boerne-og-skoleudvalget" }, year: 2036, currency: "DKK" };
  const given = { ...pot, amount: "5000.00", ruling: "Budget 2036" };
  const made = await site.api(slug, "accountant", "POST", "/api/v1/pots", given);
  const body = (await made.json()) as { id: string };
  expect(made.status, JSON.stringify(body)).toBe(201);
  expect(await told(body.id, "accounts.move")).toMatchObject({
    Hvad: "Ramme: Børne- og Skoleudvalget 2036",
    Slags: "Bevilling",
  });
});
