import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../platform/index.ts";
import type { Papers } from "./paper-data.ts";
import { readPdfText } from "./read-pdf-text.ts";
import { closePdf, renderPdf } from "./render-pdf.ts";
import { agendaAnnex, letter, meetingAgenda, tripRecord } from "./sample-papers.ts";

const fixtures = path.join(process.env.UDSYN_SHARED ?? path.resolve(projectRoot, "../shared"), "fixtures");
const samples: Papers = {
  "agenda-annex": agendaAnnex,
  "meeting-agenda": meetingAgenda,
  "trip-record": tripRecord,
  letter,
};
const names = ["agenda-annex", "meeting-agenda", "trip-record", "letter"] as const;

const plain = (text: string) => text.replace(/[\s\u00ad\u200b]/g, "");
const letterWith = async (text: string) => readPdfText(await renderPdf("letter", { ...letter, text: [text] }));

afterAll(closePdf);

/** Every string in the data that is to be printed, wherever it lies; `kind` says what a block is. */
function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => (name === "kind" ? [] : stringsIn(one)));
}

describe.each(names)("%s", (name) => {
  test("is a tagged PDF/UA-1 with title, language and embedded fonts", async () => {
    const file = Buffer.from(await renderPdf(name, samples[name])).toString("latin1");
    expect(file).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(file).toContain("/StructTreeRoot");
    expect(file).toMatch(/\/MarkInfo <<\s+\/Marked true/);
    expect(file).toContain("/Lang (da)");
    expect(file).toContain("/DisplayDocTitle true");
    expect(file).toContain(`<rdf:li xml:lang="x-default">${Buffer.from(samples[name].title).toString("latin1")}`);
    const embedded = file.match(/\/FontFile2 /g)?.length;
    expect(embedded).toBe(file.match(/\/Subtype \/CIDFontType2/g)?.length);
    expect(file).not.toMatch(/\/BaseFont \/[A-Z]{6}\+(?!Udsyn)/);
  });

  test("prints every text it is given, and marks every page", async () => {
    const bytes = await renderPdf(name, samples[name]);
    const shown = readPdfText(bytes);
    const { lang, issuedOn, ...printed } = samples[name];
    for (const one of stringsIn(printed).flatMap((text) => text.split("\n"))) {
      expect(shown.replace(/(?<=\p{L})-/gu, "")).toContain(plain(one).replace(/(?<=\p{L})-/gu, ""));
    }
    const pages = Number(/\/Count (\d+)\s+\/Kids/.exec(Buffer.from(bytes).toString("latin1"))?.[1]);
    for (let page = 1; page <= pages; page += 1) expect(shown).toContain(`Side${page}af${pages}`);
    // Once in each page's head, once above the heading for a screen reader.
    expect(shown.match(/Fiktivkommune/g)).toHaveLength(pages + 1);
  });

  test("is not marked when the municipality is real", async () => {
    expect(readPdfText(await renderPdf(name, { ...samples[name], fictional: null }))).not.toContain("Fiktiv");
  });

  test.each(["en", "de"] as const)("has its fixed words in %s", async (lang) => {
    const file = Buffer.from(await renderPdf(name, { ...samples[name], lang })).toString("latin1");
    expect(file).toContain(`/Lang (${lang})`);
  });
});

test("the agenda annex says it where the log has no checkpoint yet", async () => {
  const shown = readPdfText(await renderPdf("agenda-annex", { ...agendaAnnex, checkpoint: "" }));
  expect(shown).toContain(plain("Der er endnu ikke offentliggjort noget"));
});

test.each(Array.from({ length: 12 }, (_, at) => at * 3))(
  "after %i more lines the checkpoint still stands with the last section, never alone on a page",
  async (lines) => {
    const [last, ...before] = agendaAnnex.sections.toReversed();
    if (!last) throw new Error("the sample has sections");
    const blocks = Array.from({ length: lines }, () => ({ kind: "paragraph" as const, text: "En linje mere." }));
    const sections = [...before.toReversed(), { title: "Mere", blocks }, { ...last, title: "Det sidste" }];
    const shown = readPdfText(await renderPdf("agenda-annex", { ...agendaAnnex, sections }));
    const page = shown.split(/(?=Udsyn·LyngholmKommune)|(?<=Side\d+af\d+)/).find((one) => one.includes("Kontrolpunkt"));
    expect(page).toContain("Detsidste");
  },
);

test("the same data give the same bytes, also from another worker", async () => {
  const [first, second] = await Promise.all([renderPdf("letter", letter), renderPdf("letter", letter)]);
  await closePdf();
  const third = await renderPdf("letter", letter);
  expect(Buffer.compare(first, second)).toBe(0);
  expect(Buffer.compare(first, third)).toBe(0);
});

