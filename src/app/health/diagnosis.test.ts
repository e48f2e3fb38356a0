import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { deafLogin } from "./diagnosis.ts";

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
