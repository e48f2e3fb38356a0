import { afterAll, beforeAll, expect, test } from "vitest";
import { hoursUnderWay } from "../../src/records/documents/erase-documents.ts";
import { runDaily } from "../../src/trips/daily/run-daily.ts";
import { openBucket, type TestBucket } from "../setup/bucket.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { plantOpenAccounts } from "./planted.ts";

/** A receipt's bytes go to a bucket before anything is locked; whatever breaks off, no receipt is without its bytes. */
const slug = "lyngholm";
let bucket: TestBucket;
let site: TestSite;
let trip: string;
beforeAll(async () => {
  bucket = await openBucket();
  site = await startTestSite(undefined, { env: { FILES_URL: bucket.url } });
  trip = await plantOpenAccounts(site, slug);
});
afterAll(async () => {
  await site.close();
  await bucket.close();
});

const pdf = (words: string) => `%PDF-1.7\n% ${words}\n%%EOF`;
const at = () => `/api/v1/trips/${trip}`;
async function send(bytes: string, onto?: string): Promise<Response> {
  const body = new FormData();
  if (onto) body.append("posting", onto);
  body.append("files", new Blob([bytes]), "kvittering.pdf");
  const headers = { authorization: `Bearer ${await site.token(slug, "accountant")}` };
  return fetch(`${site.address}${at()}/receipts`, { method: "POST", headers, body });
}
async function booked(): Promise<string> {
  const line = { category: "transport", amount: "100.00", currency: "DKK", text: "Tog", bookedOn: "2025-02-05" };
  const answer = await site.api(slug, "accountant", "POST", `${at()}/postings`, line);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}
const kept = () => site.files.kept(site.here(slug).id);
const receipts = async () => (await site.db.query("SELECT FROM udsyn.records_document")).length;
const underWay = async () => (await site.db.query("SELECT FROM udsyn.records_upload")).length;
const sweep = (hours: number, files = site.files) => {
  const now = new Date(site.clock.now.getTime() + hours * 3_600_000);
  return runDaily(site.db.app, site.here(slug), now, site.rooms.publishTrip, files);
};
/** What sessions of the site hold while somebody waits: rows of a case, or bytes. */
const holding = () =>
  site.db.query(
    `SELECT l.locktype, l.relation::regclass::text AS what FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.state = 'idle in transaction'`,
  );

test("while a bucket takes its time, nothing is locked: line and trip are worked on, and a sweep lets the bytes lie", async () => {
  for (const when of ["before", "after"] as const) {
    const line = await booked();
    const put = bucket.holdPut(when);
    const sending = send(pdf(`langsom ${when}`), line);
    await put.arrived;
    expect(await holding()).toEqual([]);
    expect(await underWay()).toBe(1);
    await booked();
    const lying = await kept();
    await sweep(0);
    await sweep(hoursUnderWay - 1);
    expect(await kept()).toEqual(lying);
    put.goOn();
    const sent = await sending;
    expect(sent.status, await sent.clone().text()).toBe(201);
    const { id, postings } = (await sent.json()) as { id: string; postings: string[] };
    expect(postings).toEqual([line]);
    expect(await underWay()).toBe(0);
    await sweep(hoursUnderWay + 1);
    const shown = await site.api(slug, "accountant", "GET", `${at()}/receipts/${id}`);
    expect([shown.status, await shown.text()]).toEqual([200, pdf(`langsom ${when}`)]);
  }
});

test("broken off before or after its bytes lie there, an upload leaves no receipt, and its loose bytes go after some hours", async () => {
  const [before, rows] = [await kept(), await receipts()];
  for (const when of ["before", "after"] as const) {
    const put = bucket.holdPut(when);
    const sending = send(pdf(`afbrudt ${when}`));
    await put.arrived;
    put.cut();
    expect((await sending).status).toBe(503);
    expect(await receipts()).toBe(rows);
    const loose = when === "after" ? 1 : 0;
    expect((await kept()).length - before.length).toBe(loose);
    await sweep(hoursUnderWay - 1);
    expect((await kept()).length - before.length).toBe(loose);
    await sweep(hoursUnderWay + 1);
    expect(await kept()).toEqual(before);
    expect(await underWay()).toBe(0);
  }
});

test("an upload that is refused afterwards is swept too; the same bytes sent again meanwhile stay", async () => {
  const before = (await kept()).length;
  const refused = await send(pdf("afvist"), "00000000-0000-7000-8000-000000000000");
  expect(refused.status).toBe(404);
  expect((await kept()).length).toBe(before + 1);
  const again = await send(pdf("afvist"));
  expect(again.status).toBe(201);
  await sweep(hoursUnderWay + 1);
  expect((await kept()).length).toBe(before + 1);
});

test("an upload so slow that a sweep may have taken its bytes is to be sent again, and is no receipt", async () => {
  const rows = await receipts();
  const put = bucket.holdPut("after");
  const sending = send(pdf("for langsom"));
  await put.arrived;
  await sweep(hoursUnderWay + 1);
  put.goOn();
  const answer = await sending;
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([503, "documents-away"]);
  expect(await receipts()).toBe(rows);
});

test("bytes that are just being taken away are waited for, and put anew", async () => {
  const bytes = pdf("to ad gangen");
  const stray = await site.files.take(
    (async function* () {
      yield Buffer.from(bytes);
    })(),
    1_000,
  );
  await stray?.keep(site.here(slug).id);
  const [asked, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow = {
    ...site.files,
    remove: async (...which: Parameters<typeof site.files.remove>) => {
      asked.resolve();
      await go.promise;
      await site.files.remove(...which);
    },
  };
  const sweeping = sweep(0, slow);
  await asked.promise;
  const other = await send(pdf("andre bytes"));
  expect(other.status).toBe(201);
  const puts = bucket.puts();
  const sending = send(bytes);
  await expect.poll(async () => (await site.db.query("SELECT FROM pg_locks WHERE NOT granted")).length).toBe(1);
  expect(bucket.puts()).toBe(puts);
  go.resolve();
  await sweeping;
  const sent = await sending;
  expect(sent.status).toBe(201);
  const { id } = (await sent.json()) as { id: string };
  expect((await site.api(slug, "accountant", "GET", `${at()}/receipts/${id}`)).status).toBe(200);
});
