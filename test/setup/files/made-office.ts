import { strToU8, type Zippable, zipSync } from "fflate";

/** One place in a kind of file, as bytes that say a text just there. */
export type Plant = (said: string) => Uint8Array;

/** Office files by hand: parts of XML, and nothing that a program would add. */
export function zipped(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const packed = Object.entries(parts).map(([name, one]) => [name, typeof one === "string" ? strToU8(one) : one]);
  return zipSync(Object.fromEntries(packed) as Zippable, { mtime: "2026-01-01T12:00:00" });
}

const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${body}`;
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const esc = (said: string) => said.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const run = (said: string) => `<w:r><w:t xml:space="preserve">${esc(said)}</w:t></w:r>`;
export const inTwo = (said: string) => [said.slice(0, 5), said.slice(5)] as const;
const split = (said: string) => [...said].map(run).join("");

export function docx(body: string, more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  return zipped({
    "[Content_Types].xml": xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    "word/document.xml": xml(
      `<w:document ${w}><w:body><w:p w:rsidR="00A12345"><w:r><w:t>Program for rejsen</w:t></w:r></w:p>${body}</w:body></w:document>`,
    ),
    ...more,
  });
}

const part = (name: string, root: string) => (said: string) =>
  docx("", { [name]: xml(`<w:${root} ${w}><w:p>${run(said)}</w:p></w:${root}>`) });
const cellOf = (said: string) => `<w:tc><w:p>${run(said)}</w:p></w:tc>`;

export const docxPlants: Readonly<Record<string, Plant>> = {
  body: (said) => docx(`<w:p>${run(`Deltager: ${said}.`)}</w:p>`),
  "a run a letter": (said) => docx(`<w:p>${split(said)}</w:p>`),
  "two cells of a table": (said) =>
    docx(`<w:tbl><w:tr>${cellOf(said.slice(0, 6))}${cellOf(said.slice(-4))}</w:tr></w:tbl>`),
  header: part("word/header2.xml", "hdr"),
  footer: part("word/footer1.xml", "ftr"),
  footnote: part("word/footnotes.xml", "footnotes"),
  endnote: part("word/endnotes.xml", "endnotes"),
  comment: (said) =>
    docx("", {
      "word/comments.xml": xml(
        `<w:comments ${w}><w:comment w:id="1" w:author="Kim"><w:p>${run(said)}</w:p></w:comment></w:comments>`,
      ),
    }),
  "author of a comment": (said) =>
    docx("", {
      "word/comments.xml": xml(`<w:comments ${w}><w:comment w:id="1" w:author="${esc(said)}"/></w:comments>`),
    }),
  "deleted text": (said) => docx(`<w:p><w:del w:id="3"><w:r><w:delText>${esc(said)}</w:delText></w:r></w:del></w:p>`),
  "text parted by what is deleted": (said) => {
    const [a, b] = inTwo(said);
    return docx(`<w:p>${run(a)}<w:del><w:r><w:delText>77</w:delText></w:r></w:del>${run(b)}</w:p>`);
  },
  "text parted by what is put in": (said) => {
    const [a, b] = inTwo(said);
    return docx(`<w:p>${run(a)}<w:ins>${run("77")}</w:ins>${run(b)}</w:p>`);
  },
  "hidden text": (said) => docx(`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>${esc(said)}</w:t></w:r></w:p>`),
  "text box": (said) =>
    docx(
      `<w:p><w:r><w:pict><v:textbox xmlns:v="urn:v"><w:txbxContent><w:p>${run(said)}</w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>`,
    ),
  "alternative text": (said) =>
    docx(`<w:p><w:r><wp:docPr xmlns:wp="urn:wp" id="1" descr="Foto af ${esc(said)}"/></w:r></w:p>`),
  field: (said) => docx(`<w:p><w:r><w:instrText>MERGEFIELD "${esc(said)}"</w:instrText></w:r></w:p>`),
  "document variable": (said) =>
    docx("", {
      "word/settings.xml": xml(`<w:settings ${w}><w:docVar w:name="nr" w:val="${esc(said)}"/></w:settings>`),
    }),
  link: (said) =>
    docx("", {
      "word/_rels/document.xml.rels": xml(
        `<Relationships xmlns="urn:r"><Relationship Id="rId9" Target="mailto:a@b.dk?subject=${esc(said)}"/></Relationships>`,
      ),
    }),
  properties: (said) =>
    docx("", {
      "docProps/core.xml": xml(`<cp:p xmlns:cp="urn:c" xmlns:dc="urn:d"><dc:title>${esc(said)}</dc:title></cp:p>`),
    }),
  "own properties": (said) =>
    docx("", {
      "docProps/custom.xml": xml(`<P xmlns="urn:p"><property name="Sag"><lpwstr>${esc(said)}</lpwstr></property></P>`),
    }),
  "own data": (said) => docx("", { "customXml/item1.xml": xml(`<sag><nr>${esc(said)}</nr></sag>`) }),
  "workbook within": (said) =>
    docx("", {
      "word/embeddings/Ark.xlsx": sheetFile(
        `<row r="1"><c r="A1" t="inlineStr"><is><t>${esc(said)}</t></is></c></row>`,
      ),
    }),
  "document within a document": (said) => docx("", { "word/embeddings/d.docx": docx(`<w:p>${run(said)}</w:p>`) }),
  "name of a part": (said) => docx("", { [`customXml/${said.replaceAll(/[\n/]/g, " ")}.xml`]: xml("<a/>") }),
};

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="urn:r"';

export function sheetFile(
  rows: string,
  { state = "", around = "", name = "Ark", ...more }: Readonly<Record<string, string>> = {},
): Uint8Array {
  return zipped({
    "[Content_Types].xml": xml("<Types/>"),
    "xl/workbook.xml": xml(
      `<workbook ${main}><sheets><sheet name="Forside" sheetId="1" r:id="rId1"/><sheet name="${esc(name)}" sheetId="2" ${state && `state="${state}"`} r:id="rId2"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": xml(
      '<Relationships xmlns="urn:r"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>',
    ),
    "xl/worksheets/sheet1.xml": xml(
      `<worksheet ${main}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Transport</t></is></c><c r="B1"><v>18400</v></c></row></sheetData></worksheet>`,
    ),
    "xl/worksheets/sheet2.xml": xml(`<worksheet ${main}><sheetData>${rows}</sheetData>${around}</worksheet>`),
    ...more,
  });
}

