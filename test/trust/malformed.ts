import type { Sent } from "./client.ts";

/** One bad request: what is wrong with it, and either as a client sends it or as raw bytes. */
export type Malformed = readonly [what: string, sent: Sent | string | Uint8Array, statuses?: readonly number[]];

const json = (path: string, body: string | Uint8Array, method = "POST"): Sent => ({
  method,
  path,
  body,
  headers: { "content-type": "application/json" },
});
const trips = "/api/v1/trips";

/** JSON that is none, or that two readers would read differently. */
export const badJson: readonly Malformed[] = [
  ...["", " ", "{", "[", '{"a"', '{"a":', '{"a":1,}', "[1,]", "nul", "NaN", "Infinity", "undefined", "'a'"].map(
    (text): Malformed => [`JSON ${JSON.stringify(text)}`, json(trips, text), [400]],
  ),
  ...["{a:1}", "{'a':1}", '{"a":01}', '{"a":+1}', '{"a":1e}', '{"a":.5}', '{"a":0x1}', "{}{}", "{}x", "// x\n{}"].map(
    (text): Malformed => [`JSON ${text}`, json(trips, text), [400]],
  ),
  ...['{"a":"\n"}', '{"a":"\\x"}', '{"a":"\\u12"}', '"', '{"title":"\u0001"}', "\u0000{}", "{}\u0000"].map(
    (text): Malformed => [`JSON ${JSON.stringify(text)}`, json(trips, text), [400]],
  ),
  ...["null", "true", "1", '"x"', "[]", "[[]]", '[{"title":"x"}]'].map(
    (text): Malformed => [`JSON that is no object: ${text}`, json(trips, text), [422]],
  ),
  ...[
    '{"title":"a","title":"b"}',
    '{"title":"a","titl\\u0065":"b"}',
    '{"participants":{"total":1,"total":2}}',
    '{"destinations":[{"place":"a","place":"b"}]}',
  ].map((text): Malformed => [`a name twice: ${text}`, json(trips, text), [400]]),
  ...[
    '{"__proto__":{"polluted":1}}',
    '{"__proto__":null}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"participants":{"__proto__":{"polluted":1}}}',
    '{"destinations":[{"__proto__":{"polluted":1}}]}',
    '{"\\u005f\\u005fproto__":{"polluted":1}}',
    '{"asPrinted":{"__proto__":"x"}}',
    '{"asPrinted":{"constructor":"x"}}',
    '{"prototype":{"polluted":1}}',
  ].map((text): Malformed => [`a prototype: ${text}`, json(trips, text), [400]]),
  ...[65, 1_000, 100_000, 250_000].flatMap((deep): Malformed[] => [
    [`an array ${deep} deep`, json(trips, "[".repeat(deep) + "]".repeat(deep)), [400]],
    [`an array ${deep} deep, never closed`, json(trips, "[".repeat(deep)), [400]],
    [`an object ${deep} deep`, json(trips, `${'{"a":'.repeat(deep / 5)}1${"}".repeat(deep / 5)}`), [400, 422]],
  ]),
  ["many escaped quotes, never closed", json(trips, `"${'\\"'.repeat(400_000)}`), [400]],
  ["too much", json(trips, `{"purpose":"${"x".repeat(1_100_000)}"}`), [413]],
];

