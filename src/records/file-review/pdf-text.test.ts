import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { ascii85, asciiHex, lzw, runLength, writtenPdf } from "../../../test/setup/files/written-pdf.ts";
import { readWhole } from "./read-any.ts";
import { fileBounds } from "./reading.ts";

const read = (bytes: Buffer, bounds = fileBounds) => readWhole(bytes, "fil", bounds);
const found = async (bytes: Buffer) => (await read(bytes)).hits.length > 0;
const why = async (bytes: Buffer) => (await read(bytes)).unread.map((one) => one.why);
const drawn = (said: string) => ({ bytes: `BT /F1 11 Tf 60 700 Td ${said} ET` });

/** Shapes of ordinary files that say ten digits in a row which no reader ever sees. */
const ordinary = {
  "coordinates, as Chromium and Ghostscript write letters' outlines": writtenPdf([
    {
      bytes:
        "q 0.1 0 0 0.1 0 0 cm\n57.359375 -1291.13025 66.260414 -1312.0365 84.0625 -1330.5 c\n0 34 -1440 0101 90 1234 l f\nQ",
    },
  ]),
  "an outline of whole numbers": writtenPdf([
    { bytes: "120190 1234 m 010190 -1234 l 12 12 90 1234 re S BT /F1 9 Tf (Rejse) Tj ET" },
  ]),
  "a font's number, as pdf-lib gives it": writtenPdf([{ bytes: "BT /Helvetica-2708199956 11 Tf (Rejse) Tj ET" }], {
    more: ["<< /Font << /Helvetica-2708199956 3 0 R >> /BaseFont /Helvetica-2708199956 >>"],
  }),
  "a font's frame and widths": writtenPdf([drawn("(Rejse) Tj")], {
    more: [
      "<< /Type /FontDescriptor /FontBBox [24 15 1052 -1420] /FontName /AAAAAA+Inter >>",
      "<< /W [120190 1234] /ByteRange [0 120190 151290 1234] >>",
    ],
  }),
  "shapes by their numbers": writtenPdf([drawn("<0102030405> Tj [<01> -20 <0190> 12 <1234>] TJ")]),
  "page numbers one beside the other, as LaTeX sets them": writtenPdf([
    drawn(
      "[(11)-2750(10)-2750(11)-2750(12)-2750(13)] TJ 0 -14 Td [(1)-333(Indledning)-15000(11)] TJ 0 -14 Td (10) Tj 40 0 Td (11) Tj 40 0 Td (12) Tj 40 0 Td (13) Tj 40 0 Td (14) Tj",
    ),
  ]),
  "labels of pages": writtenPdf([drawn("(Rejse) Tj")], { more: ["<< /Names [(11)(10)(11)(12)(13)(14)] >>"] }),
  "a fingerprint, a letter at a time": writtenPdf([
    drawn([..."82b7 29b7 f8ef 2612 4879 61cc c3b0"].map((one) => `(${one}) Tj 6.1 0 Td`).join(" ")),
  ]),
  "what reportlab packs": writtenPdf([
    {
      says: "/Filter [ /ASCII85Decode /FlateDecode ]",
      bytes: ascii85(
        deflateSync(
          "1 0 0 1 0 0 cm BT /F1 12 Tf 14.4 TL ET q 1 0 0 1 62.69291 744.0236 cm BT 1 0 0 1 0 2 Tm (Rejse) Tj T* ET Q",
        ),
      ),
    },
  ]),
};

test("an ordinary PDF of another program has no number that nobody wrote", async () => {
  for (const [how, bytes] of Object.entries(ordinary))
    expect([how, await read(bytes)]).toEqual([how, expect.objectContaining({ hits: [] })]);
});

test("of what a page draws every number is found, however it is parted", async () => {
  const letters = [..."0101901234"];
  for (const orders of [
    "(010190-1234) Tj",
    "(010190) Tj (-1234) Tj",
    "[(0)-12(10)30(190)-8(1)5(234)] TJ",
    "(Deltager 010190-) Tj 0 -13 Td (1234) Tj",
    "(010190) Tj 38 0 Td (1234) Tj",
    letters.map((one) => `(${one}) Tj 6.1 0 Td`).join(" "),
    letters.map((one, nth) => `1 0 0 1 ${60 + nth * 6.1} 700 Tm (${one}) Tj`).join(" "),
    letters.map((one, nth) => `ET q 1 0 0 1 ${nth * 6.1} 0 cm BT /F1 11 Tf (${one}) Tj ET Q BT`).join(" "),
    "<3031303139302d31323334> Tj",
    "13 TL (010190-) Tj (1234) '",
    "/Span << /ActualText (010190-1234) >> BDC (x) Tj EMC",
    "(x) Tj % 010190-1234\n",
    "(\\060101\\\n90-1234) Tj",
  ]) {
    expect([orders, await found(writtenPdf([drawn(orders)]))]).toEqual([orders, true]);
    // Also where nothing points to it, so that no viewer tells what it draws.
    expect([orders, await found(writtenPdf([drawn("(x) Tj")], { more: [drawn(orders)] }))]).toEqual([orders, true]);
  }
  for (const said of [
    "Deltager: 010190-1234",
    "0101901234",
    "(((010190-1234",
    "[ 010190 1234",
    "<< /Nr 0101901234 >>",
    "<< /Nr 0101901234",
    "61 01 90 1234 0 0 m",
    "x 0101901234",
  ])
    expect([said, await found(writtenPdf([drawn("(x) Tj")], { more: [{ bytes: said }] }))]).toEqual([said, true]);
});