/** A budget of so many lines under so many paragraphs, and more after it. */
async function budgetUnder(paragraphs: number, lines: number): Promise<string> {
  const texts = (count: number) =>
    Array.from({ length: count }, () => ({ kind: "paragraph", text: "Tekst." }) as const);
  const table = {
    ...({
      kind: "table",
      heads: ["Udgift", "Beløb, kr."],
      figures: [false, true],
      sum: ["I alt", "78.500,50"],
    } as const),
    rows: Array.from({ length: lines }, (_, at) => [`Post ${at}`, "1.000,00"]),
  };
  const sections = [
    { title: "Før", blocks: texts(paragraphs) },
    { title: "Budget", blocks: [table] },
    { title: "Efter", blocks: texts(6) },
  ];
  return readPdfText(await renderPdf("agenda-annex", { ...agendaAnnex, sections }));
}

test("a small table is on one page, and of a longer one the sum is never alone on the next", async () => {
  // The heads are printed again where a table goes on.
  for (let above = 21; above < 29; above += 2)
    expect((await budgetUnder(above, 5)).match(/UdgiftBeløb/g), `under ${above}`).toHaveLength(1);
  const long = [];
  for (let above = 15; above < 23; above += 2) long.push(await budgetUnder(above, 12));
  expect(long.some((one) => one.match(/UdgiftBeløb/g)?.length === 2)).toBe(true);
  for (const one of long) expect(one).not.toMatch(/UdgiftBeløb,kr\.Ialt/);
});

test("many at once all come out, in their own paper", async () => {
  const texts = Array.from({ length: 20 }, (_, index) => `Brev nummer ${index}.`);
  const shown = await Promise.all(texts.map(letterWith));
  for (const [index, text] of texts.entries()) expect(shown[index]).toContain(plain(text));
});

test("a template that cannot take its data fails alone, and the worker goes on", async () => {
  // @ts-expect-error no such day
  await expect(renderPdf("letter", { ...letter, issuedOn: "i går" })).rejects.toThrow("letter:");
  expect(await letterWith("Efter fejlen")).toContain("Efterfejlen");
});

describe("data are text, never markup", () => {
  test.each([
    '#read("/etc/passwd")',
    "$x^2$ *bold* _emph_ `raw` = Heading",
    '#import "paper.typ": * #panic("no") #sys.inputs',
    "<label> @reference // comment /* and */ \\ \\u{41} ~ -- ---",
    'json(bytes("{}")) "quoted" \'single\'',
    "Ærø, Łódź, Gdańsk, Kraków, Ōsaka, Ελλάδα, Москва",
  ])("%s", async (text) => {
    expect(await letterWith(text)).toContain(plain(text));
  });

  test("right to left, each letter", async () => {
    const shown = await letterWith("שלום");
    for (const one of "שלום") expect(shown).toContain(one);
  });

  test("emoji as emoji; a character no font has is written out", async () => {
    expect(await letterWith("Tak 😀 for 无锡")).toContain("Tak😀for[U+65E0][U+9521]");
  });

  test("a word of 10,000 letters stays on the page, whole", async () => {
    const word = "rejse".repeat(2000);
    const bytes = await renderPdf("letter", { ...letter, text: [word] });
    const shown = readPdfText(bytes);
    expect(shown.match(/rejse/g)?.length).toBeGreaterThan(1900);
    expect(shown).toMatch(/Side2af\d/);
  });

  test("no text at all makes a paper fail", async () => {
    const anyText = fc.string({ unit: "binary", maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const hostile = { ...letter, title: `Brev ${text}`, municipality: text, caseNumber: text, text: [text] };
        expect((await renderPdf("letter", hostile)).length).toBeGreaterThan(5000);
      }),
    );
  });

  test("naughty strings make a valid paper, each of them", async ({ skip }) => {
    const file = path.join(fixtures, "naughty-strings/blns.json");
    if (!existsSync(file)) skip("the naughty-strings fixture is not here");
    const naughty: string[] = JSON.parse(readFileSync(file, "utf8"));
    const shown = readPdfText(await renderPdf("letter", { ...letter, text: naughty }));
    expect(naughty.length).toBeGreaterThan(400);
    const ascii = naughty.map(plain).filter((one) => /^[\x21-\x7e]{1,40}$/.test(one));
    expect(ascii.length).toBeGreaterThan(150);
    for (const one of ascii) expect(shown).toContain(one);
  });
});
