import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readWitness, startSealing, unreadableSeals, writeWitness } from "../../src/app/index.ts";
import { trace } from "../../src/identity/index.ts";
import { type MunicipalityId, openLog } from "../../src/platform/index.ts";
import { checkTrail, newestSeal, type SealMark, sealTrail } from "../../src/records/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

const slug = "lyngholm";
const traces = 60;
/** Where a trace is changed: at both ends of the trail and of its two seals, and between. */
const places = [1, 2, 3, 9, 16, 17, 24, 29, 30, 31, 32, 45, 52, 59, 60];
/** How many changes of the sealed trail were tried, and found out. */
let caught = 0;
let site: TestSite;
let journal: string;
beforeAll(async () => {
  site = await startTestSite();
  journal = mkdtempSync(path.join(tmpdir(), "udsyn-journal-"));
});
afterAll(async () => {
  await site.close();
  rmSync(journal, { recursive: true, force: true });
});

const here = (one = slug) => site.here(one);
const idOf = (one = slug) => here(one).id;
const seal = (one = slug) => site.doing(one, ({ tx, now }) => sealTrail(tx, idOf(one), now));
const check = (witnessed: SealMark | null, one = slug) =>
  site.doing(one, ({ tx }) => checkTrail(tx, idOf(one), witnessed));
const mark = () => site.doing(slug, ({ tx }) => newestSeal(tx, idOf()));
const happen = (count: number, one = slug) =>
  site.doing(one, async (work) => {
    for (let n = 0; n < count; n += 1)
      await trace(work, {
        action: "trips.edit",
        subject: { type: "trip", id: `t${n}` },
        before: { title: "før" },
        after: { title: `efter ${n}`, secret: "Asta Opdigt" },
      });
  });

/** What the journal's witness saw, which can be read. */
async function witnessed(): Promise<SealMark | null> {
  const found = await readWitness(journal, here());
  if (found === "unreadable") throw new Error(found);
  return found;
}

/** As the owner of the database, whom no right holds back. */
const tamper = (statement: string, values: unknown[] = []) => site.db.query(statement, values);
const at = (seq: number) =>
  `(SELECT audit_id FROM udsyn.records_audit_seal WHERE municipality_id = $1 AND seq = ${seq})`;

beforeEach(async () => {
  rmSync(journal, { recursive: true, force: true });
  for (const table of ["records_audit_seal", "records_audit_value", "records_audit"])
    await tamper(`DELETE FROM udsyn.${table}`);
  await happen(traces / 2);
  await seal();
  await happen(traces / 2);
  await seal();
});