/** Values that their field cannot hold. */
export const badValues: readonly Malformed[] = Object.entries({
  kind: ["x", 1, {}, ""],
  direction: ["up", null, 0],
  title: [1, {}, [], null, "x".repeat(301), "\u0000", "\ud800", "a\udc00b", "\u001b[2J"],
  purpose: ["x".repeat(10_001), 5, "\u0000"],
  lang: ["xx", "", null],
  startOn: ["2026-02-30", "x", 20260101, "2026-1-1", "10000-01-01", "0000-01-01", "", "２０２６-01-01"],
  committee: ["no-such", 1, [], "\u0000"],
  unit: ["no-such", {}, "\ud83d"],
  goals: ["x", [1], [["x"]], ["\u0000"], Array(51).fill("x")],
  destinations: [
    {},
    "x",
    [1],
    [{}],
    [{ place: "x", country: "Danmark" }],
    [{ place: "x", lat: 91 }],
    [{ place: "x", y: 1 }],
  ],
  participants: [[], "x", { total: -1 }, { total: 1.5 }, { total: 10_001 }, { elected: [] }, { companions: [{}] }],
  budget: ["x", {}, ...["1,5", "1e3", "NaN", "--1", "1.234", "9".repeat(14), "", " 1", "١"].map(budget)],
  programme: [[{}], [{ date: "2026-09-03", title: "x", purposeClass: "x" }], "x"],
  contact: [{ unit: null, email: "x" }, { unit: null, email: "a@b\u0000.dk" }, { email: 1 }],
  source: [
    { url: "javascript:alert(1)", text: null },
    { url: "data:text/html,x", text: null },
    { url: "x", text: null },
  ],
  asPrinted: [{ a: 1 }, { a: "\u0000" }, { "\u0000": "a" }, { ["x".repeat(61)]: "a" }],
  status: ["approved"],
  id: ["00000000-0000-7000-8000-000000000000"],
  version: [7],
}).flatMap(([field, values]) =>
  values.map((value): Malformed => {
    const written = JSON.stringify({ [field]: value });
    return [`value ${written.slice(0, 90)} (${written.length})`, json(trips, written), [422]];
  }),
);

function budget(amount: string): object {
  return { currency: "DKK", lines: [{ category: "other", amount }] };
}

/** Bytes that are no UTF-8. */
export const badBytes: readonly Malformed[] = [
  [0x80],
  [0xff],
  [0xfe, 0xff],
  [0xc0, 0xaf],
  [0xc3],
  [0xe0, 0x80, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf8, 0x88, 0x80, 0x80, 0x80],
  [0xe6],
].map((bytes): Malformed => {
  const around = [Buffer.from('{"title":"'), Buffer.from(bytes), Buffer.from('"}')];
  return [`no UTF-8: ${Buffer.from(bytes).toString("hex")}`, json(trips, Buffer.concat(around)), [400]];
});

/** Content types that are none of ours, and bodies that are not what they say. */
export const badTypes: readonly Malformed[] = [
  ...[
    "text/plain",
    "text/html",
    "text/json",
    "application/xml",
    "application/octet-stream",
    "application/jsonx",
    "application/json5",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "multipart/form-data; boundary=x",
    "multipart/mixed; boundary=x",
    "application/x-www-form-urlencoded; charset=utf-16",
    "application/graphql",
    "image/svg+xml",
    "*/*",
    "json",
    "",
    "application/json, text/plain",
    "application/",
    `application/${"x".repeat(5_000)}`,
  ].map(
    (type): Malformed => [
      `content type ${type.slice(0, 60)}`,
      { method: "POST", path: trips, body: '{"title":"x"}', headers: { "content-type": type } },
      [400, 415, 422],
    ],
  ),
  [
    "a form where JSON is wanted",
    { method: "POST", path: trips, body: "title=x", headers: { "content-type": "application/x-www-form-urlencoded" } },
    [415, 422],
  ],
  ["no body", { method: "POST", path: trips, headers: { "content-type": "application/json" } }, [400]],
  ["no body and no type", { method: "POST", path: trips }, [400, 415, 422]],
  ...[
    '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1',
    '--x\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--',
    '--x\r\ncontent-disposition: form-data; name="f"; filename="../../x"\r\n\r\n1\r\n--x--',
    "--x\r\ncontent-disposition: form-data\r\n\r\n1\r\n--x--",
    "--x--",
    "--y\r\n\r\n--y--",
    "",
    `--x\r\n${"a: b\r\n".repeat(3_000)}\r\n1\r\n--x--`,
  ].map(
    (body): Malformed => [
      `multipart ${JSON.stringify(body.slice(0, 80))}`,
      { method: "POST", path: trips, body, headers: { "content-type": "multipart/form-data; boundary=x" } },
    ],
  ),
  ...["%", "%zz", "a=%ff", "a=%c3", "%00%", "a=%ed%a0%80"].map(
    (body): Malformed => [
      `form ${body}`,
      { method: "POST", path: trips, body, headers: { "content-type": "application/x-www-form-urlencoded" } },
      [400],
    ],
  ),
];

