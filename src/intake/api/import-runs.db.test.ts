import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { plantHeldRow } from "../../../test/trust/planted.ts";
import { operator } from "../../identity/index.ts";
import { fileOf } from "../file-source.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const base = "/api/v1/import-runs";
const mapping = {
  key: ["nr"],
  fields: { reference: "nr", title: "titel", startOn: "fra", endOn: "til", destination: "by" },
  constants: { kind: "conference", currency: "DKK" },
};

interface Run {
  readonly id: string;
  readonly waiting: readonly { readonly id: string; readonly title: string }[] | null;
}
interface Done {
  readonly published: number;
  readonly stopped: readonly string[];
  readonly code: string;
  readonly errors: readonly { readonly code: string; readonly path: string }[];
}

/** A file of trips read in and not published. */
async function imported(name: string, ...titles: readonly string[]): Promise<Run> {
  const importer = site.rooms.importers.find((one) => one.name === "trips");
  const read = importer?.readMapping(mapping);
  if (!importer || !read || Array.isArray(read)) throw new Error(JSON.stringify(read));
  const rows = titles.map((title, at) => `${name}-${at},${title},2025-03-0${at + 1},2025-03-0${at + 2},Hamburg`);
  const source = fileOf(`${name}.csv`, Buffer.from(`nr,titel,fra,til,by\n${rows.join("\n")}\n`));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  const { runId } = await importer.run(place, { source, mapping: read, publish: false, dryRun: false });
  return readRun(String(runId));
}

const readRun = async (id: string, by: "coordinator" | "accountant" = "coordinator"): Promise<Run> =>
  (await (await site.api("lyngholm", by, "GET", `${base}/${id}`)).json()) as Run;
const publish = async (id: string, body: object, key = crypto.randomUUID() as string) => {
  const answer = await site.api("lyngholm", "coordinator", "POST", `${base}/${id}/publication`, body, {
    "idempotency-key": key,
  });
  return { status: answer.status, ...((await answer.json()) as Done) };
};
const isPublic = async (id: string) =>
  (await site.db.query("SELECT FROM register.current WHERE record_id = $1", [id])).length > 0;

test("a run says what it came to and what waits, is published one by one or whole, and once for each key", async () => {
  const run = await imported("rejser", "Til Hamborg", "Til Hamborg igen", "Til Hamborg en gang til");
  expect(run).toMatchObject({ dataset: "trips", file: "rejser.csv", rows: 3, added: 3, held: 0 });
  const [first, ...rest] = run.waiting ?? [];
  expect(rest).toHaveLength(2);
  expect(await publish(run.id, { record: first?.id })).toMatchObject({ status: 201, published: 1, stopped: [] });
  expect(await isPublic(first?.id ?? "")).toBe(true);
  expect(await isPublic(rest[0]?.id ?? "")).toBe(false);
  const whole = await publish(run.id, {}, "hele filen");
  expect(whole).toMatchObject({ status: 201, published: 2 });
  expect(await publish(run.id, {}, "hele filen")).toEqual(whole);
  expect(await publish(run.id, {})).toMatchObject({ status: 201, published: 0 });
  expect((await readRun(run.id)).waiting).toEqual([]);
});

test("pressed twice at the same moment it publishes once, and both are answered", async () => {
  const run = await imported("to-gange", "Til Turku", "Til Turku igen", "Til Turku en gang til");
  const all = await Promise.all(Array.from({ length: 4 }, () => publish(run.id, {})));
  expect(all.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  expect(all.map(({ published }) => published).toSorted()).toEqual([0, 0, 0, 3]);
});

test("a key that stood for something else publishes nothing; neither does a record that does not wait", async () => {
  const run = await imported("flere", "Til Oulu", "Til Oulu igen");
  const [first, other] = run.waiting ?? [];
  await publish(run.id, { record: first?.id }, "en nøgle");
  expect(await publish(run.id, {}, "en nøgle")).toMatchObject({ status: 409, code: "idempotency-key-reused" });
  expect(await isPublic(other?.id ?? "")).toBe(false);
  const gone = await publish(run.id, { record: first?.id });
  expect([gone.status, gone.errors]).toMatchObject([422, [{ path: "record", code: "record-not-waiting" }]]);
  expect((await publish(run.id, { records: [] })).status).toBe(422);
  expect((await publish(crypto.randomUUID(), {})).status).toBe(404);
});

test("a text that may hold a CPR number is stopped, and named", async () => {
  const run = await imported("cpr", "Til Malmø");
  const [only] = run.waiting ?? [];
  await site.db.query("UPDATE udsyn.trips_trip SET title = 'Til Malmø med 010188-1234' WHERE trip_id = $1", [only?.id]);
  expect(await publish(run.id, {})).toMatchObject({ status: 201, published: 0, stopped: [only?.id] });
});

test("the accountant reads runs and publishes none; runs are listed the latest first, a page at a time", async () => {
  const run = await imported("sidste", "Til Tartu");
  expect((await readRun(run.id, "accountant")).waiting).toBeNull();
  expect((await site.api("lyngholm", "accountant", "POST", `${base}/${run.id}/publication`, {})).status).toBe(403);
  await plantHeldRow(site, "lyngholm");
  const page = async (words: string) =>
    (await (await site.api("lyngholm", "accountant", "GET", `${base}?${words}`)).json()) as {
      items: Run[];
      next: string | null;
    };
  const all = await page("limit=200");
  const { items, next } = await page("limit=1");
  expect([items[0]?.id, next]).toEqual([all.items[0]?.id, all.items[0]?.id]);
  expect((await page(`limit=1&cursor=${next}`)).items[0]?.id).toBe(all.items[1]?.id);
  expect((await site.api("lyngholm", "accountant", "GET", `${base}?cursor=x`)).status).toBe(422);
});

test("what was found of a run is told a page at a time, and no other pages are asked for", async () => {
  const { id } = await imported("mange", "Til Hamborg", "Til Hamborg igen", "Til Hamborg en gang til");
  const findings = [1, 2, 3].map((row) => ({ row, reference: null, code: "unknown-place", message: `Nr. ${row}` }));
  await site.db.query("UPDATE udsyn.intake_run SET answer = jsonb_set(answer, '{findings}', $2) WHERE run_id = $1", [
    id,
    JSON.stringify(findings),
  ]);
  const asked = async (words: string) => site.api("lyngholm", "coordinator", "GET", `${base}/${id}${words}`);
  const page = async (words: string) => {
    const told = (await (await asked(words)).json()) as { findings: { row: number }[]; findingsNext: string | null };
    return [told.findings.map(({ row }) => row), told.findingsNext];
  };
  expect(await page("")).toEqual([[1, 2, 3], null]);
  expect(await page("?limit=2")).toEqual([[1, 2], "2"]);
  expect(await page("?limit=2&cursor=2")).toEqual([[3], null]);
  for (const words of ["?limit=0", "?limit=1001", "?cursor=x"]) expect((await asked(words)).status, words).toBe(422);
});
