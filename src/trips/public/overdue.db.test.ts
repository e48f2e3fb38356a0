import { afterAll, beforeAll, expect, test } from "vitest";
import { publishExample } from "../../../test/setup/example-trips.ts";
import { get } from "../../../test/setup/get.ts";
import { lyngholmTrips } from "../../../test/setup/lyngholm-trips.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { dateInZone } from "../../kernel/index.ts";
import { lateReports, overdueTrips } from "./overdue.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
  for (const trip of lyngholmTrips) await publishExample(site, "lyngholm", trip);
});
afterAll(() => site.close());

const text = async (path: string) => (await get(site.addressOf("lyngholm") + path)).body.replaceAll("\u00a0", " ");
/** The front page's figure of what lacks accounts, and how many the list behind it holds. */
const counted = async () => {
  const figures = (await text("/")).split("<div").find((one) => one.includes('href="/rejser?status=none"'));
  const listed = /<b>(\d+) poste?r?<\/b>/.exec(await text("/rejser/status/none"))?.[1];
  return [Number(/<dd[^>]*>\D*?(\d+)/.exec(figures ?? "")?.[1]), Number(listed ?? 0)];
};

test("accounts that are over due are counted among the missing, and the list behind the figure shows them", async () => {
  const here = site.here("lyngholm");
  const late = async (now: Date) => overdueTrips(site.db.register, here, dateInZone(now, here.profile.timeZone));
  const before = await late(site.clock.now);
  const [figure, listed] = await counted();
  expect(listed).toBe(figure);
  // Time goes and nothing is published: what was awaited is late.
  site.clock.now = new Date("2027-12-01T08:00:00Z");
  const after = await late(site.clock.now);
  expect(after.length).toBeGreaterThan(before.length);
  expect(await counted()).toEqual([
    (figure ?? 0) + after.length - before.length,
    (figure ?? 0) + after.length - before.length,
  ]);
  const [rows] = /<tbody[\s\S]*<\/tbody>/.exec(await text("/rejser/status/none")) ?? [];
  expect(rows).toContain(", over fristen");
  // On other people's pages and on the front page too.
  const lateOne = /href="\/rejser\/([a-z0-9-]+)"/.exec(
    rows?.split(", over fristen")[0]?.split("<tr").at(-1) ?? "",
  )?.[1];
  for (const path of ["/indlejr/rejser?status=none", `/indlejr/rejse/${lateOne}`, "/"])
    expect(await text(path), path).toContain(", over fristen");
  // The note of it has the edge and the disc of what is over its deadline (look).
  expect(await text(`/rejser/${lateOne}`)).toMatch(/class="obs late"[^>]*>\s*<p[^>]*>\s*<svg class="d dl"/);
  // The data files of the same cut hold the same, and a cached one is no longer than the day.
  expect(await text("/rejser/status/none")).toContain("/data/trips.csv?status=none");
  const { items } = JSON.parse(await text("/data/trips.json?status=none")) as { items: { id: string }[] };
  expect(items).toHaveLength((figure ?? 0) + after.length - before.length);
  expect(items.map((one) => one.id)).toEqual(expect.arrayContaining([...after]));
  const lines = (await text("/data/trips.csv?status=none")).trim().split("\r\n");
  expect(lines.length).toBeGreaterThan(items.length);
  expect(await text("/data/trips.json?status=final")).not.toContain(after[0] ?? "–");
  const { etag: today } = (await get(`${site.addressOf("lyngholm")}/data/trips.json?status=none`)).headers;
  site.clock.now = new Date("2027-12-02T08:00:00Z");
  const { etag: tomorrow } = (await get(`${site.addressOf("lyngholm")}/data/trips.json?status=none`)).headers;
  expect([typeof today, tomorrow === today]).toEqual(["string", false]);
});

test("reports that are over due are counted, marked, found and in the data, and whoever owes one is named", async () => {
  const here = site.here("lyngholm");
  const listed = async (path = "/rejser/rapport/late") =>
    Number(/<b>(\d+) poste?r?<\/b>/.exec(await text(path))?.[1] ?? 0);
  const figure = async () => {
    const one = (await text("/")).split("<div").find((part) => part.includes('href="/rejser?rapport=late"'));
    return Number(/<dd[^>]*>\D*?(\d+)/.exec(one ?? "")?.[1] ?? 0);
  };
  const ids = async () => lateReports(site.db.register, here, dateInZone(site.clock.now, here.profile.timeZone));
  site.clock.now = new Date("2026-01-01T08:00:00Z");
  const before = (await ids()).length;
  expect([await listed(), await figure()]).toEqual([before, before]);
  site.clock.now = new Date("2027-12-01T08:00:00Z");
  const late = await ids();
  expect(late.length).toBeGreaterThan(before);
  expect([await listed(), await figure()]).toEqual([late.length, late.length]);
  const page = await text("/rejser/rapport/late");
  expect(page).toContain("<h1>Rejser og besøg: Rapport over fristen</h1>");
  const [rows = ""] = /<tbody[\s\S]*<\/tbody>/.exec(page) ?? [];
  expect(rows.match(/Rapport over fristen/g)).toHaveLength(late.length);
  const slug = /href="\/rejser\/([a-z0-9-]+)"/.exec(rows)?.[1];
  expect(await text(`/rejser/${slug}`)).toMatch(
    /Rapporten er over fristen\.[^<]*Den skal komme fra <a [^>]*href="[^"]+"/,
  );
  expect(await text(`/rejser/${slug}`)).toMatch(
    /class="obs late"[^>]*>\s*<p[^>]*>\s*<svg class="d dl"[^>]*>.*?<\/svg>\s*Rapporten/s,
  );
  for (const path of [`/indlejr/rejse/${slug}`, "/indlejr/rejser?rapport=late"])
    expect(await text(path), path).toContain("apport over fristen");
  for (const [path, word] of [
    ["/en/rejser/rapport/late", "Report overdue"],
    ["/de/rejser/rapport/late", "Bericht überfällig"],
  ] as const)
    expect(await text(path), path).toContain(word);
  // The data files of the same cut, alone and with another word; and no other value.
  expect(page).toContain("/data/trips.csv?rapport=late");
  const { items } = JSON.parse(await text("/data/trips.json?rapport=late")) as { items: { id: string }[] };
  expect(items.map((one) => one.id).toSorted()).toEqual([...late].toSorted());
  expect(JSON.parse(await text("/data/trips.json?rapport=late&aar=1999")).items).toEqual([]);
  expect((await get(`${site.addressOf("lyngholm")}/data/trips.json?rapport=x`)).status).toBe(400);
  expect((await get(`${site.addressOf("lyngholm")}/data/decisions.json?rapport=late`)).status).not.toBe(200);
  expect((await get(`${site.addressOf("lyngholm")}/rejser/rapport/x`)).status).toBe(404);
  // Words lead there, and finds are narrowed by it.
  for (const [path, href] of [
    ["/soeg?q=over+fristen", "/rejser/rapport/late"],
    ["/soeg?q=manglende+rapport", "/rejser/rapport/late"],
    ["/en/soeg?q=overdue+report", "/en/rejser/rapport/late"],
    ["/en/soeg?q=late", "/en/rejser/rapport/late"],
    ["/de/soeg?q=fehlender+bericht", "/de/rejser/rapport/late"],
  ] as const)
    expect(await text(path), path).toContain(`href="${href}"`);
  expect(await text("/soeg?q=rejse&rapport=late")).toContain("Fjern: Rapport over fristen");
});
