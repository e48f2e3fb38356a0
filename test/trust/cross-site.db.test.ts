import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { expectDiscreet, expectRefused } from "./answers.ts";
import { ask, type Got, raw } from "./client.ts";
import { plantTrip, sessionOf } from "./planted.ts";

let site: TestSite;
let host: string;
let cookie: string;
let trip: string;
beforeAll(async () => {
  site = await startTestSite();
  host = new URL(site.addressOf("lyngholm")).host;
  cookie = `udsyn=${await sessionOf(site, "lyngholm", "coordinator")}`;
  trip = await plantTrip(site, "lyngholm", "draft");
});
afterAll(() => site.close());

const filled = (path: string) => path.replace(":id", trip).replace(/:\w+/g, "x").replace("*", "x");
const changing = () => site.rooms.routes.filter((route) => route.method !== "GET" && route.lane !== "public");

describe("a page elsewhere cannot act through its reader's session", () => {
  const foreign: readonly Record<string, string>[] = [
    { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site", origin: "http://ballerup.localhost" },
    { "sec-fetch-site": "Same-Origin " },
    { "sec-fetch-site": "same-origin, cross-site" },
    { "sec-fetch-site": "" },
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://localhost.evil.example" },
    { origin: "https://HOST" },
    { origin: "http://HOST.evil.example" },
    { origin: "http://HOST/" },
    { origin: "HOST" },
    { referer: "http://HOST/skrivebord" },
    { "x-requested-with": "XMLHttpRequest" },
    {},
  ];

  /** Every browser says one of these when it changes something. What says neither is a program, and may sign in. */
  const saysWhereFrom = (one: Readonly<Record<string, string>>) => "origin" in one || "sec-fetch-site" in one;

  test("a program that says neither may sign in, and may do nothing with a cookie", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const body = "role=coordinator";
    const entered = await ask(site.address, { method: "POST", path: "/log-ind/demo", host, headers, body });
    expect(entered.status).toBe(303);
    const made = {
      method: "POST",
      path: "/api/v1/trips",
      host,
      headers: { cookie, "content-type": "application/json" },
      body: "{}",
    };
    expect((await ask(site.address, made)).status).toBe(403);
  });

  test("a program that forgot its token is told to send one, wherever it says it comes from", async () => {
    const own = changing().filter((route) => route.lane === "api");
    expect(own.length).toBeGreaterThan(0);
    for (const { method, path } of own)
      for (const one of [{}, { "sec-fetch-site": "cross-site" }, { cookie: "udsyn=" }]) {
        const headers = { "content-type": "application/json", ...one };
        const got = await ask(site.address, { method, path: filled(path), host, headers, body: "{}" });
        expect([got.status, JSON.parse(got.text).code], `${method} ${path}`).toEqual([401, "token-needed"]);
      }
  });

  test("every changing route with a cookie, in every way a browser can say where it comes from", async () => {
    const trail = async () => (await site.db.query("SELECT FROM udsyn.records_audit")).length;
    const before = await trail();
    expect(changing().length).toBeGreaterThan(0);
    for (const { method, path, lane } of changing())
      for (const one of lane === "open" ? foreign.filter(saysWhereFrom) : foreign)
        for (const [type, body] of [
          ["application/x-www-form-urlencoded", "title=x&role=coordinator"],
          ["application/json", '{"title":"x"}'],
        ] as const) {
          const told = Object.fromEntries(
            Object.entries(one).map(([name, value]) => [name, value.replace("HOST", host)]),
          );
          const headers = { cookie, "content-type": type, ...told };
          const got = await ask(site.address, { method, path: filled(path), host, headers, body });
          expect(got.status, `${method} ${path} from ${JSON.stringify(one)}`).toBe(403);
          expect(got.headers["set-cookie"]).toBeUndefined();
        }
    expect(await trail()).toBe(before);
  });

  test("while our own page can", async () => {
    for (const own of [{ "sec-fetch-site": "same-origin" }, { origin: `http://${host}` }]) {
      const headers = { cookie, "content-type": "application/json", ...own };
      const sent = { method: "POST", path: "/api/v1/trips", host, headers, body: '{"title":"Fra siden"}' };
      expect((await ask(site.address, sent)).status).toBe(201);
    }
  });
});

