import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { openLog } from "../../src/platform/index.ts";
import { bytes, createServer, patience, type Route, type Serving } from "../../src/web/index.ts";

type Here = { readonly name: string };
const route: Route<Here, null> = {
  lane: "public",
  kept: false,
  method: "GET",
  path: "/",
  handle: async () => bytes("text/plain", "x"),
};
const large: Route<Here, null> = {
  ...route,
  path: "/stort",
  handle: async () => bytes("application/octet-stream", Buffer.alloc(64 * 1_048_576)),
};
const serving: Serving<Here, null> = {
  routes: [route, large],
  clock: () => new Date("2026-05-06T08:00:00Z"),
  log: openLog("silent"),
  hereAt: () => ({ name: "x" }),
  hereOfToken: () => null,
  languagesOf: () => ["da"],
  whoInSession: async () => null,
  whoWithToken: async () => null,
  mayUse: () => false,
  freshness: () => "x",
  wording: { words: () => null, page: () => "" },
  files: null,
  baseUrl: null,
  observe: () => undefined,
  trustedProxies: [],
};

let app: Awaited<ReturnType<typeof createServer>> | undefined;
afterEach(async () => {
  app?.server.closeAllConnections();
  await app?.close();
});

async function started(timeouts = patience): Promise<number> {
  app = await createServer(serving, timeouts);
  await app.listen({ host: "127.0.0.1", port: 0 });
  return (app.server.address() as AddressInfo).port;
}

test("the real server cuts every kind of slow client off within 30 s", async () => {
  await started();
  const server = app?.server;
  if (!server) throw new Error("no server");
  const { connectionsCheckingInterval } = patience.http;
  expect(server.headersTimeout + connectionsCheckingInterval).toBeLessThanOrEqual(30_000);
  expect(server.requestTimeout + connectionsCheckingInterval).toBeLessThanOrEqual(30_000);
  expect(server.headersTimeout).toBeGreaterThan(0);
  expect(server.requestTimeout).toBeGreaterThan(0);
  expect(server.timeout).toBeGreaterThan(0);
  expect(server.timeout).toBeLessThanOrEqual(30_000);
  expect(server.keepAliveTimeout).toBeLessThanOrEqual(30_000);
});

const hurried: typeof patience = {
  requestTimeout: 400,
  connectionTimeout: 500,
  keepAliveTimeout: 300,
  http: { headersTimeout: 300, connectionsCheckingInterval: 50 },
};
const post = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

test.each([
  ["says nothing", () => ""],
  ["dribbles its headers", (n: number) => (n === 0 ? "GET / HTTP/1.1\r\nHost: localhost\r\n" : `X-${n}: 1\r\n`)],
  ["dribbles its body", (n: number) => (n === 0 ? `${post}Content-Length: 1000\r\n\r\n{` : " ")],
  ["dribbles chunks", (n: number) => (n === 0 ? `${post}Transfer-Encoding: chunked\r\n\r\n` : "1\r\n \r\n")],
])("a client that %s is cut off, thirty of them, while others are served", async (_, part) => {
  const port = await started(hurried);
  const slow = Array.from(
    { length: 30 },
    () =>
      new Promise<void>((resolve) => {
        const socket = connect(port, "127.0.0.1");
        let n = 0;
        const dribble = setInterval(() => socket.write(part(n++)), 40);
        socket.on("error", () => undefined);
        socket.on("close", () => {
          clearInterval(dribble);
          resolve();
        });
        socket.resume();
      }),
  );
  for (let times = 0; times < 5; times += 1) expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  // Ends only when the server has closed every one.
  await Promise.all(slow);
});

test("a client that does not read its answer is cut off", async () => {
  const port = await started(hurried);
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  await new Promise<void>((resolve) => socket.write("GET /stort HTTP/1.1\r\nHost: localhost\r\n\r\n", () => resolve()));
  socket.pause();
  for (;;) {
    const open = await new Promise<number>((resolve) => app?.server.getConnections((_, count) => resolve(count)));
    if (open === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  socket.destroy();
});
