import { inflateSync } from "node:zlib";
import { PDFName, rgb, StandardFonts } from "pdf-lib";
import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { clean, pdfOf, pdfPlants, scanned } from "../../../test/setup/files/made-pdf.ts";
import { renderPictured } from "../../papers/index.ts";
import { readWhole } from "../file-review/read-any.ts";
import { withDrawnPage } from "./drawn-page.ts";
import { encodedPage } from "./encode-page.ts";
import { loadPdfium } from "./pdfium.ts";
import { redactedWhole } from "./redact-whole.ts";

const maskWord = "[fjernet]";

async function copied(bytes: Uint8Array) {
  const made = await redactedWhole(Buffer.from(bytes), "pdf", { maskWord });
  if (!("copy" in made)) return made;
  if (!("pages" in made.copy)) throw new Error("a PDF's copy is made of pages");
  const pages = made.copy.pages.map(({ bytes: picture, ...page }) => ({ ...page, picture }));
  const pdf = await renderPictured({ lang: "da", title: "Bilag", municipality: "Lyngholm Kommune", pages });
  return {
    pdf: Buffer.from(pdf),
    taken: made.taken,
    lines: pages.map((page) => page.lines.map(({ text }) => text)),
    pictures: pages.map((page) => page.picture),
  };
}

/** All that lies in a PDF, found in another way than our reader's: every stream unpacked, in one and two bytes a letter, and its text. */
async function reachable(bytes: Uint8Array): Promise<string> {
  const file = Buffer.from(bytes).toString("latin1");
  const parts = [file];
  for (const { index } of file.matchAll(/[^d]stream\r?\n/g)) {
    const from = file.indexOf("\n", index + 1) + 1;
    try {
      parts.push(
        inflateSync(Buffer.from(file.slice(from, file.indexOf("endstream", from)), "latin1"), {
          finishFlush: 2,
        }).toString("latin1"),
      );
    } catch {
      // Not packed so.
    }
  }
  const hex = parts.flatMap((one) =>
    [...one.matchAll(/<([0-9A-Fa-f]{8,})>/g)].map(([, said = ""]) => Buffer.from(said, "hex").toString("latin1")),
  );
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(bytes)), { mergePages: true });
  return [...parts, ...hex, text, text.replaceAll(/\D/g, "")].join("\n").replaceAll("\0", "");
}

const isTold = (all: string, said: string) => all.includes(said) || all.includes(said.replaceAll(/\D/g, ""));

const made = Object.entries(pdfPlants).flatMap(([where, plant]) =>
  ["010190-1234", "0202904321"].map((said) => ({ where, said, make: () => plant(said) })),
);

test("of a number in any place of a PDF nothing is left in the copy", async () => {
  let told = 0;
  for (const { where, said, make } of made) {
    const original = await make();
    if (isTold(await reachable(original), said)) told += 1;
    const copy = await copied(original);
    expect([where, "pdf" in copy]).toEqual([where, true]);
    if (!("pdf" in copy)) continue;
    const all = await reachable(copy.pdf);
    for (const part of [said, said.slice(0, 6), said.slice(-4)])
      expect([where, part, isTold(all.replaceAll(/0{3,}|\d{5} \d{5} n/g, ""), part)]).toEqual([where, part, false]);
    expect([where, all.includes("Program for rejsen")]).toEqual([where, true]);
    const { hits } = await readWhole(copy.pdf, "kopi.pdf");
    expect([where, hits]).toEqual([where, []]);
  }
  // What is looked with does see it, but where a number is cut in many.
  expect(told).toBeGreaterThan(40);
}, 240_000);

