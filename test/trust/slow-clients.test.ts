import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { filesIn, openLog } from "../../src/platform/index.ts";
import { bytes, createServer, patience, type Route, type Serving } from "../../src/web/index.ts";

const filesDir = await mkdtemp(path.join(tmpdir(), "udsyn-slow-"));
type Here = { readonly name: string };
const route: Route<Here, { name: string }> = {
  lane: "public",
  kept: false,
  method: "GET",
  path: "/",
  handle: async () => bytes("text/plain", "x"),
};
const large: Route<Here, { name: string }> = {
  ...route,
  path: "/stort",
  handle: async () => bytes("application/octet-stream", Buffer.alloc(64 * 1_048_576)),
};
const known = { name: "known" };
const upload: Route<Here, { name: string }> = {
  lane: "api",
  method: "POST",
  path: "/filer",
  allow: [],
  api: { summary: "Takes files.", answers: { 200: null } },
  uploads: { count: 1, bytes: 1_048_576 },
  handle: async ({ files }) => bytes("text/plain", String(files[0]?.file?.size)),
};
const slow: Route<Here, { name: string }> = {
  lane: "api",
  method: "POST",
  path: "/laeser",
  allow: [],
  api: { summary: "Takes its time.", answers: { 200: null } },
  handle: async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    return bytes("text/plain", "read");
  },
};
const serving: Serving<Here, { name: string }> = {
  routes: [route, large, upload, slow],
  clock: () => new Date("2026-05-06T08:00:00Z"),
  log: openLog("silent"),
  hereAt: () => ({ name: "x" }),
  hereOfToken: () => ({ name: "x" }),
  languagesOf: () => ["da"],
  whoInSession: async () => null,
  whoWithToken: async (_here, token) => (token === "known" ? known : null),
  mayUse: () => true,
  refusedTexts: () => [],
  freshness: () => "x",
  signing: async () => (_address, _type, body) => body,
  wording: { words: () => null, page: () => "", mend: () => "", signInAgain: () => "" },
  files: filesIn(filesDir),
  baseUrl: null,
  observe: () => undefined,
  trustedProxies: [],
  limits: null,
  nameOf: () => "a",
};

afterAll(() => rm(filesDir, { recursive: true }));

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
  expect(patience.body.total).toBeLessThanOrEqual(30_000);
  // The window that it stops in, and the whole one before it at the most.
  expect(2 * patience.body.window).toBeLessThanOrEqual(30_000);
  expect(server.headersTimeout).toBeGreaterThan(0);
  expect(server.requestTimeout).toBeGreaterThan(0);
  expect(server.timeout).toBeGreaterThan(0);
  expect(server.timeout).toBeLessThanOrEqual(30_000);
  expect(server.keepAliveTimeout).toBeLessThanOrEqual(30_000);
});

const hurried: typeof patience = {
  body: { total: 400, window: 1_000, bytesAWindow: 200 },
  requestTimeout: 60_000,
  connectionTimeout: 500,
  answer: 5_000,
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

test("what a known person has us do may take longer than a line may be silent, that answer alone", async () => {
  const ask = { method: "POST", headers: { authorization: "Bearer known" } };
  const port = await started({ ...hurried, connectionTimeout: 500 });
  expect(await (await fetch(`http://127.0.0.1:${port}/laeser`, ask)).text()).toBe("read");
  await app?.close();
  const strict = await started({ ...hurried, connectionTimeout: 500, answer: 500 });
  await expect(fetch(`http://127.0.0.1:${strict}/laeser`, ask)).rejects.toThrow();
});

const end = "\r\n--x--\r\n";
const start = '--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n';
const size = 6_000;

/** Sends one file in pieces, each a little after the one before, and gives what was answered once the connection is closed. */
async function sendSlowly(port: number, token: string, piece: number): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  const length = start.length + size + end.length;
  const head = `POST /filer HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n`;
  socket.write(`${head}Content-Type: multipart/form-data; boundary=x\r\nContent-Length: ${length}\r\n\r\n${start}`);
  let left = size;
  const dribble = setInterval(() => {
    const now = Math.min(piece, left);
    left -= now;
    socket.write("y".repeat(now));
    if (left > 0) return;
    clearInterval(dribble);
    socket.write(end);
  }, 40);
  let said = "";
  socket.on("data", (part) => {
    said += part.toString();
  });
  socket.on("error", () => undefined);
  await new Promise<void>((resolve) => socket.on("close", () => resolve()));
  clearInterval(dribble);
  return said;
}

test("a known person's file takes longer than a form may, while it keeps coming; a stranger's does not", async () => {
  const port = await started(hurried);
  // 60 pieces of 40 ms: six times what a form may take.
  const [steady, dribbled, stranger] = await Promise.all([
    sendSlowly(port, "known", 100),
    sendSlowly(port, "known", 1),
    sendSlowly(port, "stranger", 100),
  ]);
  expect(steady).toMatch(/^HTTP\/1.1 200/);
  expect(steady.endsWith(String(size))).toBe(true);
  expect(dribbled).toMatch(/^HTTP\/1.1 408/);
  expect(stranger).toMatch(/^HTTP\/1.1 401/);
});