/** Addresses. */
export const badUrls: readonly Malformed[] = [
  ...[
    "/%",
    "/%zz",
    "/%ff",
    "/%c3%28",
    "/%ed%a0%80",
    "/%00",
    "/rejser/%00",
    "/rejser/x%0d%0aset-cookie:%20a=b",
    "/soeg?q=%00",
    "/soeg?q=%ff",
    "/soeg?q=%",
    "/api/v1/trips?status=%00",
    "/api/v1/trips?cursor=%00",
    "/api/v1/trips/%00",
    "/api/v1/trips/%ff",
    "/om#--><script>alert(1)</script>",
    "/rejser?q=x#y",
  ].map((path): Malformed => [`address ${path}`, { path }, [400, 404]]),
  ...[
    "/../../etc/passwd",
    "/a/../../../etc/passwd",
    "/a/..%2f..%2f..%2fpackage.json",
    "/a/%2e%2e/%2e%2e/package.json",
    "/a/....//....//package.json",
    "/a/..\\..\\package.json",
    "/a/%5c..%5c..%5cpackage.json",
    "/a//etc/passwd",
    "/a/%252e%252e%252fpackage.json",
    "/a/style.css%00.png",
    "/data/../../package.json",
    "/data/..%2f..%2fpackage.json",
    "/rejser/..%2f..%2f..%2fetc%2fpasswd",
    "/rejser/%2e%2e%2f%2e%2e%2fetc%2fpasswd.json",
    "/log/tile/../../../package.json",
    "/log/tile/entries/..%2f..%2fpackage.json",
    "/en/../../package.json",
    "/.env",
    "/.git/config",
    "/package.json",
    "/src/app/main.ts",
    "/build/udsyn.mjs",
    "/data/log.key",
    "/server-status",
    "/wp-login.php",
    "/cgi-bin/..%2f..%2fbin/sh",
  ].map((path): Malformed => [`traversal ${path}`, { path }, [400, 404]]),
  ...[
    `/rejser/${"x".repeat(400)}`,
    `/rejser/${"x".repeat(9_000)}`,
    `/soeg?q=${"x".repeat(15_000)}`,
    `/${"a/".repeat(4_000)}`,
    `/api/v1/trips/${"0".repeat(500)}`,
  ].map((path): Malformed => [`an address of ${path.length}: ${path.slice(0, 20)}`, { path }, [400, 404, 414, 431]]),
  ...["limit=0", "limit=-1", "limit=1e9", "limit=x", "limit=201", "status=x", "kind=x", "cursor=x", "cursor=_x"].map(
    (query): Malformed => [`query ${query}`, { path: `${trips}?${query}` }, [422]],
  ),
  [
    "a cursor of a day that is none",
    { path: `${trips}?cursor=2026-02-31_00000000-0000-0000-0000-000000000000` },
    [422],
  ],
];

