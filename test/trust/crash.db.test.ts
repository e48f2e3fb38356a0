import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmbedded } from "../../src/platform/index.ts";
import { type KilledSite, startKilledSite } from "./killed-site.ts";
import { wholeTrip } from "./planted.ts";

const rounds = 20;
const kills = ["killProgram", "killPostmaster", "killDatabase", "killPostmaster", "killBoth"] as const;
let site: KilledSite;
let coordinator: string;
let secretary: string;
beforeAll(async () => {
  site = await startKilledSite();
  [coordinator, secretary] = [await site.token("coordinator"), await site.token("secretary")];
});
afterAll(async () => {
  await site?.stop();
  site?.remove();
});

/** What was answered for with a 2xx, and so must be there whatever happened next. */
const promised = { trips: new Map<string, number>(), rulings: new Set<string>(), keys: 0 };
const refusals = new Set<number>();

type Said = Record<string, string | number>;

/** One write. `null` when the answer did not come or was a refusal: then nothing was promised. */
async function write(token: string, method: string, path: string, body: object): Promise<Said | null> {
  promised.keys += 1;
  const headers = {
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
    "idempotency-key": `k${promised.keys}`,
  };
  const port = new URL(site.address()).port;
  const signal = AbortSignal.timeout(20_000);
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, body: JSON.stringify(body), signal })
    .then(async (got) => ({ status: got.status, said: (await got.json()) as Said }))
    .catch(() => null);
  if (answer && answer.status < 300) return answer.said;
  if (answer) refusals.add(answer.status);
  await sleep(50);
  return null;
}

/** A trip's whole way, as far as it gets: made, changed, submitted, ruled, published. */
async function oneTrip(): Promise<void> {
  const made = await write(coordinator, "POST", "/api/v1/trips", wholeTrip);
  if (!made) return;
  const id = String(made.id);
  promised.trips.set(id, 1);
  const changed = await write(coordinator, "PATCH", `/api/v1/trips/${id}`, { caseNumber: id });
  if (!changed) return;
  promised.trips.set(id, Number(changed.version));
  const about = { about: "request", committee: "byraadet", meetingOn: "2026-05-20" };
  const submission = await write(coordinator, "POST", `/api/v1/trips/${id}/submissions`, about);
  if (!submission) return;
  const ruling = { ruling: "approved", text: "Godkendt.", confirmed: true };
  if (await write(secretary, "POST", `/api/v1/submissions/${submission.id}/rulings`, ruling)) promised.rulings.add(id);
}

/** What the program says of its own failures, for whoever reads a failed test. */
const failures = () =>
  site
    .log()
    .split("\n")
    .filter((line) => line.includes('"status":500'))
    .join("\n");

async function untilReady(): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const port = new URL(site.address()).port;
    const headers = { authorization: `Bearer ${coordinator}` };
    const signal = AbortSignal.timeout(5_000);
    const got = await fetch(`http://127.0.0.1:${port}/api/v1/trips?limit=1`, { headers, signal }).catch(() => null);
    if (got?.status === 200) return;
    await sleep(100);
  }
  throw new Error(`the site did not recover:\n${site.log().slice(-5_000)}`);
}

/** RFC 6962, written anew: the tree's root over its leaves. */
function rootOf(leaves: readonly Buffer[]): Buffer {
  const hash = (...parts: readonly Uint8Array[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
  const [only] = leaves;
  if (only === undefined) return hash();
  if (leaves.length === 1) return hash(Buffer.of(0), only);
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return hash(Buffer.of(1), rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)));
}

test(`${rounds} times the program or its database is killed in the middle of writing`, {
  timeout: 420_000,
  skip: process.platform !== "linux",
}, async () => {
  let seed = 20_261_123;
  const random = (atMost: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % atMost;
  };
  // They write on through every kill: nobody waits for them to come to an end before the next.
  let on = true;
  const writers = Array.from({ length: 4 }, async () => {
    while (on) await oneTrip();
  });
  for (let round = 0; round < rounds; round += 1) {
    // On a busy machine a kill waits until something has been written since the others.
    while (promised.trips.size <= round || promised.rulings.size <= round / 2) await sleep(20);
    await sleep(100 + random(500));
    const kill = kills[round % kills.length] ?? "killProgram";
    await site[kill]();
    await untilReady();
  }
  on = false;
  await Promise.all(writers);
  // Nothing but "not now" was ever answered to what was right.
  expect(
    [...refusals].filter((status) => status !== 503),
    failures(),
  ).toEqual([]);
  expect(promised.trips.size).toBeGreaterThan(rounds);
  expect(promised.rulings.size).toBeGreaterThan(rounds / 2);
  await site.stop();
  await checkWhatIsLeft();
});

