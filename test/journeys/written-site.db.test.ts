import { appendFile, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillDemo, startPublicSite } from "../../src/app/index.ts";
import { openLog, readPublicConfig } from "../../src/platform/index.ts";
import { named, publicForm, secretForm, withdraw } from "../../src/register/index.ts";
import { directorySource, urlSource, verifySource } from "../../src/verify/index.ts";
import { urlOf } from "../setup/database.ts";
import { get } from "../setup/get.ts";
import { expectValidHtml } from "../setup/html.ts";
import { publishedAgain, publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { emptyFolder, fileServer, filesIn, written, writtenBase } from "../setup/written-site.ts";

/** The public site as files: what any web server shows of it, and what `bin/udsyn verify` says of it. */
const slug = "lyngholm";
let site: TestSite;
let gone: string;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-11-26T08:00:00Z"));
  await fillDemo(site, site.rooms, site.clock.now, () => undefined);
  const one = await publishedTrip(site, slug, { title: "Taget ned igen" });
  await site.doing(slug, (work) => withdraw(work, site.logKey, "trip", one.id, "Posten var en dublet"));
  gone = one.slug;
  const corrected = await publishedTrip(site, slug, { title: "Rettet rejse" });
  await publishedAgain(site, slug, corrected.id, "En fejl i titlen");
}, 240_000);
afterAll(() => site?.close());

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listens) => server.listen(0, "127.0.0.1", listens));
  const { port } = server.address() as AddressInfo;
  await new Promise((closes) => server.close(closes));
  return port;
}

const addressOf = (file: string) => `/${file.replace(/(^|\/)index\.(html|json)$/, "")}`;
const signature = /<!-- udsyn-signed\n[^<>]*-->\n$/;

