import { createServer } from "node:http";
import { type AddressInfo, createServer as listener } from "node:net";
import { expect, test } from "vitest";
import { deafLogin, deafScanner } from "./diagnosis.ts";

test("a login that does not answer is told of with its reason, one that does is not, and none is asked where none is set", async () => {
  expect(await deafLogin({ oidc: null })).toEqual([]);
  const server = createServer((asked, answer) => {
    const issuer = `http://127.0.0.1:${asked.socket.localPort}`;
    answer.setHeader("content-type", "application/json");
    answer.end(JSON.stringify({ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const oidc = { issuer, clientId: "udsyn", clientSecret: "not-a-secret" };
  expect(await deafLogin({ oidc })).toEqual([]);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await deafLogin({ oidc })).toEqual([expect.stringMatching(/^Kommunens log ind svarer ikke.*ECONNREFUSED/)]);
});

test("a virus scanner that is away, or answers something else, is told of; one that answers is not, and none is asked where none is set", async () => {
  expect(await deafScanner({ clamdUrl: null })).toEqual([]);
  let says = "stream: OK\0";
  const clamd = listener((socket) => {
    socket.once("data", () => socket.end(says));
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => clamd.listen(0, "127.0.0.1", resolve));
  const clamdUrl = `tcp://127.0.0.1:${(clamd.address() as AddressInfo).port}`;
  expect(await deafScanner({ clamdUrl })).toEqual([]);
  says = "INSTREAM size limit exceeded. ERROR\0";
  expect(await deafScanner({ clamdUrl })).toEqual([expect.stringMatching(/^Virusscanneren svarer ikke.*size limit/)]);
  await new Promise((resolve) => clamd.close(resolve));
  expect(await deafScanner({ clamdUrl })).toEqual([expect.stringMatching(/ECONNREFUSED.*Se efter clamd og CLAMD_URL/)]);
});
