import { appendFileSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishedTrip } from "../../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { followTakedowns, repeatTakedowns } from "./follow-takedowns.ts";

/** What was taken down and is shown again stays at an ordinary start, where nothing was restored (decision 78). */
const slug = "proeve";
const folder = mkdtempSync(path.join(tmpdir(), "udsyn-shown-again-"));
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const journal = () => path.join(folder, `takedowns-${site.here(slug).id}.jsonl`);
const journalled = () => readFileSync(journal(), "utf8").trim().split("\n").length;
const at = (time: string) => {
  site.clock.now = new Date(time);
};
const published = async (title: string) => (await publishedTrip(site, slug, { title })).id;
async function did(id: string, act: "takedown" | "republication"): Promise<void> {
  const answer = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${id}/${act}`, { reason: "Fejl." });
  expect(answer.status, await answer.text()).toBeLessThan(300);
}
const repeated = () => repeatTakedowns(site.db.app, folder, site.logKey, site.clock.now);
const isShown = async (id: string) =>
  (await site.db.query("SELECT FROM register.current WHERE entry ->> 'id' = $1", [id])).length === 1;

test("what was shown again later stays, and the journal has each takedown once", async () => {
  at("2026-05-06T08:00:00Z");
  const id = await published("Malmø");
  at("2026-05-07T08:00:00Z");
  await did(id, "takedown");
  await followTakedowns(site.db.app, folder);
  await followTakedowns(site.db.app, folder);
  expect(journalled()).toBe(1);
  at("2026-05-08T08:00:00Z");
  await did(id, "republication");
  expect([await repeated(), await isShown(id)]).toEqual([0, true]);
});

test("what was shown again by a clock that had been ahead stays too", async () => {
  at("2026-05-09T08:00:00Z");
  const id = await published("Turku");
  at("2027-05-09T08:00:00Z");
  await did(id, "takedown");
  await followTakedowns(site.db.app, folder);
  at("2026-05-10T08:00:00Z");
  await did(id, "republication");
  expect([await repeated(), await isShown(id)]).toEqual([0, true]);
});

test("of a takedown that the database does not know the time decides: what was published since stays", async () => {
  at("2026-05-11T08:00:00Z");
  const [before, since] = [await published("Riga"), await published("Tartu")];
  const line = { kind: "takedown", type: "trip" };
  const lines = [
    { ...line, recordId: before, at: "2026-05-12T08:00:00.000Z" },
    { ...line, recordId: since, at: "2026-05-10T08:00:00.000Z" },
  ];
  appendFileSync(journal(), `${lines.map((one) => JSON.stringify(one)).join("\n")}\n`);
  expect([await repeated(), await isShown(before), await isShown(since)]).toEqual([1, false, true]);
});
