import { afterEach, beforeEach, expect, it } from "vitest";
import { readingLedger } from "../../../test/setup/reading-ledger.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf } from "../../../test/trust/planted.ts";

/** What a held row's page says of the record that it may be: whoever believes that it is gone books the line again. */
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite(new Date("2026-12-06T08:00:00Z"));
});
afterEach(() => site.close());
const { fields, read, held } = readingLedger(() => site);

const heads = "år;bilag;linje;dato;tekst;beløb";
const ledger = (rows: readonly string[], key: readonly string[]) =>
  read("finans.csv", `${[heads, ...rows].join("\n")}\n`, { key, fields, constants: { currency: "DKK" } });
const old = "2025;204;1;10.03.2025;Fly til Tampere;5.000,00";
const young = "2026;204;1;05.06.2026;Sprogkursus;1.800,00";

async function page(): Promise<string> {
  const [row] = await held();
  const headers = { cookie: `udsyn=${await sessionOf(site, "lyngholm", "accountant")}` };
  const path = `/skrivebord/import/holdt/${row?.id}`;
  const { text } = await ask(site.address, { host: new URL(site.addressOf("lyngholm")).host, path, headers });
  return text.replaceAll(/<[^>]+>/g, " ").replaceAll(/[\s\u00a0]+/g, " ");
}
const line = "10. marts 2025, bilag 204, Fly til Tampere, 5.000,00 kr.";

it("says which it is while it stands, and that it is known by another key once the other file was read by one", async () => {
  await ledger([old], ["bilag"]);
  await ledger([young], ["bilag"]);
  expect(await page()).toContain(line);
  await ledger([old], ["år", "bilag"]);
  expect(await page()).toContain(`${line} Den er siden læst ind med en anden nøgle`);
  expect(await page()).not.toContain("fjernet ved skrivebordet");
});

it("says that it was removed only where it was", async () => {
  await ledger([old], ["bilag"]);
  await ledger([young], ["bilag"]);
  await site.db.query("DELETE FROM udsyn.accounts_posting");
  expect(await page()).toContain("Den er fjernet ved skrivebordet.");
});
