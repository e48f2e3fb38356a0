import { afterAll, beforeAll, expect, test } from "vitest";
import { inPublic } from "../../../test/setup/in-public.ts";
import { readingLedger } from "../../../test/setup/reading-ledger.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf, wholeTrip } from "../../../test/trust/planted.ts";
import { operator } from "../../identity/index.ts";
import { fileOf } from "../../intake/index.ts";

/** Which trips a line of the pool is offered, where there are several of one name and some are journeys of before. */
const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
  await readJourneys();
  const made = await site.api(slug, "coordinator", "POST", "/api/v1/trips", { ...wholeTrip, title: "Bruxelles" });
  await inPublic(site, slug, String(((await made.json()) as { id: string }).id));
});
afterAll(() => site.close());

async function readJourneys() {
  const importer = site.rooms.importers.find(({ name }) => name === "trips");
  const list = importer?.readMapping({
    ...{ key: ["nr"], fields: { reference: "nr", destination: "sted", startOn: "fra", endOn: "til" } },
    constants: { kind: "conference" },
  });
  if (!importer || !list || Array.isArray(list)) throw new Error(JSON.stringify(list));
  const place = { db: site.db.app, municipality: site.here(slug), who: operator, clock: () => site.clock.now };
  const rows = ["GL-20;Bruxelles;03-03-2020;05-03-2020", "GL-26;Bruxelles;03-03-2026;05-03-2026"];
  const source = fileOf("liste.csv", Buffer.from(`nr;sted;fra;til\n${rows.join("\n")}\n`));
  await importer.run(place, { source, mapping: list, publish: true, dryRun: false });
}

const { read } = readingLedger(() => site);
const ledger = (row: string) =>
  read("l.csv", `bilag;sag;dato;tekst;beløb\n${row}\n`, {
    key: ["bilag"],
    fields: { voucher: "bilag", reference: "sag", postedOn: "dato", text: "tekst", amount: "beløb" },
    constants: { currency: "DKK" },
  });

/** What the pool's page suggests for its newest line, and the choices it gives. */
async function offered() {
  const { host } = new URL(site.addressOf(slug));
  const headers = { cookie: `udsyn=${await sessionOf(site, slug, "accountant")}` };
  const { text } = await ask(site.address, { host, path: "/skrivebord/posteringer", headers });
  const section = text.slice(text.indexOf('<section class="sec">'), text.indexOf("</form>"));
  const words = (html = "") => html.replaceAll(/<[^>]+>/g, "").replaceAll(/\s+/g, " ");
  const each = (tag: string, from = "") =>
    [...from.matchAll(new RegExp(`<${tag}[ >].*?</${tag}>`, "gs"))].map(([one]) => words(one));
  return {
    likely: each("li", section.match(/Hører måske til.*?<\/ul>/s)?.[0]),
    chosen: words(section.match(/<option[^>]* selected[^>]*>.*?<\/option>/s)?.[0]),
    choices: each("option", section).filter((one) => one.includes("Bruxelles")),
  };
}

test("trips of one name are told apart by their days, in what is suggested and in what can be chosen", async () => {
  await ledger("G1;;04.05.2026;Hotel Bruxelles;700,00");
  const { likely, choices } = await offered();
  expect(choices).toHaveLength(3);
  expect(choices).toContain("Bruxelles (3.–5. marts 2020)");
  expect(new Set(choices).size).toBe(3);
  expect(likely).toContain("Bruxelles (3.–5. marts 2026): stedet står på bilaget, bogført omkring rejsen.");
});

test("a journey of before is suggested for a place alone only near its days, and for its number whenever", async () => {
  await ledger("G2;;04.05.2026;Hotel Bruxelles;700,00");
  expect((await offered()).likely.join()).not.toContain("2020");
  await ledger("G3;;05.05.2026;Bøger, jf. GL-20;700,00");
  const { likely, chosen } = await offered();
  expect(likely).toEqual(["Bruxelles (3.–5. marts 2020): sagsnummer eller navn står på bilaget."]);
  expect(chosen).not.toContain("Bruxelles");
});

test("a line that somebody typed in the pool is laid where one could be booked, and on no journey of before", async () => {
  const line = { category: "transport", amount: "1.00", currency: "DKK", text: "Håndlinje", bookedOn: "2026-03-04" };
  const made = await site.api(slug, "accountant", "POST", "/api/v1/postings", line);
  const { id } = (await made.json()) as { id: string };
  const [old] = await site.db.query<{ id: string }>(
    "SELECT trip_id AS id FROM udsyn.trips_trip WHERE start_on = '2026-03-03' AND title = 'Bruxelles'",
  );
  const { likely, choices } = await offered();
  expect([likely, choices]).toEqual([[], [expect.stringContaining("2026")]]);
  expect(choices).not.toContain("Bruxelles (3.–5. marts 2026)");
  const to = { type: "trip", id: old?.id };
  const laid = await site.api(slug, "accountant", "POST", `/api/v1/postings/${id}/assignment`, to);
  expect([laid.status, ((await laid.json()) as { code: string }).code]).toEqual([409, "accounts-not-owed"]);
});
