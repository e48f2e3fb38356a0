import { describe, expect, test } from "vitest";
import { langs } from "../../platform/index.ts";
import { renderPage } from "../components/index.ts";
import { gallerySite } from "../gallery/gallery-site.tsx";
import { ErrorPage, errorStatuses } from "./error-page.tsx";

describe.each(langs)("error pages in %s", (lang) => {
  test.each(errorStatuses)("%i says what happened and what to do, in its language", (status) => {
    const html = renderPage(
      <ErrorPage status={status} lang={lang} site={gallerySite} reference="7f3a" retryAfter={1} />,
    );
    expect(html).toContain(`<html lang="${lang}">`);
    expect(html).toContain(String(status));
    expect(html).toContain("7f3a");
    expect(html).not.toMatch(/undefined|\[object|\{|NaN/);
    expect(html).toContain('content="noindex"');
  });
});

test("a conflict whose reason is known guesses at no other", () => {
  const page = (isSaid: boolean) =>
    renderPage(<ErrorPage status={409} lang="da" site={gallerySite} isSaid={isSaid} />).replaceAll("\u00a0", " ");
  expect(page(false)).toContain("en anden har ændret den");
  expect(page(true)).not.toContain("en anden har ændret den");
  expect(page(true)).toContain("Intet er gemt. Her står, hvad der er i vejen.");
});

test("a page that asks for patience says how long", () => {
  expect(renderPage(<ErrorPage status={503} lang="da" site={gallerySite} retryAfter={1} />)).toContain(
    "Prøv igen om 1 sekund.",
  );
  expect(renderPage(<ErrorPage status={429} lang="en" site={gallerySite} retryAfter={20} />)).toContain(
    "Wait 20 seconds",
  );
});