/** A page that asks a server something, by a form or by words behind an address, is another among files; no other is. */
const asks = /<form| (href|content)="[^"]*\?(?!subject=)[^"]*"/;
/** A record that is printed tells the day it was fetched, which a file does not know. */
const undated = (page: Buffer) =>
  page
    .toString("utf8")
    .replace(/Hentet [^<]{1,40} fra (?=http)/, "Fra ")
    .replace(/Fetched [^<]{1,40} from (?=http)/, "From ")
    .replace(/Abgerufen [^<]{1,40} von (?=http)/, "Von ");
const ofFilesAlone =
  /^(\.htaccess|_(redirects|headers)|udsyn\.(nginx\.conf|Caddyfile)|log\/files|\.udsyn\/.*|(.*\/)?404\.html)$|(^|\/)(soeg\/indeks.*|visning\/.*|aar\/uden\/.*|side\/.*)|excel-da/;

test("each file is what the server answers at its address, to the byte where no form or word is in it", async () => {
  const root = await emptyFolder();
  const told = await written(site, slug, root, { pictures: "all" });
  expect(told.faults).toEqual([]);
  const port = await freePort();
  const config = readPublicConfig({
    PORT: String(port),
    UDSYN_MODE: "production",
    HOST: "127.0.0.1",
    UDSYN_DATA: "/nowhere/at/all",
    DATABASE_REGISTER_URL: urlOf(site.db.connections.register),
    UDSYN_LOG_KEY: secretForm(site.logKey),
    UDSYN_BASE_URL: writtenBase,
  });
  if ("faults" in config) throw new Error(JSON.stringify(config.faults));
  const server = await startPublicSite(config, openLog("silent"), () => undefined, {
    clock: () => site.clock.now,
    ordered: (all) => all.toSorted((a) => (a.slug === slug ? -1 : 1)),
  });
  try {
    let [same, otherwise] = [0, 0];
    for (const [file, bytes] of await filesIn(root)) {
      if (ofFilesAlone.test(file)) continue;
      const address = addressOf(file);
      const answer = await get(`http://localhost:${port}${address}`);
      if (answer.status >= 300 && answer.status < 400) {
        // What leads on is a small page that does.
        expect(bytes.toString("utf8"), address).toContain(answer.headers.location);
        continue;
      }
      expect([200, 410], address).toContain(answer.status);
      // What is gone is a page of its own among the files, and signed as pages are.
      const signed = answer.status === 410 ? bytes.indexOf("<!-- udsyn-signed") : -1;
      const own = signed < 0 ? bytes : bytes.subarray(0, signed);
      // A dated page is signed with its day: without it the signatures differ too.
      const [asked, held] = [undated(answer.bytes), own.toString("utf8")];
      const isDated = asked !== answer.body;
      const isSame = isDated ? asked.replace(signature, "") === held.replace(signature, "") : answer.bytes.equals(own);
      if (isSame) same += 1;
      else {
        const says = /skrevet som filer|written as files|als Dateien geschrieben/.test(bytes.toString("utf8"));
        expect(says || asks.test(answer.body), `${address} is other than the server's`).toBe(true);
        expect(file).toMatch(/\.html$/);
        otherwise += 1;
      }
    }
    expect(same).toBeGreaterThan(200);
    expect(otherwise).toBeGreaterThan(10);
  } finally {
    await server.stop();
  }
}, 240_000);

test("no link of any page is dead on a server that knows nothing but files, and only the search page is asked with words", async () => {
  const root = await emptyFolder();
  await written(site, slug, root, { pictures: "all" });
  const { address } = await fileServer(root);
  const files = await filesIn(root);
  const asked = new Map<string, string>();
  for (const [file, bytes] of files) {
    if (!file.endsWith(".html")) continue;
    const page = bytes.toString("utf8");
    expect(page, file).toMatch(signature);
    for (const [, , href = ""] of page.matchAll(/ (href|src|action|content)="([^"]+)"/g)) {
      const inside = href.startsWith(writtenBase) ? href.slice(writtenBase.length) || "/" : href;
      if (!inside.startsWith("/") || inside.startsWith("//")) continue;
      if (inside.includes("?")) expect(inside, file).toMatch(/^(\/(en|de))?\/soeg\?/);
      asked.set(inside.split(/[?#]/)[0] ?? "", file);
    }
    for (const [form, method, action] of page.matchAll(/<form[^>]* method="(\w+)" action="([^"]*)"/g))
      expect([method, action], `${file}: ${form}`).toEqual(["get", expect.stringMatching(/^(\/(en|de))?\/soeg$/)]);
  }
  expect(asked.size).toBeGreaterThan(300);
  for (const [link, from] of asked) expect((await get(address + link)).status, `${link} on ${from}`).toBe(200);
  const missing = await get(`${address}/findes-ikke`);
  expect(missing.status).toBe(404);
  expect(missing.body).toContain("Siden findes ikke");
  for (const name of ["index.html", "rejser/index.html", "soeg/index.html", "de/data/index.html", "404.html"])
    expectValidHtml(files.get(name)?.toString("utf8") ?? "");
  // What needs a server says so.
  for (const name of ["rejser", "soeg", "data", "indlejr"])
    expect(files.get(`${name}/index.html`)?.toString("utf8"), name).toContain("skrevet som filer");
}, 240_000);

test("addresses that led elsewhere, and records that were taken down, are pages, and settings for servers", async () => {
  const root = await emptyFolder();
  await written(site, slug, root);
  const files = await filesIn(root);
  const text = (file: string) => files.get(file)?.toString("utf8") ?? "";
  expect(text(`rejser/${gone}/index.html`)).toContain("Posten var en dublet");
  expect(files.has(`rejser/${gone}.json`)).toBe(false);
  // A frame on somebody's page says why it is empty.
  for (const lang of ["", "en/", "de/"])
    expect(text(`${lang}indlejr/rejse/${gone}/index.html`), lang).toContain("Posten var en dublet");
  expect(text(".htaccess")).toContain(
    `RewriteRule ^indlejr/rejse/${gone}/?$ - [E=UDSYN_GONE:indlejr/rejse/${gone}/index`,
  );
  for (const server of ["udsyn.nginx.conf", "udsyn.Caddyfile"])
    expect(text(server)).toMatch(new RegExp(`^(location =|error) /indlejr/rejse/${gone} .*410`, "m"));
  expect(text(".htaccess")).toContain(`RewriteRule ^rejser/${gone}/?$ - [E=UDSYN_GONE:rejser/${gone}/index.html,G]`);
  // What else the record had says so too: its file, its versions, its picture, the page to ask on.
  const besides = String.raw`(\.json|/v[0-9]+\.json|/program\.ics|/spoerg|\.png)`;
  expect(text(".htaccess")).toContain(
    `RewriteRule ^((?:[a-z][a-z]/)?)rejser/${gone}${besides}$ - [E=UDSYN_GONE:$1rejser/${gone}/index.html,G]`,
  );
  expect(text("udsyn.nginx.conf")).toContain(`/rejser/(?<gone>${gone})${besides}$ { error_page 410`);
  expect(text("udsyn.Caddyfile")).toContain(`/rejser/(${gone})${besides}$`);
  expect(text("udsyn.Caddyfile")).toContain(
    `\t@beside path_regexp beside ^((?:/[a-z][a-z])?/rejser/(?:${gone}))${besides}$\n\thandle @beside {\n\t\trewrite * {re.beside.1}/index.html\n`,
  );
  expect(text("udsyn.nginx.conf")).toContain(`location = /rejser/${gone} { error_page 410`);
  // What Apache says of a page, nginx and Caddy say too: what it may do and hold, who may read it, what its bytes are.
  const ours = "base-uri 'none'; frame-ancestors 'none'\"";
  const framed = "base-uri 'none'; frame-ancestors *\"";
  for (const server of [".htaccess", "udsyn.nginx.conf", "udsyn.Caddyfile"]) {
    for (const said of [ours, framed, "Referrer-Policy same-origin", "Access-Control-Allow-Origin", "nosniff"])
      expect(text(server), server).toContain(said);
    for (const type of ["text/csv", "text/calendar", "text/turtle", "application/jsonl", "application/atom+xml"])
      expect(text(server), server).toContain(type);
  }
  expect(text("udsyn.nginx.conf")).toMatch(/^charset utf-8;\ncharset_types .*text\/csv .*application\/json /m);
  expect(text("udsyn.Caddyfile")).toContain('header @is-csv Content-Type "text/csv; charset=utf-8"');
  expect(text(".htaccess")).toContain('AddType "text/csv; charset=utf-8" .csv');
  // A folder with no page of its own is no page, rather than a server's own words about it.
  expect(text("udsyn.nginx.conf")).toContain("error_page 403 =404 /404.html;");
  // The statement of accessibility lies at its authority's.
  expect(text("was/index.html")).toContain('content="0; url=https://was.lyngholm.example/erklaering"');
  expect(text("_redirects")).toContain("/was https://was.lyngholm.example/erklaering 302\n");
  expect(text("udsyn.Caddyfile")).toContain(`error /rejser/${gone} 410`);
});

test("verify finds nothing wrong with it, and finds what was altered, added or taken away", async () => {
  const root = await emptyFolder();
  await written(site, slug, root);
  const key = publicForm(named(site.logKey, site.here(slug).profile.logOrigin));
  const report = async () => verifySource(directorySource(root), { key });
  expect(await report()).toMatchObject({ ok: true, unchecked: [], listed: expect.any(Number), namesChecked: true });
  const { address } = await fileServer(root);
  expect(await verifySource(urlSource(address), { key })).toMatchObject({
    ok: true,
    differences: [],
    namesChecked: true,
  });
  const found = async () => (await report()).differences.map((one) => `${one.code} ${one.path}`);
  await appendFile(path.join(root, "om/index.html"), " ");
  expect(await found()).toEqual(["file-differs om/index.html"]);
  // The next run mends it, and nothing else.
  expect(await written(site, slug, root)).toMatchObject({ written: 1, removed: 0 });
  expect(await found()).toEqual([]);
  await writeFile(path.join(root, "data/beside.csv"), "a;b");
  expect(await found()).toEqual(["file-not-listed data/beside.csv"]);
});

test("a site under a path has it in its links and not in its files", async () => {
  const root = await emptyFolder();
  await written(site, slug, root, { base: `${writtenBase}/om/udsyn` });
  const files = await filesIn(root);
  const page = files.get("rejser/index.html")?.toString("utf8") ?? "";
  expect(page).toContain('href="/om/udsyn/data/trips.csv"');
  expect(page).not.toMatch(/ (href|src|action)="\/(?!om\/udsyn)/);
  const { address } = await fileServer(root, "/om/udsyn");
  for (const [, link = ""] of page.matchAll(/ (?:href|src)="(\/[^"?#]+)/g))
    expect((await get(new URL(link, address).href)).status, link).toBe(200);
  expect((await verifySource(directorySource(root))).differences).toEqual([]);
});
