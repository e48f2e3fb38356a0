import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { safeName, typedName } from "./document-name.ts";
import { mediaTypeOf } from "./media-type.ts";

const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
const jpeg = Buffer.from("ffd8ffe000104a46494600010100", "hex");

test("PDF and pictures are known by their bytes", async () => {
  expect(await mediaTypeOf({ head: Buffer.from("%PDF-1.7\n") })).toBe("application/pdf");
  expect(await mediaTypeOf({ head: png })).toBe("image/png");
  expect(await mediaTypeOf({ head: jpeg })).toBe("image/jpeg");
});

test.each([
  ["SVG", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ["HTML", "<!doctype html><script>alert(1)</script>"],
  ["HTML that says it is a GIF", "GIF89a/*<script>alert(1)</script>*/"],
  ["a script", "#!/bin/sh\nrm -rf /"],
  ["a spreadsheet", "PK\x03\x04\x14\x00\x06\x00[Content_Types].xml"],
  ["an old office file", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
  ["a program", "MZ\x90\x00"],
  ["CSV", "a;b\n1;2"],
  ["EICAR", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"],
  ["nothing", ""],
])("%s is not taken", async (_what, bytes) => {
  expect(await mediaTypeOf({ head: Buffer.from(bytes, "latin1") })).toBeNull();
});

test("a zip bomb is not unpacked, only not taken", async () => {
  expect(await mediaTypeOf({ head: gzipSync(Buffer.alloc(10_000_000)).subarray(0, 4_100) })).toBeNull();
});

test.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\bilag\\kvittering.pdf", "kvittering.pdf"],
  ["kvittering\u202Efdp.exe", "kvitteringfdp.exe"],
  ['a"b\r\nX: y.pdf', "abX y.pdf"],
  ["Frokost på Østerbro.jpg", "Frokost på Østerbro.jpg"],
  ["", "dokument"],
  [`${"x".repeat(500)}.pdf`, "x".repeat(150)],
])("the name %j is shown as %j", (given, shown) => {
  expect(safeName(given)).toBe(shown);
});

test.each([
  ["faktura.hta", "application/pdf", "faktura.hta.pdf"],
  ["faktura.pdf.js", "application/pdf", "faktura.pdf.js.pdf"],
  ["faktura\u202Efdp.exe", "application/pdf", "fakturafdp.exe.pdf"],
  ["faktura.pdf.", "application/pdf", "faktura.pdf..pdf"],
  ["faktura.pdf", "image/png", "faktura.pdf.png"],
  ["Faktura.PDF", "application/pdf", "Faktura.PDF"],
  ["foto.JPEG", "image/jpeg", "foto.JPEG"],
  ["IMG_1.heif", "image/heic", "IMG_1.heif"],
  ["scan", "image/tiff", "scan.tif"],
  ["", "image/webp", "dokument.webp"],
  [`${"x".repeat(500)}.pdf`, "application/pdf", `${"x".repeat(146)}.pdf`],
  [`${"x".repeat(145)}👍.bat`, "application/pdf", `${"x".repeat(145)}\uFFFD.pdf`],
] as const)("%j that is %s is called %j", (given, mediaType, called) => {
  expect(typedName(given, mediaType)).toBe(called);
});