/** Methods and headers. */
export const badHeaders: readonly Malformed[] = [
  ...["PUT", "DELETE", "OPTIONS", "PROPFIND", "MKCOL", "SEARCH", "LINK", "PURGE", "TRACE", "COPY", "LOCK"].map(
    (method): Malformed => [`method ${method}`, { method, path: trips }, [400, 404, 405]],
  ),
  ...['"', "1", '"1', 'W/"', '"1","2"', "x".repeat(2_000), '"x"', '"-1"', '"1.5"'].map(
    (value): Malformed => [
      `If-Match ${value.slice(0, 20)}`,
      {
        ...json(`${trips}/TRIP`, '{"title":"x"}', "PATCH"),
        headers: { "content-type": "application/json", "if-match": value },
      },
      // A whole ETag that was never ours is another version than the one there is.
      [/^"[^",]+"$/.test(value) ? 412 : 422],
    ],
  ),
  [
    "If-Match beyond all numbers",
    {
      ...json(`${trips}/TRIP`, '{"title":"x"}', "PATCH"),
      headers: { "content-type": "application/json", "if-match": `"${"9".repeat(400)}"` },
    },
    [412],
  ],
  ...[201, 3_000, 12_000].map(
    (length): Malformed => [
      `an Idempotency-Key of ${length}`,
      {
        ...json(trips, "{}"),
        headers: { "content-type": "application/json", "idempotency-key": randomText(length) },
      },
      [422],
    ],
  ),
  ["headers of 20 kB", { path: trips, headers: { "x-long": "x".repeat(20_000) } }, [431]],
  ["headers, 2,500 of them", { path: trips, headers: manyHeaders(2_500) }, [431]],
  ["Expect", { ...json(trips, "{}"), headers: { "content-type": "application/json", expect: "a-miracle" } }, [417]],
];

/** What does not compress, so that no index takes it for short. */
function randomText(length: number): string {
  let [text, seed] = ["", 1];
  while (text.length < length) {
    seed = (seed * 48_271) % 2_147_483_647;
    text += seed.toString(36);
  }
  return text.slice(0, length);
}

function manyHeaders(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`x-${n}`, "abcdefgh"]));
}

const post = "POST /api/v1/trips HTTP/1.1\r\nHost: localhost\r\nAuthorization: TOKEN\r\n";
const withJson = `${post}Content-Type: application/json\r\n`;

/** What no client would send. */
export const badSockets: readonly Malformed[] = [
  ...[
    "\r\n\r\n\r\n",
    "GET\r\n\r\n",
    "GET /\r\n\r\n",
    "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nHost : localhost\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\n folded: x\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nX: \u0000\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nX\u0001Y: 1\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\n: empty\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n",
    "GET /\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET rejser HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "G\u00cbT / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "get / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
  ].map((bytes): Malformed => [`bytes ${JSON.stringify(bytes)}`, Buffer.from(bytes, "latin1")]),
  ...[
    `${withJson}Content-Length: -1\r\n\r\n{}`,
    `${withJson}Content-Length: x\r\n\r\n{}`,
    `${withJson}Content-Length: 1e1\r\n\r\n{}`,
    `${withJson}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x`,
    `${withJson}Content-Length: 99999999999999999999\r\n\r\n{}`,
    `${withJson}Content-Length: 2147483648\r\n\r\n{}`,
    `${withJson}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    `${withJson}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
    `${withJson}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
    `${withJson}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    `${withJson}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
    `${withJson}Transfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n`,
    `${withJson}Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}\r\n0\r\n\r\n`,
    `${withJson}Transfer-Encoding: chunked\r\n\r\n2\r\n{}x\r\n0\r\n\r\n`,
    `${withJson}Transfer-Encoding: chunked\r\n\r\n2;${"a=b;".repeat(9_000)}\r\n{}\r\n0\r\n\r\n`,
    `${withJson}Transfer-Encoding: chunked\r\n\r\n3\r\n{\r\n0\r\n\r\n`,
    `${withJson}Transfer-Encoding: gzip\r\n\r\n{}`,
    `${withJson}Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{x`,
    `${withJson}Upgrade: websocket\r\nConnection: Upgrade\r\nContent-Length: 2\r\n\r\n{`,
  ].map((bytes): Malformed => [`socket ${JSON.stringify(bytes.slice(withJson.length, withJson.length + 90))}`, bytes]),
  [
    "a body of chunks that never ends",
    `${withJson}Transfer-Encoding: chunked\r\n\r\n${`400\r\n${" ".repeat(1024)}\r\n`.repeat(1_100)}`,
    [413],
  ],
];
