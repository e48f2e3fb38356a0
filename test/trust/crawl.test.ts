import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { Canaries } from "./canaries.ts";
import { type Crawled, crawl } from "./crawl.ts";

const page = (body: string | Buffer, headers: Crawled["headers"] = {}, status = 200): Crawled => ({
  status,
  headers: { "content-type": "text/html", ...headers },
  bytes: Buffer.from(body),
});

/** A ZIP of one entry, as a spreadsheet is one. */
function zipped(content: string): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.write("PK\u0003\u0004");
  const central = Buffer.alloc(46);
  central.write("PK\u0001\u0002");
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  return Buffer.concat([local, packed, central]);
}

const hex = (text: string) => [...text].map((one) => `&#x${one.charCodeAt(0).toString(16)};`).join("");

/** Leaks of every kind, each with its own canary: the crawler must find them all, or its silence proves nothing. */
const leaks: Readonly<Record<string, (canary: string) => Crawled>> = {
  text: (canary) => page(`<p>${canary}</p>`),
  attribute: (canary) => page(`<p title="${canary}">x</p>`),
  comment: (canary) => page(`<!-- ${canary} -->`),
  entities: (canary) => page(`<p>${hex(canary)}</p>`),
  split: (canary) => page(canary.replace("zq", "z<b></b>q")),
  capitals: (canary) => page(canary.toUpperCase()),
  header: (canary) => page("x", { "x-debug": canary }),
  redirect: (canary) => page("", { location: `/x?t=${encodeURIComponent(canary)}` }, 302),
  json: (canary) => page(JSON.stringify({ a: canary.replace("z", "\\u007a") }), { "content-type": "application/json" }),
  "error page": (canary) => page(`<p>${canary}</p>`, {}, 500),
  gzip: (canary) => page(gzipSync(canary), { "content-encoding": "gzip" }),
  brotli: (canary) => page(brotliCompressSync(canary), { "content-encoding": "br" }),
  spreadsheet: (canary) => page(zipped(`<c>${canary}</c>`), { "content-type": "application/vnd.ms-excel" }),
  pdf: (canary) =>
    page(Buffer.concat([Buffer.from("%PDF-1.7\nstream\n"), deflateSync(canary), Buffer.from("\nendstream")])),
  base64: (canary) => page(`<img src="data:x;base64,${Buffer.from(canary).toString("base64")}">`),
  percent: (canary) =>
    page(`<a href="mailto:x?subject=${[...canary].map((one) => `%${one.charCodeAt(0).toString(16)}`).join("")}">`),
  picture: (canary) => page(Buffer.from(canary, "utf16le"), { "content-type": "image/png" }),
  "behind a link in JSON": (canary) => page(canary),
};

describe("the crawler", () => {
  test.each(Object.entries(leaks))("finds what leaks by: %s", async (name, leaking) => {
    const canaries = new Canaries();
    const canary = canaries.text("a private field");
    const pages: Readonly<Record<string, Crawled>> = {
      "/": page('<a href="/data">x</a>'),
      "/data": page(JSON.stringify({ next: "http://localhost/dybt/nede" }), { "content-type": "application/json" }),
      "/dybt/nede": leaking(canary),
    };
    const read = await crawl(async (path) => pages[path] ?? page("", {}, 404), ["/"], "http://localhost");
    expect(
      read.flatMap((one) => canaries.foundIn(one.text)),
      name,
    ).toContain("a private field");
  });

  test("finds an amount however it is written", () => {
    const canaries = new Canaries();
    const [whole] = canaries.amount("an amount").split(".");
    for (const written of [`${whole}.07`, "7.310.000.001,07 kr.", "7 310 000 001,07", "7,310,000,001.07"])
      expect(canaries.foundIn(written), written).toEqual(["an amount"]);
    expect(canaries.foundIn("7.310.000.002,07 og 731000000107x".replace("731000000107", ""))).toEqual([]);
  });

  test("is silent where nothing leaks, stays on its site, and says when there is no end", async () => {
    const canaries = new Canaries();
    canaries.text("unused");
    const asked: string[] = [];
    const read = await crawl(
      async (path) => {
        asked.push(path);
        return page('<a href="https://evil.example/x">x</a><a href="/y#z">y</a><a href="?side=2">z</a>');
      },
      ["/"],
      "http://localhost",
    );
    expect(asked.toSorted()).toEqual(["/", "/?side=2", "/y", "/y?side=2"]);
    expect(read.flatMap((one) => canaries.foundIn(one.text))).toEqual([]);
    const numbers = Array.from({ length: 100 }, (_, n) => n).values();
    const endless = crawl(async () => page(`<a href="/${numbers.next().value}">x</a>`), ["/"], "http://localhost", 50);
    await expect(endless).rejects.toThrow("more than 50");
  });
});
