import { afterAll, beforeAll, expect, test } from "vitest";
import { publishExample } from "../../../test/setup/example-trips.ts";
import { get } from "../../../test/setup/get.ts";
import { lyngholmTrips } from "../../../test/setup/lyngholm-trips.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { dateInZone } from "../../kernel/index.ts";
import { overdueTrips } from "./overdue.ts";

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
