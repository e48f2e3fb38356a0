import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { type Report, verifySource } from "../../verify/index.ts";
import { newLogKey, newSalt, publicForm, signPage } from "./index.ts";
import { memorySite, memorySource, sealTrip, trip } from "./memory-site.fixture.ts";

// What lies under a/: anybody can name a file by its own hash, so its name says something where a signed page asks for it.

const key = newLogKey("udsyn/ballerup/0198");
const named = (text: string, ending: string): string =>
  `a/${createHash("sha256").update(text).digest("hex").slice(0, 16)}.${ending}`;

const font = "wOF2";
const fontName = named(font, "woff2");
const css = `@font-face{src:url(${fontName.slice(2)})}body{color:black}`;
const sheet = named(css, "css");
const script = named("let x", "js");
const icon = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>';
const iconName = named(icon, "svg");
const page = (head: string, size = 3): string =>
  signPage(`<!doctype html>\n${head}\n`, { origin: key.name, size, address: "om" }, key);
const asking = page(
  `<link rel="stylesheet" href="/intl/${sheet}"><link rel="icon" href="/${iconName}" type="image/svg+xml"><script type="module" src="/${script}"></script>`,
);

let files: Map<string, Uint8Array>;
beforeAll(async () => {
  files = await memorySite(
    key,
    [1, 2, 3].map((number) => sealTrip(trip(number, 1), newSalt)),
  );
});

const check = (more: Record<string, string>): Promise<Report> =>
  verifySource(
    memorySource(
      new Map([...files, ...Object.entries(more).map(([name, text]) => [name, Buffer.from(text)] as const)]),
    ),
    {
      key: publicForm(key),
    },
  );
const told = ({ differences }: Report): string => differences.map((one) => `${one.code} ${one.path}`).join() || "none";
const look = { [sheet]: css, [fontName]: font, [script]: "let x", [iconName]: icon };

test("what a signed page asks for, and what its style sheet asks for, is counted", async () => {
  expect(await check({ "om.html": asking, ...look })).toMatchObject({ ok: true, pages: 1, assets: 4, unchecked: [] });
});

test("what no signed page asks for is named as not checked, whatever it is called", async () => {
  expect(await check(look)).toMatchObject({
    ok: true,
    assets: 0,
    unchecked: expect.arrayContaining(Object.keys(look)),
  });
  const falsk = "<svg xmlns='http://www.w3.org/2000/svg'><text>Rejsen kostede 9.999.999 kr.</text></svg>";
  const name = named(falsk, "svg");
  expect(await check({ "om.html": asking, ...look, [name]: falsk })).toMatchObject({
    ok: true,
    assets: 4,
    unchecked: [name],
  });
});

test("a page under such a name is not signed", async () => {
  const falsk = "<!doctype html><p>Rejsen kostede 9.999.999 kr.";
  const name = named(falsk, "js");
  expect(told(await check({ "om.html": asking, ...look, [name]: falsk }))).toBe(`page-unsigned ${name}`);
});

test("neither a page that is not signed, nor one of another size, nor words in a page ask for anything", async () => {
  for (const other of [asking.split("<!-- udsyn")[0] ?? "", page(`<link rel="stylesheet" href="/${sheet}">`, 2)])
    expect(await check({ "om.html": other, [sheet]: css })).toMatchObject({ ok: false, assets: 0, unchecked: [sheet] });
  expect(await check({ "om.html": page(`<p>&lt;link href="/${sheet}"&gt;</p>`), [sheet]: css })).toMatchObject({
    ...{ ok: true, pages: 1, assets: 0, unchecked: [sheet] },
  });
});

test("a style sheet that nobody asks for asks for nothing, nor does one that is altered", async () => {
  const more = { [sheet]: css, [fontName]: font };
  expect(await check({ "om.html": page("<p>"), ...more })).toMatchObject({
    ok: true,
    assets: 0,
    unchecked: [sheet, fontName],
  });
  const altered = await check({ "om.html": asking, ...more, [sheet]: `${css} ` });
  expect(told(altered)).toBe(`asset-differs ${sheet}`);
  expect(altered).toMatchObject({ assets: 0, unchecked: [fontName] });
});

test("bytes that are not those of the name are told, asked for or not", async () => {
  for (const more of [{ "om.html": asking }, {}])
    expect(told(await check({ ...more, [sheet]: "main{display:none}" }))).toBe(`asset-differs ${sheet}`);
});

test("a file of the look under another name is named as not checked", async () => {
  expect(await check({ "assets/udsyn.css": css, ".htaccess": "x" })).toMatchObject({
    ...{ ok: true, assets: 0, unchecked: ["assets/udsyn.css", ".htaccess"] },
  });
});
