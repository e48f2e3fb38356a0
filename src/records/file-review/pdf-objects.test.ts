import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { pdfOf } from "../../../test/setup/files/made-pdf.ts";
import { asciiHex, type Written, writtenPdf } from "../../../test/setup/files/written-pdf.ts";
import { pdfObjects } from "./pdf-objects.ts";
import { readWhole } from "./read-any.ts";
import { Reading } from "./reading.ts";

const read = (bytes: Uint8Array) => readWhole(Buffer.from(bytes), "fil");
const why = async (bytes: Uint8Array) => (await read(bytes)).unread.map((one) => one.why);
const page = { bytes: "BT /F1 12 Tf 72 700 Td (Referat) Tj ET" };
const beside = (...more: readonly Written[]) => writtenPdf([page], { more });
const packed = deflateSync("BT (010190-1234) Tj ET");
const flate = "/Filter /FlateDecode";
const rewritten = (bytes: Buffer, from: string, to: string) =>
  Buffer.from(bytes.toString("latin1").replace(from, to), "latin1");

test("a picture is one whatever its dictionary says beside", async () => {
  const image = "/Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Type /XObject /Subtype /Image";
  const drawn = (says: string, ...more: readonly Written[]) =>
    writtenPdf([{ bytes: "q 595 0 0 842 0 0 cm /Im Do Q" }], { more: [{ says, bytes: "\0" }, ...more] });
  const short = await why(drawn(image));
  expect(short).toEqual(["picture", "drawn-page"]);
  const long = `${image} /Note (${"x".repeat(9_000)})`;
  for (const bytes of [
    drawn(`${image} /Note (en obj her)`),
    drawn(`${image}\n% en obj her\n`),
    drawn(`/Note (a stream b) ${image}`),
    drawn(`/Note (stream endstream) ${image}`),
    drawn(`% a stream b\n${image}`),
    drawn(`% (\n${image} % )\n`),
    ...["101 0 R", "0101 0 R", "101 00 R", "+101 0 R", "101. 0. R"].map((reference) =>
      drawn(image.replace("/Image", reference), "/Image"),
    ),
    ...["100 0\nobj", "100\0\r\n0\tobj", "100 % nr.\n0 obj"].map((begun) => rewritten(drawn(long), "100 0 obj", begun)),
  ])
    expect([bytes.toString("latin1"), await why(bytes)]).toEqual([bytes.toString("latin1"), short]);
  // What says so of something else within is none.
  expect(await why(beside({ says: "/Alternate << /Subtype /Image >>", bytes: "" }))).toEqual([]);
});

