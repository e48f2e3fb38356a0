import { afterEach, beforeEach, expect, it } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { operator } from "../../identity/index.ts";
import { fileOf } from "../../intake/index.ts";

/** Lists of trips, each numbered from 1 in its year (decision 60). */
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite(new Date("2026-03-06T08:00:00Z"));
});
afterEach(() => site.close());

async function run(name: string, rows: readonly string[], dryRun: boolean) {
  const importer = site.rooms.importers.find((one) => one.name === "trips");
  const mapping = importer?.readMapping({
    ...{ key: ["nr"], fields: { reference: "nr", startOn: "fra", endOn: "til", title: "titel" }, asPrinted: true },
  });
  if (!importer || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const source = fileOf(name, Buffer.from(`${["nr;fra;til;titel", ...rows].join("\n")}\n`));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  const { added, updated, unchanged, held, findings } = await importer.run(place, {
    ...{ source, mapping, publish: !dryRun, dryRun },
  });
  return { counts: [added, updated, unchanged, held], findings };
}

/** The same of a dry run and of the run. */
async function list(name: string, ...rows: string[]) {
  const before = await run(name, rows, true);
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
  const answer = await run(name, rows, false);
  expect(before).toEqual(answer);
  return answer;
}

const stored = async () =>
  (
    await site.db.query<{ line: string }>(
      "SELECT concat_ws(' ', start_on, title) AS line FROM udsyn.trips_trip ORDER BY start_on, title",
    )
  ).map(({ line }) => line);

async function settle(isOther: boolean | null) {
  const { items } = (await (await site.api("lyngholm", "coordinator", "GET", "/api/v1/held-rows")).json()) as {
    items: { id: string }[];
  };
  const path = `/api/v1/held-rows/${items[0]?.id}/repair`;
  return (await site.api("lyngholm", "coordinator", "POST", path, { isOther })).status;
}

const oslo = "1;01.05.2025;02.05.2025;Skoler i Oslo";
const hamburg = "1;03.02.2026;05.02.2026;Havnen i Hamburg";

it("makes no trip of last year's by next year's number, until a person says which it is", async () => {
  await list("r25.csv", oslo);
  const { counts, findings } = await list("r26.csv", hamburg);
  expect(counts).toEqual([0, 0, 0, 1]);
  expect(findings[0]).toMatchObject({ code: "other-year" });
  expect(findings[0]?.message.replaceAll("\u00a0", " ")).toMatch(
    /er allerede en række fra 2025 \(r25\.csv\), og denne er fra 2026\./,
  );
  expect((await list("r25.csv", oslo)).counts).toEqual([0, 0, 1, 0]);
  expect(await settle(null)).toBe(422);
  expect(await settle(true)).toBe(201);
  expect(await stored()).toEqual(["2025-05-01 Skoler i Oslo", "2026-02-03 Havnen i Hamburg"]);
  expect((await list("r26.csv", hamburg)).counts).toEqual([0, 0, 1, 0]);
});

it("is the same trip with its days put right, where a person says so", async () => {
  await list("r.csv", oslo);
  await list("r.csv", oslo.replaceAll("2025", "2026"));
  expect(await settle(false)).toBe(201);
  expect(await stored()).toEqual(["2026-05-01 Skoler i Oslo"]);
});

it("takes a change within the year, and asks of what moves into another, or into one that was not known", async () => {
  await list("r.csv", "1;01.05.2025;02.05.2025;A", "2;30.12.2025;02.01.2026;B", "3;foråret;;C");
  const again = ["1;01.07.2025;02.07.2025;A", "2;02.01.2026;03.01.2026;B", "3;01.05.2026;02.05.2026;C"];
  const { counts } = await list("r.csv", ...again);
  expect(counts).toEqual([0, 1, 0, 2]);
});

it("knows the year of a trip whose reading was not kept, by the trail", async () => {
  await list("r25.csv", oslo);
  await site.db.query("UPDATE udsyn.intake_row SET read_as = NULL");
  expect((await list("r26.csv", hamburg)).counts).toEqual([0, 0, 0, 1]);
});

it("asks of a list without days that is numbered anew", async () => {
  await list("r25.csv", "1;foråret 2025;;Skoler i Oslo");
  expect(await list("r26.csv", "1;efteråret 2026;;Havnen i Gent")).toMatchObject({
    ...{ counts: [0, 0, 0, 1], findings: [{ code: "other-line" }] },
  });
  expect((await list("r25.csv", "1;foråret 2025;;Skoler og haver i Oslo")).counts).toEqual([0, 1, 0, 0]);
});
