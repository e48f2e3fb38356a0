import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import Fastify from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { HttpRefusal, type Reply } from "./route.ts";
import { sendPublic } from "./send.ts";

/** A server of one long file that is made as it is read, and every body that was made for it. */
async function serverOf(etag: string, pieces: () => AsyncGenerator<Buffer>) {
  const made: Readable[] = [];
  const make = async (): Promise<Reply> => {
    const body = Readable.from(pieces(), { objectMode: false });
    made.push(body);
    return { status: 200, headers: { etag, "content-type": "text/csv" }, body };
  };
  const app = Fastify();
  app.get("/fil", async (asked, reply) => sendPublic(asked, reply, await make(), { basePath: "", again: make }));
  onTestFinished(() => app.close());
  return { app, made };
}
async function* ten() {
  for (let at = 0; at < 10; at += 1) yield Buffer.from(String(at).repeat(10));
}

test("a file is counted once for all who go on with it, and one past its end is let go unread", async () => {
  const { app, made } = await serverOf('"talt-en-gang"', ten);
  const part = (range: string) => app.inject({ url: "/fil", headers: { range } });
  expect((await part("bytes=95-")).body).toBe("99999");
  expect(made).toHaveLength(2);
  expect((await part("bytes=0-14")).body).toBe("000000000011111");
  expect(made).toHaveLength(3);
  const past = await part("bytes=100-");
  expect([past.statusCode, past.headers["content-range"]]).toEqual([416, "bytes */100"]);
  expect(made).toHaveLength(4);
  await expect.poll(() => made.every((one) => one.destroyed)).toBe(true);
});

test("for whoever is gone while it is counted, no more is made", async () => {
  let pieces = 0;
  const { app, made } = await serverOf('"gaar-midt-i"', async function* () {
    for (; pieces < 400; pieces += 1) {
      await sleep(5);
      yield Buffer.alloc(10);
    }
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const asked = request({ host: "127.0.0.1", port, path: "/fil", headers: { range: "bytes=5-" } }).end();
  asked.on("error", () => undefined);
  await expect.poll(() => pieces).toBeGreaterThan(3);
  asked.destroy();
  await expect.poll(() => made[0]?.destroyed, { timeout: 5_000 }).toBe(true);
  expect(pieces).toBeLessThan(400);
  await sleep(50);
  expect(made).toHaveLength(1);
});

test("a file whose head moved before its first byte is made once more as it is now, and no more than once", async () => {
  let moved = 1;
  let made = 0;
  async function* rows() {
    made += 1;
    await sleep(5);
    if (made <= moved) throw new HttpRefusal(503, "published-meanwhile", {}, { retryAfter: 1 });
    yield Buffer.from(`udgave ${made}`);
  }
  const make = async (): Promise<Reply> => ({
    status: 200,
    headers: { etag: `"${made + 1}"`, "content-type": "text/csv" },
    body: Readable.from(rows()),
  });
  const app = Fastify();
  onTestFinished(() => app.close());
  app.get("/fil", async (asked, reply) => sendPublic(asked, reply, await make(), { basePath: "", again: make }));
  for (const headers of [{}, { "accept-encoding": "gzip" }]) {
    made = 0;
    const answer = await app.inject({ url: "/fil", headers });
    const body = answer.headers["content-encoding"] === "gzip" ? gunzipSync(answer.rawPayload) : answer.rawPayload;
    expect([answer.statusCode, String(body)]).toEqual([200, "udgave 2"]);
    expect(answer.headers.etag).toContain('"2"');
  }
  [moved, made] = [2, 0];
  expect((await app.inject("/fil")).statusCode).toBe(503);
  expect(made).toBe(2);
});

test("for whoever is gone before the first byte, nothing goes on being made", async () => {
  let pieces = 0;
  const { app, made } = await serverOf('"gik"', async function* () {
    await sleep(200);
    for (; pieces < 400; pieces += 1) {
      await sleep(5);
      yield Buffer.alloc(100_000);
    }
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const asked = request({ host: "127.0.0.1", port, path: "/fil" }).end();
  asked.on("error", () => undefined);
  await expect.poll(() => made.length).toBe(1);
  asked.destroy();
  await expect.poll(() => made[0]?.destroyed, { timeout: 5_000 }).toBe(true);
  expect(pieces).toBeLessThan(400);
});
