import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { expectDiscreet, expectRefused } from "./answers.ts";
import { ask, type Got, raw } from "./client.ts";
import { type BadUpload, badUploads } from "./malformed-uploads.ts";
import { plantOpenAccounts, sessionOf } from "./planted.ts";

const slug = "lyngholm";
let site: TestSite;
let token: string;
let trip: string;
beforeAll(async () => {
  site = await startTestSite();
  token = `Bearer ${await site.token(slug, "accountant")}`;
  trip = await plantOpenAccounts(site, slug);
});
afterAll(() => site.close());

const temporary = () => readdir(path.join(site.filesDir, "tmp")).catch(() => [] as string[]);
const documents = async () => (await site.db.query("SELECT FROM udsyn.records_document")).length;

/** Where a request is cut off there is no answer to wait for; what it leaves behind is looked at after. */
async function settled(look: () => Promise<unknown[]>): Promise<void> {
  await expect.poll(look, { timeout: 30_000, interval: 100 }).toEqual([]);
}

async function sent({ type, body, length }: BadUpload, path: string, own: Record<string, string>): Promise<Got> {
  const headers = { ...own, "content-type": type };
  if (length === undefined) {
    const asked = ask(site.address, { method: "POST", path, headers, body });
    return asked.catch(() => ({ status: 0, headers: {}, bytes: Buffer.alloc(0), text: "" }));
  }
  const { host } = new URL(site.addressOf(slug));
  const lines = Object.entries({ host, ...headers, "content-length": String(length) }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return raw(
    site.address,
    Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`), body]),
    300,
  );
}

test("a malformed upload is refused, keeps nothing and leaves nothing temporary", { timeout: 120_000 }, async () => {
  for (const bad of badUploads) {
    const got = await sent(bad, `/api/v1/trips/${trip}/receipts`, { authorization: token });
    if (got.status !== 0) {
      expectRefused(got, bad.what);
      expect(bad.statuses, `${bad.what}: ${got.status} ${got.text.slice(0, 200)}`).toContain(got.status);
    }
    await settled(temporary);
    expect(await documents(), bad.what).toBe(0);
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect((await ask(site.address, { path: "/api/v1/trips", headers: { authorization: token } })).status).toBe(200);
});

test("nor does the desk's form take one", { timeout: 120_000 }, async () => {
  const { host } = new URL(site.addressOf(slug));
  const own = { host, cookie: `udsyn=${await sessionOf(site, slug, "accountant")}`, "sec-fetch-site": "same-origin" };
  for (const bad of badUploads.filter(({ length, what }) => length === undefined && !what.includes("files"))) {
    const got = await sent(bad, `/skrivebord/rejser/${trip}/kvitteringer`, own);
    expectDiscreet(got, bad.what);
    expect(got.status === 0 || (got.status >= 400 && got.status < 500), `${bad.what}: ${got.status}`).toBe(true);
    await settled(temporary);
    expect(await documents(), bad.what).toBe(0);
  }
});

test("sent to the desk by nobody it is answered with what can be given back, and nothing is kept", async () => {
  const { host } = new URL(site.addressOf(slug));
  const to = `/skrivebord/rejser/${trip}/kvitteringer`;
  const own = { host, "sec-fetch-site": "same-origin" };
  for (const bad of badUploads.filter(({ length, body }) => length === undefined && body.length < 1_000_000)) {
    const got = await sent(bad, to, own);
    expectDiscreet(got, bad.what);
    expect([401, 413, 415, 431], `${bad.what}: ${got.status}`).toContain(got.status);
  }
  const part = (headers: string, content: string) =>
    `--x\r\nContent-Disposition: form-data; ${headers}\r\n\r\n${content}\r\n`;
  const body = Buffer.from(
    `${part('name="files"; filename="C:\\\\ud\\\\<b>æ.pdf"', "%PDF-1.7 hemmeligt")}${part('name="posting"', 'Æ"<i>')}--x--\r\n`,
  );
  const type = "multipart/form-data; boundary=x";
  const got = await sent({ what: "whole", type, body, statuses: [] }, to, own);
  expect(got.status).toBe(401);
  expect(got.text).toContain('name="posting" value="Æ&quot;&lt;i');
  expect(/Du sendte[^.]*.pdf/.exec(got.text)?.[0]).toBe("Du sendte &lt;b>æ.pdf");
  expect(got.text).toContain('type="file"');
  expect(got.text).not.toContain("hemmeligt");
  expect(got.headers["cache-control"]).toContain("no-store");
  await settled(temporary);
  expect(await documents()).toBe(0);
});

test("there are 40 of them, each of its own", () => {
  expect(badUploads.length).toBeGreaterThanOrEqual(40);
  expect(new Set(badUploads.map(({ what }) => what)).size).toBe(badUploads.length);
});

test("an upload from a foreign page, without a sign-in or by the wrong role is not read", async () => {
  const { host } = new URL(site.addressOf(slug));
  const body = Buffer.from(
    '--x\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n%PDF-1.7\n\r\n--x--\r\n',
  );
  const cookie = `udsyn=${await sessionOf(site, slug, "accountant")}`;
  const own = { host, "content-type": "multipart/form-data; boundary=x" };
  const ours = { "sec-fetch-site": "same-origin" };
  const wrong = `udsyn=${await sessionOf(site, slug, "coordinator")}`;
  for (const to of [`/skrivebord/rejser/${trip}/kvitteringer`, `/api/v1/trips/${trip}/receipts`]) {
    const post = async (headers: Record<string, string>) =>
      (await ask(site.address, { method: "POST", path: to, headers: { ...own, ...headers }, body })).status;
    for (const foreign of [
      {},
      { "sec-fetch-site": "cross-site" },
      { origin: "https://evil.example" },
      { origin: "null" },
    ])
      expect(await post({ cookie, ...(foreign as Record<string, string>) }), to).toBe(403);
    expect([303, 401]).toContain(await post(ours));
    expect(await post({ ...ours, cookie: wrong })).toBe(403);
    expect(await documents()).toBe(0);
    expect([201, 303]).toContain(await post({ ...ours, cookie }));
    expect(await documents()).toBe(1);
    await site.db.query("DELETE FROM udsyn.records_document");
  }
  await settled(temporary);
});

test("every other route answers multipart 415, or says what comes before that", async () => {
  const { host } = new URL(site.addressOf(slug));
  const body = Buffer.from("--x--\r\n");
  for (const { method, path: at, uploads } of site.rooms.routes) {
    if (method === "GET" || uploads) continue;
    const headers = { host, authorization: token, "content-type": "multipart/form-data; boundary=x" };
    const got = await ask(site.address, { method, path: at.replace(/:\w+|\*/g, "x"), headers, body });
    expect(got.status, `${method} ${at}`).toBe(415);
  }
});

test("a sender who hangs up in the middle leaves nothing", async () => {
  const { host } = new URL(site.addressOf(slug));
  const head = `POST /api/v1/trips/${trip}/receipts HTTP/1.1\r\nhost: ${host}\r\nauthorization: ${token}\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: 5000000\r\n\r\n`;
  const begun = '--x\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n%PDF-1.7\n';
  const cut = [0, 1, 2, 3, 4].map((n) =>
    raw(site.address, Buffer.concat([Buffer.from(head + begun), Buffer.alloc(n * 200_000, 65)]), 200),
  );
  await Promise.all(cut);
  await settled(temporary);
  expect(await documents()).toBe(0);
});
