import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ExampleTrip, publishExample, spent } from "../../../test/setup/example-trips.ts";
import { reads } from "../../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { projectRoot } from "../../platform/index.ts";
import { withdraw } from "../../register/index.ts";

const schemas = path.join(process.env.UDSYN_SHARED ?? path.resolve(projectRoot, "../shared"), "fixtures/oparl/schema");
const slug = "lyngholm";
let site: TestSite;
let get: ReturnType<typeof reads>;
let gone: string;
let lost: string;
let shown: string;
let takenBack: Date;
const annexId = "019b0000-0000-7000-8000-00000000000a";
const goneAnnexId = "019b0000-0000-7000-8000-00000000000b";
let annexGone: Date;

beforeAll(async () => {
  site = await startTestSite();
  get = reads(site, slug);
  const [committee] = site.here(slug).profile.committees;
  if (!committee) throw new Error("no committee");
  const ruling = {
    about: "request" as const,
    committee: committee.id,
    on: "2026-03-04",
    ruling: "approved" as const,
    text: "Udvalget godkendte rejsen.",
    item: "7",
    votes: { for: 4, against: 1, abstained: 0, againstBy: ["Kanarie Fugl"] },
    recused: ["Inhabil Person"],
    url: "https://lyngholm.example/referat/7",
  };
  const trip = (title: string, more: object = {}): ExampleTrip => ({
    title,
    kind: "committee-trip",
    committee: committee.id,
    caseNumber: "24/123",
    startOn: "2026-04-01",
    endOn: "2026-04-03",
    rulings: [{ ...ruling, ...more }],
  });
  shown = (await publishExample(site, slug, trip("Til Hamborg"))).id;
  await publishExample(
    site,
    slug,
    trip("Lukket rejse", { closed: true, item: "12", url: null, text: "Hemmelig tekst" }),
  );
  await publishExample(site, slug, trip("Senere", { on: "2026-04-08", about: "report", ruling: "noted" }));
  gone = (await publishExample(site, slug, trip("Trækkes tilbage"))).id;
  lost = (await publishExample(site, slug, trip("Alene på mødet", { on: "2026-05-06" }))).id;
  // Never ruled on, and so never told of here.
  const aside = (await publishExample(site, slug, { title: "Uden sag", kind: "staff-visit" })).id;
  const annex = (id: string, title: string) => ({
    ...{ id, title, mediaType: "application/pdf", bytes: 7, url: `/bilag/${id}` },
  });
  const both = [annex(annexId, "Program"), annex(goneAnnexId, "Deltagerliste")];
  await site.db.query(
    "UPDATE register.entry SET entry = jsonb_set(entry, '{annexes}', $1::jsonb) WHERE record_id = $2",
    [JSON.stringify(both), shown],
  );
  annexGone = new Date(site.clock.now.getTime() + 1_800_000);
  await site.db.query(
    `INSERT INTO register.entry SELECT (jsonb_populate_record(e, jsonb_build_object('version', 2, 'leaf_index', 900,
      'published_at', $3::timestamptz, 'entry', e.entry || jsonb_build_object('annexes', $1::jsonb)))).*
    FROM register.entry e WHERE record_id = $2`,
    [JSON.stringify(both.slice(0, 1)), shown, annexGone],
  );
  await site.db.query(
    `UPDATE register.current SET entry = entry || jsonb_build_object('annexes', $1::jsonb, 'publishedAt', $3::text),
      published_at = $3::timestamptz WHERE record_id = $2`,
    [JSON.stringify(both.slice(0, 1)), shown, annexGone.toISOString()],
  );
  await publishExample(site, slug, {
    title: "Uden beslutning",
    kind: "staff-visit",
    accounts: { status: "final", lines: [spent("transport", "1200.00"), spent("lodging", "800.00")] },
  });
  site.clock.now = new Date(site.clock.now.getTime() + 3_600_000);
  for (const id of [gone, lost, aside])
    await site.doing(slug, (work) => withdraw(work, site.logKey, "trip", id as never, "Posten var en dublet"));
  takenBack = site.clock.now;
  site.clock.now = new Date(site.clock.now.getTime() + 3_600_000);
  await publishExample(site, slug, { title: "Også uden beslutning", kind: "staff-visit" });
});
afterAll(() => site.close());

