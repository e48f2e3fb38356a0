import { afterAll, beforeAll, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import type { Who } from "../../src/identity/index.ts";
import { erasePerson, settleErasure } from "../../src/oversight/index.ts";
import { planned } from "../setup/planned.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import { sessionOf } from "./planted.ts";

const slug = "lyngholm";
const sources = personalSources("test");
const by = (id: string): Who => ({ actor: { kind: "person", id, name: id }, grants: [{ role: "dpo", scope: null }] });
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date(Date.now() + 86_400_000));
});
afterAll(() => site.close());

test("an amount whose voucher named somebody leads to its published version after they are erased", async () => {
  const trip = await planned(site, { startOn: "2026-05-02", endOn: "2026-05-03", programme: [] });
  const request = { about: "request", committee: "boerne-og-skoleudvalget", meetingOn: "2026-04-20" };
  const sent = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${trip}/submissions`, request);
  const rulings = `/api/v1/submissions/${((await sent.json()) as { id: string }).id}/rulings`;
  await site.api(slug, "secretary", "POST", rulings, { ruling: "approved", confirmed: true });
  const line = { category: "meals", amount: "212.00", currency: "DKK", text: "Frokost", voucher: "Asta Opdigt 17" };
  const booked = await site.api(slug, "accountant", "POST", `/api/v1/trips/${trip}/postings`, {
    ...{ ...line, bookedOn: "2026-05-05", namesConfirmed: true },
  });
  expect(booked.status, await booked.clone().text()).toBe(201);
  const { id } = (await booked.json()) as { id: string };
  const cookie = `udsyn=${await sessionOf(site, slug, "auditor")}`;
  const { host } = new URL(site.addressOf(slug));
  const chain = async () => {
    const path = `/skrivebord/revisionsspor/posteringer/${id}`;
    return (await ask(site.address, { host, path, headers: { cookie } })).text;
  };
  expect(await chain()).toContain("Offentliggjort i version");
  const asked = { names: ["Asta Opdigt"], except: [], decided: false, reason: "Anmodning efter artikel 17." };
  const erasure = await site.doing(slug, (one) => erasePerson(one, "test", sources, asked), by("one"));
  await site.doing(slug, (one) => settleErasure(one, "test", sources, erasure.id, "carry-out"), by("two"));
  const erased = await site.db.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM register.entry WHERE entry::text LIKE '%Asta Opdigt%'",
  );
  expect(erased[0]?.n).toBe(0);
  const after = await chain();
  expect(after).toContain("Offentliggjort i version");
  expect(after).not.toContain("Ikke offentliggjort");
});
