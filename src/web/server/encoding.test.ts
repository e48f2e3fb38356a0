import { expect, test } from "vitest";
import { html, json } from "./answer.ts";
import { encodingFor } from "./encoding.ts";
import type { Route } from "./route.ts";
import { createServer } from "./server.ts";
import { type Here, servingOf, type Who } from "./serving.fixture.ts";

const both = ["br", "gzip"] as const;

test.for([
  [undefined, both, "identity"],
  ["", both, "identity"],
  ["gzip, br", both, "br"],
  ["gzip, br", ["gzip"], "gzip"],
  ["x-gzip", both, "gzip"],
  ["gzip;q=0", both, "identity"],
  ["GZIP; Q=0.0, br;q=0", both, "identity"],
  ["br;q=0.2, gzip;q=0.8", both, "gzip"],
  ["gzip;q=0.001", both, "gzip"],
  ["gzip;q=0.5, identity", both, "identity"],
  ["*", both, "br"],
  ["*;q=0", both, null],
  ["gzip, *;q=0", both, "gzip"],
  ["identity, *;q=0", both, "identity"],
  ["br, *;q=0", ["gzip"], null],
  ["identity;q=0", both, null],
  ["gzip, identity;q=0", both, "gzip"],
  ["gzip, identity;q=0", [], null],
  ["gzipped", both, "identity"],
] as const)("who takes %j of %j gets %s", ([accepts, squeezed, encoding]) => {
  expect(encodingFor(accepts, squeezed)).toBe(encoding);
});

const tagged = { etag: '"t"', "content-type": "text/csv" };
const api = { summary: "x", answers: {} };
const routes: Route<Here, Who>[] = [
  { lane: "public", kept: true, method: "GET", path: "/kept", handle: async () => html("<p>ja</p>") },
  { lane: "public", kept: false, method: "GET", path: "/found", handle: async () => html("<p>ja</p>") },
  { lane: "public", kept: false, method: "GET", path: "/data", api, handle: async () => json("ja", 200, tagged) },
  {
    lane: "public",
    kept: false,
    method: "GET",
    path: "/gone",
    handle: async () => json("nej", 410, { "last-modified": "Wed, 06 May 2026 08:00:00 GMT" }),
  },
];

test("every public answer is sent as its reader takes it, and as nothing else", async () => {
  const server = await createServer(servingOf({ routes }));
  const asked = async (url: string, accepts: string, more = {}) => {
    const headers = { host: "udsyn.example", "accept-encoding": accepts, ...more };
    const answer = await server.inject({ url, headers });
    return [answer.statusCode, answer.headers["content-encoding"] ?? null, answer.headers.etag ?? null] as const;
  };
  for (const url of ["/kept", "/data"]) expect((await asked(url, "gzip")).slice(0, 2), url).toEqual([200, "gzip"]);
  for (const url of ["/kept", "/found", "/data"]) {
    expect((await asked(url, "gzip;q=0")).slice(0, 2), url).toEqual([200, null]);
    expect((await asked(url, "gzip, identity;q=0")).slice(0, 2), url).toEqual([200, "gzip"]);
    expect(await asked(url, "*;q=0"), url).toEqual([406, null, null]);
  }
  const refused = await server.inject({ url: "/data", headers: { host: "udsyn.example", "accept-encoding": "*;q=0" } });
  expect(refused.json()).toMatchObject({ status: 406, code: "encoding-not-taken", title: "Not Acceptable" });
  // A part is of the bytes as they are, which this reader does not take: it gets the whole.
  expect(await asked("/data", "gzip, identity;q=0", { range: "bytes=0-1" })).toEqual([200, "gzip", 'W/"t"']);
  expect((await asked("/data", "*;q=0", { "if-none-match": '"t"' }))[0]).toBe(304);
  // Of a kept page there is gzip at first, and who has it need take nothing of it.
  const tag = String((await server.inject({ url: "/kept", headers: { host: "udsyn.example" } })).headers.etag);
  expect((await asked("/kept", "br, identity;q=0", { "if-none-match": tag }))[0]).toBe(304);
  // That a record is gone is no page that a reader may have already.
  expect((await asked("/gone", "*", { "if-modified-since": "Thu, 07 May 2026 08:00:00 GMT" }))[0]).toBe(410);
  // What is refused is told whatever its reader takes.
  expect((await asked("/gone", "*;q=0")).slice(0, 2)).toEqual([410, null]);
});
