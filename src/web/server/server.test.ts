import { setTimeout as sleep } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { Conflict, fault, Invalid } from "../../kernel/index.ts";
import { openLog } from "../../platform/index.ts";
import { html, json, seeOther } from "./answer.ts";
import type { Route } from "./route.ts";
import { createServer } from "./server.ts";
import { type Here, servingOf, type Who } from "./serving.fixture.ts";
import type { Serving } from "./serving.ts";

let rendered = 0;
let head = 1;

const routes: Route<Here, Who>[] = [
  {
    lane: "public",
    kept: true,
    method: "GET",
    path: "/dateret",
    handle: async () => ({
      ...html("<p>ø</p>".repeat(500)),
      headers: { "content-type": "text/html; charset=utf-8", "last-modified": "Wed, 06 May 2026 08:00:00 GMT" },
    }),
  },
  {
    lane: "public",
    kept: true,
    words: ["aar"],
    method: "GET",
    path: "/rejser",
    handle: async ({ here, lang, query }) => {
      rendered += 1;
      return html(`<p>${here.slug} ${lang} ${query} <a href="/rejser/x">x</a> ${"æ".repeat(2000)}</p>`);
    },
  },
  { lane: "public", kept: true, method: "GET", path: "/rejser/:slug", handle: async () => html("<p>en</p>") },
  { lane: "public", kept: true, method: "GET", path: "/gaar-videre", handle: async () => seeOther("/rejser") },
  {
    lane: "staff",
    allow: ["coordinator"],
    method: "GET",
    path: "/skrivebord",
    handle: async ({ who }) => html(who.name),
  },
  {
    lane: "staff",
    allow: ["coordinator"],
    method: "POST",
    path: "/skrivebord",
    handle: async ({ form }) => seeOther(`/x?${form}`),
  },
  {
    lane: "open",
    method: "POST",
    path: "/log-ind",
    handle: async () => seeOther("/skrivebord", { secret: "s3cret", seconds: 60 }),
  },
  {
    lane: "api",
    allow: ["coordinator"],
    method: "POST",
    path: "/api/v1/x",
    api: { summary: "x", answers: {} },
    handle: async ({ json: body }) => json(body, 201),
  },
  {
    lane: "link",
    method: "GET",
    path: "/g/:token",
    handle: async ({ params }) => {
      if (params.token === "virker") return html("<p>ja</p>");
      throw new Error("broken");
    },
  },
  {
    lane: "open",
    method: "GET",
    path: "/galt/:hvad",
    handle: async ({ params }) => {
      if (params.hvad === "faults") throw new Invalid([fault("empty", {}, "title"), fault("empty", {}, "purpose")]);
      if (params.hvad === "version") throw new Conflict("version-passed");
      if (params.hvad === "away") throw Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
      throw new Error("SELECT secret FROM /srv/path");
    },
  },
];

const serving = (more: Partial<Serving<Here, Who>> = {}) =>
  servingOf({ routes, freshness: ({ slug }) => `${slug} ${head}`, ...more });
const at = { host: "udsyn.example" };

test("a link's secret stands in no log line, no figure, no error page and no referrer", async () => {
  const logged: object[] = [];
  const served: object[] = [];
  const log = {
    ...openLog("silent"),
    error: (fields: object, message: string) => void logged.push({ fields, message }),
  };
  const server = await createServer(serving({ log, observe: (one) => void served.push(one) }));
  const secret = "hemmelighed-i-linket";
  for (const url of [`/g/${secret}`, `/en/g/${secret}`, `/g/${secret}?a=1`, `/g/${secret}/`, `/g/${secret}/mere`]) {
    const { statusCode, body, headers } = await server.inject({ url, headers: at });
    expect([404, 500]).toContain(statusCode);
    expect(body + JSON.stringify(headers), url).not.toContain(secret);
  }
  expect(logged).toHaveLength(3);
  expect(logged).toMatchObject(Array(3).fill({ fields: { route: "/g/:token", status: 500 } }));
  expect(served).toHaveLength(5);
  expect(JSON.stringify([logged, served])).not.toContain(secret);
  const opened = await server.inject({ url: "/g/virker", headers: at });
  expect(opened.headers["referrer-policy"]).toBe("strict-origin");
  expect((await server.inject({ url: "/rejser", headers: at })).headers["referrer-policy"]).toBe("same-origin");
});

