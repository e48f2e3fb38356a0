import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import { sessionOf } from "./planted.ts";
import { done, repliesOn, slug } from "./replies-asked.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());
const { travelled, open } = repliesOn(() => site);

async function asked(trip: string, name: string, lang: string, email: string | null = null) {
  const path = `/api/v1/trips/${trip}/contributions`;
  return (await done(await site.api(slug, "coordinator", "POST", path, { name, lang, email }))) as {
    id: string;
    link: string;
  };
}

test("who reads German reads the heading in German where there is one, and else in Danish, marked", async () => {
  const trip = await travelled();
  const title = async (lang: string) => (await open((await asked(trip, "Gast", lang)).link)).text;
  expect(await title("de")).toMatch(/lang="da"/);
  const translations = { de: { title: "Wem gehört der Kai?" } };
  await done(await site.api(slug, "coordinator", "PATCH", `/api/v1/trips/${trip}`, { translations }));
  const german = await title("de");
  expect(german).toContain("Wem gehört der Kai?");
  expect(german).not.toMatch(/<main[\s\S]*lang="da"/);
  expect(await title("en")).not.toContain("Wem gehört der Kai?");
  await asked(trip, "Gast", "de", "gast@lyngholm.example");
  const [mail] = await site.db.query<{ payload: unknown }>(
    "SELECT payload FROM udsyn.records_outbox WHERE kind = 'mail' ORDER BY created_at DESC LIMIT 1",
  );
  expect(JSON.stringify(mail?.payload)).toContain("Wem gehört der Kai?");
});

test("whoever travelled and had their link closed is offered again; who has one is not", async () => {
  const trip = await travelled();
  const page = async () => {
    const headers = { cookie: `udsyn=${await sessionOf(site, slug, "coordinator")}` };
    const { host } = new URL(site.addressOf(slug));
    return (await ask(site.address, { host, path: `/skrivebord/rejser/${trip}/bidrag`, headers })).text;
  };
  const offered = '<option value="Asta Opdigt"';
  expect(await page()).toContain(offered);
  const { id } = await asked(trip, "Asta Opdigt", "da");
  expect(await page()).not.toContain(offered);
  await done(await site.api(slug, "coordinator", "DELETE", `/api/v1/trips/${trip}/contributions/${id}`));
  expect(await page()).toContain(offered);
});
