import { afterAll, beforeAll, expect, test } from "vitest";
import { inPublic } from "../../../test/setup/in-public.ts";
import { planned } from "../../../test/setup/planned.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";

/** The law keeps a ledger's lines from being erased, and not from saying a name rightly. */
const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const line = {
  ...{ category: "transport", amount: "7.00", currency: "DKK", vat: "incl", bookedOn: "2026-05-06", text: "Bus" },
  ...{ namesConfirmed: true, withoutReceipt: "Automaten gav ingen." },
};

async function approved(title: string): Promise<string> {
  const id = await planned(site, { title });
  await inPublic(site, slug, id);
  return id;
}

test("a name put right is put right in the accounts' lines, and in public as a version with its reason", async () => {
  const [wrong, right] = ["Rullo Tekstens", "Rullo Rigtigs"];
  const id = await approved("Turku");
  const places = [{ label: `Med ${wrong}` }, { text: `Bus ${wrong}` }, { supplier: wrong }, { voucher: wrong }];
  for (const place of places) {
    const posted = await site.api(slug, "accountant", "POST", `/api/v1/trips/${id}/postings`, { ...line, ...place });
    expect([posted.status, posted.status === 201 ? "" : await posted.text()]).toEqual([201, ""]);
  }
  const shown = async () => (await site.db.query("SELECT entry FROM register.current WHERE record_id = $1", [id]))[0];
  const before = JSON.stringify(await shown());
  expect(before).toContain(wrong);

  const body = { from: wrong, to: right };
  const done = await site.api(slug, "dpo", "POST", "/api/v1/personal-data/corrections", body);
  expect([done.status, await done.json()]).toEqual([201, { corrected: { Postering: 4 } }]);
  const { items } = await (await site.api(slug, "accountant", "GET", `/api/v1/trips/${id}/postings`)).json();
  expect(JSON.stringify(items)).not.toContain(wrong);
  expect(JSON.stringify(items).split(right).length - 1).toBe(4);
  const [after] = await site.db.query<{ entry: { accounts: unknown }; reason: string }>(
    "SELECT entry, reason FROM register.entry WHERE record_id = $1 ORDER BY version DESC LIMIT 1",
    [id],
  );
  expect(JSON.stringify(after?.entry.accounts)).not.toContain(wrong);
  expect(JSON.stringify(after?.entry.accounts)).toContain(`Med ${right}`);
  expect(after?.reason).toBe("Et navn er rettet.");
});

test("lines that are said to be about somebody else stay as they are", async () => {
  const id = await approved("Bergen");
  const about = { ...line, supplier: "Navne Bror" };
  await site.api(slug, "accountant", "POST", `/api/v1/trips/${id}/postings`, about);
  const { items } = await (await site.api(slug, "accountant", "GET", `/api/v1/trips/${id}/postings`)).json();
  const body = { from: "Navne Bror", to: "Navne Søster", except: [`accounts_posting:${items[0].id}`] };
  const done = await site.api(slug, "dpo", "POST", "/api/v1/personal-data/corrections", body);
  expect(done.status).toBe(422);
});
