import { afterEach, beforeEach, expect, it } from "vitest";
import { publishExample } from "../../test/setup/example-trips.ts";
import { get } from "../../test/setup/get.ts";
import { expectValidHtml } from "../../test/setup/html.ts";
import { settledTrip } from "../../test/setup/lyngholm-trips.ts";
import { startTestSite, type TestSite } from "../../test/setup/site.ts";
import { operator } from "../identity/index.ts";
import { fileOf } from "../intake/index.ts";

let site: TestSite;
beforeEach(async () => {
  site = await startTestSite();
});
afterEach(() => site.close());

const given = { key: ["Navn"], fields: { name: "Navn", country: "Land", since: "Siden", kind: "Type" } };

function importPartners(...rows: string[]) {
  const importer = site.rooms.importers.find((one) => one.name === "partners");
  const mapping = importer?.readMapping(given);
  if (!importer || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const source = fileOf("venskabsbyer.csv", Buffer.from(`Navn;Land;Siden;Type\n${rows.join("\n")}\n`));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  return importer.run(place, { source, mapping, publish: true, dryRun: false });
}

const page = async (address: string) => (await get(`${site.addressOf("lyngholm")}${address}`)).body;
const said = async () => (await page("/partnere")).replaceAll(/<[^>]+>|[\s\u00a0]+/g, " ").replaceAll(/ +/g, " ");

it("a list without coordinates keeps its countries, and lists nobody a second time", async () => {
  await importPartners(
    "Praha;Tjekkiet;1.5.1995;city",
    "Sankt Alba an der Lohe (opdigtet);Tyskland;9.5.1998;city",
    "Porth Ellwyn (opdigtet);;;city",
  );
  await expect.poll(said).toContain("Praha By, Tjekkiet");
  const shown = await said();
  expect(shown.match(/Sankt Alba an der Lohe/g)).toHaveLength(1);
  expect(shown.match(/Porth Ellwyn/g)).toHaveLength(1);
  const answer = await site.api("lyngholm", "coordinator", "GET", "/api/v1/partners?q=praha");
  expect((await answer.json()).items).toMatchObject([{ id: "praha", country: "CZ", status: "active" }]);
});

it("a beginning that is no day is told, and shown as it is printed", async () => {
  const rows = ["Praha;Tjekkiet;1999;city", "Narva;Estland;maj 1995;city", "Tartu;Estland;ophørt 2012;city"];
  const done = await importPartners(...rows, "Eurocities;-;-;network");
  expect(done.findings.map(({ code, field, printed }) => [code, field, printed])).toEqual([
    ["since-as-printed", "since", "1999"],
    ["since-as-printed", "since", "maj 1995"],
    ["since-as-printed", "since", "ophørt 2012"],
  ]);
  expect(done).toMatchObject({ added: 4, held: 0 });
  await expect.poll(said).toContain("Praha By, Tjekkiet Aktiv siden 1999, aftale. Kilde: venskabsbyer.csv");
  expect(await said()).toContain("Narva By, Estland Aktiv siden maj 1995, aftale.");
  expect(await said()).toMatch(
    /Uafklaret .*Tartu By, Estland Uafklaret\. Om begyndelsen skriver kilden »ophørt 2012«\./,
  );
  const english = await page("/en/partnere");
  expectValidHtml(english);
  expect(english).toMatch(/Active since <span lang="da">maj 1995<\/span>/);
  expect(english).toContain("Active since 1999, agreement.");
});

it("one that was published without them has them when its file is read in again", async () => {
  const row = "Praha;Tjekkiet;1999;city";
  await importPartners(row);
  await site.db.query(`UPDATE register.partner SET partner = partner - 'country' ||
    '{"partnerships": [{"status": "unknown", "form": "named", "from": "2026-11-02", "named": null,
      "source": {"text": "venskabsbyer.csv"}, "verified": false}]}'`);
  expect(await importPartners(row)).toMatchObject({ unchanged: 1, published: 1 });
  await expect.poll(said).toContain("Praha By, Tjekkiet Aktiv siden 1999, aftale.");
  expect(await importPartners(row)).toMatchObject({ unchanged: 1, published: 0 });
});

it("trips that name a partner as it was imported stand at the one it is known as", async () => {
  await importPartners("Sankt Alba an der Lohe (opdigtet);Tyskland;;city");
  const plan = { ...settledTrip.plan, partners: ["sankt-alba-an-der-lohe-opdigtet"] };
  const { slug } = await publishExample(site, "lyngholm", { ...settledTrip, plan });
  expect(await page(`/rejser/${slug}`)).toContain('href="/partnere/sankt-alba-an-der-lohe">Sankt Alba');
  await expect.poll(() => page("/partnere")).toContain(`href="/rejser/${slug}"`);
  expect(await page("/partnere/sankt-alba-an-der-lohe")).toContain(`href="/rejser/${slug}"`);
  for (const list of ["/partnere/", "/rejser/partner/"]) {
    const moved = await get(`${site.addressOf("lyngholm")}${list}sankt-alba-an-der-lohe-opdigtet`);
    expect(moved.headers.location).toBe(`${list}sankt-alba-an-der-lohe`);
  }
  for (const id of ["sankt-alba-an-der-lohe", "sankt-alba-an-der-lohe-opdigtet"])
    expect(await page(`/data/trips.csv?partner=${id}`)).toContain(slug);
});