/** Ways to hide a row or a column, or neither: of the row, of what stands beside the rows, and what is hidden. */
export const hidingCells: readonly (readonly [string, string, "row" | "column" | "by default" | null])[] = [
  ['hidden="1"', "", "row"],
  ['hidden="true"', "", "row"],
  ['ht="0" customHeight="1"', "", "row"],
  ['ht="0.05" customHeight="1"', "", "row"],
  ['ht="15" hidden="0"', "", null],
  ["", '<cols><col min="2" max="2" width="0"/></cols>', "column"],
  ["", '<cols><col min="2" max="2" width="9" hidden="1"/></cols>', "column"],
  ["", '<cols><col min="2" max="2" width="0.14"/></cols>', "column"],
  ["", '<cols><col min="2" max="2" width="0.7"/></cols>', null],
  ["", '<cols><col min="2" max="2" width="8.7"/></cols>', null],
  ["", '<sheetFormatPr zeroHeight="1"/>', "by default"],
  ["", '<sheetFormatPr defaultRowHeight="0"/>', "by default"],
  ["", '<sheetFormatPr defaultColWidth="0"/>', "by default"],
  ["", '<sheetFormatPr defaultRowHeight="15"/>', null],
];

const shared = (said: string) =>
  xml(`<sst ${main}><si><r><t>${esc(said.slice(0, 4))}</t></r><r><t>${esc(said.slice(4))}</t></r></si></sst>`);
const one = (said: string) => `<row r="7"><c r="C7" t="inlineStr"><is><t>${esc(said)}</t></is></c></row>`;

