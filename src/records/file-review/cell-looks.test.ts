import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { sheetFile } from "../../../test/setup/files/made-office.ts";
import { redactedWhole } from "../redaction/redact-whole.ts";
import { readWhole } from "./read-any.ts";

const hides = async (bytes: Uint8Array) => (await readWhole(Buffer.from(bytes), "fil")).layers.includes("hidden-cells");
const word = (style = "1", ref = "B2") =>
  `<row r="2"><c r="A2"><v>7</v></c><c r="${ref}" s="${style}" t="inlineStr"><is><t>Hun er syg</t></is></c></row>`;
const solid = (colour: string) =>
  `<patternFill patternType="solid"><fgColor ${colour}/><bgColor indexed="64"/></patternFill>`;
const [none, grey] = ['<patternFill patternType="none"/>', '<patternFill patternType="gray125"/>'];
/** A workbook's styles, of which the second has such letters and such a fill. */
const styles = (colour: string, fill = none, format = "General") => ({
  "xl/styles.xml": `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="170" formatCode="${format}"/></numFmts><fonts><font><color theme="1"/></font><font><b/>${colour && `<color ${colour}/>`}</font></fonts><fills><fill>${none}</fill><fill>${grey}</fill><fill>${fill}</fill></fills><cellStyleXfs><xf fontId="1"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="170" fontId="1" fillId="2"/></cellXfs><dxfs><dxf><font><color rgb="FFFFFFFF"/></font></dxf></dxfs></styleSheet>`,
});
const white = 'rgb="FFFFFFFF"';

test("a cell's words in the colour of what is beneath them are told of, light ones on a dark fill are not", async () => {
  for (const [colour, fill, isHidden] of [
    [white, none, true],
    ['theme="0"', none, true],
    ['theme="0" tint="-0.0499893185216834"', none, true],
    ['indexed="9"', none, true],
    ['rgb="FFFEFEFE"', none, true],
    [white, solid(white), true],
    ['rgb="FF000000"', solid('rgb="FF000000"'), true],
    ["", solid('rgb="FF000000"'), true],
    ['theme="1"', solid('theme="1"'), true],
    ['theme="4" tint="0.4"', solid('theme="4" tint="0.4"'), true],
    ['indexed="40"', solid('indexed="40"'), true],
    [white, solid('rgb="FF1F3864"'), false],
    ['theme="0"', solid('theme="4"'), false],
    ['theme="4"', solid('theme="4" tint="0.8"'), false],
    ['theme="0" tint="-0.35"', none, false],
    ['theme="4"', none, false],
    ['rgb="FFC00000"', none, false],
    ['theme="1"', solid('rgb="FFFFFF00"'), false],
    ["", none, false],
    [white, grey, false],
    [white, '<gradientFill><stop><color rgb="FF000000"/></stop></gradientFill>', false],
  ] as const)
    expect([colour, fill, await hides(sheetFile(word(), styles(colour, fill)))]).toEqual([colour, fill, isHidden]);
  // Nothing to read; a style that no cell has.
  expect(await hides(sheetFile(word().replace("Hun er syg", " - "), styles(white)))).toBe(false);
  expect(await hides(sheetFile(word("0"), styles(white)))).toBe(false);
});

test("a text's own runs go before the style of their cell", async () => {
  const run = (how: string, said = "Hun er syg") => `<r>${how}<t>${said}</t></r>`;
  const inked = (colour: string) => `<rPr><b/><color ${colour}/></rPr>`;
  const cell = (style: string) => `<row r="2"><c r="B2" s="${style}" t="s"><v>0</v></c></row>`;
  for (const [style, runs, isHidden] of [
    ["0", run("", "Hej ") + run(inked(white)), true],
    ["1", run("", "Hej ") + run(inked('rgb="FF000000"')), true],
    ["1", run("<rPr><b/></rPr>") + run(inked('rgb="FF000000"')), false],
    ["0", run("") + run(inked('rgb="FFC00000"')), false],
    ["0", run("", "Deltagere") + run(inked(white), " - "), false],
  ] as const) {
    const texts = `<sst xmlns="urn:m"><si>${runs}</si></sst>`;
    const file = sheetFile(cell(style), { ...styles(white), "xl/sharedStrings.xml": texts });
    expect([style, runs, await hides(file)]).toEqual([style, runs, isHidden]);
    const inline = `<row r="2"><c r="B2" s="${style}" t="inlineStr"><is>${runs}</is></c></row>`;
    expect([style, runs, await hides(sheetFile(inline, styles(white)))]).toEqual([style, runs, isHidden]);
  }
});

