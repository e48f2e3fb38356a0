import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import Fastify from "fastify";
import { expect, onTestFinished, test } from "vitest";
import type { Reply } from "./route.ts";
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