describe("a made-up host", () => {
  const hosts = [
    ..."evil.example localhost.evil.example evil.localhost lyngholm.localhost.evil.example evil.example:80".split(" "),
    ..."lyngholm.localhost@evil.example localhost:80@evil.example localhost,evil.example localhost:99999".split(" "),
    ..."localhost:-1 localhost:x localhost: [::1 [::ffff:127.0.0.1] 0x7f.1 2130706433 127.1 127.0.0.2 0.0.0.0".split(
      " ",
    ),
    ..."169.254.169.254 metadata.internal .localhost ..localhost localhost. lyngholm.localhost. xn--lyngholm".split(
      " ",
    ),
    ..."lyngholm%2elocalhost localhost/evil.example localhost#evil localhost?evil localhost\\evil <b>.localhost".split(
      " ",
    ),
    ...`lyngholm.localhost';-- "localhost" *.localhost ${"a".repeat(300)}.localhost ${"a.".repeat(200)}localhost`.split(
      " ",
    ),
  ];
  const paths = ["/", "/rejser", "/log-ind", "/skrivebord", "/data/trips.csv", "/findes-ikke", "/api/v1/committees"];

  test("is nobody's, whatever is asked, and stands in no answer", async () => {
    for (const made of hosts)
      for (const path of paths) {
        const bytes = `GET ${path} HTTP/1.1\r\nHost: ${made}\r\nConnection: close\r\n\r\n`;
        const got = await raw(site.address, bytes);
        expectRefused(got, `Host: ${made}`);
        expect([400, 421, 431], `Host: ${made} ${path}: ${got.status}`).toContain(got.status);
        expect(got.text.includes("evil.example"), `Host: ${made}`).toBe(false);
      }
  });

  test("in an address that leads on, with a slash behind or without, is led to by no answer", async () => {
    const behind =
      "//evil.example ///evil.example /\\evil.example /\\/evil.example /en//evil.example /en/\\evil.example";
    const inside =
      "/rejser//evil.example /rejser/\\evil.example //rejser /en///rejser /%2F%2Fevil.example /rejser/%2F%2Fevil.example";
    const besides = "/rejser/?til=//evil.example /was/?//evil.example// /rejser/evil.example //evil.example/rejser";
    const paths = [behind, inside, besides]
      .flatMap((some) => some.split(" "))
      .flatMap((one) => [one, `${one}/`, `${one}//`]);
    for (const path of [...paths, "//", "/en//"])
      for (const method of ["GET", "HEAD"]) {
        const { status, headers } = await ask(site.address, { path, host, method });
        const to =
          headers.location === undefined
            ? host
            : new URL(headers.location, `http://${host}${path.replace(/^[/\\]+/, "/")}`).host;
        expect(to, `${method} ${path}: ${status} ${headers.location}`).toBe(host);
      }
    const moved = await ask(site.address, { path: "/rejser/?til=//evil.example", host });
    expect([moved.status, moved.headers.location]).toEqual([308, "/rejser?til=//evil.example"]);
  });

  test("beside our own, in a second header or in the target itself, is refused", async () => {
    const { host } = new URL(site.addressOf("lyngholm"));
    const heads = [
      `GET PATH HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example`,
      `GET PATH HTTP/1.1\r\nHost: evil.example\r\nHost: ${host}`,
      `GET PATH HTTP/1.1\r\nHost: ${host}\r\nhost: ${host}`,
      `GET PATH HTTP/1.1\r\nHost: ${host}\r\nHOST:`,
      `GET http://evil.examplePATH HTTP/1.1\r\nHost: ${host}`,
      `GET http://${host}@evil.examplePATH HTTP/1.1\r\nHost: ${host}`,
      `GET http://evil.example@${host}PATH HTTP/1.1\r\nHost: ${host}`,
      `GET https://localhostPATH HTTP/1.1\r\nHost: ${host}`,
      `GET HTTP://evil.examplePATH HTTP/1.1\r\nHost: ${host}`,
      `GET http://${host}PATH HTTP/1.1\r\nHost: evil.example`,
    ];
    for (const head of heads)
      for (const path of [...paths, "/healthz", "/a/findes-ikke"]) {
        const got = await raw(site.address, `${head.replace("PATH", path)}\r\nConnection: close\r\n\r\n`);
        expect(got.status, `${head} ${path}`).toBe(400);
        expect(got.text.includes("evil.example"), head).toBe(false);
      }
  });

  test("is what it is refused for: a target that names our own host is answered as any other", async () => {
    const { host } = new URL(site.addressOf("lyngholm"));
    for (const [path, status] of [
      ["/rejser", 200],
      ["/en/rejser", 200],
      ["", 200],
      ["/findes-ikke", 404],
    ] as const) {
      const bytes = `GET http://${host.toUpperCase()}${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
      expect((await raw(site.address, bytes)).status, path).toBe(status);
    }
  });

  test("is refused a form, too", async () => {
    for (const made of hosts) {
      const head = `POST /log-ind/demo HTTP/1.1\r\nHost: ${made}\r\nSec-Fetch-Site: same-origin\r\n`;
      const form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 16\r\n\r\nrole=coordinator";
      expectRefused(await raw(site.address, head + form), `Host: ${made}`);
    }
  });

  test.each([
    ["x-forwarded-host", "evil.example"],
    ["x-forwarded-proto", "https"],
    ["x-forwarded-port", "444"],
    ["x-forwarded-for", "10.1.2.3"],
    ["x-forwarded-prefix", "/evil"],
    ["x-original-url", "/api/v1/trips"],
    ["x-rewrite-url", "/api/v1/trips"],
    ["x-http-method-override", "DELETE"],
    ["x-host", "evil.example"],
    ["x-udsyn-lang", "en"],
    ["forwarded", "host=evil.example;proto=https"],
    ["via", "1.1 evil.example"],
    ["true-client-ip", "127.0.0.1"],
  ])("behind no proxy of ours %s is not believed", async (name, value) => {
    for (const path of ["/", "/rejser", "/findes-ikke", "/skrivebord", "/log-ind"]) {
      const plain = await ask(site.address, { path, host });
      const lying = await ask(site.address, { path, host, headers: { [name]: value } });
      expect([lying.status, lying.text, lying.headers.location]).toEqual([
        plain.status,
        plain.text,
        plain.headers.location,
      ]);
    }
  });
});

describe("no address of ours leads elsewhere", () => {
  const away = [
    ..."//evil.example ///evil.example /\\evil.example \\\\evil.example https://evil.example http:evil.example".split(
      " ",
    ),
    ..."/%09/evil.example /%2f%2fevil.example /%5cevil.example /.//evil.example /..//evil.example".split(" "),
    ..."javascript:alert(1) data:text/html,x https:evil.example //evil.example/%2e%2e /x/..//evil.example".split(" "),
    ..."http://localhost@evil.example http://localhost.evil.example /@evil.example //localhost:1@evil.example".split(
      " ",
    ),
  ];
  const expectHome = (got: Got, what: string) => {
    expectDiscreet(got, what);
    const { location } = got.headers;
    // The one address elsewhere is the profile's own, to the letter (contract.md, /was).
    if (location !== undefined && location !== site.here("lyngholm").profile.accessibilityStatement)
      expect(new URL(location, `http://${host}`).host, `${what}: ${location}`).toBe(host);
    expect(/(?:href|action|src)="(?:https?:)?[/\\]{2}evil/i.exec(got.text)?.[0], what).toBeUndefined();
  };

  test("not by its path", async () => {
    for (const to of away.filter((one) => /^[/\\]/.test(one)))
      for (const before of ["", "/en", "/de", "/rejser", "/skrivebord", "/log-ind"]) {
        const path = `${before}${to.startsWith("\\") ? "/" : ""}${to}`;
        expectHome(await ask(site.address, { path, host }), path);
      }
  });

  test("not by a word in its query or form", async () => {
    const open = site.rooms.routes.filter(({ lane }) => lane === "open" || lane === "staff" || lane === "public");
    for (const route of open)
      for (const to of away) {
        const said = ["retur", "next", "url"].map((name) => `${name}=${encodeURIComponent(to)}`).join("&");
        const words = `${said}&role=coordinator`;
        const headers = { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };
        const { method, path } = route;
        const what = `${method} ${path} with ${to}`;
        if (method === "GET") expectHome(await ask(site.address, { path: `${filled(path)}?${words}`, host }), what);
        else expectHome(await ask(site.address, { method, path: filled(path), host, headers, body: words }), what);
      }
  });
});

test("a page elsewhere may read open data and nothing more, and never with a session", {
  timeout: 180_000,
}, async () => {
  const origins = [
    "https://evil.example",
    "null",
    `http://${host}`,
    "http://localhost",
    "https://evil.example.localhost",
  ];
  let asked = 0;
  for (const route of site.rooms.routes)
    for (const origin of origins)
      for (const method of ["OPTIONS", "GET"]) {
        const preflight = {
          "access-control-request-method": route.method,
          "access-control-request-headers": "authorization",
        };
        const headers = { cookie, origin, ...(method === "OPTIONS" && preflight) };
        const got = await ask(site.address, { method, path: filled(route.path), host, headers });
        const what = `${method} ${route.path} from ${origin}`;
        const allowed = got.headers["access-control-allow-origin"];
        expect(got.headers["access-control-allow-credentials"], what).toBeUndefined();
        if (route.lane === "public") expect([undefined, "*"], what).toContain(allowed);
        else expect(allowed, what).toBeUndefined();
        asked += 1;
      }
  expect(asked).toBeGreaterThan(50);
});

describe("signing in", () => {
  const signIn = () => site.rooms.routes.some(({ path }) => path === "/log-ind/demo");
  const enter = (headers: Record<string, string>) =>
    ask(site.address, {
      method: "POST",
      path: "/log-ind/demo",
      host,
      headers: { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded", ...headers },
      body: "role=coordinator",
    });

  test("gives a secret that was nobody's before, in a cookie that scripts and other sites do not get", async (context) => {
    context.skip(!signIn(), "the demo's sign-in is not wired yet");
    const planted = "A".repeat(43);
    const made = await enter({ cookie: `udsyn=${planted}` });
    const [set = ""] = made.headers["set-cookie"] ?? [];
    const [, secret = ""] = /^udsyn=([^;]+)/.exec(set) ?? [];
    expect(secret).not.toBe(planted);
    expect(secret).toHaveLength(43);
    expect(set).toMatch(/; HttpOnly/);
    expect(set).toMatch(/; SameSite=Lax/);
    expect(set).toMatch(/; Path=\//);
    expect(set).not.toMatch(/Domain=/i);
    const desk = (value: string) =>
      ask(site.address, { path: "/api/v1/trips", host, headers: { cookie: `udsyn=${value}` } });
    expect((await desk(secret)).status).toBe(200);
    expect((await desk(planted)).status).toBe(401);
    const again = await enter({ cookie: `udsyn=${secret}` });
    expect(again.headers["set-cookie"]?.[0]).not.toContain(secret);
  });

  test("is over when one signs out, in the database too", async (context) => {
    context.skip(!signIn(), "the demo's sign-in is not wired yet");
    const [, secret = ""] = /^udsyn=([^;]+)/.exec((await enter({})).headers["set-cookie"]?.[0] ?? "") ?? [];
    const headers = { cookie: `udsyn=${secret}`, "sec-fetch-site": "same-origin" };
    const out = await ask(site.address, { method: "POST", path: "/log-ud", host, headers });
    expect(out.headers["set-cookie"]?.[0]).toMatch(/^udsyn=; .*Max-Age=0/);
    expect((await ask(site.address, { path: "/api/v1/trips", host, headers })).status).toBe(401);
  });
});
