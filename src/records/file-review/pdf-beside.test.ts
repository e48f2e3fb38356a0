import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { ascii85, asciiHex, lzw, runLength, type Written, writtenPdf } from "../../../test/setup/files/written-pdf.ts";
import { readWhole } from "./read-any.ts";

const page = { bytes: "BT /F1 12 Tf 72 700 Td (Referat) Tj ET" };
const read = async (...more: readonly Written[]) => {
  const { hits, unread } = await readWhole(writtenPdf([page], { more }), "fil");
  return { hits: hits.length, why: unread.map((one) => one.why) };
};
const number = "010190-1234";
const words = Buffer.from(`BT (${number}) Tj ET`);
const packings = { FlateDecode: deflateSync, ASCIIHexDecode: asciiHex, ASCII85Decode: ascii85, LZWDecode: lzw };
const ways = { ...packings, RunLengthDecode: runLength };

test("what stands behind the end of packed bytes is read, and held where it is more than a few signs", async () => {
  for (const [filter, pack] of Object.entries(ways)) {
    const behind = (rest: string) =>
      read({
        says: `/Filter /${filter}`,
        bytes: Buffer.concat([pack(Buffer.from("q Q")), Buffer.from(rest, "latin1")]),
      });
    expect([filter, await behind(`\n${number}\n`)]).toEqual([filter, { hits: 1, why: ["data-beside"] }]);
    expect([filter, await behind("\n101 0 obj << /A 1 >>")]).toEqual([filter, { hits: 0, why: ["data-beside"] }]);
    // As some programs end theirs.
    for (const rest of ["", "\r\n", "\0".repeat(40), "\r\nabcdefg"])
      expect([filter, rest, await behind(rest)]).toEqual([filter, rest, { hits: 0, why: [] }]);
  }
  const within = Buffer.concat([deflateSync("q Q"), Buffer.from(number)]);
  const twice = { says: "/Filter [/AHx /Fl]", bytes: asciiHex(within) };
  expect(await read(twice)).toEqual({ hits: 1, why: ["data-beside"] });
  // Without the sum at its end it is unpacked all the same.
  expect(await read({ says: "/Filter /Fl", bytes: deflateSync(words).subarray(0, -4) })).toEqual({ hits: 1, why: [] });
});

test("what is packed in one way more than it names waits for a person", async () => {
  const packed = { hits: 0, why: ["packing"] };
  for (const bytes of [
    deflateSync(words),
    deflateSync(words, { level: 0 }).subarray(0, 20),
    deflateSync(words, { windowBits: 9 }),
    gzipSync(words),
    deflateSync(words).subarray(0, -6),
    deflateSync(Buffer.alloc(3_000_000)),
    Buffer.from("7z\xbc\xaf'\x1c\0\x04", "latin1"),
  ])
    expect([bytes.toString("latin1", 0, 9), await read({ bytes })]).toEqual([expect.anything(), packed]);
  expect(await read({ says: "/Filter /Fl", bytes: deflateSync(deflateSync(words)) })).toEqual(packed);
  // Words that only begin so, and bytes that nobody could tell from any others.
  for (const bytes of [
    "x^ y",
    "8 0 0 8 0 0 cm",
    "h\x81 q Q",
    "x\x9c and some more words",
    "(\x91abc",
    deflateRawSync(words),
  ])
    expect([bytes, await read({ bytes })]).toEqual([bytes, { hits: 0, why: [] }]);
});

/** Rows of bytes, each packed in one of PNG's ways. */
const rows = (text: string, wide: number, way = 2) => {
  const bytes = Buffer.from(text.padEnd(Math.ceil(text.length / wide) * wide));
  const made: number[] = [];
  for (let at = 0; at < bytes.length; at += wide)
    made.push(
      way,
      ...bytes.subarray(at, at + wide).map((one, nth) => one - (way === 2 ? (bytes[at + nth - wide] ?? 0) : 0)),
    );
  return deflateSync(Buffer.from(made));
};

test("a table of places is looked at as it is meant, and one of objects is one whatever it calls itself", async () => {
  const places = (parms: string, bytes: Buffer, more = "") =>
    read({ says: `/Type /XRef ${more} /Filter /FlateDecode /DecodeParms ${parms}`, bytes });
  const said = `Kim ${number}`;
  expect(await places("<< /Predictor 12 /Columns 5 >>", rows(said, 5))).toEqual({ hits: 1, why: [] });
  expect(await places("<< /Columns 4 /Predictor 10 >>", rows(said, 4, 0))).toEqual({ hits: 1, why: [] });
  for (const [parms, more] of [
    ["<< /Predictor 2 /Columns 5 >>"],
    ["<< /Predictor 12 /Columns 5 /Predictor 1 >>"],
    ["<< /Predictor 12 /Columns 5 /Colors 3 >>"],
    ["300 0 R"],
    ["<< /Predictor 12 /Columns 5 >>", "/First 6"],
    ["<< /Predictor 12 /Columns 5 >>", "/First 6 /Subtype /Image"],
  ] as const)
    expect([parms, (await places(parms, rows(said, 5), more)).why]).toEqual([
      parms,
      expect.arrayContaining(["packing"]),
    ]);
  for (const parms of [
    "<< /Predictor 15 /Columns 5 >>",
    "<< /Predictor 12 /Columns 7 >>",
    "<< /Predictor 12 /Columns 0 >>",
  ])
    expect([parms, (await places(parms, rows(said, 5, 1))).why]).toEqual([parms, ["packing"]]);
  const script = { bytes: "200 0 << /S /JavaScript /JS (1) >>" };
  for (const says of ["/Type /ObjStm", "/Type /XRef", "", "/Type /Metadata", "/Subtype /Image"])
    expect([says, (await read({ ...script, says: `${says} /N 1 /First 6` })).why]).toEqual([
      says,
      expect.arrayContaining(["scripts"]),
    ]);
  expect(await read({ says: "/Subtype 200 0 R", bytes: " " }, { says: "/First 6", bytes: "200 0 /XML" })).toEqual({
    hits: 0,
    why: [],
  });
});

test("a dictionary may lead to a great many objects", async () => {
  const leading = (many: number) => `<< ${Array.from({ length: many }, (_, nth) => `/d${nth} 10 0 R`).join(" ")} >>`;
  expect(await read(leading(19_000))).toEqual({ hits: 0, why: [] });
  expect(await read(leading(21_000))).toEqual({ hits: 0, why: ["data-beside"] });
});

test("a trailer that does not come to its end hides nothing", async () => {
  const file = writtenPdf([page]).toString("latin1");
  for (const begun of [
    "trailer [",
    "trailer <<",
    "trailer (",
    "trailer abc",
    "trailer",
    "trailer (a)",
    "trailer [1 2]",
  ]) {
    const isWhole = /[)\]]$/.test(begun);
    const rest = isWhole ? "" : "\xff\xd8\xff\xe0 and more bytes of a picture\n";
    const bytes = file.replace("xref\n", `${begun}\n${rest}startxref 0\nxref\n`);
    const { unread } = await readWhole(Buffer.from(bytes, "latin1"), "fil");
    expect([begun, unread.map((one) => one.why)]).toEqual([begun, ["data-beside"]]);
  }
});
