import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { operator } from "../../identity/index.ts";
import { type FileSource, fileAt, fileOf, type ImportAsked } from "../../intake/index.ts";
import {
  append,
  emptyFrontier,
  leafHash,
  listCurrent,
  readHead,
  readLeaves,
  readRecord,
  rootOf,
} from "../../register/index.ts";

const shared = process.env.UDSYN_SHARED ?? path.resolve(import.meta.dirname, "../../../../shared");
const file = path.join(shared, "fixtures/travel-canada/travelq-two-departments.csv");

/** The contract's own mapping. */
const canadian = {
  format: { encoding: "auto", delimiter: "auto", skipLines: 0, decimal: "auto", dates: "auto", sheet: null },
  key: ["ref_number", "owner_org"],
  fields: {
    reference: "ref_number",
    title: "title_en",
    purpose: "purpose_en",
    startOn: "start_date",
    endOn: "end_date",
    destination: "destination_en",
    body: "owner_org_title",
    traveller: "name",
    total: "total",
  },
  lines: {
    transport: ["airfare", "other_transport"],
    lodging: ["lodging"],
    meals: ["meals"],
    other: ["other_expenses"],
  },
  constants: { currency: "CAD", kind: "staff-visit" },
};

let site: TestSite;
beforeEach(async () => {
  site = await startTestSite();
});
afterEach(() => site.close());

function importInto(slug: string, source: FileSource, mapping: object, more: Partial<ImportAsked> = {}) {
  const trips = site.rooms.importers.find(({ name }) => name === "trips");
  const read = trips?.readMapping(mapping);
  if (!trips || !read || Array.isArray(read)) throw new Error(JSON.stringify(read));
  const place = { db: site.db.app, municipality: site.here(slug), who: operator, clock: () => site.clock.now };
  return trips.run(place, { source, mapping: read, publish: false, dryRun: false, ...more });
}

const count = async (table: string, where = "true") =>
  Number((await site.db.query<{ n: string }>(`SELECT count(*) AS n FROM ${table} WHERE ${where}`))[0]?.n);

describe("the Canadian disclosures in the database", () => {
  beforeEach((context) => context.skip(!existsSync(file), "../shared has no Canadian fixture here"));

  it("come in as the contract says, complete and unpublished; again they are all unchanged", async () => {
    const answer = await importInto("ballerup", fileAt(file), canadian);
    expect(answer).toMatchObject({ rows: 531, added: 530, updated: 0, unchanged: 0, held: 1 });
    expect(answer.totals).toEqual({ CAD: "815293.52" });
    expect(answer.findings.map(({ row, code }) => [row, code])).toEqual([
      [342, "date-implausible"],
      [514, "parts-differ-from-total"],
    ]);
    expect(await count("udsyn.trips_trip", "status = 'complete'")).toBe(530);
    expect(await count("register.current")).toBe(0);
    expect(await count("udsyn.intake_row", "status = 'held' AND printed IS NOT NULL")).toBe(1);
    const audits = await count("udsyn.records_audit");

    const again = await importInto("ballerup", fileAt(file), canadian);
    expect(again).toMatchObject({ added: 0, updated: 0, unchanged: 530, held: 1 });
    expect(await count("udsyn.trips_trip")).toBe(530);
    expect(await count("udsyn.records_audit")).toBe(audits + 1);
  });

  it("are published with their accounts, their printed total and without the traveller's name", async () => {
    const answer = await importInto("ballerup", fileAt(file), canadian, { publish: true, batchRows: 200 });
    expect(answer).toMatchObject({ added: 530, published: 530, stopped: [] });
    expect((await readHead(site.db.register, site.here("ballerup").id))?.size).toBe(530);
    const rows = await site.db.query<{ entry: Record<string, unknown> }>(
      "SELECT entry FROM register.current WHERE entry #>> '{accounts,statedTotal}' = '1867.11'",
    );
    expect(rows[0]?.entry).toMatchObject({
      status: "complete",
      kind: "staff-visit",
      accounts: { status: "final", currency: "CAD", total: "1414.62", statedTotal: "1867.11" },
      participants: { elected: { count: null, named: [] }, total: 1 },
    });
    const told = await site.db.query<{ traveller: string; entries: string }>(
      `SELECT t.traveller, count(e.entry) AS entries
         FROM (SELECT DISTINCT imported_from ->> 'traveller' AS traveller FROM udsyn.trips_trip) t
         LEFT JOIN register.current e ON position(t.traveller IN e.entry::text) > 0
        GROUP BY t.traveller`,
    );
    expect(told.length).toBeGreaterThan(20);
    // She is named in the purpose of others' trips, as they printed it themselves.
    expect(told.filter(({ entries }) => entries !== "0").map(({ traveller }) => traveller)).toEqual([
      "Ginette Brazeau",
    ]);

    const again = await importInto("ballerup", fileAt(file), canadian, { publish: true });
    expect(again).toMatchObject({ unchanged: 530, published: 0 });
    expect((await readHead(site.db.register, site.here("ballerup").id))?.size).toBe(530);
  });

  it("are completed when an import that was killed between two batches is started again", async () => {
    const killed = importInto("ballerup", fileAt(file), canadian, {
      batchRows: 100,
      onProgress: (rows) => {
        if (rows >= 300) throw new Error("killed");
      },
    });
    await expect(killed).rejects.toThrow("killed");
    expect(await count("udsyn.trips_trip")).toBe(300);
    expect(await count("udsyn.intake_run", "added = 300 AND finished_at IS NULL")).toBe(1);
    const answer = await importInto("ballerup", fileAt(file), canadian, { batchRows: 100 });
    expect(answer).toMatchObject({ rows: 531, added: 230, unchanged: 300, held: 1 });
    expect(await count("udsyn.trips_trip")).toBe(530);
  });

  it("update the one row that really changed, with before and after in the trail", async () => {
    await importInto("ballerup", fileAt(file), canadian);
    const text = (await readFile(file, "utf8")).replace("Board members meeting", "Board meeting");
    const changed = fileOf("changed.csv", Buffer.from(text.replaceAll("\n", "\r\n")));
    const answer = await importInto("ballerup", changed, canadian);
    expect(answer).toMatchObject({ added: 0, updated: 1, unchanged: 529, held: 1 });
    const [trail] = await site.db.query<{ value: { before: object; after: object } }>(
      `SELECT value FROM udsyn.records_audit_value NATURAL JOIN udsyn.records_audit
       WHERE action = 'trips.import-change'`,
    );
    expect(Object.keys(trail?.value.after ?? {})).toEqual(["plan.purpose"]);
  });

  it("leave no trace of a dry run", async () => {
    expect(await importInto("ballerup", fileAt(file), canadian, { dryRun: true })).toMatchObject({
      added: 530,
      held: 1,
      runId: null,
    });
    expect(await count("udsyn.intake_run")).toBe(0);
    expect(await count("udsyn.intake_row")).toBe(0);
    expect(await count("udsyn.trips_trip")).toBe(0);
  });
});