const packings: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  "/A85": ascii85,
  "/ASCIIHexDecode": asciiHex,
  "/RunLengthDecode": runLength,
  "/LZWDecode": lzw,
  "[/LZWDecode] /DecodeParms << /EarlyChange 0 >>": (bytes) => lzw(bytes, 0),
  "/#46lateDecode": (bytes) => deflateSync(bytes),
  "[ /ASCII85Decode /FlateDecode ]": (bytes) => ascii85(deflateSync(bytes)),
  "[/AHx/LZW]": (bytes) => asciiHex(lzw(bytes)),
  "[/ASCII85Decode /RunLengthDecode /FlateDecode]": (bytes) => ascii85(runLength(deflateSync(bytes))),
};

test("what is packed by the format's own ways is read, one within the other too", async () => {
  // As many different rows as a table of LZW takes, and more.
  const many = Array.from({ length: 2_500 }, (_, nth) => `${(nth * 7_919) % 9_973} ${nth % 89} l`).join("\n");
  for (const [filter, pack] of Object.entries(packings)) {
    const page = (said: string) =>
      writtenPdf([drawn("(x) Tj")], {
        more: [{ says: `/Filter ${filter}`, bytes: pack(Buffer.from(`${many} zzzzzzzz BT (${said}) Tj ET`)) }],
      });
    expect([filter, await read(page("Rejse"))]).toEqual([filter, expect.objectContaining({ hits: [], unread: [] })]);
    expect([filter, await read(page("010190-1234"))]).toEqual([
      filter,
      expect.objectContaining({ hits: [{ kind: "cpr", place: { layer: "raw", at: "" }, count: 1 }], unread: [] }),
    ]);
  }
}, 60_000);

test("what unpacks to too much by any way is held", async () => {
  const bounds = { ...fileBounds, unpackedBytes: 100_000 };
  const nothing = Buffer.alloc(400_000);
  for (const [filter, pack] of Object.entries(packings)) {
    const { unread } = await read(
      writtenPdf([drawn("(x) Tj")], { more: [{ says: `/Filter ${filter}`, bytes: pack(nothing) }] }),
      bounds,
    );
    expect([filter, unread]).toEqual([filter, [{ why: "too-big", at: "" }]]);
  }
  const often = { says: `/Filter [${"/AHx ".repeat(7)}]`, bytes: "00>" };
  expect(await why(writtenPdf([drawn("(x) Tj")], { more: [often] }))).toEqual(["too-big"]);
}, 60_000);

test("beside what nobody unpacks, the pages are read all the same", async () => {
  for (const odd of [
    { says: "/Filter /EgenDecode", bytes: "abc" },
    { says: "/Filter [/FlateDecode /EgenDecode]", bytes: deflateSync("abc") },
    { says: "/Filter /LZWDecode", bytes: Buffer.from([0x80, 0x7f, 0xff]) },
  ]) {
    const { hits, unread } = await read(writtenPdf([drawn("(010190-1234) Tj")], { more: [odd] }));
    expect(hits.map(({ place }) => place.layer)).toContain("text");
    expect(unread.map((one) => one.why)).toEqual([odd.says.includes("Egen") ? "packing" : "broken"]);
  }
});

test("a picture is one however it is written", async () => {
  const pixels = "/W 9000 /H 9000 /BPC 1 /IM true ID \0\0 EI Q";
  expect(await why(writtenPdf([{ bytes: `q BI %x\n${pixels}` }]))).toContain("picture");
  expect(await why(writtenPdf([drawn("(x) Tj")], { more: [{ bytes: "q BI" }, { bytes: pixels }] }))).toContain(
    "picture",
  );
  expect(await why(writtenPdf([drawn("(x) Tj")], { more: [{ says: "/Subtype /#49mage", bytes: "abc" }] }))).toContain(
    "picture",
  );
  expect(await why(writtenPdf([drawn("(x) Tj")], { more: [{ says: "/Subtype %x\n/Image", bytes: "abc" }] }))).toContain(
    "picture",
  );
  // What it shows is no text, what comes after it is.
  expect(await found(writtenPdf([{ bytes: `q BI ${pixels.replace("\0\0", "0101901234")}` }]))).toBe(false);
  expect(
    await found(writtenPdf([drawn("(x) Tj")], { more: [{ bytes: `q BI ${pixels} BT (010190-1234) Tj ET` }] })),
  ).toBe(true);
  expect(await why(writtenPdf([drawn("(BI /W 9 ID EI) Tj")]))).toEqual([]);
});

test("a page on which nothing is painted is blank, whatever is ordered there", async () => {
  const text = drawn("(Rejse) Tj");
  expect(await why(writtenPdf([text, { bytes: "q 0.1 0 0 0.1 0 0 cm Q" }, { bytes: "" }]))).toEqual([]);
  expect((await read(writtenPdf([text, { bytes: "1 0 0 rg 60 700 200 40 re f" }]))).unread).toEqual([
    { why: "drawn-page", at: "2" },
  ]);
});

test("four letters without a code beside a page of others wait for eyes", async () => {
  const map = {
    bytes:
      "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n2 beginbfchar <41> <e001> <42> <e002> endbfchar\nendcmap",
  };
  const font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 100 0 R >>";
  const page = (odd: string) =>
    writtenPdf([drawn(`(${"Rejsen og dens formaal. ".repeat(40)}) Tj (${odd}) Tj`)], { font, more: [map] });
  expect((await read(page("ABAB"))).unread).toEqual([{ why: "letters-without-code", at: "1" }]);
  expect(await why(page("A x B"))).toEqual([]);
});
