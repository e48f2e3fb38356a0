import { strToU8 } from "fflate";
import { PDFName } from "pdf-lib";
import { expect, test } from "vitest";
import { docx, inTwo, sheetFile, zipped } from "../../../test/setup/files/made-office.ts";
import {
  between,
  clean,
  framed,
  outlined,
  outlinedBeside,
  pdfOf,
  scanned,
} from "../../../test/setup/files/made-pdf.ts";
import { jpeg, placed, png } from "../../../test/setup/files/made-picture.ts";
import { writtenPdf } from "../../../test/setup/files/written-pdf.ts";
import { copyWithoutFound } from "../redaction/copy-without-found.ts";
import { FilesCrowded, inFileTurn, waitingAtMost } from "./file-thread.ts";
import { readWhole } from "./read-any.ts";
import { fileBounds } from "./reading.ts";
import { readFileForReview } from "./review-file.ts";

const read = (bytes: Uint8Array, name = "fil") => readWhole(Buffer.from(bytes), name);
const why = async (bytes: Uint8Array) => (await read(bytes)).unread.map((one) => one.why);

test("a number that a spreadsheet keeps as a number is found without its first zero", async () => {
  for (const [cells, stops] of [
    ['<c r="B2"><v>101901234</v></c>', true],
    ['<c r="B2"><v>1.01901234E8</v></c>', true],
    ['<c r="B2"><v>3101901234</v></c>', true],
    ['<c r="B2"><v>184000000</v></c>', false],
    ['<c r="A1" t="inlineStr"><is><t>CPR</t></is></c><c r="B2"><v>10190</v></c><c r="C2"><v>12</v></c>', true],
    ['<c r="A1" t="inlineStr"><is><t>Hotel</t></is></c><c r="B2"><v>10190</v></c><c r="C2"><v>12</v></c>', false],
    ['<c r="B2"><v>45321.75</v></c>', false],
  ] as const)
    expect([cells, (await read(sheetFile(`<row r="2">${cells}</row>`))).hits.length > 0]).toEqual([cells, stops]);
});

test("a table of text is read across its fields", async () => {
  for (const said of ['"010190";"1234"', "010190;1234", "Kim;101901234;Ballerup", "010190\t1234", "010190|1234"])
    expect([said, (await read(Buffer.from(`navn;dag;nr\n${said}\n`), "a.csv")).hits.length]).toEqual([said, 1]);
  expect((await read(Buffer.from("navn;beløb\nHotel;18400,00\nFærge;1200,50\n"), "a.csv")).hits).toEqual([]);
});

test("what a person finds it by is told, never the number", async () => {
  const { hits } = await read(
    sheetFile('<row r="2"><c r="B2"><v>101901234</v></c></row>', { state: "hidden", name: "Liste" }),
  );
  expect(hits).toContainEqual({ kind: "cpr", place: { layer: "hidden-cells", at: "Liste!B2" }, count: 1 });
  const named = await read(sheetFile('<row r="2"><c r="B2"><v>101901234</v></c></row>', { name: "010190-1234" }));
  expect(JSON.stringify(named)).not.toContain("010190");
});

test("a place on earth in a photograph stops it", async () => {
  for (const make of Object.values(placed))
    expect((await read(make())).hits).toEqual([{ kind: "position", place: { layer: "metadata", at: "" }, count: 1 }]);
});

test("a picture is one however much its dictionary says", async () => {
  const withPicture = (note: string) =>
    writtenPdf([{ bytes: "q 595 0 0 842 0 0 cm /Im Do Q" }], {
      more: [
        {
          says: `/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Note (${note})`,
          bytes: "\0",
        },
      ],
    });
  const short = await why(withPicture("kort"));
  expect(short).toContain("picture");
  expect(await why(withPicture("x".repeat(9_000)))).toEqual(short);
});

test("what only eyes can read waits for eyes", async () => {
  expect((await read(await scanned())).unread).toEqual([
    { why: "picture", at: "billede" },
    // No picture is unpacked: a page of nothing else is one that nobody here reads.
    { why: "drawn-page", at: "2" },
  ]);
  expect((await read(await outlined())).unread).toEqual([{ why: "drawn-page", at: "2" }]);
  expect(await why(png())).toEqual(["picture"]);
  expect(await why(jpeg())).toEqual(["picture"]);
  expect(await why(docx("", { "word/media/image1.png": png() }))).toEqual(["picture"]);
  const whole = await read(await clean());
  expect(whole).toMatchObject({ pages: 2, hits: [], unread: [] });
  expect(whole.characters).toBeGreaterThan(40);
});