const columns = "nr;fra;til;titel;udvalg;rejsende;valgte;i alt;fly\n";
const mapping = {
  fields: {
    reference: "nr",
    startOn: "fra",
    endOn: "til",
    title: "titel",
    body: "udvalg",
    traveller: "rejsende",
    elected: "valgte",
    total: "i alt",
  },
  lines: { transport: ["fly"] },
  constants: { currency: "DKK" },
};
const ledger = (...rows: string[]) => fileOf("rejser.csv", Buffer.from(`${columns}${rows.join("\n")}\n`));

it("finds a committee by its name on the day, whatever its case and blanks, else keeps the printed one; names only the elected", async () => {
  const committee = site.here("ballerup").profile.committees[0]?.names.at(-1)?.name ?? "";
  await importInto(
    "ballerup",
    ledger(
      `1;01.05.2025;02.05.2025;A;${committee.toLowerCase().replace(" ", "  ")};Asta Opdigt;1;10,00;10,00`,
      `2;01.05.2025;02.05.2025;B;${committee} mv.;Bo Opdigt;;10,00;10,00`,
    ),
    mapping,
    { publish: true },
  );
  const page = await listCurrent<{ title: string }>(
    site.db.register,
    site.here("ballerup").id,
    "trip",
    {},
    { limit: 10 },
  );
  const [a, b] = ["A", "B"].map((title) => page.items.find((entry) => entry.title === title));
  expect(a).toMatchObject({ committee: { name: committee } });
  expect(a).toHaveProperty("asPrinted", {});
  expect(a).toMatchObject({ participants: { elected: { count: 1, named: [{ name: "Asta Opdigt" }] }, total: 1 } });
  expect(b).toMatchObject({ committee: null, asPrinted: { body: `${committee} mv.` } });
  expect(b).toMatchObject({ participants: { elected: { count: null, named: [] }, total: 1 } });
});

it.each([
  ["", "Udvalg eller enhed", "navne, som kendes her", "115.829,62 kr., som kilden oplyser"],
  ["/en", "Committee or unit", "names known here", "as the source states"],
  ["/de", "Ausschuss oder Einheit", "bekannten Tagen, Zahlen oder Namen", "wie die Quelle angibt"],
])("tells in words what is kept as printed, and the source's own total as what it cost: %s", async (lang, ...said) => {
  const wanted = { ...mapping, fields: { ...mapping.fields, statedTotal: "i alt", total: undefined }, lines: {} };
  const { total: _, ...fields } = wanted.fields;
  const row = "1;01.05.2025;02.05.2025;A;Udvalget for alting;;;115829,62;";
  await importInto("ballerup", ledger(row), { ...wanted, fields }, { publish: true });
  const [{ slug } = { slug: "" }] = await site.db.query<{ slug: string }>("SELECT slug FROM register.current");
  const page = await (await fetch(`${site.address}${lang}/rejser/${slug}`)).text();
  for (const words of said) expect(page.replaceAll("\u00a0", " ")).toContain(words);
  expect(page).not.toContain("<dt>body</dt>");
});

