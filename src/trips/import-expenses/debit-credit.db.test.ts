import { afterAll, beforeAll, expect, it } from "vitest";
import { readingLedger } from "../../../test/setup/reading-ledger.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf } from "../../../test/trust/planted.ts";

/** Rows of ledgers that tell debit from credit otherwise than by a sign, put right at the desk. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-12-06T08:00:00Z"));
});
afterAll(() => site.close());
const { read, held, settle, postings } = readingLedger(() => site);

const constants = { currency: "DKK" };
const fields = { voucher: "Nr", postedOn: "Dato", text: "Tekst" };
/** The page after »Bedøm rækken igen« with these cells: those that are filled in the file, then the others. */
async function judgedAgain(...cells: string[]): Promise<string> {
  const [waits] = await held();
  const cookie = `udsyn=${await sessionOf(site, "lyngholm", "accountant")}`;
  const sent = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const { text } = await ask(site.address, {
    host: new URL(site.addressOf("lyngholm")).host,
    ...{ path: `/skrivebord/import/holdt/${waits?.id}/ret`, method: "POST", headers: { cookie, ...sent } },
    body: new URLSearchParams(cells.map((cell, at) => [`cells.c${at}`, cell])).toString(),
  });
  return text;
}

it("tells what is wrong beside the column of the credit, and books it as that", async () => {
  const text = "Nr;Dato;Tekst;Debet;Kredit\n1;3.5.2026;Hotel;3.150,50;\n2;4.5.2026;Kreditnota;;ca. 1.050\n";
  const mapping = { key: ["Nr"], fields: { ...fields, amount: "Debet", credit: "Kredit" }, constants };
  expect(await read("finans.csv", text, mapping)).toMatchObject({ added: 1, held: 1 });
  const page = await judgedAgain("2", "4.5.2026", "Kreditnota", "-1.050,25", "");
  expect(page).toContain("»-1.050,25« i »Kredit« er kredit og har minus");
  expect(page).toMatch(/href="#[^"]*c3"/);
  expect(await settle(null, { Kredit: "1.050,25" })).toBe(201);
  expect(await postings()).toEqual(["1 2026-05-03 3150", "2 2026-05-04 -1050"]);
  expect(await read("finans.csv", text, mapping)).toMatchObject({ added: 0, updated: 0, held: 0, unchanged: 2 });
});

it("takes the mark that a person writes", async () => {
  const text = "Nr;Dato;Tekst;Beløb;D/K\n8;4.5.2026;Kreditnota;1.050,25;?\n";
  const mapping = { key: ["Nr"], fields: { ...fields, amount: "Beløb", side: "D/K" }, constants };
  expect(await read("finans.csv", text, mapping)).toMatchObject({ added: 0, held: 1 });
  expect(await judgedAgain("8", "4.5.2026", "Kreditnota", "1.050,25", "?")).toContain(
    "»?« i »D/K« er ikke et kendt mærke",
  );
  expect(await settle(null, { "D/K": "K" })).toBe(201);
  expect(await postings()).toContain("8 2026-05-04 -1050");
});