test("a kept page is rendered once, answered with its ETag and compressed from the third time, and made anew after a publication", async () => {
  const server = await createServer(serving());
  const ask = (headers = {}) =>
    server.inject({ url: "/rejser", headers: { ...at, "accept-encoding": "br", ...headers } });
  const before = rendered;
  const first = await ask();
  expect(first.headers).toMatchObject({ "cache-control": "public, no-cache", vary: "accept-encoding" });
  expect(first.headers["set-cookie"]).toBeUndefined();
  await ask();
  await expect.poll(async () => (await ask()).headers["content-encoding"]).toBe("br");
  expect(brotliDecompressSync((await ask()).rawPayload).toString()).toBe(first.body);
  const unchanged = await ask({ "if-none-match": String(first.headers.etag) });
  expect([unchanged.statusCode, unchanged.body]).toEqual([304, ""]);
  for (const asked of [`W/${first.headers.etag}`, `"x", W/"y", ${first.headers.etag}`, "*"])
    expect((await ask({ "if-none-match": asked })).statusCode, asked).toBe(304);
  expect((await ask({ "if-none-match": '"x", W/"y"' })).statusCode).toBe(200);
  expect(rendered).toBe(before + 1);
  head += 1;
  await ask();
  expect(rendered).toBe(before + 2);
});

test("of many who ask for a page that is not kept yet a few make it, and the others read what those made", async () => {
  const server = await createServer(serving());
  head += 1;
  const before = rendered;
  const answers = await Promise.all(Array.from({ length: 60 }, () => server.inject({ url: "/rejser", headers: at })));
  expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
  expect(rendered - before).toBeGreaterThan(0);
  expect(rendered - before).toBeLessThanOrEqual(8);
});

test("words that a kept page does not read make no page of their own, and are never shown to it; those it reads do", async () => {
  const server = await createServer(serving());
  const ask = async (url: string) => (await server.inject({ url, headers: at })).body;
  const before = rendered;
  const plain = await ask("/rejser");
  for (let n = 0; n < 5; n += 1) expect(await ask(`/rejser?utm_source=${n}&fbclid=x`)).toBe(plain);
  expect(await ask("/rejser?")).toBe(plain);
  expect(rendered).toBe(before + 1);
  expect(await ask("/rejser?aar=2025&x=1")).toContain("aar=2025");
  expect(await ask("/rejser?aar=2025&x=1")).toContain("aar=2025");
  expect(rendered).toBe(before + 3);
});