test("a stream of which nobody knows what it is waits for a person", async () => {
  const table = (says: string, bytes: string) => ({ says: `/N 1 ${says} ${flate}`, bytes: deflateSync(bytes) });
  for (const [says, ...more] of [
    ["/Subtype 300 0 R"],
    ["/Subtype -101 0 R", "/Image"],
    ["/Subtype [/Image]"],
    ["/Subtype 101 0 R", "+102 0 R", "/Image"],
    ["/Subtype 101 0 R", "102 0 R", "103 0 R", "104 0 R", "105 0 R", "106 0 R", "107 0 R", "/Image"],
    ["/Type 300 0 R"],
    ["/Subtype /Image /ImageMask 300 0 R"],
    ["/Subtype 200 0 R", table("/Type /ObjStm /First 6", `200 0 %${"x".repeat(400)}\n/Image`), "/Form"],
    ["/Subtype 101 0 R", "/Form", table("/Type /ObjStm /First 300 0 R", "101 0 /Image")],
    ["/Subtype 101 0 R", "/Form", table("/Type /ObjStm /First 9", "101 0 %\n/Image")],
    ["/Subtype 101 0 R", "/Form", table("/Type 300 0 R /First 6", "101 0 /Image")],
  ] as const)
    expect([says, await why(beside({ says, bytes: "\0" }, ...more))]).toEqual([
      says,
      expect.arrayContaining(["packing"]),
    ]);
  // One that is reckoned from the bytes before, or may be.
  for (const parms of [
    "/DecodeParms << /Predictor 12 /Columns 20 >>",
    "/DecodeParms [ << /Predict#6fr % a\n 2 >> ]",
    "/DP << /Columns 1 /Predictor 10>>",
    "/DecodeParms 300 0 R",
    "/DecodeParms << /Predictor 1 0 R >>",
    `/DecodeParms << /A [ ${"1 ".repeat(2_000)} ] /Predictor 12 >>`,
  ])
    expect([parms, await why(beside({ says: `${flate} ${parms}`, bytes: packed }))]).toEqual([parms, ["packing"]]);
  for (const says of [
    "/DecodeParms << /Predictor 1 /Columns 20 >>",
    "/DecodeParms [ null << /Columns 20 /Predictor 1>> ]",
    "/DecodeParms null",
    "/Type /XRef /DecodeParms << /Predictor 12 /Columns 4 >>",
    "/Type /XRef /DecodeParms [<</Columns 4/Colors 1/BitsPerComponent 8/Predictor 15>>]",
  ])
    expect([says, await why(beside({ says: `${flate} ${says}`, bytes: deflateSync("\0") }))]).toEqual([says, []]);
  const picture = "/Subtype /Image /DecodeParms << /Predictor 15 /Columns 1 >>";
  expect(await why(beside({ says: `${flate} ${picture}`, bytes: deflateSync(" ") }))).toEqual(["picture"]);
  // What leads somewhere is followed, and what is none is none.
  for (const [says, ...more] of [
    ["/Type null /Subtype 0101 0 R", "/XML"],
    ["/Type 101 0 R", "/Metadata"],
    ["/Subtype 200 0 R", table("/Type 102 0 R /First 103 0 R", "200 0 /XML"), "/ObjStm", "6"],
    ["/Subtype 200 0 R", table("/Type /ObjStm /First 10", `200 0 9 4 /XML <</A (${"x".repeat(900)})>>`)],
  ] as const)
    expect([says, await why(beside({ says, bytes: " " }, ...more))]).toEqual([says, []]);
});

test("what is packed is unpacked, whatever its dictionary says beside", async () => {
  for (const says of [
    `${flate} /Note (en obj her)`,
    `${flate}\n% en obj her\n`,
    `${flate} /Params << /CheckSum (ab obj cd) >>`,
    `/Note (a stream b) ${flate}`,
    `/Note (((a) stream) \\) b) ${flate}`,
    `% a stream b\n${flate}`,
    `% (\n${flate} % )\n`,
    `/Note <61> /A [ << /B (>>) >> ] ${flate}`,
    `/DecodeParms << /Filter /ASCIIHexDecode >> ${flate}`,
    "/Filter 101 0 R",
    "/Filter 102 0 R",
    "/Filter [101 0 R]",
  ]) {
    const { hits, unread } = await read(beside({ says, bytes: packed }, "/FlateDecode", "[ 101 0 R ]"));
    expect([says, hits.length, unread]).toEqual([says, 1, []]);
  }
  // Its own name in a table of objects.
  const table = { says: `/Type /ObjStm /N 1 /First 6 ${flate}`, bytes: deflateSync("200 0 /FlateDecode") };
  expect((await read(beside({ says: "/Filter 200 0 R", bytes: packed }, table))).hits).toHaveLength(1);
});

test("a stream of which nobody knows how it is packed waits for a person", async () => {
  for (const [says, ...more] of [
    ["/Filter 300 0 R"],
    ["/Filter 101 0 R", "101 0 R"],
    [`${flate} /Filter /ASCIIHexDecode`],
    ["/Filter /ASCIIHexDecode /F /FlateDecode"],
    ["/Filter [101 0 R /FlateDecode]"],
    ["/Filter (FlateDecode)"],
  ] as const)
    expect([says, await why(beside({ says, bytes: packed }, ...more))]).toEqual([says, ["packing"]]);
  // Said anew by a later saving.
  const twice = rewritten(
    beside({ says: "/Filter 101 0 R", bytes: packed }, "/ASCIIHexDecode"),
    "endobj\n101",
    "endobj\n101 0 obj /FlateDecode endobj\n101",
  );
  expect(await why(twice)).toEqual(["packing"]);
  expect(await why(rewritten(twice, "/Filter 101 0 R", "/Filter [101 0 R]"))).toEqual(["packing"]);
});

