import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { describe, expect, test } from "vitest";
import { catalogueFaults } from "../../platform/index.ts";
import { allAssets } from "../assets/assets.ts";
import { errorTexts } from "../error-pages/error.texts.ts";
import { webTexts } from "../texts/web.texts.ts";
import { galleryPages } from "./gallery.page.tsx";

const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ["html-validate:standard"],
    rules: {
      // Preact writes void elements and boolean attributes its own way; both are HTML.
      "void-style": "off",
      "attribute-boolean-style": "off",
      "doctype-style": "off",
      "no-trailing-whitespace": "off",
      "long-title": "off",
      // Tables laid out as records lose their meaning in browsers unless their roles are said.
      "no-redundant-role": "off",
    },
  }),
);

const pages = [...galleryPages()];

describe.each(pages)("the page %s", (_, html) => {
  test("is valid HTML", async () => {
    const report = await validator.validateString(html);
    const said = report.results.flatMap((result) =>
      result.messages.map((one) => `${one.ruleId}: ${one.message} ${one.selector}`),
    );
    expect(said).toEqual([]);
  });

  test("holds to a strict content security policy", () => {
    expect(html).not.toMatch(/<(script|style)\b|\sstyle="|\son\w+="|javascript:/i);
  });

  test("asks only for assets that are served, and for nothing from elsewhere", () => {
    const served = new Set(allAssets().map((one) => one.url));
    for (const [, url = ""] of html.matchAll(/<link rel="(?:stylesheet|preload|icon)" href="([^"]+)"/g))
      expect(served).toContain(url);
    expect(html).not.toMatch(/\ssrc="/);
  });
});

test("text that wants to be markup stays text", () => {
  const states = new Map(pages).get("states") ?? "";
  expect(states).toContain("&lt;script>alert");
  expect(states).not.toContain("<script");
});

test("a page is light: under 60 kB compressed with its style sheet", async () => {
  const { brotliCompressSync } = await import("node:zlib");
  const style = allAssets().find((one) => one.url.endsWith(".css"))?.encodings.br?.length ?? Number.POSITIVE_INFINITY;
  for (const [name, html] of pages) expect(brotliCompressSync(html).length + style, name).toBeLessThan(30_000);
});

test("the components' words are whole in every language", () => {
  expect(catalogueFaults(webTexts)).toEqual([]);
  expect(catalogueFaults(errorTexts)).toEqual([]);
});