test("what the page shows stays, pixel for pixel, but for a black place where the number was", async () => {
  const bytes = await pdfOf((_document, page) => {
    page.drawText("Deltager 010190-1234 fra Ballerup", { x: 60, y: 700, size: 11 });
    page.drawText("Budget 18.400,00 kr.", { x: 60, y: 660, size: 11 });
  });
  const copy = await copied(bytes);
  if (!("pdf" in copy)) throw new Error("there is a copy");
  expect(copy.lines).toEqual([["Program for rejsen", "Deltager [fjernet] fra Ballerup", "Budget 18.400,00 kr."]]);
  expect(copy.taken).toContainEqual({ what: "number", at: "1", count: 1 });
  const before = await drawn(bytes);
  const after = greysOf(copy.pictures[0] ?? Buffer.alloc(0));
  const number = before.letters.slice("Program for rejsen\r\nDeltager ".length).slice(0, 11);
  expect(number.map(({ said }) => said).join("")).toBe("010190-1234");
  const boxes = number.flatMap(({ box }) => box ?? []);
  const [left, right] = [Math.min(...boxes.map((one) => one.left)), Math.max(...boxes.map((one) => one.right))];
  const [top, bottom] = [Math.min(...boxes.map((one) => one.top)), Math.max(...boxes.map((one) => one.bottom))];
  let [other, light] = [0, 0];
  for (let y = 0; y < before.high; y += 1)
    for (let x = 0; x < before.wide; x += 1) {
      const [was, is] = [before.pixels[(y * before.wide + x) * 4] ?? 0, after[y * before.wide + x] ?? 0];
      if (x >= left && x < right && y >= top && y < bottom) light += is;
      else if ((x < left - 4 || x > right + 4 || y < top - 4 || y > bottom + 4) && is !== was) other += 1;
    }
  expect({ other, light }).toEqual({ other: 0, light: 0 });
});

/** The greys of a page's picture, each line told as what it has beyond the line above. */
function greysOf(png: Uint8Array): Buffer {
  const bytes = Buffer.from(png);
  const [wide, high, kind] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[25]];
  expect(kind).toBe(0);
  const at = bytes.indexOf("IDAT");
  const raw = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)));
  const greys = Buffer.alloc(wide * high);
  for (let y = 0; y < high; y += 1)
    for (let x = 0; x < wide; x += 1)
      greys[y * wide + x] = ((raw[y * (wide + 1) + 1 + x] ?? 0) + (y > 0 ? (greys[(y - 1) * wide + x] ?? 0) : 0)) & 255;
  return greys;
}

async function drawn(bytes: Uint8Array) {
  const pdfium = await loadPdfium();
  const at = pdfium.wasmExports.malloc(bytes.length);
  pdfium.HEAPU8.set(bytes, at);
  return withDrawnPage(pdfium, pdfium._FPDF_LoadMemDocument(at, bytes.length, 0), 0, true, (page) => ({
    ...{ wide: page.wide, high: page.high, letters: page.letters, pixels: page.shown() },
  }));
}

test("what nobody sees on a page is no text of the copy: under a box, white, over another", async () => {
  const bytes = await pdfOf(async (document, page) => {
    page.drawText("Kim Hemmelig", { x: 60, y: 700, size: 11 });
    page.drawRectangle({ x: 55, y: 695, width: 120, height: 20 });
    const font = await document.embedFont(StandardFonts.Helvetica);
    page.drawText("Bo Skjult", { x: 60, y: 640, size: 11, font, opacity: 0 });
    page.drawText("Ses tydeligt", { x: 60, y: 640, size: 11, font });
    page.drawText("010190-1234", { x: 60, y: 600, size: 11, font });
  });
  const copy = await copied(bytes);
  if (!("pdf" in copy)) throw new Error("there is a copy");
  const all = await reachable(copy.pdf);
  expect(all).toContain("Ses tydeligt");
  for (const unseen of ["Hemmelig", "Skjult", "Kim"]) expect([unseen, all.includes(unseen)]).toEqual([unseen, false]);
  expect(copy.taken).toContainEqual({ what: "hidden-text", at: "1", count: 1 });
});

/** A name under something black that lies on the page and is none of what it draws. */
const underA = (Subtype: string) =>
  pdfOf(({ context }, page) => {
    page.drawText("Kim Hemmelig", { x: 60, y: 700, size: 11 });
    page.drawText("010190-1234", { x: 60, y: 600, size: 11 });
    const box = { Type: "XObject", Subtype: "Form", BBox: [0, 0, 120, 20] };
    const N = context.register(context.stream("0 g 0 0 120 20 re f", box));
    const covering = { Type: "Annot", Subtype, Rect: [55, 695, 175, 715], F: 4, AP: { N } };
    page.node.set(PDFName.of("Annots"), context.obj([context.register(context.obj(covering as never))]));
  });

