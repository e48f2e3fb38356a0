import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { urlSource } from "./url-source.ts";

let server: Server;
let port = 0;
let asked = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/under/host") response.end(request.headers.host);
    else if (request.url === "/moved") response.writeHead(302, { location: "/under/host" }).end();
    else if (request.url === "/crowded" && ++asked < 3) response.writeHead(503, { "retry-after": "0" }).end();
    else if (request.url === "/crowded") response.end("read");
    else if (request.url === "/closed") response.writeHead(503, { "retry-after": "0" }).end();
    else if (request.url === "/large") response.end(Buffer.alloc(2048));
    else if (request.url !== "/silent") response.writeHead(request.url === "/broken" ? 500 : 404).end("none");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test("*.localhost is reached on this machine under its own name, below the address's path", async () => {
  const source = urlSource(`http://lyngholm.localhost:${port}/under`);
  expect(Buffer.from((await source.read("host")) ?? []).toString()).toBe(`lyngholm.localhost:${port}`);
  expect(await source.read("none")).toBeNull();
  expect(await source.list("data")).toBeNull();
});

const limits = { silenceMs: 1_000, totalMs: 5_000, maxBytes: 1024, tries: 4 };

test("a site that asks its reader to come back is asked again, and not for ever", async () => {
  const source = urlSource(`http://127.0.0.1:${port}`, limits);
  expect(Buffer.from((await source.read("crowded")) ?? []).toString()).toBe("read");
  expect(asked).toBe(3);
  await expect(source.read("closed")).rejects.toThrow("closed: svarede 503");
});

test.each(["moved", "broken", "large", "silent"])("an address that answers wrongly fails: %s", async (path) => {
  await expect(urlSource(`http://127.0.0.1:${port}`, limits).read(path)).rejects.toThrow(path);
});

test("an address without a safe connection is told in words, and no library's own", async () => {
  const reason = await urlSource(`https://127.0.0.1:${port}`, limits)
    .read("log/key")
    .catch((error: Error) => error.message);
  expect(reason).toBe(
    `https://127.0.0.1:${port}/log/key: der er ingen sikker forbindelse. Svarer siden uden, så skriv http:// i stedet for https://`,
  );
});

test("what answers with something else than the web is told in words", async () => {
  const other = createTcpServer((socket) => socket.on("error", () => {}).end("SSH-2.0-OpenSSH_9\r\n"));
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  await expect(urlSource(url, limits).read("log/key")).rejects.toThrow("svaret er ikke en websides");
  other.close();
});

test("only the web is read", () => {
  expect(() => urlSource("file:///etc")).toThrow(RangeError);
});