test("letters drawn as shapes wait for eyes, also beside real ones", async () => {
  for (const inOne of [false, true])
    expect((await read(await outlinedBeside({ inOne }))).unread).toEqual([{ why: "drawn-letters", at: "1" }]);
  expect((await read(await outlinedBeside({ digits: 4 }))).unread).toEqual([]);
  expect((await read(await framed())).unread).toEqual([]);
});

test("a PDF that can run something waits, however it writes that", async () => {
  const opened = (action: object) =>
    pdfOf(({ context, catalog }) => catalog.set(PDFName.of("OpenAction"), context.obj(action as never)));
  expect(await why(await opened({ S: "JavaScript", JS: "1" }))).toEqual(["scripts"]);
  expect(await why(await opened({ S: "Launch", F: "a.exe" }))).toEqual(["scripts"]);
  expect(await why(await opened({ S: "GoTo", D: [0, "Fit"] }))).toEqual([]);
  const hashed = Buffer.from(await between("7 0 obj << /S /J#61vaScript >> endobj\n"));
  expect(await why(hashed)).toContain("scripts");
  // The words of a page are none.
  expect(await why(await pdfOf((_document, page) => page.drawText("(/JavaScript)")))).toEqual([]);
});

test("what lies between a PDF's objects is told of", async () => {
  for (const [said, reasons] of [
    ["hvad som helst\n", ["data-beside"]],
    ["PK\x03\x04 en hel fil", ["data-beside"]],
    ["% en bemærkning\n", []],
    ["\0\0\0\0\0\0\0\0\0\0\0\0\n", []],
  ] as const)
    expect([said, await why(Buffer.from(await between(said)))]).toEqual([said, reasons]);
});

test("a PDF's own measures are no number", async () => {
  const measured = async (said: string) =>
    (await read(Buffer.from(await between(`7 0 obj << /FontBBox [${said}] >> endobj\n`)))).hits.length;
  expect([await measured("70 27 1070 -1387"), await measured("01 01 90 1234")]).toEqual([0, 1]);
});

test("a birthday in a cell of its own and four digits beside it are a number", async () => {
  // 1 January 1990 is the 32,874th day.
  const styles = {
    "xl/styles.xml":
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm\\-yyyy"/><numFmt numFmtId="171" formatCode="0.00 &quot;dage&quot;"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>',
  };
  const word = (ref: string, said: string) => `<c r="${ref}" t="inlineStr"><is><t>${said}</t></is></c>`;
  for (const [cells, stops] of [
    [`<c r="A2" s="1"><v>32874</v></c>${word("B2", "1234")}`, true],
    [`<c r="A2" s="2"><v>32874</v></c>${word("B2", "0012")}`, true],
    [`${word("A1", "CPR")}<c r="A2" s="1"><v>32874</v></c><c r="B2"><v>12</v></c>`, true],
    [`${word("A1", "Født")}${word("A2", "01-01-1990")}<c r="B2"><v>1234</v></c>`, true],
    [`${word("A1", "CPR")}<c r="A2" t="d"><v>1990-01-01</v></c><c r="B2"><v>1234</v></c>`, true],
    // A day and an amount; a number that is shown as no day; a day of another century than the number's.
    [`<c r="A2" s="1"><v>45678</v></c><c r="B2"><v>4500</v></c>`, false],
    [`<c r="A2" s="3"><v>32874</v></c>${word("B2", "1234")}`, false],
    [`${word("A1", "CPR")}<c r="A2" s="1"><v>45678</v></c><c r="B2"><v>1200</v></c>`, false],
  ] as const)
    expect([cells, (await read(sheetFile(`<row r="2">${cells}</row>`, styles))).hits.length > 0]).toEqual([
      cells,
      stops,
    ]);
  const csv = async (said: string) => (await read(Buffer.from(said), "a.csv")).hits.length;
  expect(await csv("CPR;nr\n01-01-1990;1234\n")).toBe(1);
  expect(await csv("Dag;beløb\n01-01-1990;1234\n")).toBe(0);
});