test("cells that a table, a rule or a picture beneath may colour are not told of", async () => {
  const table = (ref: string, named: string) => ({
    "xl/worksheets/_rels/sheet2.xml.rels":
      '<R><Relationship Id="rId1" Type="x/table" Target="../tables/table1.xml"/></R>',
    "xl/tables/table1.xml": `<table xmlns="urn:m" ref="${ref}"><tableStyleInfo ${named}/></table>`,
  });
  const blue = 'name="TableStyleMedium2"';
  const rule = (ref: string) => ({ around: `<conditionalFormatting sqref="${ref}"><cfRule/></conditionalFormatting>` });
  const newer = (ref: string, name = "x14:conditionalFormatting") => ({
    around: `<extLst xmlns:x14="urn:x" xmlns:xm="urn:y"><${name}><xm:sqref>${ref}</xm:sqref></${name}></extLst>`,
  });
  for (const [more, isHidden] of [
    [table("A2:C9", blue), false],
    [table("A3:C9", blue), true],
    [table("A2:C9", ""), true],
    [rule("D1 $B$1:$B$9"), false],
    [rule("B:B"), false],
    [rule("2:2"), false],
    [rule("C1:C9"), true],
    [newer("A1:B2"), false],
    [newer("A1:B2", "x14:dataValidation"), true],
    [{ around: '<picture r:id="rId1"/>' }, false],
  ] as const)
    expect([more, await hides(sheetFile(word(), { ...styles(white), ...more }))]).toEqual([more, isHidden]);
  const many = await readWhole(Buffer.from(sheetFile(word(), rule("A1 ".repeat(200_000)))), "fil");
  expect(many.unread).toEqual([]);
  // A cell that does not say where it lies, or its row neither.
  for (const [rows, isHidden] of [
    [word().replaceAll(/ r="[AB]2"/g, ""), false],
    [`<row r="1"/>${word().replaceAll(/ r="(?:[AB]2|2)"/g, "")}`, false],
    [word().replaceAll(/ r="(?:[AB]2|2)"/g, ""), true],
  ] as const)
    expect([rows, await hides(sheetFile(rows, { ...styles(white), ...table("A2:B9", blue) }))]).toEqual([
      ...[rows, isHidden],
    ]);
  // A table colours what has no fill of its own.
  expect(await hides(sheetFile(word(), { ...styles(white, solid(white)), ...table("A2:C9", blue) }))).toBe(true);
});

test("a workbook's copy shows light words of a table, a rule or a picture, which it has not, in dark letters", async () => {
  const relations =
    '<Relationships xmlns="urn:r"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="x/styles" Target="styles.xml"/></Relationships>';
  const rule = '<conditionalFormatting sqref="A2:B2"><cfRule/></conditionalFormatting>';
  const table = {
    "xl/worksheets/_rels/sheet2.xml.rels":
      '<R><Relationship Id="rId1" Type="x/table" Target="../tables/table1.xml"/></R>',
    "xl/tables/table1.xml": '<table xmlns="urn:m" ref="A2:C9"><tableStyleInfo name="TableStyleMedium2"/></table>',
  };
  for (const more of [table, { around: rule }, { around: '<picture r:id="rId1"/>' }]) {
    const parts = { ...styles(white, none, "0.00"), "xl/_rels/workbook.xml.rels": relations, ...more };
    const made = await redactedWhole(
      Buffer.from(sheetFile(word().replace('<c r="A2"', '<c r="A2" s="1"'), parts)),
      "xlsx",
      {
        maskWord: "",
      },
    );
    if (!("copy" in made && "bytes" in made.copy)) throw new Error(JSON.stringify(made));
    const copy = unzipSync(made.copy.bytes);
    const partOf = (name: string) => Buffer.from(copy[name] ?? []).toString("utf8");
    expect([more, await hides(made.copy.bytes)]).toEqual([more, false]);
    // The second style once more with letters without a colour: as thick, and numbers written as they were.
    expect(partOf("xl/worksheets/sheet2.xml")).toMatch(
      /r="A2" s="2"><v>7<.*r="B2" s="2" t="inlineStr"><is><t[^>]*>Hun/,
    );
    expect(partOf("xl/styles.xml")).toMatch(/<font><b\/><\/font><\/fonts>.*<xf numFmtId="170" fontId="2" fillId="0" /);
  }
});

test("a workbook's copy is without cells that show nothing of what they hold", async () => {
  const led = (from: string) => ({
    "xl/_rels/workbook.xml.rels":
      '<Relationships xmlns="urn:r"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="x/styles" Target="styles.xml"/></Relationships>',
    ...styles("", none, from),
  });
  for (const [more, isThere] of [
    [{ ...led("General"), ...styles(white) }, false],
    [led(";;;"), false],
    [led("0;;;@"), true],
    [led("General"), true],
  ] as const) {
    const made = await redactedWhole(Buffer.from(sheetFile(word(), more)), "xlsx", { maskWord: "" });
    if (!("copy" in made && "bytes" in made.copy)) throw new Error(JSON.stringify(made));
    const all = Object.values(unzipSync(made.copy.bytes)).map((one) => Buffer.from(one).toString("utf8"));
    expect([more, all.join("").includes("Hun er syg")]).toEqual([more, isThere]);
    expect(await hides(made.copy.bytes)).toBe(false);
    expect(made.taken.some(({ what }) => what === "hidden-text")).toBe(!isThere);
  }
});
