import { expect, test } from "vitest";
import { fileOf, searchedAddress, writtenAddress } from "./address.ts";
import { placeOf, writtenPage, writtenText } from "./links.ts";

test.each([
  ["/rejser/2025", "/rejser/2025", "/rejser/2025"],
  ["/om#offentligt", "/om#offentligt", "/om"],
  ["/rejser?aar=2025", "/rejser/2025", "/rejser/2025"],
  ["/en/rejser?land=DE&side=2", "/en/rejser/land/de/side/2", "/en/rejser?land=DE&side=2"],
  ["/rejser?side=2", "/rejser/side/2", "/rejser/side/2"],
  ["/rejser?aar=uden", "/rejser/aar/uden", "/rejser?aar=uden"],
  ["/rejser?sted=uden", "/rejser/sted/uden", "/rejser/sted/uden"],
  ["/rejser?aar=2025&vis=kort", "/rejser/2025/visning/kort", "/rejser?aar=2025&vis=kort"],
  ["/rejser?vis=tidslinje", "/rejser/visning/tidslinje", "/rejser?vis=tidslinje"],
  ["/rejser?aar=2025&land=DE", "/rejser?aar=2025&land=DE", "/rejser"],
  ["/oparl/v1.1/papers?page=3", "/oparl/v1.1/papers/side/3", "/oparl/v1.1/papers?page=3"],
  ["/data/trips.csv?dialekt=excel-da", "/data/trips.excel-da.csv", "/data/trips.csv?dialekt=excel-da"],
  ["/abonnement?land=DE#mail", "/abonnement#mail", "/abonnement"],
])("%s is written at %s, and asked for as %s", (address, path, ask) => {
  expect(writtenAddress(address)).toEqual({ path, ask });
});

test("what somebody typed that climbs, or does not read, is not followed and stands as it was", () => {
  const place = placeOf("https://kommune.dk/udsyn");
  for (const typed of ["/rejser/../../x", "/rejser/%2e%2e/x", "/%zz", "/rejser//x", "/x%2fy", "/x%5Cy", "/./om"]) {
    const whole = `https://kommune.dk/udsyn${typed}`;
    expect(writtenPage(`<a href="${whole}">kilde</a>`, place)).toEqual({
      page: `<a href="${whole}">kilde</a>`,
      links: [],
    });
    expect(writtenText(`{"url":"${whole}"}`, place)).toEqual({ page: `{"url":"${whole}"}`, links: [] });
  }
});

test("what somebody typed behind the site's own words is not made a part of a path either", () => {
  const place = placeOf("https://kommune.dk/udsyn");
  for (const typed of [
    "/rejser?land=%zz",
    "/rejser?maal=%25zz",
    "/rejser?land=../../x",
    "/rejser?side=../x",
    "/oparl/x?page=../../y",
    "/rejser/.udsyn/x",
  ]) {
    const whole = `https://kommune.dk/udsyn${typed}`;
    const page = `<a href="${whole}">kilde</a>`;
    expect(writtenPage(page, place), typed).toEqual({ page, links: [] });
    expect(writtenText(`{"url":"${whole}"}`, place), typed).toEqual({ page: `{"url":"${whole}"}`, links: [] });
  }
});

test("what is combined is the search page's", () => {
  expect(searchedAddress("/de/rejser?aar=2025&land=DE")).toBe("/de/soeg?aar=2025&land=DE");
});

test.each([
  ["/", "text/html; charset=utf-8", "index.html"],
  ["/en", "text/html; charset=utf-8", "en/index.html"],
  ["/rejser/sted/52.42,12.55", "text/html", "rejser/sted/52.42,12.55/index.html"],
  ["/rejser/wien-2025.json", "application/json; charset=utf-8", "rejser/wien-2025.json"],
  ["/oparl/v1.1/system", "application/json; charset=utf-8", "oparl/v1.1/system/index.json"],
  ["/log/checkpoint", "text/plain; charset=utf-8", "log/checkpoint"],
  ["/404.html", "text/html", "404.html"],
  ["/udvalg/%C3%B8", "text/html", "udvalg/ø/index.html"],
])("the file of %s (%s) is %s", (path, type, file) => {
  expect(fileOf(path, type)).toBe(file);
});

test.each(["/../x", "/a/%2e%2e/x", "/.udsyn/site.json", "/x/./y", "/x%00"])("%s names no file of the site", (path) => {
  expect(() => fileOf(path, "text/html")).toThrow(RangeError);
});

test("a page's own links lose their words and keep their base; others stand", () => {
  const place = placeOf("https://kommune.dk/udsyn");
  const { page, links } = writtenPage(
    '<a href="/udsyn/rejser?aar=2025&amp;side=2">2</a> <link href="https://kommune.dk/udsyn/rejser?vis=kort"> <a href="https://kommune.dk/andet?x=1">ud</a> <a href="/udsyn/rejser?aar=2025&amp;land=DE">to</a> <img src="/udsyn/a/0123456789abcdef.svg">',
    place,
  );
  expect(page).toBe(
    '<a href="/udsyn/rejser/2025/side/2">2</a> <link href="https://kommune.dk/udsyn/rejser/visning/kort"> <a href="https://kommune.dk/andet?x=1">ud</a> <a href="/udsyn/soeg?aar=2025&amp;land=DE">to</a> <img src="/udsyn/a/0123456789abcdef.svg">',
  );
  expect(links).toEqual([
    { path: "/rejser/2025/side/2", ask: "/rejser?aar=2025&side=2" },
    { path: "/rejser/visning/kort", ask: "/rejser?vis=kort" },
    { path: "/soeg", ask: "/soeg" },
  ]);
});