type Body = { readonly [name: string]: unknown };
const isObject = (value: unknown): value is Body =>
  typeof value === "object" && value !== null && !Array.isArray(value);
async function read(address: string): Promise<Body> {
  const { pathname, search } = new URL(address, "http://x");
  const answer = await get(pathname + search);
  expect(answer.status, address).toBe(200);
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  return (await answer.json()) as Body;
}
const list = async (address: string) => (await read(address)).data as Body[];

/** Every object and list that can be reached from the system, by the addresses that it names. */
async function crawled(): Promise<Map<string, Body>> {
  const found = new Map<string, Body>();
  const waiting = ["/oparl/v1.1/system"];
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    const { pathname, search } = new URL(address, "http://x");
    if (found.has(pathname + search)) continue;
    const body = await read(address);
    found.set(pathname + search, body);
    for (const [, next = ""] of JSON.stringify(body).matchAll(/"(https?:[^"]*\/oparl\/v1\.1\/[^"]*)"/g))
      waiting.push(next);
  }
  return found;
}

function objectsIn(value: unknown): Body[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (!isObject(value)) return [];
  return [...(typeof value.type === "string" ? [value] : []), ...Object.values(value).flatMap(objectsIn)];
}

/** Its kind. */
function holdsToSchema(one: Body, address: string): string {
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
  const kind = String(one.type).split("/").at(-1) ?? "";
  const schema = JSON.parse(readFileSync(path.join(schemas, `${kind}.json`), "utf8"));
  expect(ajv.validate(schema, one), `${address} ${kind} ${JSON.stringify(ajv.errors)}`).toBe(true);
  for (const name of Object.keys(one)) expect(schema.properties, `${kind}.${name}`).toHaveProperty(name);
  return kind;
}

test("everything that the system leads to answers, and holds to OParl's own schemas", async ({ skip }) => {
  const all = await crawled();
  expect(all.size).toBeGreaterThan(25);
  if (!existsSync(schemas)) skip("the OParl fixture is not here");
  const seen = new Set<string>();
  for (const [address, body] of all) {
    for (const one of objectsIn(body)) {
      seen.add(holdsToSchema(one, address));
      expect(all.has(new URL(String(one.id)).pathname), String(one.id)).toBe(true);
    }
  }
  expect([...seen].toSorted()).toEqual(
    "AgendaItem Body Consultation File LegislativeTerm Meeting Organization Paper System".split(" "),
  );
});

test("an object that stands in another is the one its address answers with", async () => {
  const all = await crawled();
  const within = [...all].flatMap(([address, body]) => objectsIn(body).map((one) => ({ address, one })));
  for (const { address, one } of within) expect(all.get(new URL(String(one.id)).pathname), address).toEqual(one);
});

test("a meeting has its items in their order; a closed one tells its heading and ruling alone, and nobody's name is told", async () => {
  const meetings = await list("/oparl/v1.1/meetings");
  expect(meetings.map(({ start }) => start)).toEqual(["2026-04-07T22:00:00.000Z", "2026-03-03T23:00:00.000Z"]);
  const items = meetings[1]?.agendaItem as Body[];
  expect(items.map(({ order }) => order)).toEqual([0, 1]);
  expect(
    items.map(({ number, name, public: open, result, resolutionText }) => [number, name, open, result, resolutionText]),
  ).toEqual([
    ["7", "Til Hamborg", true, "Godkendt", "Udvalget godkendte rejsen."],
    ["12", "Lukket rejse", false, "Godkendt", undefined],
  ]);
  for (const [address, body] of await crawled())
    expect(JSON.stringify(body), address).not.toMatch(
      /Kanarie|Inhabil|Hemmelig|Uden beslutning|Trækkes|Alene|Deltagerliste/,
    );
});

const since = (kind: string, at: Date) =>
  list(`/oparl/v1.1/${kind}?modified_since=${encodeURIComponent(at.toISOString())}`);
const pathsOf = (all: readonly Body[]) =>
  all.map(({ id }) => new URL(String(id)).pathname.slice("/oparl/v1.1/".length)).toSorted();

