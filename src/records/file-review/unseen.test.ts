import { unzipSync } from "fflate";
import { PDFName } from "pdf-lib";
import { expect, test } from "vitest";
import { docx, hidingCells, sheetFile, zipped } from "../../../test/setup/files/made-office.ts";
import { clean, pdfOf } from "../../../test/setup/files/made-pdf.ts";
import { png } from "../../../test/setup/files/made-picture.ts";
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
  const hiding = (more: string) => ({
    "word/styles.xml": `<w:styles xmlns:w="urn:w">${more}<w:style w:styleId="Skjult"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="Efter"><w:basedOn w:val="Skjult"/></w:style></w:styles>`,
  });
  const styled = (style: string, said: string) => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${said}</w:p>`;
  for (const [said, layers] of [
    [styled("Skjult", run("Hun er syg")), ["hidden-text"]],
    [styled("Efter", run("Hun er syg")), ["hidden-text"]],
    [`<w:p>${run("Hun er syg", '<w:rStyle w:val="Skjult"/>')}</w:p>`, ["hidden-text"]],
    [styled("Skjult", run("Hej", '<w:vanish w:val="0"/>')), []],
    [styled("Skjult", "") + styled("Brødtekst", run("Hej")), []],
    [`<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val="Skjult"/></w:pPr></w:pPrChange></w:pPr>${run("Hej")}</w:p>`, []],
    [`<w:p><w:pPr><w:rPr><w:rStyle w:val="Skjult"/></w:rPr></w:pPr>${run("Hej")}</w:p>`, []],
  ] as const)
    expect([said, await besides(docx(said, hiding("")))]).toEqual([said, layers]);
  const all = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>";
  expect(await besides(docx("", hiding(all)))).toEqual(["hidden-text"]);
  const styles = '<w:styles xmlns:w="urn:w"><w:style><w:rPr><w:vanish/></w:rPr></w:style><w:name>a</w:name></w:styles>';
  expect(await besides(docx("", { "word/styles.xml": styles }))).toEqual([]);
});

test("text that a style of Word's hides is told of", async () => {
  const style = (id: string, how: string, kind = "paragraph") =>
    `<w:style w:type="${kind}" w:styleId="${id}">${how}</w:style>`;
  const gone = "<w:rPr><w:vanish/></w:rPr>";
  const own = [
    style("Skjult", gone),
    style("Efter", '<w:basedOn w:val="Skjult"/>'),
    style("Igen", '<w:basedOn w:val="Skjult"/><w:rPr><w:vanish w:val="0"/></w:rPr>'),
    style("Tegn", gone, "character"),
  ].join("");
  const of = (pStyle: string, run = "") =>
    `<w:p><w:pPr><w:pStyle w:val="${pStyle}"/></w:pPr><w:r><w:rPr>${run}</w:rPr><w:t>Hun er syg</w:t></w:r></w:p>`;
  const change = '<w:pPrChange><w:pPr><w:pStyle w:val="Skjult"/></w:pPr></w:pPrChange>';
  for (const [said, all, layers] of [
    [of("Skjult"), own, ["hidden-text"]],
    [of("Efter"), own, ["hidden-text"]],
    [of("Anden", '<w:rStyle w:val="Tegn"/>'), own, ["hidden-text"]],
    // Shown again by a style or by the run itself; no words; how it was before a change; the mark of a paragraph alone.
    [of("Igen"), own, []],
    [of("Skjult", '<w:vanish w:val="0"/>'), own, []],
    [of("Skjult").replace("Hun er syg", ""), own, []],
    [of("Anden").replace("</w:pPr>", `${change}</w:pPr>`), own, []],
    [of("Anden").replace("</w:pPr>", '<w:rPr><w:rStyle w:val="Tegn"/></w:rPr></w:pPr>'), own, []],
    // Of all that is written, and of all in one kind of table.
    [of("Anden"), `<w:docDefaults><w:rPrDefault>${gone}</w:rPrDefault></w:docDefaults>`, ["hidden-text"]],
    [of("Anden"), style("Tabel", gone, "table"), ["hidden-text"]],
  ] as const) {
    const styles = `<w:styles xmlns:w="urn:w">${all}</w:styles>`;
    expect([said, await besides(docx(said, { "word/styles.xml": styles }))]).toEqual([said, layers]);
    const led = {
      "_rels/.rels": '<R><Relationship Type="x/officeDocument" Target="word/document.xml"/></R>',
      "word/_rels/document.xml.rels": '<R><Relationship Type="x/styles" Target="look/a.xml"/></R>',
      "word/look/a.xml": styles,
    };
    expect([said, await besides(docx(said, led))]).toEqual([said, layers]);
  }
});

test("a file within the file waits for a person, a picture for its own reason", async () => {
  const book = sheetFile('<row r="2"><c r="B2" t="inlineStr"><is><t>Hun er syg</t></is></c></row>');
  const chart = { "word/charts/chart1.xml": '<c:c xmlns:c="urn:c"/>' };
  const open = (more: Readonly<Record<string, string | Uint8Array>>) =>
    zipped({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<a/>", ...more });
  const attached = (bytes: Uint8Array) => pdfOf((document) => document.attach(bytes, "fil"));
  for (const [bytes, reasons] of [
    [docx("", { ...chart, "word/embeddings/Microsoft_Excel_Worksheet.xlsx": book }), ["data-beside"]],
    [docx("", { "word/embeddings/d.docx": docx("") }), ["data-beside"]],
    [docx("", { "word/afchunk.html": "<html><p>Hun er syg</p></html>" }), ["data-beside"]],
    [docx("", { "word/media/a.png": png() }), ["picture"]],
    [docx("", chart), []],
    [open({ "Object 1/content.xml": "<a>Hun er syg</a>" }), ["data-beside"]],
    [open({ "styles.xml": "<a/>" }), []],
    [await attached(Buffer.from("Hun er syg")), ["data-beside"]],
    [await attached(await clean()), ["data-beside"]],
    [await attached(png()), ["picture"]],
    // A folder of files is what it is sent as.
    [zipped({ "a.txt": "Hun er syg" }), []],
  ] as const)
    expect((await read(bytes)).unread.map((one) => one.why)).toEqual(reasons);
});

test("what Excel hides is told of, however the workbook leads there", async () => {
  const row = '<row r="2"><c r="B2"><v>7</v></c></row>';
  const rels = (target: string) =>
    `<R><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="${target}"/></R>`;
  const hidden = { state: "hidden" };
  const said = (style: string) =>
    `<row r="2"><c r="B2" s="${style}" t="inlineStr"><is><t>Hun er syg</t></is></c></row>`;
  const format = (nth: number, code: string) => `<numFmt numFmtId="${nth}" formatCode="${code}"/>`;
  const formats = {
    "xl/styles.xml": `<a><numFmts>${format(170, ";;;")}${format(171, ";;")}${format(172, "0;;;@")}</numFmts><cellXfs><xf/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/></cellXfs></a>`,
  };
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
    [said("1"), formats, ["hidden-cells"]],
    [said("2"), formats, []],
    [
      said("2")
        .replace('t="inlineStr"', 't="n"')
        .replace(/<is>.*<.is>/, "<v>7</v>"),
      formats,
      ["hidden-cells"],
    ],
    [said("3"), formats, []],
    [said("0"), formats, []],
    [
      "",
      { "xl/pivotCache/pivotCacheRecords1.xml": '<p xmlns="urn:m"><r><s v="Hun er syg"/></r></p>' },
      ["hidden-cells"],
    ],
    ["", { "xl/pivotCache/pivotCacheRecords1.xml": '<p xmlns="urn:m" count="0"/>' }, []],
    ["", { "xl/pivotCache/pivotCacheDefinition1.xml": '<x:a xmlns:x="u"><x:s v="Kim"/></x:a>' }, ["hidden-cells"]],
    ["", { "xl/pivotCache/pivotCacheDefinition1.xml": '<a><cacheField name="Navn"/></a>' }, []],
    ["", { "xl/externalLinks/externalLink1.xml": "<a><cell><v>Hun er syg</v></cell></a>" }, ["hidden-cells"]],
    ["", { "xl/externalLinks/externalLink1.xml": '<a><sheetName val="Ark"/></a>' }, []],
  ] as const)
    expect([rows, more, await besides(sheetFile(rows, more))]).toEqual([rows, more, layers]);
  for (const [how, around, hides] of hidingCells)
    expect([how, around, await besides(sheetFile(row.replace("<row ", `<row ${how} `), { around }))]).toEqual([
      ...[how, around, hides === null ? [] : ["hidden-cells"]],
    ]);
  // As Excel for the web names it, found by the file's own relation; and one that nothing leads to.
  for (const more of [{ "_rels/.rels": '<R><Relationship Type="x/officeDocument" Target="xl/ark22.xml"/></R>' }, {}]) {
    const parts = unzipSync(sheetFile(row, { state: "hidden", ...more }));
    const moved = Object.entries(parts).map(([name, bytes]) => [name.replace(/workbook(?=\.xml)/, "ark22"), bytes]);
    expect(await besides(zipped(Object.fromEntries(moved)))).toEqual(["hidden-cells"]);
  }
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

test("a PDF's field that is hidden and filled in is told of", async () => {
  const field = (flags: number, said: string) =>
    pdfOf((document, page) => {
      const one = document.getForm().createTextField("felt");
      if (said) one.setText(said);
      one.addToPage(page, { x: 60, y: 500 });
      for (const { dict } of one.acroField.getWidgets()) dict.set(PDFName.of("F"), document.context.obj(flags));
    });
  for (const [flags, said, layers] of [
    [2, "Hun er syg", ["hidden-text"]],
    [32, "Hun er syg", ["hidden-text"]],
    [2, "", []],
    [4, "Hun er rask", []],
  ] as const)
    expect([flags, said, await besides(await field(flags, said))]).toEqual([flags, said, layers]);
});

test("a PDF's list to choose from that is hidden is told of with what could be chosen", async () => {
  const list = (flags: number, options: readonly string[], chosen = "", kind: "dropdown" | "list" = "dropdown") =>
    pdfOf((document, page) => {
      const form = document.getForm();
      const one = kind === "dropdown" ? form.createDropdown("felt") : form.createOptionList("felt");
      one.setOptions([...options]);
      if (chosen) one.select(chosen);
      one.addToPage(page, { x: 60, y: 500 });
      for (const { dict } of one.acroField.getWidgets()) dict.set(PDFName.of("F"), document.context.obj(flags));
    });
  for (const [bytes, layers] of [
    [await list(2, ["Hun er syg", "Rask"], "Hun er syg"), ["hidden-text"]],
    [await list(32, ["Hun er syg"], "Hun er syg", "list"), ["hidden-text"]],
    [await list(2, ["Hun er syg"]), ["hidden-text"]],
    [await list(2, []), []],
    [await list(4, ["Tog", "Bus"], "Tog"), []],
    [await list(4, ["Tog", "Bus"], "Tog", "list"), []],
  ] as const)
    expect(await besides(bytes)).toEqual(layers);
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
  // A table that is empty and leads on: to another beginning, to a place behind the end, or with more before its own end.
  for (const end of [
    trailer.replace(/\/Root \d+/, "/Root 99"),
    trailer.replace(/>>$/, `/XRefStm ${plain.length + 9} >>`),
    trailer.replace(/\/Root \d+ \d+ R/, ""),
  ])
    expect([end, await besides(added("xref\n0 0\n", end))]).toEqual([end, ["earlier-version"]]);
  const again = added("xref\n0 0\n").toString("latin1");
  expect(await besides(Buffer.from(`${again}90 0 obj\n<< /A 1 >>\nendobj\n%%EOF\n`, "latin1"))).toEqual([
    "earlier-version",
  ]);
  // Where its root is said, near the end: what stands beyond thousands of the same word is not leaned on.
  const crowd = (count: number) =>
    Buffer.from(plain.replace(/startxref/, `% ${"/Root ".repeat(count)}\nstartxref`), "latin1");
  for (const [count, layers] of [
    [60, []],
    [100, ["earlier-version"]],
  ] as const) {
    const begun = crowd(count);
    const table = `\nxref\n0 0\ntrailer\n${trailer.replace(/>>$/, `/Prev ${begins} >>`)}\nstartxref\n${begun.length + 1}\n%%EOF\n`;
    expect([count, await besides(Buffer.concat([begun, Buffer.from(table)]))]).toEqual([count, layers]);
  }
  // Laid out for the net: its first table leads nowhere. A later saving that keeps the word hides no earlier one.
  const word = "1 0 obj\n<< /Linearized 1 >>\nendobj\n";
  const begins2 = plain.indexOf("\n") + 1;
  const forTheNet = (table: string) =>
    Buffer.from(`${plain.slice(0, begins2)}${word}${table}${plain.slice(begins2)}`, "latin1");
  expect(await besides(forTheNet("startxref\n0\n%%EOF\n"))).toEqual([]);
  const later = Buffer.concat([forTheNet(""), Buffer.from("90 0 obj\n<< /A 1 >>\nendobj\n%%EOF\n")]);
  expect(await besides(later)).toEqual(["earlier-version"]);
  expect(await besides(added(`${word}xref\n0 0\n`))).toEqual(["earlier-version"]);
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
