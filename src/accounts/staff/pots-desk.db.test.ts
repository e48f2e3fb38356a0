import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf } from "../../../test/trust/planted.ts";

/** A year's *ramme* at the desk once the year is over. */
const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date("2027-01-04T08:00:00Z"));
});
afterAll(() => site.close());

async function desk(path: string, method = "GET") {
  const { host } = new URL(site.addressOf(slug));
  const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const cookie = `udsyn=${await sessionOf(site, slug, "accountant")}`;
  const got = await ask(site.address, { host, path, method, headers: { cookie, ...form }, body: "" });
  return { ...got, said: got.text.replaceAll("\u00a0", " ") };
}
async function given(year: number, amount: string): Promise<string> {
  const owner = { kind: "committee", id: "kultur-og-fritidsudvalget" };
  const body = { owner, year, currency: "DKK", amount, ruling: "Byrådet 15. december 2026, punkt 4" };
  const made = await site.api(slug, "accountant", "POST", "/api/v1/pots", body);
  return `/skrivebord/rammer/${year}/${((await made.json()) as { id: string }).id}`;
}

test("what is carried over is told by both years, each by its own way; once more, that nothing was", async () => {
  const [past, running] = [await given(2026, "80000.00"), await given(2027, "1000.00")];
  const carried = await desk(`${past}/overfoer`, "POST");
  expect([carried.status, carried.headers.location]).toEqual([303, `${past}?gjort=carried`]);
  expect((await desk(past)).said).toMatch(/Overført til året efter.{1,80}50\.000,00 kr\./s);
  expect((await desk(running)).said).toMatch(/Overført fra året før.{1,80}50\.000,00 kr\./s);
  const again = await desk(`${past}/overfoer`, "POST");
  expect([again.status, again.headers.location]).toEqual([303, `${past}?gjort=nothing-carried`]);
  expect((await desk(`${past}?gjort=nothing-carried`)).said).toContain("Intet er ført over");
});
