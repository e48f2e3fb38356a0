import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { startMailbox, type TestMailbox } from "../../../test/setup/smtp.ts";
import { newId } from "../../kernel/index.ts";
import { type Mailer, openLog, openMailer, startWorker } from "../../platform/index.ts";
import { deliverFrom, deliverJob, failedLetters, post } from "./outbox.store.ts";

let site: TestSite;
let mailbox: TestMailbox;
let worker: Awaited<ReturnType<typeof startWorker>>;
beforeAll(async () => {
  site = await startTestSite();
  mailbox = await startMailbox();
  const mailer = openMailer(mailbox.url, "udsyn.example");
  const jobs = { [deliverJob]: deliverFrom(site.db.app, mailer, () => site.clock.now) };
  worker = await startWorker(site.db.jobsPool, jobs, openLog("silent"));
});
afterAll(async () => {
  await worker.stop();
  await mailbox.close();
  await site.close();
});

let before = 0;
beforeEach(() => {
  before = mailbox.letters.length;
});

const payload = {
  from: "international@lyngholm.example",
  to: "leder@lyngholm.example",
  subject: "Rejsen til Malmø »Østersøen«",
  text: "Kære Åse\nhttps://udsyn.example/g/hemmeligt",
};
const send = (key: string) =>
  site.doing("lyngholm", (one) => post(one.tx, one.municipality.id, { kind: "mail", key, payload }, one.now));

test("a letter posted arrives as written, and its text then no longer lies in the database", async () => {
  await send("a");
  const [letter] = (await mailbox.arrived(before + 1)).slice(before);
  expect(letter).toMatchObject({ to: [payload.to], subject: payload.subject });
  expect(letter?.text.trim()).toBe(payload.text.replaceAll("\n", "\r\n"));
  expect(letter?.autoSubmitted).toBe("auto-generated");
  expect(letter?.messageId).toMatch(/^<[0-9a-f-]{36}@udsyn\.example>$/);
  await expect.poll(delivered, { timeout: 5_000 }).toMatchObject({ a: { text: "" } });
});

test("the same key again sends nothing", async () => {
  await send("b");
  await mailbox.arrived(before + 1);
  await send("b");
  await send("c");
  await mailbox.arrived(before + 2);
  expect(await count("b")).toBe(1);
  expect(mailbox.letters.length).toBe(before + 2);
});

test("a letter that is refused is sent again later, and arrives once", async () => {
  mailbox.refuseNext(2);
  await send("d");
  for (const attempt of [1, 2]) {
    await expect.poll(attempts, { timeout: 5_000 }).toBe(attempt);
    expect(mailbox.letters.length).toBe(before);
    await site.db.jobsPool.query("UPDATE graphile_worker._private_jobs SET run_at = now() - interval '1 second'");
    await site.db.jobsPool.query("SELECT pg_notify('jobs:insert', '{\"count\":1}')");
  }
  await mailbox.arrived(before + 1);
  await expect.poll(attempts, { timeout: 5_000 }).toBeNull();
  expect(mailbox.letters.length).toBe(before + 1);
});

test("a failure is counted and kept until the letter gets away, and no transaction is open while it is sent", async () => {
  const open: number[] = [];
  const answers = ["550 no such mailbox", null];
  const mailer: Mailer = {
    send: async () => {
      const idle = await site.db.query(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'",
      );
      open.push(idle.length);
      const answer = answers.shift();
      if (answer) throw new Error(answer);
    },
    greet: async () => undefined,
    close: () => undefined,
  };
  const deliver = deliverFrom(site.db.app, mailer, () => site.clock.now);
  const { id: municipality } = site.here("lyngholm");
  const outboxId = newId<"outbox">();
  await site.db.query(
    `INSERT INTO udsyn.records_outbox (municipality_id, outbox_id, kind, key, payload, created_at, attempts)
     VALUES ($1, $2, 'mail', 'tried', $3, now(), 24)`,
    [municipality, outboxId, JSON.stringify(payload)],
  );
  const failed = () => site.doing("lyngholm", (one) => failedLetters(one.tx, one.municipality.id));
  await expect(deliver({ municipality, outboxId })).rejects.toThrow("no such mailbox");
  expect(await failed()).toMatchObject([
    { to: payload.to, subject: payload.subject, attempts: 25, failure: "550 no such mailbox", givenUp: true },
  ]);
  await deliver({ municipality, outboxId });
  expect([await failed(), open]).toEqual([[], [0, 0]]);
  await deliver({ municipality, outboxId });
  expect(open).toHaveLength(2);
});

