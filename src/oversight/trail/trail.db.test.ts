import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf } from "../../../test/trust/planted.ts";
import { trace, type Who } from "../../identity/index.ts";
import { type Actor, holdChainCheck, sealTrail } from "../../records/index.ts";

const slug = "lyngholm";
const base = "/skrivebord/revisionsspor";
let site: TestSite;
let cookie: string;
beforeAll(async () => {
  // An id never runs backwards: days are told apart only after today, whatever today is.
  site = await startTestSite(new Date("2036-05-04T08:00:00Z"));
  cookie = `udsyn=${await sessionOf(site, slug, "auditor", 100)}`;
});
afterAll(() => site.close());

const get = (path: string) =>
  ask(site.address, { host: new URL(site.addressOf(slug)).host, path, headers: { cookie } });
const by = (name: string): Who => ({
  actor: { kind: "person", id: name.toLowerCase(), name } satisfies Actor,
  grants: [],
});
const did = (who: string, action: string, subject: string, after: object = {}) =>
  site.doing(slug, (one) => trace(one, { action, subject: { type: "trip", id: subject }, after }), by(who));
const seal = () => site.doing(slug, ({ tx, municipality, now }) => sealTrail(tx, municipality.id, now));
/** The ids of the acts in a page, in the order shown. */
const acts = (html: string) => [...html.matchAll(/revisionsspor\/([0-9a-f-]{36})"/g)].map((one) => one[1]);
const actions = async (action: string) =>
  site.db.query<{ after: Record<string, string> }>(
    `SELECT v.value -> 'after' AS after FROM udsyn.records_audit a JOIN udsyn.records_audit_value v USING (municipality_id, audit_id)
     WHERE a.action = $1 ORDER BY a.audit_id`,
    [action],
  );

test("the trail is narrowed by day, person, kind and act; a wrong day is said beside its field", async () => {
  await did("Ane", "trips.edit", "t1");
  site.clock.now = new Date("2036-05-06T08:00:00Z");
  await did("Bo", "trips.edit", "t2");
  await did("Ane", "trips.submit", "t2");
  const count = async (query: string) => acts((await get(`${base}?${query}`)).text).length;
  expect(await count("fra=2036-05-04&til=2036-05-04&handling=trips.edit")).toBe(1);
  // 22:00 UTC is the next day in Denmark.
  expect(await count("fra=2036-05-05&handling=trips.edit")).toBe(1);
  expect(await count("handling=trips.edit")).toBe(2);
  expect(await count("hvem=ane&slags=trip")).toBe(2);
  expect(await count("hvem=ane&handling=trips.submit")).toBe(1);
  expect(await count("hvem=ingen")).toBe(0);
  const wrong = await get(`${base}?fra=i+g%C3%A5r`);
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain("i går");
});

test("pages follow each other without a gap or a repeat, however much is added meanwhile; each reading is a trace", async () => {
  for (let n = 0; n < 120; n += 1) await did("Carl", "trips.edit", `c${n}`);
  const before = (await actions("oversight.read-trail")).length;
  const seen: (string | undefined)[] = [];
  for (let path: string | null = `${base}?hvem=Carl`; path; ) {
    const { text } = await get(path);
    seen.push(...acts(text));
    await did("Dan", "trips.edit", "meanwhile");
    const next: string | undefined = /href="([^"]*foer=[^"]*)"/.exec(text)?.[1];
    path = next ? next.replaceAll("&amp;", "&") : null;
  }
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
  expect(seen).toEqual(seen.toSorted().toReversed());
  const left = await actions("oversight.read-trail");
  expect(left.length - before).toBe(3);
  expect(left.at(-1)?.after).toMatchObject({ hvem: "Carl" });
});

test("a file of the trail holds the same acts in each form, no cell is a formula, and that it was taken is a trace", async () => {
  for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"]) await did(text, "trips.edit", "formula");
  // What happens in the moment of the export and after it is not in the file.
  site.clock.now = new Date(site.clock.now.getTime() + 1_000);
  const query = "sag=&handling=trips.edit&slags=trip";
  const before = (await actions("oversight.export-trail")).length;
  const lines = (await get(`${base}.jsonl?${query}`)).text.trim().split("\n");
  const parsed = lines.map((line) => JSON.parse(line) as { id: string; who: string });
  expect(parsed.length).toBeGreaterThan(120);
  expect(parsed.map((one) => one.who)).toContain("=1+1");
  const csv = (await get(`${base}.csv?${query}`)).text;
  expect(csv.trim().split("\r\n").length).toBeGreaterThanOrEqual(parsed.length + 1);
  expect(csv).not.toMatch(/(?:^|;|\r\n)"?[=+@＝\t]/);
  const xlsx = await get(`${base}.xlsx?${query}`);
  expect(xlsx.headers["content-disposition"]).toContain("revisionsspor-lyngholm-2036-05-06.xlsx");
  expect(xlsx.text.startsWith("PK")).toBe(true);
  const taken = (await actions("oversight.export-trail")).slice(before).map((one) => one.after);
  expect(taken).toMatchObject([{ format: "jsonl" }, { format: "csv" }, { format: "xlsx" }]);
  expect(taken[0]).toMatchObject({ handling: "trips.edit" });
});

test("the whole chain is whole until somebody edits a value past Udsyn; then the act is named", async () => {
  await seal();
  expect((await get(`${base}/kaede`)).text).toContain("Kæden er ubrudt");
  const [one] = await site.db.query<{ id: string }>(
    "SELECT audit_id AS id FROM udsyn.records_audit WHERE action = 'trips.submit' LIMIT 1",
  );
  const change = (value: string) =>
    site.db.query("UPDATE udsyn.records_audit_value SET actor_name = $2 WHERE audit_id = $1", [one?.id, value]);
  await change("En anden");
  const broken = (await get(`${base}/kaede`)).text;
  expect(broken).not.toContain("Kæden er ubrudt");
  expect(broken).toContain(`Handling ${one?.id} er ændret, efter at den blev forseglet.`);
  expect((await get(`${base}/${one?.id}`)).text).toContain("ændret, efter at den blev forseglet");
  await change("Ane");
  expect((await get(`${base}/kaede`)).text).toContain("Kæden er ubrudt");
});

test("the whole chain is checked by one at a time in a municipality; another's waits for nobody", async () => {
  const checked = (await actions("oversight.check-trail")).length;
  await site.doing(slug, async (one) => {
    expect(await holdChainCheck(one.tx, one.municipality.id)).toBe(true);
    const refused = await get(`${base}/kaede`);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain("kontrolleret lige nu");
    await site.doing("ballerup", async (other) => {
      expect(await holdChainCheck(other.tx, other.municipality.id)).toBe(true);
    });
  });
  expect((await get(`${base}/kaede`)).status).toBe(200);
  expect((await actions("oversight.check-trail")).length).toBe(checked + 1);
});