test("what does not come out as an object's stream waits, and is read as far as it goes", async () => {
  const whole = beside({ says: flate, bytes: packed });
  const hidden = `101 0 obj << ${flate} >> stream\n${packed.toString("latin1")}\nendstream endobj`;
  const ending = hidden.replace("\nendstream endobj", "");
  for (const [how, bytes] of Object.entries({
    "no object's number": rewritten(whole, "100 0 obj", "100"),
    "no dictionary": rewritten(whole, `<< ${flate}`, flate),
    "a string without its end": rewritten(whole, flate, `${flate} /Note (a`),
    "a list without its end": rewritten(whole, flate, `${flate} /Note [ 1`),
    "one thing more before it": rewritten(whole, ">>\nstream\nx", ">> 1\nstream\nx"),
    "no end of the one before": rewritten(
      beside({ bytes: "abc" }, { says: flate, bytes: packed }),
      "abc\nendstream",
      "abc",
    ),
    "a dictionary without its end": rewritten(
      rewritten(whole, ">>\nstream\nx", "\nstream\nx"),
      "endstream\nendobj\nxref",
      "endstream >>\nendobj\nxref",
    ),
    "a list that another sign ends": rewritten(
      beside({ says: `${flate} /Note [ 1`, bytes: packed }),
      ">>\nstream\nx",
      ">> ]\nstream\nx",
    ),
    "an end of none": rewritten(whole, "endobj\nxref", "endobj endstream\nxref"),
    "in remarks alone": rewritten(
      whole,
      "endobj\nxref",
      `endobj\n% 101 0 obj << /Filter /AHx >> stream\n%${packed.toString("hex")}>\n% endstream endobj\nxref`,
    ),
    "in a trailer": rewritten(whole, "/Root", `/Note (${hidden}) /Root`),
    "in a string": beside(`(${hidden})`),
    "in a string of a stream's own dictionary": beside({ says: `/Note (${hidden})`, bytes: "abc" }),
    "in a remark": beside(`<< >> % ${hidden}`),
    "in a stream that says so": beside({ bytes: hidden }),
    "in a stream that ends where it does": beside({ bytes: ending }),
    "in one that is packed": beside({ says: "/Filter /AHx", bytes: `00> ${ending}` }),
    "behind a remark's sign": beside({ bytes: `% ${ending}` }),
    "by a number with a dot": beside({ bytes: ending.replace("101", "101.") }),
    "by a number with a sign": beside({ bytes: ending.replace("101 0", "+101 +0") }),
  }))
    expect([how, await why(bytes)]).toEqual([
      how,
      expect.arrayContaining([expect.stringMatching(/packing|data-beside/)]),
    ]);
  // By a length that leads to no end, the next one is not passed over.
  const long = rewritten(beside({ bytes: "abc" }, { says: flate, bytes: packed }), "/Length 3 ", "/Length 99 ");
  expect(await why(long)).toEqual([]);
  for (const bytes of [beside(`(${hidden})`), beside({ bytes: hidden }), beside({ bytes: `% ${ending}` }), long])
    expect((await read(bytes)).hits).toHaveLength(1);
});

test("a locked file is one however its trailer says so", async () => {
  const trailed = (says: string) => rewritten(beside("<< >>"), "/Root", `${says} /Root`);
  for (const says of ["/Encrypt 101 0 R", "/Encrypt%\n101 0 R", "/Encr#79pt 101 0 R", "/A [ (>>) ] /Encrypt<</V 1>>"])
    expect([says, await why(trailed(says))]).toEqual([says, ["encrypted"]]);
  const table = { says: "/Type /XRef /Encrypt % a\n101 0 R", bytes: "" };
  expect(await why(beside(table))).toEqual(["encrypted"]);
  for (const says of ["/Encrypt null", "/Note (/Encrypt 101 0 R)", "/EncryptNot 1 % /Encrypt 101 0 R\n"])
    expect([says, await why(trailed(says))]).toEqual([says, []]);
  // One that does not come out as a dictionary, or lies in something else.
  const within = "xref 0 0 trailer << /Encrypt 7 0 R >>";
  for (const bytes of [
    rewritten(beside(), "trailer", "trailer [ /Encrypt 7 0 R\nstartxref 0\ntrailer"),
    beside(`(${within})`),
    beside({ bytes: within }),
    beside(`<< >> % ${within}\n`),
  ])
    expect(await why(bytes)).toEqual(["data-beside"]);
});

