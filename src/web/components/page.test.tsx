import { expect, test } from "vitest";
import { gallerySite, translationsOf } from "../gallery/gallery-site.tsx";
import { Page, type Site } from "./page.tsx";
import { renderPage } from "./render.ts";

const factual: Site = { ...gallerySite, fictional: false, base: "/udsyn" };

test("a page names its own address, its other languages and its feed", () => {
  const html = renderPage(
    <Page
      lang="en"
      site={gallerySite}
      title="Trips"
      path="/en/rejser"
      translations={translationsOf("/rejser")}
      alternates={[{ type: "application/atom+xml", href: "/rejser/feed.xml", title: "Trips" }]}
    >
      <h1>Trips</h1>
    </Page>,
  );
  expect(html.startsWith('<!doctype html>\n<html lang="en"><head><meta charset="utf-8"/>')).toBe(true);
  expect(html).toContain("<title>Trips – Udsyn, Lyngholm Kommune</title>");
  expect(html).toContain('<link rel="canonical" href="https://udsyn.lyngholm.example/en/rejser"/>');
  expect(html).toContain('<link rel="alternate" hreflang="de" href="https://udsyn.lyngholm.example/de/rejser"/>');
  expect(html).toContain('type="application/atom+xml"');
  expect(html).toContain("Skip to content");
  expect(html).not.toContain("noindex");
});

test("that a municipality is fictional stands on its every page, and never on another's", () => {
  const fictional = renderPage(<Page lang="da" site={gallerySite} title="X" children="" />);
  const real = renderPage(<Page lang="da" site={factual} title="X" children="" />);
  expect(fictional).toContain("er en opdigtet kommune");
  expect(real).not.toContain("opdigtet");
});

test("below a base path the assets are asked for there; a page without an address is not indexed", () => {
  const html = renderPage(<Page lang="da" site={factual} title="X" children="" />);
  expect(html).toMatch(/<link rel="stylesheet" href="\/udsyn\/a\/[0-9a-f]{16}\.css"/);
  expect(html).toContain('content="noindex"');
});

test("a print begins with case number, version and date", () => {
  const record = { caseNumber: "2026-0042", version: 4, date: "6. maj 2026" };
  const printed = (on?: string) =>
    renderPage(
      <Page
        lang="da"
        site={factual}
        title="X"
        path="/rejser/x"
        record={{ ...record, ...(on && { on }) }}
        children=""
      />,
    );
  const line = "Udskrift af offentlig post i Udsyn, sag 2026-0042, version 4, 6. maj 2026.";
  expect(printed("7. maj 2026")).toContain(`${line} Hentet 7. maj 2026 fra ${factual.origin}/rejser/x<`);
  const list = renderPage(
    <Page lang="da" site={factual} title="X" path="/rejser" printedOn="7. maj 2026" children="" />,
  );
  expect(list).toContain(`<p>Udskrift fra Udsyn. Hentet 7. maj 2026 fra ${factual.origin}/rejser</p>`);
  expect(printed()).toContain(`${line} Fra ${factual.origin}/rejser/x<`);
});