export const xlsxPlants: Readonly<Record<string, Plant>> = {
  "shared text in two runs": (said) =>
    sheetFile('<row r="2"><c r="B2" t="s"><v>0</v></c></row>', { "xl/sharedStrings.xml": shared(said) }),
  "text in a cell": (said) => sheetFile(one(said)),
  "hidden sheet": (said) => sheetFile(one(said), { state: "hidden" }),
  "sheet hidden from menus": (said) => sheetFile(one(said), { state: "veryHidden" }),
  "hidden row": (said) => sheetFile(one(said).replace("<row ", '<row hidden="1" ')),
  "answer of a formula": (said) =>
    sheetFile(`<row r="1"><c r="A1" t="str"><f>B1&amp;C1</f><v>${esc(said)}</v></c></row>`),
  formula: (said) => sheetFile(`<row r="1"><c r="A1"><f>IF(A2="${esc(said)}",1,0)</f><v>0</v></c></row>`),
  "two cells": (said) =>
    sheetFile(
      `<row r="1"><c r="A1" t="inlineStr"><is><t>${esc(said.slice(0, 6))}</t></is></c><c r="B1" t="inlineStr"><is><t>${esc(said.slice(-4))}</t></is></c></row>`,
    ),
  comment: (said) =>
    sheetFile("", {
      "xl/comments1.xml": xml(
        `<comments ${main}><commentList><comment ref="A1"><text><t>${esc(said)}</t></text></comment></commentList></comments>`,
      ),
    }),
  "comment of a thread": (said) =>
    sheetFile("", {
      "xl/threadedComments/threadedComment1.xml": xml(`<T xmlns="urn:t"><c><text>${esc(said)}</text></c></T>`),
    }),
  "defined name": (said) =>
    sheetFile("", { "xl/definedNames/workbook.xml": xml(`<definedName name="n">"${esc(said)}"</definedName>`) }),
  "name of a sheet": (said) => sheetFile("", { name: said.replaceAll("\n", " ") }),
  "head of a printed page": (said) =>
    sheetFile("", { around: `<headerFooter><oddHeader>&amp;C${esc(said)}</oddHeader></headerFooter>` }),
  "list to choose from": (said) =>
    sheetFile("", {
      around: `<dataValidations><dataValidation><formula1>"${esc(said)}"</formula1></dataValidation></dataValidations>`,
    }),
  "file elsewhere": (said) =>
    sheetFile("", {
      "xl/externalLinks/_rels/externalLink1.xml.rels": xml(
        `<R xmlns="urn:r"><Relationship Target="file:///${esc(said)}.xlsx"/></R>`,
      ),
    }),
  "memory of a file elsewhere": (said) =>
    sheetFile("", {
      "xl/externalLinks/externalLink1.xml": xml(`<e ${main}><cell r="A1" t="str"><v>${esc(said)}</v></cell></e>`),
    }),
  "memory of a pivot table": (said) =>
    sheetFile("", {
      "xl/pivotCache/pivotCacheDefinition1.xml": xml(`<p ${main}><sharedItems><s v="${esc(said)}"/></sharedItems></p>`),
    }),
  "memory of a chart": (said) =>
    sheetFile("", {
      "xl/charts/chart1.xml": xml(
        `<c:c xmlns:c="urn:c"><c:axId val="101290123"/><c:pt><c:v>${esc(said)}</c:v></c:pt></c:c>`,
      ),
    }),
  "own properties": (said) =>
    sheetFile("", { "docProps/app.xml": xml(`<P xmlns="urn:p"><Manager>${esc(said)}</Manager></P>`) }),
};

const odf = (kind: string, content: string, more: Readonly<Record<string, string>> = {}) =>
  zipped({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    "content.xml": xml(`<office:d xmlns:office="urn:o" xmlns:text="urn:t" xmlns:table="urn:b">${content}</office:d>`),
    ...more,
  });

export const openPlants: Readonly<Record<string, Plant>> = {
  "text (odt)": (said) =>
    odf("text", `<text:p>Hej <text:span>${esc(said.slice(0, 3))}</text:span>${esc(said.slice(3))}</text:p>`),
  "annotation (odt)": (said) =>
    odf("text", `<text:p><office:annotation><text:p>${esc(said)}</text:p></office:annotation></text:p>`),
  "head of a page (odt)": (said) =>
    odf("text", "", { "styles.xml": xml(`<s xmlns:text="urn:t"><text:p>${esc(said)}</text:p></s>`) }),
  "properties (odt)": (said) => odf("text", "", { "meta.xml": xml(`<m><keyword>${esc(said)}</keyword></m>`) }),
  "cell (ods)": (said) =>
    odf(
      "spreadsheet",
      `<table:table-row><table:table-cell><text:p>${esc(said)}</text:p></table:table-cell></table:table-row>`,
    ),
  "two cells (ods)": (said) =>
    odf(
      "spreadsheet",
      `<table:table-row><table:table-cell><text:p>${esc(said.slice(0, 6))}</text:p></table:table-cell><table:table-cell><text:p>${esc(said.slice(-4))}</text:p></table:table-cell></table:table-row>`,
    ),
};
