import { PDFName } from "pdf-lib";
import { expect, test } from "vitest";
import { docx, hidingCells, sheetFile, zipped } from "../../../test/setup/files/made-office.ts";
import { clean, pdfOf } from "../../../test/setup/files/made-pdf.ts";
import { readWhole } from "./read-any.ts";

const read = (bytes: Uint8Array) => readWhole(Buffer.from(bytes), "fil");
const besides = async (bytes: Uint8Array) =>
  (await read(bytes)).layers.filter((one) => /^(?:comment|hidden-|deleted-|earlier-)/.test(one));

test("what Word keeps and does not show is told of, whatever it says", async () => {
  const run = (said: string, how = "") => `<w:r><w:rPr>${how}</w:rPr><w:t>${said}</w:t></w:r>`;
  const del = (said: string) => `<w:del w:id="3"><w:r><w:delText>${said}</w:delText></w:r></w:del>`;
  const inBox = (said: string) => `<w:r><w:pict><w:txbxContent>${said}</w:txbxContent></w:pict></w:r>`;
  for (const [said, layers] of [
    [`<w:p>${del("Hun er syg")}</w:p>`, ["deleted-text"]],
    [`<w:p><w:moveFrom w:id="4">${run("Hun er syg")}</w:moveFrom></w:p>`, ["deleted-text"]],
    [`<w:p>${run("Hun er syg", "<w:vanish/>")}</w:p>`, ["hidden-text"]],
    [`<w:p>${run("Hun er syg", '<w:vanish w:val="1"/>')}</w:p>`, ["hidden-text"]],
    // A paragraph's mark, a space, what was hidden once, and what is hidden on a screen's page alone are none.
    [`<w:p><w:pPr><w:rPr><w:del w:id="3"/><w:vanish/></w:rPr></w:pPr>${run("Hej")}</w:p>`, []],
    [`<w:p>${inBox(`<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>${run("Hej")}</w:p>`)}</w:p>`, []],
    [`<w:p>${del(" ")}${run("Hej", '<w:vanish w:val="0"/><w:webHidden/>')}</w:p>`, []],
    [`<w:p>${run("Hej", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")}</w:p>`, []],
    [`<w:p><w:r><w:rPr><w:vanish/></w:rPr></w:r>${run("Hej")}</w:p>`, []],
    [`<w:tr><w:trPr><w:del w:id="5"/></w:trPr>${run("Hej")}</w:tr>`, []],
  ] as const)
    expect([said, await besides(docx(said))]).toEqual([said, layers]);
  const styles = '<w:styles xmlns:w="urn:w"><w:style><w:rPr><w:vanish/></w:rPr></w:style><w:name>a</w:name></w:styles>';
  expect(await besides(docx("", { "word/styles.xml": styles }))).toEqual([]);
});

test("what Excel hides is told of, however the workbook leads there", async () => {
  const row = '<row r="2"><c r="B2"><v>7</v></c></row>';
  const rels = (target: string) =>
    `<R><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="${target}"/></R>`;
  const hidden = { state: "hidden" };
  const prefixed =
    '<x:workbook xmlns:x="urn:m" xmlns:rel="urn:r"><x:sheets><x:sheet name="Ark" state="veryHidden" rel:id="rId2"/></x:sheets></x:workbook>';
  for (const [rows, more, layers] of [
    [row, {}, []],
    [row, hidden, ["hidden-cells"]],
    ["", hidden, ["hidden-cells"]],
    [row, { ...hidden, "xl/_rels/workbook.xml.rels": rels("./worksheets/sheet2.xml") }, ["hidden-cells"]],
    [row, { ...hidden, "xl/_rels/workbook.xml.rels": rels("/xl/worksheets/sheet2.xml") }, ["hidden-cells"]],
    [row, { ...hidden, "xl/_rels/workbook.xml.rels": rels("worksheets/away.xml") }, ["hidden-cells"]],
    [row, { "xl/workbook.xml": prefixed }, ["hidden-cells"]],
  ] as const)
    expect([rows, more, await besides(sheetFile(rows, more))]).toEqual([rows, more, layers]);
  for (const [how, around, hides] of hidingCells)
    expect([how, around, await besides(sheetFile(row.replace("<row ", `<row ${how} `), { around }))]).toEqual([
      ...[how, around, hides === null ? [] : ["hidden-cells"]],
    ]);
  const found = await read(
    sheetFile('<row r="2"><c r="B2"><v>101901234</v></c></row>', {
      ...hidden,
      "xl/_rels/workbook.xml.rels": rels("./worksheets/../worksheets/sheet2.xml"),
    }),
  );
  expect(found.hits).toContainEqual({ kind: "cpr", place: { layer: "hidden-cells", at: "Ark!B2" }, count: 1 });
});

