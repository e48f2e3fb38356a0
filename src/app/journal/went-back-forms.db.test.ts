import { afterAll, beforeAll, expect, test } from "vitest";
import { publishedTrip } from "../../../test/setup/open-data.ts";
import { secretaryAt } from "../../../test/setup/secretary.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask, type Got } from "../../../test/trust/client.ts";
import { putInto, sessionOf } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";

/** What the desk's forms say while a log has gone back: the same words, and all that was typed. */
const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-21T08:00:00Z"));
});
afterAll(() => site.close());

async function sent(role: RoleName, path: string, fields: Record<string, string>): Promise<Got> {
  const origin = site.addressOf(slug);
  const headers = {
    ...{ cookie: `udsyn=${await sessionOf(site, slug, role)}`, origin },
    "content-type": "application/x-www-form-urlencoded",
  };
  const body = new URLSearchParams(fields).toString();
  return ask(site.address, { host: new URL(origin).host, path, headers, method: "POST", body });
}

function expectTold(got: Got, typed: string): void {
  const text = got.text.replaceAll("\u00a0", " ");
  expect([got.status, got.headers["retry-after"]]).toEqual([503, undefined]);
  expect(text).toContain("Intet er gemt: databasen er gået tilbage i tiden");
  expect(text).toContain("<h1>Der kan ikke gemmes lige nu</h1>");
  expect(text).not.toMatch(/log-went-back|om lidt|Vi ved ikke/);
  expect(text).toContain(`value="${typed}"`);
  expect(text).toMatch(new RegExp(`<p class="written">\\s*${typed}\\s*</p>`));
  expect(text).toContain("Send igen");
}

test("a ruling, a posting and a takedown are refused in words, and nothing typed is lost", async () => {
  const secretary = await secretaryAt(site);
  const { submission } = await secretary.submitted();
  const { id } = await publishedTrip(site, slug, {
    ...{ title: "Gdańsk", kind: "delegation", destinations: [{ place: "Gdańsk", country: "PL" }] },
    ...{ startOn: "2025-02-03", endOn: "2025-02-04" },
  });
  await putInto(site, id, "approved");
  await site.db.query("UPDATE udsyn.trips_trip SET accounts_status = 'open' WHERE trip_id = $1", [id]);
  // As after a failover: this process has signed more than the database has.
  site.logKey.heads?.saw(site.here(slug).profile.logOrigin, { size: 1_000, root: new Uint8Array(32) });
  const text = "Godkendt som indstillet.";
  const votes = { "votes.for": "5", "votes.against": "0", "votes.abstained": "0" };
  const ruling = { ...votes, ruling: "approved", text, item: "7", confirmed: "ja", do: "preview" };
  expectTold(await sent("secretary", `/skrivebord/sager/${submission}/beslutning`, ruling), text);
  const posting = {
    ...{ category: "transport", amount: "120", currency: "DKK", vat: "incl", bookedOn: "2026-05-20" },
    ...{ text: "Tog til Gdańsk", withoutReceipt: "Kvitteringen er væk." },
  };
  expectTold(await sent("accountant", `/skrivebord/rejser/${id}/regnskab/ny`, posting), posting.text);
  const reason = "Siden viste en ansats helbred.";
  expectTold(await sent("coordinator", `/skrivebord/rejser/${id}/traek-offentliggoerelse-tilbage`, { reason }), reason);
});