test("what was withdrawn is told as deleted, in its own place and to who asks what changed, and no word of it", async ({
  skip,
}) => {
  expect((await list("/oparl/v1.1/papers")).map(({ name }) => name)).toEqual(["Senere", "Lukket rejse", "Til Hamborg"]);
  const committee = site.here(slug).profile.committees[0]?.id ?? "";
  const ofPaper = (id: string, on: string) => {
    const key = `${id}/${on}-request-${committee}`;
    return { papers: id, "agenda-items": key, consultations: key, files: key };
  };
  const dated = { created: expect.stringMatching(/^20/), modified: takenBack.toISOString() };
  const deleted: string[] = [];
  for (const [kind, own] of [
    ...Object.entries(ofPaper(gone, "2026-03-04")),
    ...Object.entries(ofPaper(lost, "2026-05-06")),
    ["meetings", `${committee}/2026-05-06`] as const,
  ]) {
    const address = `/oparl/v1.1/${kind}/${own}`;
    const one = await read(address);
    const more = { "agenda-items": { order: 0 }, files: { accessUrl: one.id } }[kind] ?? {};
    // These and no others, and not of whenever the log last grew.
    expect(one, address).toEqual({
      id: expect.stringContaining(address),
      type: one.type,
      ...dated,
      deleted: true,
      ...more,
    });
    expect(new Date(String(one.created)).getTime()).toBeLessThan(takenBack.getTime());
    expect(await since(kind, takenBack), kind).toContainEqual(one);
    expect(await since(kind, new Date(takenBack.getTime() + 60_001)), kind).toEqual([]);
    expect((await list(`/oparl/v1.1/${kind}`)).map(({ id }) => id)).not.toContain(one.id);
    deleted.push(`${kind}/${own}`);
  }
  expect(pathsOf(await since("papers", takenBack))).toEqual([gone, lost].map((id) => `papers/${id}`).toSorted());
  expect(await since("papers", new Date(takenBack.getTime() - 86_400_000))).toHaveLength(5);
  expect(pathsOf(await since(`organizations/${committee}/meetings`, takenBack))).toEqual([
    // Its other items are there still: it has changed.
    `meetings/${committee}/2026-03-04`,
    `meetings/${committee}/2026-05-06`,
  ]);
  expect((await read(`/oparl/v1.1/meetings/${committee}/2026-03-04`)).modified).toBe(takenBack.toISOString());
  if (!existsSync(schemas)) skip("the OParl fixture is not here");
  for (const one of deleted) holdsToSchema(await read(`/oparl/v1.1/${one}`), one);
});

test("an annex that was withdrawn is told as deleted, with its record's page of files, and no word of it", async () => {
  const address = `/oparl/v1.1/files/${shown}/${goneAnnexId}`;
  const one = await read(address);
  const file = await read(`/oparl/v1.1/files/${shown}/${annexId}`);
  expect(one).toEqual({
    ...{ id: expect.stringContaining(address), type: file.type, deleted: true, accessUrl: one.id },
    ...{ created: file.created, modified: annexGone.toISOString() },
  });
  expect(await since("files", annexGone)).toContainEqual(one);
  expect(await since("files", new Date(annexGone.getTime() + 60_001))).not.toContainEqual(one);
  expect(await list("/oparl/v1.1/files")).not.toContainEqual(one);
  for (const kind of ["files", "papers"])
    expect(JSON.stringify(await since(kind, new Date(0)))).not.toContain("Deltager");
});

test("the list of files has the minutes and the annexes, each as its paper leads to it", async () => {
  const files = await list("/oparl/v1.1/files");
  expect(files.map(({ name }) => name)).toContain("Program");
  const ids = files.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const led = (await list("/oparl/v1.1/papers")).flatMap(({ auxiliaryFile = [] }) => auxiliaryFile as Body[]);
  expect(led.map(({ id }) => String(id))).toEqual([expect.stringMatching(new RegExp(`/files/${shown}/${annexId}$`))]);
  expect(ids).toContain(led[0]?.id);
  const before = encodeURIComponent("2020-01-01T00:00:00Z");
  expect(files.every(({ created }) => typeof created === "string")).toBe(true);
  expect(await list(`/oparl/v1.1/files?created_until=${before}`)).toEqual([]);
  expect(await list(`/oparl/v1.1/files?created_since=${before}`)).toHaveLength(files.length);
});

