import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { docx, docxPlants, hidingCells, sheetFile, xlsxPlants, zipped } from "../../../test/setup/files/made-office.ts";
import { picturePlants, png } from "../../../test/setup/files/made-picture.ts";
import { readWhole } from "../file-review/read-any.ts";
import { redactedWhole } from "./redact-whole.ts";

async function copied(bytes: Uint8Array, kind: "docx" | "xlsx") {
  const made = await redactedWhole(Buffer.from(bytes), kind, { maskWord: "[fjernet]" });
  if (!("copy" in made)) return made;
  if (!("bytes" in made.copy)) throw new Error("an office file's copy is bytes");
  return { copy: Buffer.from(made.copy.bytes), taken: made.taken };
}

/** Every part of a package, unpacked by another library than our reader's, names and all. */
function partsOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, one]) => [name, Buffer.from(one).toString("utf8")]),
  );
}

const all = (bytes: Uint8Array) => Object.entries(partsOf(bytes)).flat().join("\n");

test("of a number in any place of an office file nothing is left in the copy", async () => {
  let [tried, told] = [0, 0];
  for (const [kind, plants] of [["docx", docxPlants] as const, ["xlsx", xlsxPlants] as const])
    for (const [where, plant] of Object.entries(plants))
      for (const said of ["010190-1234", "0202904321", "０１０１９０－１２３４"]) {
        if (/cells/.test(where) && !/^\d{6}\D?\d{4}$/.test(said)) continue;
        const original = plant(said);
        tried += 1;
        if ([said, said.slice(0, 4), said.slice(-4)].some((one) => all(original).includes(one))) told += 1;
        const made = await copied(original, kind);
        expect([where, "copy" in made]).toEqual([where, true]);
        if (!("copy" in made)) continue;
        for (const part of [said, said.slice(0, 4), said.slice(-4)])
          expect([where, part, all(made.copy).includes(part)]).toEqual([where, part, false]);
        expect([where, all(made.copy).includes(kind === "docx" ? "Program for rejsen" : "18400")]).toEqual([
          where,
          true,
        ]);
        const { hits, kind: is, unread } = await readWhole(made.copy, `a.${kind}`);
        expect([where, hits, is, unread]).toEqual([where, [], kind, []]);
      }
  // What is looked with sees it in the originals, but where each letter is by itself.
  expect(told).toBeGreaterThan(tried - 8);
}, 60_000);