it("publishes a change as a new version with its reason, and a log whose leaves make its root", async () => {
  const row = "1;01.05.2025;02.05.2025;A;;;;10,00;10,00";
  await importInto("ballerup", ledger(row), mapping, { publish: true });
  site.clock.now = new Date("2026-05-07T08:00:00Z");
  const answer = await importInto("ballerup", ledger(row.replace("A", "B")), mapping, { publish: true });
  expect(answer).toMatchObject({ updated: 1, published: 1 });
  expect(await count("register.entry", "version = 2 AND reason = 'Rettet ved import af rejser.csv'")).toBe(1);
  const here = site.here("ballerup");
  const head = await readHead(site.db.register, here.id);
  const { frontier } = append(emptyFrontier, (await readLeaves(site.db.register, here.id, 0, 2)).map(leafHash));
  expect(head).toMatchObject({ size: 2 });
  expect(head?.checkpoint.split("\n")[2]).toBe(Buffer.from(rootOf(frontier)).toString("base64"));
});

it("stops a text that may hold a CPR number from being published", async () => {
  const source = ledger(
    "1;01.05.2025;02.05.2025;Rejse for 010190-1234;;;;10,00;10,00",
    "2;01.05.2025;02.05.2025;B;;;;1,00;1,00",
  );
  const answer = await importInto("ballerup", source, mapping, { publish: true });
  expect(answer).toMatchObject({ added: 1, held: 1, published: 1 });
  expect(await count("register.current")).toBe(1);
});

it("makes no journey public as complete that is not over, and does when it is", async () => {
  const rows = ["1;01.05.2028;05.05.2028;A;;;;10,00;10,00", "2;05.05.2026;07.05.2026;B;;;;10,00;10,00"];
  const source = ledger(...rows, "3;05.05.2026;06.05.2026;C;;;;1,00;1,00");
  const answer = await importInto("ballerup", source, mapping, { publish: true });
  expect(answer).toMatchObject({
    ...{ added: 3, held: 0, published: 1 },
    findings: [
      { row: 1, code: "journey-ahead", field: "endOn" },
      { row: 2, code: "journey-ahead", field: "endOn" },
    ],
  });
  expect(await count("register.current")).toBe(1);
  site.clock.now = new Date("2026-05-07T08:00:00Z");
  const publishing = site.rooms.importers.find(({ name }) => name === "trips")?.publishing;
  const ids = (await site.db.query<{ id: string }>("SELECT trip_id AS id FROM udsyn.trips_trip")).map(({ id }) => id);
  const waiting = await site.doing("ballerup", (one) => publishing?.waiting(one, ids) ?? Promise.resolve([]));
  expect(waiting).toMatchObject([{ title: "B" }]);
  const done = await site.doing("ballerup", (one) => publishing?.publish(one, ids, "x") ?? Promise.resolve(null));
  expect(done).toMatchObject({ published: 1, stopped: [] });
});

it("leaves a trip that the gate stopped as it was, not marked as one that may be public, and publishes the others", async () => {
  const source = ledger("1;01.05.2025;02.05.2025;A;;;;10,00;10,00", "2;01.05.2025;02.05.2025;B;;;;1,00;1,00");
  await importInto("ballerup", source, mapping, { publish: false });
  // As it may have come in before numbers were refused at the door.
  await site.db.query("UPDATE udsyn.trips_trip SET title = 'Rejse for 010190-1234' WHERE title = 'A'");
  const publishing = site.rooms.importers.find(({ name }) => name === "trips")?.publishing;
  const ids = (await site.db.query<{ id: string }>("SELECT trip_id AS id FROM udsyn.trips_trip ORDER BY title")).map(
    (row) => row.id,
  );
  const done = await site.doing("ballerup", (one) => publishing?.publish(one, ids, "x") ?? Promise.resolve(null));
  expect(done).toMatchObject({ published: 1, stopped: [ids[1]] });
  const rows = await site.db.query(
    "SELECT public_plan IS NULL AS private, version FROM udsyn.trips_trip ORDER BY title",
  );
  expect(rows).toEqual([
    { private: false, version: 2 },
    { private: true, version: 1 },
  ]);
});

it("keeps municipalities apart: the same file is new in each, and neither sees the other's rows", async () => {
  const source = ledger("1;01.05.2025;02.05.2025;A;;;;10,00;10,00");
  expect(await importInto("ballerup", source, mapping)).toMatchObject({ added: 1 });
  expect(await importInto("lyngholm", source, mapping)).toMatchObject({ added: 1 });
  const seen = await site.doing("lyngholm", ({ tx }) =>
    tx.withSchema("udsyn").withTables<{ intakeRow: { key: string } }>().selectFrom("intakeRow").select("key").execute(),
  );
  expect(seen).toHaveLength(1);
  expect(await readRecord(site.db.register, site.here("lyngholm").id, "trip", "a-2025")).toBeNull();
});
