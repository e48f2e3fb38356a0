import { afterEach, beforeEach, expect, test } from "vitest";
import { expectValidHtml } from "../../../test/setup/html.ts";
import { inPublic } from "../../../test/setup/in-public.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { plantTrip, sessionOf } from "../../../test/trust/planted.ts";
import { operator } from "../../identity/index.ts";
import { fileOf } from "../../intake/index.ts";

/** A row of a trip that was entered here is let in beside it, told of, and published by a person alone (docs/decisions/0069). */
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite(new Date("2026-03-06T08:00:00Z"));
});
afterEach(() => site.close());

const slug = "lyngholm";

async function list(rows: readonly string[], dryRun = false) {
  const importer = site.rooms.importers.find((one) => one.name === "trips");
  const mapping = importer?.readMapping({
    key: ["nr"],
    fields: { reference: "nr", caseNumber: "sag", title: "titel", startOn: "fra", endOn: "til" },
    constants: { kind: "conference" },
  });
  if (!importer || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
  const place = { db: site.db.app, municipality: site.here(slug), who: operator, clock: () => site.clock.now };
  const source = fileOf("rejser.csv", Buffer.from(["nr;sag;titel;fra;til", ...rows].join("\n")));
  return importer.run(place, { source, mapping, publish: !dryRun, dryRun });
}

/** A trip that was made here, in public. */
async function madeHere(title: string, caseNumber: string): Promise<string> {
  const id = await plantTrip(site, slug, "draft");
  await site.db.query(
    "UPDATE udsyn.trips_trip SET title = $2, case_number = $3, start_on = '2025-09-07', end_on = '2025-09-08' WHERE trip_id = $1",
    [id, title, caseNumber],
  );
  await inPublic(site, slug, id);
  return id;
}

const api = async (method: "GET" | "POST", path: string, body?: object) => {
  const answer = await site.api(slug, "coordinator", method, `/api/v1/${path}`, body);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const publicTitles = async () =>
  (
    await site.db.query<{ title: string }>(
      "SELECT entry ->> 'title' AS title FROM register.current WHERE type = 'trip' ORDER BY 1",
    )
  ).map(({ title }) => title);

const rows = [
  "26-1;27-35;Havnene;01-09-2025;02-09-2025",
  "26-2;;kiel: hvem hjælper? ;07-09-2025;08-09-2025",
  "26-3;;Kiel: hvem hjælper?;09-09-2025;10-09-2025",
  "26-4;27-36;Turku;01-09-2025;02-09-2025",
];

test("the same case number, or the same heading and days: told in the dry run and the run, and not published with the rest", async () => {
  await madeHere("Kiel: hvem hjælper?", "27-35");
  const before = await publicTitles();
  for (const dryRun of [true, false]) {
    const answer = await list(rows, dryRun);
    expect(answer).toMatchObject({ added: 4, held: 0 });
    const told = answer.findings.filter(({ code }) => code === "already-here");
    expect(told.map(({ row, field }) => [row, field])).toEqual([
      [1, "caseNumber"],
      [2, "title"],
    ]);
    expect(told[0]?.message.replaceAll("\u00a0", " ")).toMatch(
      /^»Kiel: hvem hjælper\?« \(7\.–8\. september 2025\) er i Udsyn i forvejen med samme sagsnummer/,
    );
    expect(told[1]?.message).toContain("samme overskrift og dage");
  }
  expect(await publicTitles()).toEqual([...before, "Kiel: hvem hjælper?", "Turku"].sort());
});

test("again it is told while it waits, and asked of no row that is public; a person publishes it by itself", async () => {
  await list(rows.slice(3));
  await madeHere("Kiel: hvem hjælper?", "27-36");
  expect((await list(rows.slice(3))).findings).toEqual([]);
  const first = await list(rows.slice(1, 2));
  expect((await list(rows.slice(1, 2))).findings).toMatchObject([{ code: "already-here" }]);
  expect((await publicTitles()).length).toBe(2);

  const run = `import-runs/${first.runId}`;
  const waiting = (await api("GET", run)).body.waiting as { id: string; doubt: string | null }[];
  expect(waiting).toMatchObject([{ doubt: expect.stringContaining("samme overskrift og dage") }]);
  expect((await api("POST", `${run}/publication`, {})).body).toMatchObject({ published: 0 });
  const cookie = `udsyn=${await sessionOf(site, slug, "coordinator")}`;
  const host = new URL(site.addressOf(slug)).host;
  const page = `/skrivebord/import/koersler/${first.runId}`;
  const desk = (path: string) => ask(site.address, { host, path, headers: { cookie } });
  const shown = (await desk(page)).text;
  expectValidHtml(shown);
  expect(shown).toContain(waiting[0]?.doubt);
  expect(shown).not.toContain(`${page}/offentliggoer"`);
  expect((await desk(`${page}/offentliggoer?post=${waiting[0]?.id}`)).text).toContain("Er det den samme?");
  expect((await api("POST", `${run}/publication`, { record: waiting[0]?.id })).body).toMatchObject({ published: 1 });
  expect((await publicTitles()).length).toBe(3);
  expect((await list(rows.slice(1, 2))).findings).toEqual([]);
});

test("a draft is nobody's business yet, and what is not to be made doubles nothing", async () => {
  for (const status of ["draft", "withdrawn", "refused"] as const) {
    const id = await plantTrip(site, slug, status);
    await site.db.query("UPDATE udsyn.trips_trip SET case_number = '27-36' WHERE trip_id = $1", [id]);
  }
  // A draft that was called off was never sent either.
  const id = await plantTrip(site, slug, "cancelled");
  const unsent = "UPDATE udsyn.trips_trip SET case_number = '27-36', ended_unsent = true WHERE trip_id = $1";
  await site.db.query(unsent, [id]);
  expect((await list(rows.slice(3))).findings).toEqual([]);
});