test("a picture in a PDF waits for eyes though no viewer shows it", async () => {
  const big = { wide: 7_016, high: 9_921 };
  for (const how of [
    big,
    { ...big, filter: "CCITTFaxDecode" },
    { ...big, filter: "JBIG2Decode" },
    { ...big, filter: "JPXDecode" },
    { filter: ["FlateDecode", "DCTDecode"] },
    { shown: false },
  ])
    expect([how, await why(await scanned(how))]).toEqual([how, expect.arrayContaining(["picture"])]);
  const within = await pdfOf((document, page) =>
    page.node.addContentStream(
      document.context.register(document.context.stream("q BI /W 9000 /H 9000 /BPC 1 /IM true ID \0\0 EI Q")),
    ),
  );
  expect(await why(within)).toContain("picture");
});

test("what is locked, broken, laid beside or able to run waits too", async () => {
  const pdf = Buffer.from(await clean());
  const plain = Buffer.from(await pdfOf(() => undefined, { packed: false }));
  expect(
    await why(Buffer.from(plain.toString("latin1").replace("trailer\n<<", "trailer\n<< /Encrypt 9 0 R "), "latin1")),
  ).toContain("encrypted");
  expect(await why(pdf.subarray(0, 700))).toContain("broken");
  expect(await why(Buffer.concat([pdf, Buffer.alloc(4_000, 65)]))).toContain("data-beside");
  expect(await why(Buffer.concat([Buffer.from("MZ hvad som helst "), pdf]))).toContain("data-beside");
  expect(await why(Buffer.concat([docx(""), Buffer.alloc(4_000, 65)]))).not.toEqual([]);
  expect(await why(Buffer.concat([Buffer.alloc(200, 65), docx("")]))).not.toEqual([]);
  expect(await why(docx("", { "word/vbaProject.bin": Buffer.from([0xd0, 0xcf, 1, 2]) }))).toContain("macros");
  expect(await why(sheetFile("", { "xl/macrosheets/sheet1.xml": "<a/>" }))).toContain("macros");
  expect(await why(docx("", { "word/embeddings/oleObject1.bin": Buffer.from([0xd0, 0xcf, 1, 2]) }))).toEqual([
    "binary-part",
  ]);
  expect(await why(docx("", { "customXml/item1.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>" }))).toEqual([
    "broken",
  ]);
  expect(await why(docx("", { "customXml/item1.xml": "<a><b></a>" }))).toEqual(["broken"]);
  expect(await why(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 1]))).toEqual(["unknown-kind"]);
});

test("of very many places each reason keeps one", async () => {
  const pictures = Object.fromEntries(Array.from({ length: 70 }, (_, nth) => [`word/media/${nth}.png`, png()]));
  const media = docx("", { ...pictures, "word/vbaProject.bin": Buffer.from([0xd0, 0xcf, 1, 2]) });
  expect(await why(media)).toContain("macros");
  expect(await why(docx("", { "docProps/thumbnail.png": png() }))).toEqual(["picture"]);
});

test("what is attached is read as a file though it does not say that it is one", async () => {
  const attached = (bytes: Buffer, isApart = false) =>
    pdfOf(({ context }) => {
      const files = context.obj({ F: context.register(context.flateStream(bytes)) });
      context.register(context.obj({ Type: "Filespec", EF: isApart ? context.register(files) : files }));
    });
  const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 1]);
  expect(await why(await attached(old))).toEqual(["data-beside", "unknown-kind"]);
  expect(await why(await attached(old, true))).toEqual(["binary-part"]);
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("010190-1234", "utf16le")]);
  expect((await read(await attached(wide))).hits).toHaveLength(1);
  expect(await why(await attached(Buffer.from("Hej")))).toEqual(["data-beside"]);
});

test("a stream packed in ways that nobody here unpacks is not passed over", async () => {
  for (const filter of ["EgenDecode", ["EgenDecode", "FlateDecode"]]) {
    const bytes = await pdfOf((document) =>
      document.context.register(document.context.stream("abc", { Filter: filter as never })),
    );
    expect(await why(bytes)).toContain("packing");
  }
});