describe("whoever changes the sealed trail is found out", () => {
  test("an untouched one holds, and sealing it again adds nothing", async () => {
    expect(await seal()).toBe(0);
    expect(await mark()).toMatchObject({ seq: BigInt(traces) });
    expect(await check(await mark())).toEqual([]);
  });

  const edits: readonly (readonly [string, string])[] = [
    ["the instant", "UPDATE udsyn.records_audit SET at = at + interval '1 ms'"],
    ["who it was", "UPDATE udsyn.records_audit SET actor_id = 'another'"],
    ["what they were", "UPDATE udsyn.records_audit SET actor_kind = 'job'"],
    ["what was done", "UPDATE udsyn.records_audit SET action = 'trips.look'"],
    ["to what", "UPDATE udsyn.records_audit SET subject_id = 'another'"],
    ["to what kind of thing", "UPDATE udsyn.records_audit SET subject_type = 'grant'"],
    ["the digest", "UPDATE udsyn.records_audit SET digest = sha256('x')"],
    ["the name", "UPDATE udsyn.records_audit_value SET actor_name = 'Another'"],
    ["what was after", `UPDATE udsyn.records_audit_value SET value = jsonb_set(value, '{after,title}', '"x"')`],
    ["what was before", "UPDATE udsyn.records_audit_value SET value = value - 'before'"],
    ["the salt", "UPDATE udsyn.records_audit_value SET salt = sha256('x')"],
  ];
  test.each(edits)("%s, at any of its places", async (_, statement) => {
    for (const seq of places) {
      const [before] = await tamper(`SELECT * FROM udsyn.records_audit WHERE audit_id = ${at(seq)}`, [idOf()]);
      const [value] = await tamper(`SELECT * FROM udsyn.records_audit_value WHERE audit_id = ${at(seq)}`, [idOf()]);
      await tamper(`${statement} WHERE audit_id = ${at(seq)}`, [idOf()]);
      expect(await check(await mark()), `${statement} at ${seq}`).not.toEqual([]);
      caught += 1;
      await restore("records_audit", before);
      await restore("records_audit_value", value);
    }
    expect(await check(await mark())).toEqual([]);
  });

  async function restore(table: string, row: Record<string, unknown> | undefined): Promise<void> {
    const { municipality_id: municipality, audit_id: audit, ...rest } = row ?? {};
    const names = Object.keys(rest);
    const values = names.map((name) => (name === "value" ? JSON.stringify(rest[name]) : rest[name]));
    const set = names.map((name, n) => `${name} = $${n + 3}`).join(", ");
    await tamper(`UPDATE udsyn.${table} SET ${set} WHERE municipality_id = $1 AND audit_id = $2`, [
      municipality,
      audit,
      ...values,
    ]);
  }

  test("a trace taken out, with its values and with its seal or without", async () => {
    for (const [n, seq] of places.entries()) {
      const withSeal = n % 2 === 1;
      const before = await check(null);
      const [{ audit_id: gone } = {}] = await tamper(`SELECT ${at(seq)} AS audit_id`, [idOf()]);
      await tamper("DELETE FROM udsyn.records_audit_value WHERE audit_id = $1", [gone]);
      await tamper("DELETE FROM udsyn.records_audit WHERE audit_id = $1", [gone]);
      if (withSeal) await tamper("DELETE FROM udsyn.records_audit_seal WHERE audit_id = $1", [gone]);
      const found = await check(null);
      expect(found.filter((one) => !before.includes(one)).length, `${seq}`).toBeGreaterThan(0);
      expect(found.join()).toMatch(withSeal ? `seal ${seq} is missing` : "is missing");
      caught += 1;
    }
  });

  test("two traces that changed places", async () => {
    const [first] = await tamper(`SELECT ${at(1)} AS id`, [idOf()]);
    const [last] = await tamper(`SELECT ${at(60)} AS id`, [idOf()]);
    await tamper("DELETE FROM udsyn.records_audit_seal WHERE audit_id = $1", [last?.id]);
    await tamper("UPDATE udsyn.records_audit_seal SET audit_id = $2 WHERE audit_id = $1", [first?.id, last?.id]);
    expect(await check(null)).toContain("seal 1 does not fit");
  });

  test("the end cut off, which only a witness outside can see", async () => {
    const witnessed = await mark();
    for (let from = traces; from >= 1; from -= 2) {
      const cut = `SELECT audit_id FROM udsyn.records_audit_seal WHERE municipality_id = $1 AND seq >= ${from}`;
      await tamper(`DELETE FROM udsyn.records_audit_value WHERE audit_id IN (${cut})`, [idOf()]);
      await tamper(`DELETE FROM udsyn.records_audit WHERE audit_id IN (${cut})`, [idOf()]);
      await tamper(`DELETE FROM udsyn.records_audit_seal WHERE municipality_id = $1 AND seq >= ${from}`, [idOf()]);
      expect(await check(null)).toEqual([]);
      expect(await check(witnessed)).toEqual([`seals from ${from} to 60 were cut off`]);
      caught += 1;
    }
  });

  test("the end cut off and written anew, just as long", async () => {
    const witnessed = await mark();
    const cut = "SELECT audit_id FROM udsyn.records_audit_seal WHERE municipality_id = $1 AND seq >= 31";
    await tamper(`DELETE FROM udsyn.records_audit_value WHERE audit_id IN (${cut})`, [idOf()]);
    await tamper(`DELETE FROM udsyn.records_audit WHERE audit_id IN (${cut})`, [idOf()]);
    await tamper("DELETE FROM udsyn.records_audit_seal WHERE municipality_id = $1 AND seq >= 31", [idOf()]);
    await happen(traces / 2 + 5);
    await seal();
    expect(await check(null)).toEqual([]);
    expect(await check(witnessed)).toEqual(["seal 60 is not the one witnessed"]);
    caught += 1;
  });

  // The count of trust.md d5; the tests above run one after another.
  test("200 times", () => expect(caught).toBeGreaterThanOrEqual(200));
});

test("erasing values, any of them or all, breaks no seal, and they cannot be found again", async () => {
  const witnessed = await mark();
  for (const some of [`audit_id = ${at(1)}`, `audit_id = ${at(31)}`, "municipality_id = $1"]) {
    await tamper(`DELETE FROM udsyn.records_audit_value WHERE ${some}`, [idOf()]);
    expect(await check(witnessed)).toEqual([]);
  }
  const left = await tamper("SELECT a::text AS text FROM udsyn.records_audit a");
  expect(left.map((row) => row.text).join()).not.toContain("Asta Opdigt");
  // A digest of the value alone could be guessed; the salt that made it unguessable is gone with it.
  expect((await tamper("SELECT FROM udsyn.records_audit_value WHERE municipality_id = $1", [idOf()])).length).toBe(0);
});