test("a letter that another process is sending is left to it, until that must have died", async () => {
  const sent: string[] = [];
  const mailer: Mailer = {
    send: async ({ subject }) => void sent.push(subject),
    greet: async () => undefined,
    close: () => undefined,
  };
  const { id: municipality } = site.here("lyngholm");
  const outboxId = newId<"outbox">();
  await site.db.query(
    `INSERT INTO udsyn.records_outbox (municipality_id, outbox_id, kind, key, payload, created_at, claimed_until)
     VALUES ($1, $2, 'mail', 'taken', $3, now(), $4)`,
    [municipality, outboxId, JSON.stringify(payload), new Date(site.clock.now.getTime() + 60_000)],
  );
  let now = site.clock.now;
  const deliver = deliverFrom(site.db.app, mailer, () => now);
  await expect(deliver({ municipality, outboxId })).rejects.toThrow("another process");
  expect(sent).toEqual([]);
  now = new Date(now.getTime() + 60_000);
  await deliver({ municipality, outboxId });
  expect(sent).toHaveLength(1);
});

test("a transaction that is given up sends nothing", async () => {
  const givenUp = site.doing("lyngholm", async (one) => {
    await post(one.tx, one.municipality.id, { kind: "mail", key: "e", payload }, one.now);
    throw new Error("given up");
  });
  await expect(givenUp).rejects.toThrow("given up");
  await send("f");
  await mailbox.arrived(before + 1);
  expect(await count("e")).toBe(0);
});

async function delivered(): Promise<Record<string, { text: string }>> {
  const rows = await site.db.query<{ key: string; payload: { text: string } }>(
    "SELECT key, payload FROM udsyn.records_outbox WHERE delivered_at IS NOT NULL",
  );
  return Object.fromEntries(rows.map((row) => [row.key, row.payload]));
}

async function count(key: string): Promise<number> {
  const rows = await site.db.query("SELECT 1 FROM udsyn.records_outbox WHERE key = $1", [key]);
  return rows.length;
}

/** How often the one job that waits has been tried; `null` when none waits. */
async function attempts(): Promise<number | null> {
  const { rows } = await site.db.jobsPool.query<{ attempts: number }>(
    "SELECT attempts FROM graphile_worker._private_jobs WHERE locked_at IS NULL",
  );
  return rows[0]?.attempts ?? null;
}

test("a link that a mail server answers with is neither kept nor thrown on", async () => {
  const link = `https://udsyn.example/bidrag/${"x".repeat(43)}`;
  await send("link");
  await mailbox.arrived(before + 1);
  // The mail server has it before it is written down that it does.
  const delivered = "SELECT FROM udsyn.records_outbox WHERE key = 'link' AND delivered_at IS NOT NULL";
  await expect.poll(async () => (await site.db.query(delivered)).length, { timeout: 10_000 }).toBe(1);
  await site.db.query("UPDATE udsyn.records_outbox SET delivered_at = NULL, claimed_until = NULL WHERE key = 'link'");
  const [row] = await site.db.query<{ id: string }>(
    "SELECT outbox_id AS id FROM udsyn.records_outbox WHERE key = 'link'",
  );
  const refusing: Pick<Mailer, "send"> = {
    send: async () => {
      throw new Error(`554 5.7.1 Message blocked by URL filter: ${link}`);
    },
  };
  const deliver = deliverFrom(site.db.app, refusing, () => site.clock.now);
  const tried = deliver({ municipality: site.here("lyngholm").id, outboxId: row?.id ?? "" });
  await expect(tried).rejects.toThrow("554 5.7.1 Message blocked by URL filter: [et link]");
  await expect(tried).rejects.not.toThrow(link);
  const [kept] = await site.db.query<{ failure: string }>(
    "SELECT failure FROM udsyn.records_outbox WHERE key = 'link'",
  );
  expect(kept?.failure).toBe("554 5.7.1 Message blocked by URL filter: [et link]");
});
