import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { placesOf, repeatErasures } from "../../oversight/index.ts";
import { type Erasure, identifiersOf, matcherOfDigests, secretMark } from "../../records/index.ts";
import { personalSources } from "../personal-sources.ts";

/** After a restore, what was erased is erased again before anybody is served: by digests, so every row must be read, but once. */
const slug = "lyngholm";
const secret = "test";
const sources = personalSources(secret);
let site: TestSite;
const asked: { sql: string; values: unknown[] }[] = [];
beforeAll(async () => {
  site = await startTestSite();
  const query = pg.Client.prototype.query;
  vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (this: pg.Client, ...given: unknown[]) {
    const [first, second] = given;
    if (typeof first === "string" && /\bORDER BY t\./.test(first))
      asked.push({ sql: first, values: (second ?? []) as unknown[] });
    return Reflect.apply(query, this, given);
  });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await site.close();
});

const erasureOf = (name: string): Erasure => ({
  id: crypto.randomUUID() as Erasure["id"],
  at: site.clock.now,
  what: {
    identifiers: identifiersOf(secret, site.here(slug).id, [name]),
    ...{ except: [], decided: false, secretMark: secretMark(secret) },
  },
});

test("of thousands of rows with a key of two columns, all that are about several people go, each row read once", async () => {
  const { id } = site.here(slug);
  await site.db.query(
    `INSERT INTO udsyn.records_idempotency (municipality_id, actor_id, key, request_hash, status, body, created_at)
     SELECT $1, 'program ' || n % 7, 'key ' || n, '\\x00', 200,
       to_jsonb(CASE WHEN n % 500 = 0 THEN 'Frida Kanariefugl' WHEN n % 501 = 0 THEN 'Bo Undulat' ELSE 'Ingen' END), now()
     FROM generate_series(1, 2600) n`,
    [id],
  );
  const left = async () =>
    (await site.db.query("SELECT body FROM udsyn.records_idempotency WHERE body::text ~ 'Frida|Bo'")).length;
  expect(await left()).toBe(10);
  asked.length = 0;
  const erasures = ["Frida Kanariefugl", "Bo Undulat"].map(erasureOf);
  await site.doing(slug, (one) => repeatErasures(one, secret, sources, erasures));
  expect(await left()).toBe(0);
  expect(asked.filter((one) => one.sql.includes("records_idempotency")).length).toBe(3);
  const traced = await site.db.query<{ id: string }>(
    "SELECT subject_id AS id FROM udsyn.records_audit WHERE action = 'oversight.repeat-erasure' ORDER BY subject_id",
  );
  expect(traced.map((one) => one.id)).toEqual(erasures.map((one) => String(one.id)).toSorted());
});

test("an index gives every personal table in the order it is paged by, so that no batch sorts or scans it again", async () => {
  asked.length = 0;
  const { id } = site.here(slug);
  const matcher = matcherOfDigests(secret, id, identifiersOf(secret, id, ["Ingen Her"]));
  await site.doing(slug, (one) => placesOf(one, sources, matcher));
  const paged = asked.splice(0);
  expect(paged.length).toBeGreaterThan(12);
  const client = new pg.Client(site.db.connections.owner);
  await client.connect();
  try {
    for (const off of ["seqscan", "sort", "bitmapscan"]) await client.query(`SET enable_${off} = off`);
    for (const { sql, values } of paged) {
      const { rows } = await client.query<{ "QUERY PLAN": string }>(`EXPLAIN ${sql}`, values);
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      expect(plan, sql).not.toMatch(/\bSort\b|Seq Scan on \w+ t\b/);
    }
  } finally {
    await client.end();
  }
});