test("municipalities have trails of their own: one's growth or fault is not the other's", async () => {
  await happen(5, "ballerup");
  await seal("ballerup");
  await tamper("UPDATE udsyn.records_audit SET action = 'x' WHERE municipality_id = $1", [idOf("ballerup")]);
  expect(await check(null, "ballerup")).not.toEqual([]);
  expect(await check(await mark())).toEqual([]);
});

test("two processes that seal at once make one chain", async () => {
  await happen(40);
  const counts = await Promise.all(Array.from({ length: 8 }, () => seal()));
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(40);
  expect(await check(await mark())).toEqual([]);
});

describe("the running site", () => {
  test("seals what happens, tells its witness, and seals afterwards what nobody was there to seal", async () => {
    await happen(7);
    const start = () =>
      startSealing({
        db: site.db.app,
        directory: site.directory,
        journal,
        clock: () => site.clock.now,
        log: openLog("silent"),
      });
    const sealedTo = async (seq: number) => {
      for (let tries = 0; tries < 200; tries += 1) {
        if ((await witnessed())?.seq === BigInt(seq)) return;
        await sleep(100);
      }
      throw new Error(`nothing sealed ${seq}`);
    };
    const first = start();
    await sealedTo(traces + 7);
    await happen(3);
    await sealedTo(traces + 10);
    await first.stop();
    await happen(2);
    const second = start();
    await sealedTo(traces + 12);
    await second.stop();
    expect(await check(await witnessed())).toEqual([]);
  });

  test("leaves its witness as it was where the trail no longer holds what that saw, and says so; the chain tells it for good", async () => {
    const errors: unknown[] = [];
    const log = { ...openLog("silent"), error: (fields: object) => void errors.push(fields) };
    const parts = { db: site.db.app, directory: site.directory, journal, clock: () => site.clock.now, log };
    const running = startSealing(parts);
    await happen(4);
    await expect.poll(async () => (await witnessed())?.seq, { timeout: 20_000 }).toBe(BigInt(traces + 4));
    const before = await witnessed();
    // Whoever owns the database cuts the end off, and somebody signs in before anybody looks.
    const cut = await tamper(
      `DELETE FROM udsyn.records_audit_seal WHERE municipality_id = $1 AND seq > ${traces + 2} RETURNING audit_id`,
      [idOf()],
    );
    for (const table of ["records_audit_value", "records_audit"])
      await tamper(`DELETE FROM udsyn.${table} WHERE audit_id = ANY ($1)`, [cut.map((one) => one.audit_id)]);
    await happen(1);
    await expect.poll(async () => (await mark())?.seq, { timeout: 20_000 }).toBe(BigInt(traces + 3));
    const short = `seals from ${traces + 4} to ${traces + 4} were cut off`;
    expect(await check(await witnessed())).toEqual([short]);
    await happen(3);
    await expect.poll(async () => (await mark())?.seq, { timeout: 20_000 }).toBe(BigInt(traces + 6));
    await running.stop();
    expect(await witnessed()).toEqual(before);
    expect(await check(await witnessed())).toEqual([`seal ${traces + 4} is not the one witnessed`]);
    expect(errors.length).toBe(1);
  });

  test("seals the others' trails where one cannot be sealed", async () => {
    await happen(1);
    const broken = { id: "no-uuid" as MunicipalityId };
    const running = startSealing({
      db: site.db.app,
      directory: { all: () => [broken, ...site.directory.all()] as ReturnType<typeof site.directory.all> },
      journal,
      clock: () => site.clock.now,
      log: openLog("silent"),
    });
    await expect.poll(async () => (await witnessed())?.seq, { timeout: 20_000 }).toBe(BigInt(traces + 1));
    await running.stop();
  });

  test("seals on where the witness cannot be opened, and says so once; doctor has why, in words", async () => {
    const line = { id: idOf(), logOrigin: here().profile.logOrigin, earlierLogs: [] };
    const file = path.join(journal, `seal-${idOf()}`);
    const errors: unknown[] = [];
    const log = { ...openLog("silent"), error: (fields: object) => void errors.push(fields) };
    const asFolder = () => mkdirSync(file, { recursive: true });
    const asFile = () => writeFileSync(journal, "");
    for (const [at, [hinder, why]] of [
      [asFolder, "der ligger en mappe"] as const,
      [asFile, "journalens mappe er en fil"] as const,
    ].entries()) {
      rmSync(journal, { recursive: true, force: true });
      hinder();
      errors.length = 0;
      expect(await readWitness(journal, here())).toBe("unreadable");
      expect(await unreadableSeals(journal, [line])).toEqual([
        expect.stringMatching(new RegExp(`${file}, kan ikke åbnes.*${why}`)),
      ]);
      const running = startSealing({
        db: site.db.app,
        directory: { all: () => [here()] },
        journal,
        clock: () => site.clock.now,
        log,
      });
      await happen(1);
      await expect.poll(async () => (await mark())?.seq, { timeout: 20_000 }).toBe(BigInt(traces + 1 + at));
      await running.stop();
      expect(errors.length).toBe(1);
    }
  });

  test("tells of a spoiled witness, and that it is back when its file is", async () => {
    const file = path.join(journal, `seal-${idOf()}`);
    const told: string[] = [];
    const say = (_: object, text: string) => void told.push(text);
    const log = { ...openLog("silent"), info: say, warn: say, error: say };
    const parts = { db: site.db.app, directory: { all: () => [here()] }, journal, clock: () => site.clock.now, log };
    const running = startSealing(parts);
    await happen(1);
    await expect.poll(() => readWitness(journal, here()), { timeout: 20_000 }).not.toBeNull();
    const whole = readFileSync(file);
    writeFileSync(file, "spoiled");
    await expect.poll(() => told, { timeout: 20_000 }).toEqual([expect.stringMatching("witness cannot be read")]);
    writeFileSync(file, whole);
    await expect.poll(() => told.slice(1), { timeout: 20_000 }).toEqual([expect.stringMatching("can be read again")]);
    await running.stop();
  });

  test("seals on where the witness cannot be written", async () => {
    mkdirSync(path.join(journal, `seal-${idOf()}.${process.pid}.new`), { recursive: true });
    const warned: unknown[] = [];
    const log = { ...openLog("silent"), warn: (_: object, text: string) => void warned.push(text) };
    const running = startSealing({
      db: site.db.app,
      directory: { all: () => [here()] },
      journal,
      clock: () => site.clock.now,
      log,
    });
    await happen(1);
    await expect.poll(async () => (await mark())?.seq, { timeout: 20_000 }).toBe(BigInt(traces + 1));
    await running.stop();
    expect(new Set(warned)).toEqual(new Set(["the audit trail is sealed, and its witness cannot be written"]));
  });

  test("keeps a witness of its own for a log that was begun anew, which until then goes by the one before it", async () => {
    const live = here();
    const { logOrigin } = live.profile;
    const earlierLogs = [{ origin: logOrigin, endedOn: "2026-11-26" }];
    const trial = { ...live, profile: { ...live.profile, logOrigin: `${logOrigin}-20261126-3fa91c07`, earlierLogs } };
    const [first, second] = [
      { seq: 3n, seal: "ab".repeat(32) },
      { seq: 4n, seal: "cd".repeat(32) },
    ];
    expect(await readWitness(journal, trial)).toBeNull();
    await writeWitness(journal, live, first);
    expect(await readWitness(journal, trial)).toEqual(first);
    await writeWitness(journal, trial, second);
    expect([await readWitness(journal, live), await readWitness(journal, trial)]).toEqual([first, second]);
  });

  test("keeps a witness that says when it is not readable, rather than none", async () => {
    expect(await readWitness(journal, here("proeve"))).toBeNull();
    await writeWitness(journal, here("proeve"), { seq: 3n, seal: "ab".repeat(32) });
    expect(await readWitness(journal, here("proeve"))).toEqual({ seq: 3n, seal: "ab".repeat(32) });
    await writeWitness(journal, here("proeve"), { seq: 3n, seal: "x" });
    expect(await readWitness(journal, here("proeve"))).toBe("unreadable");
    const { id, profile } = here("proeve");
    const line = { id, logOrigin: profile.logOrigin, earlierLogs: [] };
    // Said by doctor, with the file that it is.
    expect(await unreadableSeals(journal, [line])).toEqual([expect.stringContaining(`seal-${id}`)]);
    await writeWitness(journal, here("proeve"), { seq: 3n, seal: "ab".repeat(32) });
    expect(await unreadableSeals(journal, [line])).toEqual([]);
  });
});