test("what a remark covers is not shown: no copy, and where a mark may cover somebody is told to look", async () => {
  const covers = ["FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Stamp", "Ink", "Watermark", "Redact"];
  for (const one of [...covers, "Egen"])
    expect([one, await copied(await underA(one))]).toEqual([one, { refused: "place", at: "1" }]);
  for (const one of ["Highlight", "StrikeOut"]) {
    const copy = await copied(await underA(one));
    expect([one, "taken" in copy && copy.taken]).toEqual([
      one,
      expect.arrayContaining([
        { what: "remarks", at: "1", count: 1 },
        { what: "look", at: "1", count: 1 },
      ]),
    ]);
  }
  const remarked = await copied(await underA("Text"));
  expect("taken" in remarked && remarked.taken.map(({ what }) => what)).toEqual(["number", "remarks", "properties"]);
});

test("words beside a number stay parted from the word in its place", async () => {
  const copy = await copied(
    await pdfOf((_document, page) => {
      page.drawText("Kim 0101901234", { x: 60, y: 700, size: 11 });
      page.drawText("Skolen", { x: 160, y: 700, size: 11 });
    }),
  );
  expect("lines" in copy && copy.lines).toEqual([["Program for rejsen", "Kim [fjernet] Skolen"]]);
});

test("a filled form keeps what its fields show but for the number", async () => {
  const bytes = await pdfOf((document, page) => {
    for (const [nth, said] of ["Ballerup Skole", "010190-1234"].entries()) {
      const field = document.getForm().createTextField(`felt${nth}`);
      field.setText(said);
      field.addToPage(page, { x: 60, y: 500 - nth * 60, width: 200, height: 24 });
    }
  });
  const copy = await copied(bytes);
  if (!("pdf" in copy)) throw new Error("there is a copy");
  expect(copy.lines.flat()).toEqual(expect.arrayContaining(["Ballerup Skole", "[fjernet]"]));
});

/** A number in a font whose letters are drawings, each so far from its place; or a pattern with one. */
const drawnApart = (aside: number) =>
  pdfOf(({ context }, page) => {
    const glyph = context.register(context.stream(`600 0 0 0 400 600 d1 ${aside} 0 400 600 re f`));
    const names = ["zero", "one", "two", "three", "four", "nine"];
    const font = context.obj({
      ...{ Type: "Font", Subtype: "Type3", FontBBox: [0, 0, 600, 700], FontMatrix: [0.001, 0, 0, 0.001, 0, 0] },
      ...{ FirstChar: 48, LastChar: 57, Widths: Array.from({ length: 10 }, () => 600) },
      CharProcs: Object.fromEntries(names.map((name) => [name, glyph])),
      Encoding: {
        Type: "Encoding",
        Differences: [
          48,
          PDFName.of("zero"),
          PDFName.of("one"),
          PDFName.of("two"),
          PDFName.of("three"),
          PDFName.of("four"),
          57,
          PDFName.of("nine"),
        ],
      },
    } as never);
    page.node.setFontDictionary(PDFName.of("T3"), context.register(font));
    page.node.addContentStream(context.register(context.stream("BT /T3 12 Tf 60 600 Td (0101901234) Tj ET")));
  });

const patterned = () =>
  pdfOf(async (document, page) => {
    const { context } = document;
    const font = await document.embedFont(StandardFonts.Helvetica);
    const pattern = context.stream("BT /Ft 11 Tf 2 2 Td (010190-1234) Tj ET", {
      ...{ Type: "Pattern", PatternType: 1, PaintType: 1, TilingType: 1, BBox: [0, 0, 100, 20], XStep: 100, YStep: 20 },
      Resources: { Font: { Ft: font.ref } } as never,
    });
    page.node.Resources()?.set(PDFName.of("Pattern"), context.obj({ P: context.register(pattern) }));
    page.node.addContentStream(context.register(context.stream("/Pattern cs /P scn 60 500 200 100 re f")));
  });