test("bombs are held, not unpacked", async () => {
  const bomb = zipped({ "[Content_Types].xml": "<T/>", "word/document.xml": new Uint8Array(220 * 1_048_576) });
  expect(bomb.length).toBeLessThan(1_048_576);
  expect(await why(bomb)).toEqual(["too-big"]);
  const flate = await pdfOf((document) =>
    document.context.register(document.context.flateStream(new Uint8Array(210 * 1_048_576))),
  );
  expect(await why(flate)).toContain("too-big");
  const many = zipped(Object.fromEntries(Array.from({ length: 5_100 }, (_, nth) => [`${nth}.txt`, "a"])));
  expect(await why(many)).toEqual(["too-many"]);
  expect([(await read(many, "a.xlsx")).kind, (await read(many, "a.zip")).kind]).toEqual(["xlsx", "zip"]);
  let nested: Uint8Array = strToU8("010190-1234");
  for (let nth = 0; nth < 8; nth += 1) nested = zipped({ "i.zip": nested });
  expect(await why(nested)).toEqual(["too-deep"]);
  const small = await readWhole(Buffer.from(docx(`<w:p>${"a".repeat(5_000)}</w:p>`)), "fil", {
    ...fileBounds,
    characters: 100,
  });
  expect(small.unread.map((one) => one.why)).toContain("too-big");
}, 60_000);

test("the thread answers what it read, and is held where it comes to an end", async () => {
  const [a, b] = inTwo("010190-1234");
  const said = (bytes: Uint8Array) => async () => bytes;
  const found = await readFileForReview(
    said(docx(`<w:p><w:r><w:t>${a}</w:t></w:r><w:r><w:t>${b}</w:t></w:r></w:p>`)),
    "a.docx",
  );
  expect(found.hits).toEqual([{ kind: "cpr", place: { layer: "text", at: "" }, count: 1 }]);
  const both = await Promise.all([
    readFileForReview(said(await clean()), "a.pdf"),
    readFileForReview(said(png()), "b.png"),
  ]);
  expect(both.map((one) => one.unread.length)).toEqual([0, 1]);
  const slow = await readFileForReview(said(await clean()), "a.pdf", { milliseconds: 1 });
  expect(slow).toMatchObject({ kind: "pdf", unread: [{ why: "too-slow", at: "" }] });
  const full = await readFileForReview(
    said(docx(`<w:p>${"<w:r><w:t>a</w:t></w:r>".repeat(400_000)}</w:p>`)),
    "a.docx",
    { megabytes: 24 },
  );
  expect(full).toMatchObject({ kind: "docx", unread: [{ why: "crashed", at: "" }] });
}, 60_000);

test("a copy is made in a thread too: one that takes too much is none, nor are the same bytes", async () => {
  const said = async () => Buffer.from("Kim, 010190-1234");
  const as = { lang: "da", title: "Bilag", municipality: "Lyngholm Kommune" } as const;
  const copy = await copyWithoutFound(said, "txt", as);
  expect("copy" in copy && copy.copy.toString()).toBe("Kim, ███████████");
  expect("taken" in copy && copy.taken).toEqual([{ what: "number", at: "", count: 1 }]);
  expect(await copyWithoutFound(said, "txt", as, { milliseconds: 1 })).toEqual({ refused: "slow", at: "" });
  expect(await copyWithoutFound(async () => png(), "png", as)).toEqual({ refused: "still", at: "" });
  expect(await copyWithoutFound(said, "odt", as)).toEqual({ refused: "kind", at: "" });
  const pdf = await copyWithoutFound(async () => clean(), "pdf", as);
  expect("copy" in pdf && pdf.copy.toString("latin1", 0, 5)).toBe("%PDF-");
  await expect(copyWithoutFound(() => Promise.reject(new Error("away")), "txt", as)).rejects.toThrow("away");
});

test("few wait for their turn, and none of them holds a file meanwhile", async () => {
  const [held, begun]: [(() => void)[], number[]] = [[], []];
  const turn = (nth: number) =>
    inFileTurn(async () => {
      begun.push(nth);
      await new Promise<void>((resolve) => held.push(resolve));
      return nth;
    });
  const all = Array.from({ length: waitingAtMost + 1 }, (_, nth) => turn(nth));
  await expect(turn(99)).rejects.toThrow(FilesCrowded);
  await expect(readFileForReview(() => Promise.reject(new Error("read")), "a.txt")).rejects.toThrow(FilesCrowded);
  // What nobody waits for comes all the same.
  const job = inFileTurn(async () => "job", Number.POSITIVE_INFINITY);
  await expect.poll(() => begun).toEqual([0]);
  for (const nth of all.keys()) {
    await expect.poll(() => held.length).toBe(nth + 1);
    expect(begun).toHaveLength(nth + 1);
    held[nth]?.();
  }
  expect(await Promise.all(all)).toHaveLength(waitingAtMost + 1);
  expect([await job, await inFileTurn(async () => "again")]).toEqual(["job", "again"]);
});
