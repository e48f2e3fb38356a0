import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { docx, sheetFile, zipped } from "../../../test/setup/files/made-office.ts";
import { clean, outlinedBeside, pdfPlants, scanned } from "../../../test/setup/files/made-pdf.ts";
import { placed, png } from "../../../test/setup/files/made-picture.ts";
import { writtenPdf } from "../../../test/setup/files/written-pdf.ts";
import { readWhole } from "./read-any.ts";
import { readerVersion } from "./review-file.ts";

const said = "010190-1234";
const page = {
  bytes: `BT /F1 12 Tf 72 700 Td (Referat) Tj 0 -20 Td (${said}) Tj 1 1 1 rg 0 -20 Td (Hun er syg) Tj ET`,
};
const run = (how: string) => `<w:p><w:r><w:rPr>${how}</w:rPr><w:t>Hun er syg</w:t></w:r></w:p>`;
const edged = (colour: string) =>
  `<w:color w:val="FFFFFF"/><w14:textOutline w14:w="9525"><w14:solidFill><w14:srgbClr w14:val="${colour}"/></w14:solidFill></w14:textOutline>`;
const { "earlier saving": earlier, remark, bookmark, "text attached": attached } = pdfPlants;

const files: readonly (() => Uint8Array | Promise<Uint8Array> | undefined)[] = [
  () => writtenPdf([page]),
  () =>
    writtenPdf([page], {
      more: [
        { says: "/Filter /FlateDecode /Note (en obj, a stream b)", bytes: deflateSync(`BT (${said}) Tj ET`) },
        { says: "/Type /XObject /Subtype 103 0 R", bytes: "\0" },
        { says: "/Filter 300 0 R", bytes: "abc" },
        "/Image",
        "(101 0 obj << >> stream)",
        "<< /S /JavaScript /JS (1) >>",
      ],
    }),
  () => writtenPdf([page], { more: [{ says: "/Type /XObject /Subtype 300 0 R", bytes: "\0" }] }),
  () =>
    writtenPdf([page], {
      more: [{ says: "/Filter /Fl", bytes: Buffer.concat([deflateSync("q"), Buffer.from(said)]) }],
    }),
  () =>
    writtenPdf([page], {
      more: [
        { bytes: deflateSync(said) },
        { says: "/Type /XRef /First 6", bytes: "200 0 << /S /JavaScript /JS (1) >>" },
      ],
    }),
  () => clean(),
  () => scanned(),
  () => outlinedBeside(),
  () => earlier?.(said),
  () => remark?.(said),
  () => bookmark?.(said),
  () => attached?.(said),
  () => docx(`<w:p><w:del w:id="3"><w:r><w:delText>${said}</w:delText></w:r></w:del></w:p>`),
  () => docx(run(edged("1F3864")), { "word/media/a.png": png() }),
  () => docx(run(edged("FEFEFE"))),
  () => docx(run(edged("EEEEEE"))),
  () => docx(run('<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>')),
  () => docx(run("<w:vanish/>"), { "word/vbaProject.bin": Buffer.from([0xd0, 0xcf, 1, 2]) }),
  () => sheetFile('<row r="2"><c r="B2"><v>101901234</v></c></row>', { state: "hidden", name: "Liste" }),
  () =>
    zipped({
      mimetype: "application/vnd.oasis.opendocument.text",
      "content.xml": `<a xmlns:text="urn:t"><text:hidden-text>${said}</text:hidden-text></a>`,
    }),
  ...Object.values(placed),
  () => Buffer.from("navn;dag;nr\nKim;010190;1234\n"),
  () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 1]),
];

test("who lets the reader say something else raises its number, so that every annex is read anew", async () => {
  const all = [];
  for (const make of files) {
    const bytes = await make();
    if (!bytes) throw new Error("such a file is made no longer");
    const { kind, pages, layers, hits, unread } = await readWhole(Buffer.from(bytes), "fil");
    all.push({ kind, pages, layers, hits, unread });
  }
  const digest = createHash("sha256").update(JSON.stringify(all)).digest("hex").slice(0, 16);
  // Both change together: a new digest takes the next number.
  expect({ readerVersion, digest }).toEqual({ readerVersion: 13, digest: "155329a524f37c57" });
});