test("where a number is drawn cannot be told: no copy", async () => {
  expect(await copied(await drawnApart(5_000))).toEqual({ refused: "place", at: "1" });
  expect(await copied(await patterned())).toEqual({ refused: "place", at: "" });
  // The same letters in their places are covered.
  expect("pdf" in (await copied(await drawnApart(0)))).toBe(true);
});

test("what the reader cannot read to its end, or is too much, has no copy", async () => {
  const plain = Buffer.from(await pdfOf(() => undefined, { packed: false })).toString("latin1");
  const locked = plain.replace("trailer\n<<", "trailer\n<< /Encrypt 9 0 R ");
  expect(await copied(Buffer.from(locked, "latin1"))).toMatchObject({ refused: "unread" });
  expect(await copied(Buffer.from("%PDF-1.7"))).toMatchObject({ refused: "unread" });
  const many = await pdfOf((document) => Array.from({ length: 101 }, () => document.addPage([100, 100])));
  expect(await copied(many)).toMatchObject({ refused: "many" });
});

test("pages whose pixels would fill the memory while they are set have no copy, however little they are packed", async () => {
  const wide = await pdfOf((document) => {
    document.removePage(0);
    for (let nth = 0; nth < 12; nth += 1)
      document.addPage([1191, 1684]).drawRectangle({ width: 900, height: 9, color: rgb(1, 0, 0) });
  });
  expect(await copied(wide)).toEqual({ refused: "big", at: "" });
}, 120_000);

test("where a machine read nothing the person is told to look", async () => {
  const copy = await copied(await scanned());
  expect("taken" in copy && copy.taken).toContainEqual({ what: "look", at: "2", count: 1 });
  const whole = await copied(await clean());
  expect("taken" in whole && whole.taken.filter(({ what }) => what === "look" || what === "number")).toEqual([]);
});

test("a page of text is a picture without loss, one like a photograph a smaller one", () => {
  const canvas = { wide: 900, high: 900 };
  const white = encodedPage(canvas, new Uint8Array(900 * 900 * 4).fill(255));
  expect([white.kind, white.bytes.length < 10_000, white.unpacked]).toEqual(["png", true, 810_000]);
  const red = new Uint8Array(900 * 900 * 4).map((_, nth) => (nth % 4 === 2 ? 255 : 0));
  expect(encodedPage(canvas, red)).toMatchObject({ kind: "png", unpacked: 2_430_000 });
  const noise = Uint8Array.from({ length: 900 * 900 * 4 }, (_, nth) => Math.abs(Math.sin(nth) * 1e6) % 256);
  const photograph = encodedPage(canvas, noise);
  expect(photograph.unpacked).toBe(2_430_000);
  expect([photograph.kind, Buffer.from(photograph.bytes).toString("hex", 0, 3)]).toEqual(["jpg", "ffd8ff"]);
  expect(photograph.bytes.length).toBeLessThan(900 * 900 * 3 * 0.7);
});

test("pdfium's memory ends where it is told to", async () => {
  const pdfium = await loadPdfium(64 * 1_048_576);
  expect(pdfium.wasmExports.malloc(100 * 1_048_576)).toBe(0);
  expect(pdfium.wasmExports.malloc(1_000)).toBeGreaterThan(0);
  expect(pdfium.HEAPU8.length).toBeLessThanOrEqual(64 * 1_048_576);
});

test("files that are attached are told of as left out, as many as there are", async () => {
  const attached = (...names: readonly string[]) =>
    pdfOf(async (document) => {
      for (const name of names) await document.attach(new TextEncoder().encode(`Program for ${name}`), name);
    });
  for (const names of [[], ["a.txt"], ["a.txt", "b.txt"]]) {
    const copy = await copied(await attached(...names));
    if (!("taken" in copy)) throw new Error(JSON.stringify(copy));
    const told = copy.taken.filter(({ what }) => what === "attachments");
    expect(told).toEqual(names.length > 0 ? [{ what: "attachments", at: "", count: names.length }] : []);
  }
});