async function checkWhatIsLeft(): Promise<void> {
  const embedded = await startEmbedded({ dataDir: site.postgres, log: () => undefined });
  const owner = new pg.Client(embedded.connections.owner);
  await owner.connect();
  const ask = async <Row extends pg.QueryResultRow>(text: string) => (await owner.query<Row>(text)).rows;
  try {
    const [at] = await ask<{ data_directory: string }>("SHOW data_directory");
    expect(at?.data_directory).toBe(embedded.dataDirectory);

    const trips = await ask<{ id: string; version: number; status: string }>(
      "SELECT trip_id AS id, version, status FROM udsyn.trips_trip",
    );
    const stored = new Map(trips.map((one) => [one.id, one]));
    const lost = [...promised.trips].filter(([id, version]) => (stored.get(id)?.version ?? 0) < version);
    expect(lost, "acknowledged and not there").toEqual([]);
    const unruled = [...promised.rulings].filter((id) => stored.get(id)?.status !== "approved");
    expect(unruled, "ruled and not approved").toEqual([]);

    // No half of anything: what belongs together was kept together.
    const halves: Readonly<Record<string, string>> = {
      "approved without its confirmed ruling": `SELECT FROM udsyn.trips_trip t WHERE status = 'approved' AND NOT EXISTS (
        SELECT FROM udsyn.decisions_submission s JOIN udsyn.decisions_ruling r USING (municipality_id, submission_id)
        WHERE s.subject_id = t.trip_id AND r.confirmed_at IS NOT NULL)`,
      "approved and not published": `SELECT FROM udsyn.trips_trip t WHERE status = 'approved' AND NOT EXISTS (
        SELECT FROM register.current c WHERE c.record_id = t.trip_id)`,
      "ruled without a ruling": `SELECT FROM udsyn.decisions_submission s WHERE status = 'ruled' AND NOT EXISTS (
        SELECT FROM udsyn.decisions_ruling r WHERE r.submission_id = s.submission_id)`,
      "a ruling on what is still open": `SELECT FROM udsyn.decisions_ruling r JOIN udsyn.decisions_submission s
        USING (municipality_id, submission_id) WHERE s.status <> 'ruled'`,
      // To a committee, to a manager, or told of when it was long over (the demo's).
      "submitted without a submission": `SELECT FROM udsyn.trips_trip t WHERE status <> 'draft' AND NOT EXISTS (
        SELECT FROM udsyn.decisions_submission s WHERE s.subject_id = t.trip_id) AND NOT EXISTS (
        SELECT FROM udsyn.records_audit a WHERE a.subject_id = t.trip_id::text
          AND a.action IN ('trips.submit-staff-visit', 'trips.record-past'))`,
      "a trip without its trace": `SELECT FROM udsyn.trips_trip t WHERE NOT EXISTS (
        SELECT FROM udsyn.records_audit a WHERE a.subject_id = t.trip_id::text AND a.action = 'trips.create')`,
      "a trace without its values": `SELECT FROM udsyn.records_audit a WHERE NOT EXISTS (
        SELECT FROM udsyn.records_audit_value v WHERE v.audit_id = a.audit_id)`,
      "a version without its leaf": `SELECT FROM register.entry e WHERE NOT EXISTS (
        SELECT FROM register.log_leaf l WHERE (l.municipality_id, l.leaf_index) = (e.municipality_id, e.leaf_index)
          AND (l.record_id, l.version) = (e.record_id, e.version))`,
      "a leaf without its version": `SELECT FROM register.log_leaf l WHERE NOT EXISTS (
        SELECT FROM register.entry e WHERE (l.municipality_id, l.leaf_index) = (e.municipality_id, e.leaf_index))`,
      "a key claimed and never answered": "SELECT FROM udsyn.records_idempotency WHERE status = 0",
    };
    for (const [what, query] of Object.entries(halves)) expect(await ask(query), what).toHaveLength(0);

    const heads = await ask<{ municipality_id: string; size: string; checkpoint: string }>(
      "SELECT * FROM register.log_head",
    );
    const published = await ask("SELECT DISTINCT municipality_id FROM register.entry");
    expect(heads).toHaveLength(published.length);
    expect(published.length).toBeGreaterThan(0);
    for (const head of heads) {
      const leaves = await ask<{ leaf: Buffer; leaf_index: string }>(
        `SELECT leaf, leaf_index FROM register.log_leaf WHERE municipality_id = '${head.municipality_id}' ORDER BY leaf_index`,
      );
      expect(leaves.map((one) => Number(one.leaf_index))).toEqual(leaves.map((_, n) => n));
      const [, size, root] = head.checkpoint.split("\n");
      expect([Number(size), root]).toEqual([leaves.length, rootOf(leaves.map((one) => one.leaf)).toString("base64")]);
    }
  } finally {
    await owner.end();
    await embedded.stop();
  }
}