test("the first reader too gets it squeezed, and who has it by date is told so", async () => {
  const server = await createServer(serving());
  const ask = (headers = {}) => server.inject({ url: "/dateret", headers: { ...at, ...headers } });
  const squeezed = await ask({ "accept-encoding": "gzip" });
  expect(squeezed.headers["content-encoding"]).toBe("gzip");
  const plain = await ask();
  expect(gunzipSync(squeezed.rawPayload).toString()).toBe(plain.body);
  // Its strong tag is of the bytes as they are (RFC 9110 §8.8.3).
  const tag = String(plain.headers.etag);
  expect([tag, squeezed.headers.etag]).toEqual([expect.stringMatching(/^"/), `W/${tag}`]);
  const known = await ask({ "accept-encoding": "gzip", "if-none-match": `W/${tag}` });
  expect([known.statusCode, known.headers.etag]).toEqual([304, `W/${tag}`]);
  expect((await ask({ "if-modified-since": "Wed, 06 May 2026 08:00:00 GMT" })).statusCode).toBe(304);
  expect((await ask({ "if-modified-since": "Tue, 05 May 2026 08:00:00 GMT" })).statusCode).toBe(200);
  // An ETag says more than a date: another one is answered whole.
  expect((await ask({ "if-none-match": '"x"', "if-modified-since": "Wed, 06 May 2026 08:00:00 GMT" })).statusCode).toBe(
    200,
  );
});

test("the language stands before the path, and only the municipality's own languages are answered", async () => {
  const server = await createServer(serving());
  expect((await server.inject({ url: "/en/rejser", headers: at })).body).toContain("a en");
  expect((await server.inject({ url: "/de/rejser", headers: at })).statusCode).toBe(404);
  expect((await server.inject({ url: "/da/rejser", headers: at })).statusCode).toBe(404);
});

test("a site under a path answers below it and links below it", async () => {
  const server = await createServer(serving({ baseUrl: "https://udsyn.example/ud" }));
  const page = await server.inject({ url: "/ud/en/rejser", headers: at });
  expect(page.body).toContain('href="/ud/rejser/x"');
  const signedIn = await server.inject({
    method: "POST",
    url: "/ud/log-ind",
    headers: { ...at, "sec-fetch-site": "same-origin" },
  });
  expect(signedIn.headers.location).toBe("/ud/skrivebord");
  expect(signedIn.headers["set-cookie"]).toBe(
    "__Host-udsyn=s3cret; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure",
  );
});

test("an unknown host is nobody's, whatever it asks for but our own files", async () => {
  const server = await createServer(serving());
  for (const url of ["/rejser", "/nowhere", "/skrivebord", "/en/rejser"])
    expect((await server.inject({ url, headers: { host: "evil.example" } })).statusCode, url).toBe(421);
});

test("staff pages let in who may: nobody is sent to sign in, the wrong role is refused", async () => {
  const server = await createServer(serving());
  const ask = (cookie: string) => server.inject({ url: "/skrivebord", headers: { ...at, cookie } });
  expect((await ask("udsyn=good")).body).toBe("Ane");
  expect((await ask("udsyn=other")).statusCode).toBe(403);
  for (const cookie of ["", "udsyn=gone", "xudsyn=good"]) {
    const refused = await ask(cookie);
    expect([refused.statusCode, refused.headers.location]).toEqual([303, "/log-ind?retur=%2Fskrivebord"]);
  }
  // Back to what was asked for: a list that was narrowed too.
  const narrowed = await server.inject({ url: "/skrivebord?udvalg=bsu&side=2", headers: at });
  expect(narrowed.headers.location).toBe("/log-ind?retur=%2Fskrivebord%3Fudvalg%3Dbsu%26side%3D2");
});

test("a changing request must come from our own page, or bring a token", async () => {
  const server = await createServer(serving());
  const post = (headers: Record<string, string>) =>
    server.inject({
      method: "POST",
      url: "/skrivebord",
      payload: "a=1&a=2",
      headers: { ...at, cookie: "udsyn=good", "content-type": "application/x-www-form-urlencoded", ...headers },
    });
  expect((await post({ "sec-fetch-site": "same-origin" })).headers.location).toBe("/x?a=1&a=2");
  expect((await post({ origin: "http://udsyn.example" })).statusCode).toBe(303);
  for (const headers of [
    {},
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "http://evil.example" },
    { origin: "null" },
  ])
    expect((await post(headers as Record<string, string>)).statusCode, JSON.stringify(headers)).toBe(403);
});

test("a token decides the municipality itself, and refusals to programs are problem details", async () => {
  const server = await createServer(serving());
  const post = (authorization: string, payload: string) =>
    server.inject({
      method: "POST",
      url: "/api/v1/x",
      payload,
      headers: { host: "127.0.0.1", "content-type": "application/json", authorization },
    });
  expect((await post("Bearer b-good", '{"a":1}')).statusCode).toBe(201);
  expect((await post("Bearer b-other", "{}")).statusCode).toBe(403);
  const unknown = await post("Bearer x", "{}");
  expect([unknown.statusCode, unknown.headers["content-type"], unknown.headers["www-authenticate"]]).toEqual([
    401,
    "application/problem+json; charset=utf-8",
    "Bearer",
  ]);
  expect((await post("Bearer b-good", '{"__proto__":{}}')).statusCode).toBe(400);
  expect((await post("Bearer b-good", "{")).statusCode).toBe(400);
});

test("what fails says what to do and nothing of the inside", async () => {
  const server = await createServer(serving());
  const ask = (what: string) => server.inject({ url: `/galt/${what}`, headers: at });
  const faults = await ask("faults");
  expect([faults.statusCode, faults.body]).toEqual([422, "<h1>a 422 ord: empty,ord: empty</h1>"]);
  expect((await ask("version")).statusCode).toBe(412);
  const away = await ask("away");
  expect([away.statusCode, away.headers["retry-after"]]).toEqual([503, "5"]);
  const bug = await ask("bug");
  expect([bug.statusCode, bug.body]).toEqual([500, "<h1>a 500 </h1>"]);
});

test("every answer carries the same headers against foreign script, frames and guessing", async () => {
  const server = await createServer(serving());
  for (const url of ["/rejser", "/nowhere", "/skrivebord", "/galt/bug"]) {
    const { headers } = await server.inject({ url, headers: at });
    expect(headers["content-security-policy"], url).toContain("default-src 'none'");
    expect(headers["content-security-policy"], url).not.toContain("unsafe");
    expect(headers["x-content-type-options"], url).toBe("nosniff");
  }
});

test("what keeps a queue of its own waits for no turn here; what does not waits", async () => {
  const [under, most] = [
    { own: 0, ours: 0 },
    { own: 0, ours: 0 },
  ];
  const many = 40;
  const held = (which: keyof typeof under) => async () => {
    under[which] += 1;
    most[which] = Math.max(most[which], under[which]);
    for (let tries = 0; most[which] < many && tries < 20; tries += 1) await sleep(10);
    under[which] -= 1;
    return html("<p>ja</p>");
  };
  const routes: Route<Here, Who>[] = [
    { lane: "public", kept: false, queues: true, method: "GET", path: "/own", handle: held("own") },
    { lane: "public", kept: false, method: "GET", path: "/ours", handle: held("ours") },
  ];
  const server = await createServer(serving({ routes }));
  for (const url of ["/own", "/ours"])
    await Promise.all(Array.from({ length: many }, () => server.inject({ url, headers: at })));
  expect(most.own).toBe(many);
  expect(most.ours).toBeLessThan(many);
});

test("where an answer leads on it holds nothing, and nothing is said of what kind that is", async () => {
  const server = await createServer(serving());
  for (const url of ["/skrivebord", "/gaar-videre", "/rejser/"]) {
    const { statusCode, headers, body } = await server.inject({ url, headers: at });
    expect([Math.floor(statusCode / 100), body, headers["content-type"]], url).toEqual([3, "", undefined]);
  }
});

test("slashes behind a public address lead to it, under the base path and in its language, and never to another host", async () => {
  const server = await createServer(serving({ baseUrl: "https://udsyn.example/under/sti" }));
  const leads = async (url: string, method: "GET" | "HEAD" | "POST" = "GET") => {
    const { statusCode, headers } = await server.inject({ url, method, headers: at });
    return [statusCode, headers.location];
  };
  expect(await leads("/under/sti/rejser/")).toEqual([308, "/under/sti/rejser"]);
  expect(await leads("/under/sti/en/rejser//?aar=2026&q=a%2Fb", "HEAD")).toEqual([
    ...[308, "/under/sti/en/rejser?aar=2026&q=a%2Fb"],
  ]);
  for (const url of [
    "/skrivebord/",
    "/g/hemmelighed/",
    "/findes-ikke/",
    "//evil.example/",
    "/under/sti//evil.example/",
  ])
    expect(await leads(url), url).toEqual([404, undefined]);
  expect(await leads("/under/sti/rejser/", "POST")).toEqual([404, undefined]);
});