const w =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const said = (text: string, how = "") =>
  `<w:r>${how && `<w:rPr>${how}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const field = (code: string, shown: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${said(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const relation = (id: string, kind: string, target: string, more = "") =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}" ${more}/>`;
const relations = (...of: readonly string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${of.join("")}</Relationships>`;
const picture = (id: string) =>
  `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="990000" cy="990000"/><wp:docPr id="7" name="010190-1234.png" descr="Foto af Kim"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

/** A document as a program writes it: heads and feet, notes, styles, a list, a table, pictures, a link, changes. */
const body = [
  `<w:p><w:pPr><w:pStyle w:val="Overskrift1"/><w:rPr><w:del w:author="Kim Hemmelig"/></w:rPr></w:pPr>${said("Studierejse", "<w:b/>")}</w:p>`,
  `<w:p><w:commentRangeStart w:id="1"/>${said("Deltager ")}${said("0101")}${said("90-1234", "<w:i/>")}${said(" og Bo")}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>`,
  `<w:p>${said("Før ")}<w:ins w:author="Kim Hemmelig" w:date="2026-01-01">${said("nyt")}</w:ins><w:del w:author="Kim Hemmelig"><w:r><w:delText>gammelt navn</w:delText></w:r></w:del></w:p>`,
  `<w:p>${said("Skjult navn", "<w:vanish/>")}${said("Skjult af stil", '<w:rStyle w:val="Skjult"/>')}${said("Ikke skjult", '<w:vanish w:val="0"/>')}</w:p>`,
  `<w:p>${field('MERGEFIELD "Hemmelig"', "Flettet")}<w:hyperlink r:id="rId9">${said("Læs mere")}</w:hyperlink><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
  `<w:tbl><w:tr><w:tc><w:p>${said("Hotel")}</w:p></w:tc><w:tc><w:p>${said("18.400,00")}</w:p></w:tc></w:tr></w:tbl>`,
  `<w:p>${picture("rId6")}${picture("rId7")}</w:p>`,
  '<w:sectPr w:rsidR="00112233"><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>',
].join("");

const whole = docx("", {
  "word/document.xml": `<w:document ${w}><w:body>${body}</w:body></w:document>`,
  "_rels/.rels": relations(relation("rId1", "officeDocument", "word/document.xml")),
  "word/_rels/document.xml.rels": relations(
    relation("rId1", "styles", "styles.xml"),
    relation("rId3", "header", "header1.xml"),
    relation("rId4", "footer", "footer1.xml"),
    relation("rId5", "footnotes", "footnotes.xml"),
    relation("rId6", "image", "media/a.png"),
    relation("rId7", "image", "media/b.emf"),
    relation("rId9", "hyperlink", "https://eksempel.dk/?q=hemmelig", 'TargetMode="External"'),
  ),
  "word/styles.xml": `<w:styles ${w}><w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/><w:rPr><w:sz w:val="32"/></w:rPr></w:style><w:style w:type="character" w:styleId="Skjult0"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Skjult"><w:basedOn w:val="Skjult0"/></w:style></w:styles>`,
  "word/header1.xml": `<w:hdr ${w}><w:p>${said("Lyngholm Kommune, 0202904321")}</w:p></w:hdr>`,
  "word/footer1.xml": `<w:ftr ${w}><w:p>${said("Side ")}${field(" PAGE ", "1")}</w:p></w:ftr>`,
  "word/footnotes.xml": `<w:footnotes ${w}><w:footnote w:id="2"><w:p>${said("Se bilag 3.")}</w:p></w:footnote></w:footnotes>`,
  "word/media/a.png": picturePlants["text (png)"]?.("Kim Hemmelig") ?? png(),
  "word/media/b.emf": Buffer.from([1, 0, 0, 0, 1, 2, 3]),
  "docProps/core.xml": "<p><creator>Kim Hemmelig</creator></p>",
  "docProps/thumbnail.jpeg": png(),
});

test("a document's copy keeps what is read in it and how it looks, and nothing else", async () => {
  const made = await copied(whole, "docx");
  if (!("copy" in made)) throw new Error(JSON.stringify(made));
  const parts = partsOf(made.copy);
  expect(Object.keys(parts).toSorted()).toEqual([
    "[Content_Types].xml",
    "_rels/.rels",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/footer1.xml",
    "word/footnotes1.xml",
    "word/header1.xml",
    "word/media/image1.png",
    "word/settings.xml",
    "word/styles1.xml",
  ]);
  const text = parts["word/document.xml"] ?? "";
  for (const kept of [
    "Studierejse",
    "Deltager ",
    "████",
    " og Bo",
    "Før ",
    "nyt",
    "Ikke skjult",
    "Flettet",
    "Læs mere",
    "Hotel",
    "18.400,00",
  ])
    expect([kept, text.includes(`>${kept}<`)]).toEqual([kept, true]);
  expect(text).toMatch(
    /<w:pStyle w:val="Overskrift1"\/>.*<w:b\/>.*<w:i\/>.*<w:footnoteReference w:id="2"\/>.*<w:tbl>/s,
  );
  expect(text).toMatch(/<w:headerReference w:type="default" r:id="rId\d"\/>/);
  expect(parts["word/styles1.xml"]).toContain('w:sz w:val="32"');
  expect(parts["word/header1.xml"]).toContain("Lyngholm Kommune, ██████████");
  expect(parts["word/footer1.xml"]).toMatch(/fldCharType="begin".*<w:instrText>PAGE<\/w:instrText>.*>1</s);
  expect(parts["word/footnotes1.xml"]).toContain("Se bilag 3.");
  expect(Buffer.from(unzipSync(made.copy)["word/media/image1.png"] ?? []).equals(png())).toBe(true);
  expect(all(made.copy)).not.toMatch(/hemmelig|skjult (?:navn|af)|gammelt|comment|rsid|vanish|010190|author|eksempel/i);
  expect(made.taken).toEqual(
    expect.arrayContaining([
      { what: "number", at: "", count: 1 },
      { what: "number", at: "header", count: 1 },
      ...["properties", "changes", "links", "hidden-text", "drawings"].map((what) => expect.objectContaining({ what })),
    ]),
  );
  expect(JSON.stringify(made.taken)).not.toMatch(/\d{4}/);
});

/** A document in these styles, with text in paragraphs of each. */
const styled = (styles: string, text: string, more: Readonly<Record<string, string>> = {}) =>
  docx("", {
    "word/document.xml": `<w:document ${w}><w:body>${text}<w:p>${said("010190-1234")}</w:p></w:body></w:document>`,
    "word/_rels/document.xml.rels": relations(
      relation("rId1", "styles", "styles.xml"),
      relation("rId2", "numbering", "numbering.xml"),
    ),
    "word/styles.xml": `<w:styles ${w}>${styles}</w:styles>`,
    ...more,
  });
const style = (id: string, how: string, type = "paragraph") =>
  `<w:style w:type="${type}" w:styleId="${id}">${how}</w:style>`;
const within = (id: string, runs: string) => `<w:p><w:pPr><w:pStyle w:val="${id}"/></w:pPr>${runs}</w:p>`;
const gone = "<w:rPr><w:vanish/></w:rPr>";

test("what a paragraph's style hides is not in the copy, and the person is told", async () => {
  const styles = [
    style("Skjult", gone),
    style("Under", '<w:basedOn w:val="Skjult"/>'),
    style("Vist", '<w:basedOn w:val="Skjult"/><w:rPr><w:vanish w:val="0"/></w:rPr>'),
  ].join("");
  const math =
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:rPr/><w:rPr><w:vanish/></w:rPr><m:t>Kim formel</m:t></m:r></m:oMath>';
  const text = [
    within("Skjult", `${said("Kim er syg")}${said("Vist selv", '<w:vanish w:val="false"/>')}`),
    within("Under", `<w:hyperlink r:id="rId9">${said("Kim bag et link")}</w:hyperlink>`),
    within("Vist", said("Vist af sin stil")),
    `<w:p>${math}${said("Uden stil")}</w:p>`,
  ].join("");
  const made = await copied(styled(styles, text), "docx");
  if (!("copy" in made)) throw new Error(JSON.stringify(made));
  const shown = [...(partsOf(made.copy)["word/document.xml"] ?? "").matchAll(/<w:t[^>]*>([^<]*)/g)].map(
    ([, one]) => one,
  );
  expect(shown).toEqual(["Vist selv", "Vist af sin stil", "Uden stil", "███████████"]);
  expect(all(made.copy)).not.toContain("Kim");
  expect(made.taken).toContainEqual({ what: "hidden-text", at: "", count: 3 });
});

test("where text is hidden by all text's look, a table's style or a list there is no copy", async () => {
  const text = `<w:p>${said("Kim er syg")}</w:p>`;
  const off = '<w:rPr><w:vanish w:val="0"/></w:rPr>';
  const numbering = (how: string) => ({
    "word/numbering.xml": `<w:numbering ${w}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">${how}</w:lvl></w:abstractNum></w:numbering>`,
  });
  for (const [hiding, shown] of [
    [gone, off].map((how) => styled(`<w:docDefaults><w:rPrDefault>${how}</w:rPrDefault></w:docDefaults>`, text)),
    [gone, off].map((how) =>
      styled(style("T", `<w:tblStylePr w:type="firstRow">${how}</w:tblStylePr>`, "table"), text),
    ),
    [gone, off].map((how) => styled(style("Normal", how).replace("<w:style ", '<w:style w:default="1" '), text)),
    [gone, off].map((how) => styled("", text, numbering(how))),
  ]) {
    expect(await copied(hiding ?? Buffer.from(""), "docx")).toEqual({ refused: "place", at: "" });
    expect("copy" in (await copied(shown ?? Buffer.from(""), "docx"))).toBe(true);
  }
});

test("a workbook's copy keeps values, formulas' answers and looks of the sheets that are shown", async () => {
  const rows = [
    '<row r="1" ht="30" customHeight="1"><c r="A1" s="1" t="inlineStr"><is><t>CPR</t></is></c><c r="B1" t="inlineStr"><is><t>Beløb</t></is></c><c r="C1" t="inlineStr"><is><t>Kladde</t></is></c></row>',
    '<row r="2"><c r="A2"><v>101901234</v></c><c r="B2" s="2"><f>SUM(D1:D9)</f><v>1840.5</v></c><c r="C2" t="inlineStr"><is><t>Hemmelig</t></is></c></row>',
    '<row r="3" hidden="1"><c r="A3" t="inlineStr"><is><t>Hemmelig</t></is></c></row>',
    '<row r="4"><c r="A4"><v>20290</v></c><c r="B4"><v>4321</v></c><c r="D4" t="b"><v>1</v></c><c r="E4" t="str"><f>A1&amp;"x"</f><v>CPRx</v></c></row>',
  ].join("");
  const around = '<mergeCells count="1"><mergeCell ref="A6:B6"/></mergeCells><legacyDrawing r:id="rId1"/>';
  const made = await copied(
    sheetFile(rows, {
      around,
      name: "Liste",
      "xl/worksheets/sheet2.xml": `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="urn:r"><cols><col min="1" max="1" width="20" customWidth="1"/><col min="3" max="3" width="9" hidden="1"/></cols><sheetData>${rows}</sheetData>${around}</worksheet>`,
      "xl/styles.xml": `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="170" formatCode="0000 &quot;010190-1234&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="4"/></cellXfs></styleSheet>`,
      "xl/_rels/workbook.xml.rels": relations(
        relation("rId1", "worksheet", "worksheets/sheet1.xml"),
        relation("rId2", "worksheet", "worksheets/sheet2.xml"),
        relation("rId3", "styles", "styles.xml"),
      ),
    }),
    "xlsx",
  );
  if (!("copy" in made)) throw new Error(JSON.stringify(made));
  const parts = partsOf(made.copy);
  const sheet = parts["xl/worksheets/sheet2.xml"] ?? "";
  expect(sheet).toContain('<c r="B2" s="2"><v>1840.5</v></c>');
  expect(sheet).toContain('<c r="A2" t="inlineStr"><is><t xml:space="preserve">█████████</t></is></c>');
  expect(sheet).toContain('<c r="D4" t="b"><v>1</v></c><c r="E4" t="inlineStr"><is><t xml:space="preserve">CPRx</t>');
  expect(sheet).toMatch(/<row r="1" ht="30" customHeight="1"><c r="A1" s="1"/);
  expect(sheet).toContain('<mergeCell ref="A6:B6"/>');
  expect(sheet).toContain('<col min="1" max="1" width="20" customWidth="1"/>');
  expect(all(made.copy)).not.toMatch(/Hemmelig|Kladde|101901234|20290|4321|010190|<f>|hidden|legacy/);
  expect(parts["xl/styles.xml"]).toContain('formatCode="General"');
  expect(made.taken).toEqual([
    { what: "number", at: "Liste", count: 2 },
    { what: "hidden-rows", at: "Liste", count: 2 },
    { what: "formulas", at: "Liste", count: 2 },
  ]);
});

test("what the reader calls hidden in a sheet is in no copy; where the sheet hides by default there is none", async () => {
  const text = (at: string, said: string) => `<c r="${at}" t="inlineStr"><is><t>${said}</t></is></c>`;
  for (const [how, around, hides] of hidingCells) {
    const rows = `<row r="1">${text("A1", "Beløb")}</row><row r="2" ${how}>${text("B2", "Kim er syg")}</row>`;
    const made = await copied(sheetFile(rows, { around }), "xlsx");
    if (hides === "by default") {
      expect([around, made]).toEqual([around, { refused: "place", at: "Ark" }]);
      continue;
    }
    if (!("copy" in made)) throw new Error(JSON.stringify(made));
    const { layers } = await readWhole(made.copy, "a.xlsx");
    expect([how, around, ...["Beløb", "Kim"].map((one) => all(made.copy).includes(one))]).toEqual([
      ...[how, around, true, hides === null],
    ]);
    expect([how, around, layers.includes("hidden-cells")]).toEqual([how, around, false]);
    expect(made.taken.some(({ what, at }) => what === "hidden-rows" && at === "Ark")).toBe(hides !== null);
  }
});

test("what is locked, written otherwise or has no sheet left has no copy", async () => {
  expect(await copied(Buffer.from("PK\u0003\u0004"), "docx")).toEqual({ refused: "unread", at: "" });
  const strict = zipped({
    "[Content_Types].xml": "<Types/>",
    "word/document.xml":
      '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>',
  });
  expect(await copied(strict, "docx")).toMatchObject({ refused: "unread" });
  const typed = docx("", { "word/_rels/document.xml.rels": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' });
  expect(await copied(typed, "docx")).toMatchObject({ refused: "unread" });
  const hidden = Buffer.from(sheetFile("", { state: "hidden" }));
  expect("copy" in (await copied(hidden, "xlsx"))).toBe(true);
  const none = sheetFile("", {
    "xl/workbook.xml":
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets><sheet name="A" state="hidden"/></sheets></workbook>',
  });
  expect(await copied(none, "xlsx")).toMatchObject({ refused: "unread" });
});

test("how far a picture is from where it belongs is no text of the document, and no part of a number", async () => {
  const wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
  const placed = (offset: string) =>
    `<w:r><w:drawing><wp:anchor xmlns:wp="${wp}"><wp:positionH relativeFrom="column"><wp:posOffset>${offset}</wp:posOffset></wp:positionH></wp:anchor></w:drawing></w:r>`;
  const body = (offset: string) =>
    docx("", {
      "word/document.xml": `<w:document ${w}><w:body><w:p>${said("Program for rejsen, lokale 0101")}${placed(offset)}</w:p><w:p>${said("010190-1234")}</w:p></w:body></w:document>`,
    });
  const { hits } = await readWhole(Buffer.from(body("901234")), "a.docx");
  expect(hits.map(({ count }) => count)).toEqual([1]);
  for (const [offset, kept] of [
    ["901234", "901234"],
    ["-914400", "-914400"],
    // What no measure is goes.
    ["0101901234", "0"],
    ["Kim", "0"],
  ] as const) {
    const made = await copied(body(offset), "docx");
    if (!("copy" in made)) throw new Error(JSON.stringify(made));
    const text = partsOf(made.copy)["word/document.xml"] ?? "";
    expect([offset, text]).toEqual([offset, expect.stringContaining(`<wp:posOffset>${kept}</wp:posOffset>`)]);
    expect(text).toContain("lokale 0101");
    expect(text).not.toMatch(/190-?1234|01901234/);
  }
});

test("words of a cell in colours of their own: what hides is in no copy, and what is seen is not made unseen", async () => {
  const white = '<color rgb="FFFFFFFF"/>';
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const fonts = `<fonts><font><color theme="1"/></font><font>${white}</font></fonts>`;
  const runs = (first: string) => `<r>${first}<t>Hej </t></r><r><rPr>${white}</rPr><t>Kim er syg</t></r>`;
  const seen = '<r><rPr><color rgb="FF000000"/></rPr><t>Deltagere</t></r>';
  const cell = (ref: string, style: number, nth: number) => `<c r="${ref}" s="${style}" t="s"><v>${nth}</v></c>`;
  const inline = `<c r="D2" t="inlineStr"><is>${runs("")}</is></c>`;
  const made = await copied(
    sheetFile(`<row r="2">${cell("B2", 0, 0)}${cell("C2", 1, 1)}${inline}</row>`, {
      "xl/styles.xml": `<styleSheet ${main}>${fonts}<fills><fill/></fills><cellXfs><xf/><xf fontId="1"/></cellXfs></styleSheet>`,
      "xl/sharedStrings.xml": `<sst ${main}><si>${runs("")}</si><si>${seen}</si></sst>`,
      "xl/_rels/workbook.xml.rels": relations(
        ...[1, 2].map((nth) => relation(`rId${nth}`, "worksheet", `worksheets/sheet${nth}.xml`)),
        relation("rId3", "styles", "styles.xml"),
        relation("rId4", "sharedStrings", "sharedStrings.xml"),
      ),
    }),
    "xlsx",
  );
  if (!("copy" in made)) throw new Error(JSON.stringify(made));
  expect(all(made.copy)).not.toContain("Kim");
  expect(made.taken).toContainEqual({ what: "hidden-text", at: "Ark", count: 2 });
  const sheet = partsOf(made.copy)["xl/worksheets/sheet2.xml"] ?? "";
  expect(sheet).toMatch(/<c r="C2" t="inlineStr"><is><t[^>]*>Deltagere/);
});