test("what is attached is so however it is said", async () => {
  const file = { bytes: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) };
  for (const says of [
    "/EF << /F 100 0 R >>",
    "/E#46 << /F 100 0 R >>",
    "/EF % a\n << /F % b >>\n 100 0 R >>",
    "/EF << /#46 0100 +0 R /UF 100. 0 R >>",
    "/A [ << /EF<</F 100 0 R>> >> ]",
  ])
    expect([says, await why(beside(file, `<< /Note (/EF ((a) b) ) ${says} >>`))]).toEqual([
      says,
      ["data-beside", "unknown-kind"],
    ]);
  for (const says of ["/E#46 101 0 R", "/EF << /F -100 0 R >>", "/EF << /F << /A 1 >> >>"])
    expect([says, await why(beside(file, `<< ${says} >>`))]).toEqual([says, ["binary-part"]]);
  expect(await why(beside(file, "<< /Note (/EF 100 0 R) /EFA 1 /A#42 2 >> % /EF 1"))).toEqual([]);
});

test("the words of the format within an ordinary file's own streams and strings are no alarm", async () => {
  const words = "BT (obj endobj stream endstream) Tj % endobj endstream stream\nET";
  const apart = rewritten(beside({ bytes: words }, `${words.length}`), `/Length ${words.length}`, "/Length 101 0 R");
  for (const bytes of [
    beside({ bytes: words }),
    apart,
    beside({ says: "/Filter /AHx", bytes: asciiHex(Buffer.from(words)) }),
    beside("<< /Title (en stream, et obj, en endstream) /A (50 % \\( af) /B <</C(>>)>> >>"),
    beside("<< /A#20B 1 /C [ (a) <0a> 1 0 R null ] >>% obj stream\n"),
    rewritten(beside({ says: flate, bytes: deflateSync("q Q") }), "\nstream\n", " stream \r\n"),
    await pdfOf(() => undefined),
    await pdfOf(() => undefined, { packed: false }),
  ])
    expect([Buffer.from(bytes).toString("latin1"), await why(bytes)]).toEqual([expect.anything(), []]);
});

test("a file of beginnings without an end is gone through in time", () => {
  for (const one of [
    "1 0 obj (",
    "1 0 obj <",
    "1 0 obj << [",
    "1 0 obj << /A (1 0 obj) ",
    "1 % 1 ",
    "stream ",
    "endobj ",
    "trailer <<(",
    "1 0 obj <<>> stream 1 0 obj ",
    "1 0 obj <<>> stream 1 % 1 obj ",
    "1 0 obj <<>> stream 1 %\n%1 obj %1 0 obj ",
  ]) {
    const begun = performance.now();
    pdfObjects(Buffer.from(one.repeat(1_000_000 / one.length)), new Reading(), "");
    expect([one, performance.now() - begun < 20_000]).toEqual([one, true]);
  }
  // One in the other, each as long as the rest: no letter is read again and again.
  const depth = 200;
  const nested = Array.from({ length: depth }).reduce<string>(
    (rest) => `1 0 obj << /Length ${rest.length} >> stream\n${rest}`,
    "q endstream ",
  );
  const { streams } = pdfObjects(Buffer.from(`${nested}endstream`), new Reading(), "");
  const all = streams.reduce((sum, one) => sum + (one.bytes?.length ?? 0), 0);
  expect(all).toBeLessThan(nested.length * 3);
  const sharing = pdfObjects(Buffer.from(`${"1 0 obj << >> stream ".repeat(1_000)}endstream`), new Reading(), "");
  expect(sharing.streams.reduce((sum, one) => sum + (one.bytes?.length ?? 0), 0)).toBeLessThan(10_000);
}, 240_000);
