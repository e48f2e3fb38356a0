import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { allAssets, asset, assetFor } from "./assets.ts";
import { squeezed } from "./squeezed.ts";

test("an asset is found by its address and by no other", () => {
  const style = asset("style.css");
  expect(style.url).toMatch(/^\/a\/[0-9a-f]{16}\.css$/);
  expect(assetFor(style.url)).toBe(style);
  expect(assetFor("/a/../package.json")).toBeNull();
  expect(assetFor("style.css")).toBeNull();
});

test("compressed bytes are the same bytes", () => {
  const { body, encodings } = asset("style.css");
  expect(encodings.br && brotliDecompressSync(encodings.br).equals(body)).toBe(true);
  expect(encodings.gzip && gunzipSync(encodings.gzip).equals(body)).toBe(true);
});

test("the style sheet asks only for files that are served", () => {
  const css = asset("style.css").body.toString("utf8");
  const asked = [...css.matchAll(/url\(([^)]+)\)/g)].map((found) => `/a/${found[1]}`);
  expect(asked).toHaveLength(5);
  for (const url of asked) expect(assetFor(url), url).not.toBeNull();
});

test("a first page's fonts and style leave room for its text in 120 kB", () => {
  const style = asset("style.css").encodings.br?.length ?? Number.POSITIVE_INFINITY;
  const fonts = asset("newsreader-roman.woff2").body.length + asset("instrument-sans.woff2").body.length;
  expect(style).toBeLessThan(12_000);
  expect(fonts + style).toBeLessThan(102_000);
  expect(allAssets().length).toBe(15);
});

test("squeezing keeps what separates selectors and values", () => {
  expect(squeezed("/* why */\na b,\n.c :is(d, e) { margin: 0 auto; color: red }\n")).toBe(
    "a b,\n.c :is(d,e){margin:0 auto;color:red}",
  );
});

test.each(["autosave.js", "palette.js", "sent-once.js", "uploads.js"] as const)(
  "%s is one small module that asks for no other",
  (island) => {
    const { body, type, encodings } = asset(island);
    expect(type).toBe("text/javascript; charset=utf-8");
    expect(body.toString("utf8")).not.toMatch(/\bimport\b|\beval\b/);
    expect(encodings.br?.length).toBeLessThan(3_000);
  },
);
