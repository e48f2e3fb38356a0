import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { runUdsyn } from "../../src/app/cli/udsyn.ts";
import { urlOf } from "../setup/database.ts";
import { publishExample } from "../setup/example-trips.ts";
import { lyngholmTrips } from "../setup/lyngholm-trips.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let folder: string;
let said: string;
const trips = lyngholmTrips.filter((one) => (one.accounts?.lines.length ?? 0) > 1).slice(0, 3);
const lines = trips.flatMap((one) => one.accounts?.lines ?? []);
beforeAll(async () => {
  site = await startTestSite();
  folder = await mkdtemp(path.join(tmpdir(), "udsyn-export-"));
  for (const trip of trips) await publishExample(site, "lyngholm", trip);
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  said = "";
  process.exitCode = 0;
  const { owner, app, jobs, register } = site.db.connections;
  vi.stubEnv("UDSYN_DATA", folder);
  vi.stubEnv("DATABASE_URL", urlOf(owner));
  vi.stubEnv("DATABASE_APP_URL", urlOf(app));
  vi.stubEnv("DATABASE_JOBS_URL", urlOf(jobs));
  vi.stubEnv("DATABASE_REGISTER_URL", urlOf(register));
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = 0;
});

async function written(dataset: string, format: string, ...more: string[]): Promise<string> {
  const file = path.join(folder, `${dataset}.${format}`);
  said = "";
  await runUdsyn(["export", dataset, "--format", format, "--out", file, "--municipality", "lyngholm", ...more]);
  expect(process.exitCode ?? 0).toBe(0);
  return readFile(file, "utf8");
}

test("the accounts' lines come as JSON and JSON lines too, by the names of the table's columns", async () => {
  const { items, next } = JSON.parse(await written("trip-accounts", "json"));
  expect(lines.length).toBeGreaterThan(trips.length);
  expect([items.length, next]).toEqual([lines.length, null]);
  const said = items.map(({ category, label, amount, amountText }: (typeof lines)[number]) => [
    ...[category, label, amount, amountText],
  ]);
  expect(said.toSorted()).toEqual(lines.map((one) => [one.category, one.label, one.amount, one.amountText]).toSorted());
  expect(items[0]).toMatchObject({ line: 1, currency: "DKK", fictional: true });
  const [head] = (await written("trip-accounts", "csv")).split("\r\n");
  expect(Object.keys(items[0])).toEqual(head?.split(","));
  const ofLines = (await written("trip-accounts", "jsonl")).trim().split("\n");
  expect(ofLines.map((one) => JSON.parse(one))).toEqual(items);
});

test("what is told is how many rows were written", async () => {
  await written("trip-accounts", "csv");
  expect(said).toContain(`${lines.length} linjer fra ${trips.length} rejser er skrevet i `);
  await written("trip-accounts", "json", "--json");
  expect(JSON.parse(said)).toMatchObject({ dataset: "trip-accounts", entries: trips.length, rows: lines.length });
  for (const format of ["csv", "json", "jsonl", "xlsx"]) {
    await written("trips", format);
    expect(said, format).toContain(`${trips.length} rejser er skrevet i `);
  }
  const partners = JSON.parse(await written("partners", "json")).items;
  expect(said).toContain(`${partners.length} partnere er skrevet i `);
  await written("partners", "csv");
  expect(said).toMatch(/\d+ linjer fra \d+ partnere er skrevet i /);
});