test("a remark on a PDF's page is told of, its links and fields are not", async () => {
  const remarked = (entries: object) =>
    pdfOf(({ context }, page) => {
      const one = context.register(context.obj({ Type: "Annot", Rect: [1, 1, 9, 9], ...entries } as never));
      page.node.set(PDFName.of("Annots"), context.obj([one]));
    });
  for (const Subtype of ["Text", "FreeText", "Highlight", "Square", "Redact", "Line", "FileAttachment"])
    expect([Subtype, await besides(await remarked({ Subtype }))]).toEqual([Subtype, ["comment"]]);
  // Hidden, and shown on no paper.
  for (const F of [2, 32]) expect(await besides(await remarked({ Subtype: "Text", F }))).toEqual(["comment"]);
  for (const Subtype of ["Link", "Popup", "Widget"])
    expect([Subtype, await besides(await remarked({ Subtype }))]).toEqual([Subtype, []]);
  expect(await besides(await clean())).toEqual([]);
});

test("an earlier saving that lies in a PDF is told of, a file that ends twice is none", async () => {
  const plain = Buffer.from(await pdfOf(() => undefined, { packed: false })).toString("latin1");
  const [, trailer = "", begins = ""] = /trailer\s*(<<[\s\S]*?>>)\s*startxref\s*(\d+)/.exec(plain) ?? [];
  const added = (table: string, end = trailer) =>
    Buffer.from(
      `${plain}\n${table}trailer\n${end.replace(/>>$/, `/Prev ${begins} >>`)}\nstartxref\n${plain.length + 1}\n%%EOF\n`,
      "latin1",
    );
  expect(await besides(Buffer.from(plain, "latin1"))).toEqual([]);
  expect(await besides(added("xref\n0 0\n"))).toEqual([]);
  expect(await besides(added("90 0 obj\n<< /A 1 >>\nendobj\nxref\n0 0\n"))).toEqual(["earlier-version"]);
});

test("what an OpenDocument hides or keeps is told of", async () => {
  const open = (content: string) =>
    zipped({
      mimetype: "application/vnd.oasis.opendocument.text",
      "content.xml": `<office:d xmlns:office="urn:o" xmlns:text="urn:t" xmlns:table="urn:b" xmlns:style="urn:s" xmlns:dc="urn:d" xmlns:m="urn:m">${content}</office:d>`,
    });
  const region = (said: string) =>
    `<text:tracked-changes><text:changed-region>${said}</text:changed-region></text:tracked-changes>`;
  const info = "<office:change-info><dc:creator>Kim</dc:creator></office:change-info>";
  const cell = "<table:table-cell><text:p>Hej</text:p></table:table-cell>";
  for (const [said, layers] of [
    ["<text:p>Hej<office:annotation><text:p>Se her</text:p></office:annotation></text:p>", ["comment"]],
    ["<m:annotation>a over b</m:annotation>", []],
    [region(`<text:deletion>${info}<text:p>Hun er syg</text:p></text:deletion>`), ["deleted-text"]],
    [region(`<text:insertion>${info}</text:insertion>`), []],
    ["<text:hidden-text>Hun er syg</text:hidden-text>", ["hidden-text"]],
    ['<text:hidden-text text:string-value="Hun er syg"/>', ["hidden-text"]],
    ['<text:p><text:hidden-paragraph text:is-hidden="true"/>Hun er syg</text:p>', ["hidden-text"]],
    ['<text:p><text:hidden-paragraph text:is-hidden="false"/>Hej</text:p>', []],
    ['<style:text-properties text:display="none"/>', ["hidden-text"]],
    ['<style:text-properties text:display="true"/>', []],
    ['<text:section text:display="none"><text:p>Hun er syg</text:p></text:section>', ["hidden-text"]],
    ['<style:table-properties table:display="false"/>', ["hidden-cells"]],
    ['<style:table-properties table:display="true"/>', []],
    [`<table:table-row table:visibility="collapse">${cell}</table:table-row>`, ["hidden-cells"]],
    [`<table:table-row table:visibility="filter">${cell}</table:table-row>`, ["hidden-cells"]],
    [`<table:table-row table:visibility="visible">${cell}</table:table-row>`, []],
    ['<style:table-column-properties style:column-width="0cm"/>', ["hidden-cells"]],
    ['<style:table-row-properties style:row-height="0.45cm"/>', []],
  ] as const)
    expect([said, await besides(open(said))]).toEqual([said, layers]);
});
