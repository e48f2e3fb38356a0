import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { operator } from "../../identity/index.ts";
import { fileOf } from "../../intake/index.ts";

/** What waits of an import is asked for in as many questions for a hundred trips as for three. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());
const counted = vi.spyOn(pg.Client.prototype, "query");

async function imported(name: string, rows: number): Promise<string> {
  const importer = site.rooms.importers.find((one) => one.name === "trips");
  const mapping = importer?.readMapping({
    key: ["nr"],
    fields: { reference: "nr", title: "titel", destination: "land", startOn: "fra", endOn: "til" },
    constants: { kind: "conference" },
  });
  if (!importer || !mapping || "length" in mapping) throw new Error("the mapping is not one");
  const lines = Array.from({ length: rows }, (_, at) => `${name}${at};${name} ${at};Oslo;2025-03-03;2025-03-04`);
  const source = fileOf("rejser.csv", Buffer.from(["nr;titel;land;fra;til", ...lines].join("\n")));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  const { runId } = await importer.run(place, { source, mapping, publish: false, dryRun: false });
  return runId ?? "";
}
async function read(run: string) {
  await site.api("lyngholm", "coordinator", "GET", "/api/v1/import-runs");
  counted.mockClear();
  const answer = await site.api("lyngholm", "coordinator", "GET", `/api/v1/import-runs/${run}`);
  const { waiting } = (await answer.json()) as { waiting: readonly { title: string }[] };
  return { waiting: waiting.map(({ title }) => title), asked: counted.mock.calls.length };
}

test("few or many, the questions are as many, and the trips in the file's order", async () => {
  const [few, many] = [await read(await imported("A", 3)), await read(await imported("B", 100))];
  expect(few.waiting).toEqual(["A 0", "A 1", "A 2"]);
  expect(many.waiting).toEqual(Array.from({ length: 100 }, (_, at) => `B ${at}`));
  expect(many.asked).toBe(few.asked);
});