test("pages go on, instants choose, and what is no instant or was never there is refused", async () => {
  const before = encodeURIComponent("2020-01-01T00:00:00+01:00");
  expect(await list(`/oparl/v1.1/consultations?created_until=${before}`)).toEqual([]);
  expect(await list(`/oparl/v1.1/consultations?created_since=2020-01-01T00:00:00+01:00`)).toHaveLength(3);
  expect(await read("/oparl/v1.1/papers?page=2")).toMatchObject({
    data: [],
    links: { prev: expect.stringMatching(/\/papers$/), self: expect.stringMatching(/\/papers\?page=2$/) },
  });
  for (const [word, status] of [
    ["papers?page=0", 400],
    ["papers?modified_since=i-gaar", 400],
    ["papers?x=1", 400],
  ] as const)
    expect((await get(`/oparl/v1.1/${word}`)).status, word).toBe(status);
  const never =
    "papers/x papers/019b0000-0000-7000-8000-000000000000 meetings/x/2026-03-04 meetings/x/i-dag organizations/x organizations/x/meetings";
  for (const one of [...never.split(" "), `agenda-items/${shown}/x`, "terms/x"])
    expect((await get(`/oparl/v1.1/${one}`)).status, one).toBe(404);
});

test("a program's wish for shorter pages is met as far as it goes, and kept from page to page", async () => {
  for (const word of ["elementsPerPage", "limit"]) {
    const first = await read(`/oparl/v1.1/papers?${word}=2&omit_internal=true`);
    expect((first.data as Body[]).map(({ name }) => name)).toEqual(["Senere", "Lukket rejse"]);
    expect(first.pagination).toEqual({ elementsPerPage: 2, currentPage: 1 });
    const { self, next } = first.links as Record<string, string>;
    expect(self).toMatch(new RegExp(`papers\\?${word}=2&omit_internal=true$`));
    expect((await list(next ?? "")).map(({ name }) => name)).toEqual(["Til Hamborg"]);
  }
  const committees = await list("/oparl/v1.1/organizations");
  const short = await read("/oparl/v1.1/organizations?limit=1&page=2");
  expect(short.data).toEqual([committees[1]]);
  // More than a page holds is as much as it holds; what is no number is no wish.
  for (const wish of ["elementsPerPage=100000", "limit=0", "limit=mange", "elementsPerPage=&omit_internal="])
    expect((await read(`/oparl/v1.1/papers?${wish}`)).pagination, wish).toMatchObject({ elementsPerPage: 100 });
  expect((await get("/oparl/v1.1/papers?omit=true")).status).toBe(400);
});

test("more matters than a page holds are each told once", async () => {
  await site.db.query(`WITH copy AS (
      INSERT INTO register.current SELECT (jsonb_populate_record(c, jsonb_build_object('record_id', gen_random_uuid(), 'slug', c.slug || '-kopi-' || n))).*
      FROM register.current c, generate_series(1, 150) n WHERE c.entry ->> 'title' = 'Til Hamborg' RETURNING *),
    versions AS (
      INSERT INTO register.entry SELECT (jsonb_populate_record(e, jsonb_build_object('record_id', copy.record_id,
        'leaf_index', 1000 + row_number() OVER ()))).*
      FROM copy JOIN register.entry e ON e.leaf_index = copy.leaf_index AND e.municipality_id = copy.municipality_id)
    INSERT INTO register.dated_part (municipality_id, type, record_id, list, n, part_on)
    SELECT municipality_id, 'trip', record_id, 'rulings', 1, DATE '2026-03-04' + (row_number() OVER ())::int FROM copy`);
  site.clock.now = new Date(site.clock.now.getTime() + 86_400_000);
  const names: unknown[] = [];
  let next: unknown = "/oparl/v1.1/papers";
  let pages = 0;
  for (; typeof next === "string"; pages += 1) {
    const body = await read(next);
    names.push(...(body.data as Body[]));
    next = (body.links as Body).next;
  }
  expect([pages, names.length]).toEqual([2, 153]);
});

test("the page of open data says how many rulings and lines of accounts there are, what was withdrawn not among them", async () => {
  const page = await (await get("/data")).text();
  const lines = (await (await get("/data/trip-accounts.csv")).text()).trim().split("\n").length - 1;
  expect(lines).toBe(2);
  expect(page).toContain("3 beslutninger. ");
  expect(page).toContain("2 linjer. ");
  expect(await (await get("/de/data")).text()).toContain("3 Beschlüsse. ");
});
