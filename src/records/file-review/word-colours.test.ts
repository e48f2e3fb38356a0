import { expect, test } from "vitest";
import { docx } from "../../../test/setup/files/made-office.ts";
import { readWhole } from "./read-any.ts";

const hides = async (body: string, more: Readonly<Record<string, string>> = {}) =>
  (await readWhole(Buffer.from(docx(body, more)), "fil")).layers.includes("hidden-text");

const run = (how = "", said = "Hun er syg") => `<w:r><w:rPr>${how}</w:rPr><w:t>${said}</w:t></w:r>`;
const p = (how: string, within: string) => `<w:p><w:pPr>${how}</w:pPr>${within}</w:p>`;
const cell = (how: string, within: string) => `<w:tc><w:tcPr>${how}</w:tcPr>${p("", within)}</w:tc>`;
const table = (how: string, cells: string) => `<w:tbl><w:tblPr>${how}</w:tblPr><w:tr>${cells}</w:tr></w:tbl>`;
const color = (val: string, more = "") => `<w:color w:val="${val}" ${more}/>`;
const shd = (fill: string, more = "") => `<w:shd w:val="clear" w:color="auto" w:fill="${fill}" ${more}/>`;
const marker = (val: string) => `<w:highlight w:val="${val}"/>`;
const edge = (within: string) => `<w14:textOutline w14:w="9525">${within}</w14:textOutline>`;
const [paper, ink] = ['w:themeColor="background1"', 'w:themeColor="text1"'];

test("Word's text in the colour of what is beneath it is told of, light text on dark is not", async () => {
  for (const [body, isHidden] of [
    // Marked black, black on a black shade, white on white; as the theme says it; a grey that no eye tells from it.
    [p("", run(marker("black"))), true],
    [p("", run(color("000000") + shd("000000"))), true],
    [p("", run(color("000000") + shd("0D0D0D", 'w:themeFill="text1" w:themeFillTint="F2"'))), true],
    [p("", run(`${color("000000")}<w:shd w:val="solid" w:color="auto" w:fill="auto"/>`)), true],
    [p("", run(`${color("000000")}<w:shd w:val="pct95" w:color="auto" w:fill="FFFFFF"/>`)), true],
    [p("", run(color("FFFFFF"))), true],
    [p("", run(color("FDFDFD"))), true],
    [p("", run(color("000000", paper))), true],
    [p("", run(color("FFFFFF") + marker("none") + shd("auto"))), true],
    [p(shd("1F3864"), run(color("1F3864"))), true],
    [p(shd("000000"), run(color("000000"))), true],
    [table("", cell(shd("4472C4"), run(color("4472C4")))), true],
    [table(shd("222222"), cell("", run(color("222222")))), true],
    [table("", cell(shd("4472C4"), p("", run(color("FFFFFF") + marker("white"))))), true],
    // The head of a table, a band, a label; chosen by Word itself, on a black shade too; what only marks.
    [table("", cell(shd("4472C4", 'w:themeFill="accent1"'), run(color("FFFFFF", paper)))), false],
    [table(shd("222222"), cell("", run(color("FFFFFF")))), false],
    [table("", cell(shd("000000"), run())), false],
    [table("", cell(shd("000000", ink), run(color("auto")))), false],
    [p(shd("1F3864"), run(color("FFFFFF"))), false],
    [p(shd("000000"), run()), false],
    [p("", run(color("FFFFFF") + marker("darkBlue"))), false],
    [p("", run(color("FFFFFF") + shd("C00000"))), false],
    [p("", run(shd("000000"))), false],
    [p("", run(shd("0D0D0D", 'w:themeFill="text1" w:themeFillTint="F2"'))), false],
    [p("", run('<w:shd w:val="solid" w:color="auto" w:fill="auto"/>')), false],
    [p("", run('<w:shd w:val="pct95" w:color="auto" w:fill="FFFFFF"/>')), false],
    [p("", run(marker("yellow"))), false],
    [p("", run(marker("yellow") + shd("000000"))), false],
    [p("", run(marker("darkGray"))), false],
    [p("", run(color("BFBFBF"))), false],
    [p("", run(color("FFFF00"))), false],
    [p("", run('<w:shd w:val="pct15" w:color="auto" w:fill="FFFFFF"/>')), false],
    [p("", run(`<w:shd w:val="diagStripe" w:color="FFFFFF" w:fill="000000"/>${color("000000")}`)), false],
    // Another colour of the theme is the one that is written beside it; letters of more than one colour.
    [p("", run(color("FFFFFF", 'w:themeColor="accent3"') + shd("FFFFFF", 'w:themeFill="accent3"'))), true],
    [p("", run(`${color("FFFFFF")}<w14:textFill><w14:gradFill/></w14:textFill>`)), false],
    // White with a dark edge, or out of the paper; with none to see; dark with one on what is dark.
    [p("", run(`<w:outline/>${color("FFFFFF")}`)), false],
    [p("", run(`<w:emboss/>${color("FFFFFF")}`)), false],
    [p("", run(color("FFFFFF") + edge('<w14:solidFill><w14:srgbClr w14:val="1F3864"/></w14:solidFill>'))), false],
    [p("", run(`<w:outline w:val="0"/>${color("FFFFFF")}`)), true],
    [p("", run(color("FFFFFF") + edge("<w14:noFill/>"))), true],
    [p("", run(color("FFFFFF") + edge(""))), true],
    [p("", run(color("FFFFFF") + edge('<w14:solidFill><w14:srgbClr w14:val="FEFEFE"/></w14:solidFill>'))), true],
    [p("", run(color("FFFFFF") + edge('<w14:solidFill><w14:prstClr w14:val="white"/></w14:solidFill>'))), true],
    [
      p(
        "",
        run(
          color("FFFFFF") +
            edge(
              '<w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill>',
            ),
        ),
      ),
      true,
    ],
    [p("", run(color("FFFFFF") + edge('<w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill>'))), true],
    [p("", run(`<w:outline/>${marker("black")}`)), true],
    // No words; how it was before; the mark of a paragraph alone.
    [p("", run(color("FFFFFF"), " — ")), false],
    [p("", run(`<w:rPrChange><w:rPr>${color("FFFFFF")}</w:rPr></w:rPrChange>`)), false],
    [p(`<w:rPr>${color("FFFFFF")}</w:rPr>`, run()), false],
    [p("", `<w:r><w:rPr>${color("FFFFFF")}</w:rPr><w:instrText>PAGE x</w:instrText></w:r>`), false],
  ] as const)
    expect([body, await hides(body)]).toEqual([body, isHidden]);
});

test("an edge of Word's letters shows them where its colour is another than what is beneath it", async () => {
  const fill = (colour: string) => `<w14:solidFill>${colour}</w14:solidFill>`;
  const kind = (name: string, val: string, within = "") => `<w14:${name} w14:val="${val}">${within}</w14:${name}>`;
  const rgb = (val: string, within = "") => kind("srgbClr", val, within);
  const theme = (val: string, within = "") => kind("schemeClr", val, within);
  const made = (name: string, val: number) => `<w14:${name} w14:val="${val}"/>`;
  const blend = (...colours: readonly string[]) =>
    `<w14:gradFill><w14:gsLst>${colours.map((one) => `<w14:gs w14:pos="0">${one}</w14:gs>`).join("")}</w14:gsLst></w14:gradFill>`;
  const within = (around: string, letters = "FFFFFF", ground = "") =>
    p("", run(color(letters) + (ground === "" ? "" : shd(ground)) + edge(around)));
  const dark = edge(fill(rgb("000000")));
  for (const [body, isHidden] of [
    // Of a paragraph's mark alone, and none of how it was before.
    [p(`<w:rPr>${dark}</w:rPr>`, run(color("FFFFFF"))), true],
    [p("", run(`${color("FFFFFF")}<w:rPrChange><w:rPr>${dark}</w:rPr></w:rPrChange>`)), true],
    // Without width; light by another name, or made so; in the colour of letters and ground; too clear; no colour in the end.
    [p("", run(color("FFFFFF") + dark.replace("9525", "0"))), true],
    [within(fill(rgb("F2F2F2"))), true],
    [within(fill(kind("prstClr", "snow"))), true],
    [within(fill(kind("prstClr", "ltYellow"))), true],
    [within(fill(rgb("000000", made("lumOff", 100_000)))), true],
    [within(fill(theme("tx1", made("lumMod", 0) + made("lumOff", 100_000)))), true],
    [within(fill(theme("accent1", made("lumMod", 0) + made("lumOff", 100_000)))), true],
    [within(fill(rgb("000000", made("tint", 2_000)))), true],
    [within(fill(rgb("000000", made("alpha", 97_000)))), true],
    [within(fill(theme("accent1", made("alpha", 100_000)))), true],
    [within(fill(rgb("00B050")), "00B050", "00B050"), true],
    [within(fill(rgb("000000")), "000000", "000000"), true],
    [within(blend(rgb("FFFFFF"), theme("bg1"))), true],
    [within(fill(theme("accent1", made("lum", 100_000)))), true],
    [within(fill(theme("accent1", made("tint", 0)))), true],
    [within(fill(theme("accent1", made("shade", 0))), "000000", "000000"), true],
    [within(fill(theme("accent1", made("lum", 0))), "000000", "000000"), true],
    [within(fill(rgb("EEEEEE"))), true],
    [within(fill(rgb("E4E4E4"))), true],
    [within(fill(theme("accent1", made("lum", 50_000)))), false],
    [within(fill(theme("accent1", made("tint", 60_000)))), false],
    [within(fill(rgb("D9D9D9"))), false],
    [within(fill(rgb("FFFF66"))), false],
    // Seen: partly clear, grey that is made of white, of more than one colour, of the theme's own, light on dark.
    [within(fill(rgb("000000", made("alpha", 40_000)))), false],
    [within(fill(rgb("000000", made("alpha", 60_000)))), false],
    [within(fill(theme("bg1", made("lumMod", 50_000)))), false],
    [within(fill(theme("bg1", made("shade", 50_000)))), false],
    [within(fill(theme("accent1", made("lumMod", 20_000) + made("lumOff", 80_000)))), false],
    [within(fill(kind("sysClr", "windowText"))), false],
    [within(fill(kind("prstClr", "dkBlue"))), false],
    [within(blend(rgb("FFFFFF"), rgb("1F3864"))), false],
    [within(fill(rgb("FFFFFF")), "1F3864", "1F3864"), false],
    [within(fill(rgb("FFFFFF")), "000000", "000000"), false],
  ] as const)
    expect([body, await hides(body)]).toEqual([body, isHidden]);
  // A style says it in the same words.
  const style = (how: string) => ({
    "word/styles.xml": `<w:styles xmlns:w="urn:w" xmlns:w14="urn:w14"><w:style w:type="character" w:styleId="S"><w:rPr>${how}</w:rPr></w:style></w:styles>`,
  });
  const styled = p("", run(`<w:rStyle w:val="S"/>${color("FFFFFF")}`));
  for (const [around, isHidden] of [
    [blend(rgb("1F3864"), rgb("000000")), false],
    [fill(rgb("000000", made("alpha", 60_000))), false],
    [fill(theme("bg1", made("lumMod", 50_000))), false],
    [blend(rgb("FFFFFF")), true],
    [fill(rgb("000000", made("lumOff", 100_000))), true],
  ] as const)
    expect([around, await hides(styled, style(edge(around)))]).toEqual([around, isHidden]);
  // What a run says itself goes before its style, also where the style stands behind it.
  for (const own of [dark, "<w:outline/>"])
    expect(await hides(p("", run(`${color("FFFFFF")}${own}<w:rStyle w:val="S"/>`)), style(edge("<w14:noFill/>")))).toBe(
      false,
    );
  const bare = run(`${color("FFFFFF")}${edge("<w14:noFill/>")}<w:rStyle w:val="S"/>`);
  expect(await hides(p("", bare), style(dark))).toBe(true);
});

test("letters are seen by what they are filled with, before their colour", async () => {
  const filled = (within: string) => `<w14:textFill>${within}</w14:textFill>`;
  const solid = (name: string, val: string, more = "") =>
    filled(`<w14:solidFill><w14:${name} w14:val="${val}">${more}</w14:${name}></w14:solidFill>`);
  const blend = (...all: readonly string[]) =>
    filled(`<w14:gradFill>${all.map((one) => `<w14:srgbClr w14:val="${one}"/>`).join("")}</w14:gradFill>`);
  const clear = '<w14:alpha w14:val="100000"/>';
  const white = solid("srgbClr", "FFFFFF");
  const dark = edge('<w14:solidFill><w14:srgbClr w14:val="1F3864"/></w14:solidFill>');
  for (const [how, isHidden] of [
    [white, true],
    [color("000000") + white, true],
    [white + color("000000"), true],
    [solid("srgbClr", "FDFDFD"), true],
    [solid("schemeClr", "bg1"), true],
    [solid("schemeClr", "accent1", '<w14:tint w14:val="0"/>'), true],
    [solid("srgbClr", "000000", clear), true],
    [filled("<w14:noFill/>"), true],
    [filled("<w14:noFill/>") + edge("<w14:noFill/>"), true],
    [blend("FFFFFF", "FEFEFE"), true],
    [shd("1F3864") + solid("srgbClr", "1F3864"), true],
    [white + dark, false],
    [filled("<w14:noFill/>") + dark, false],
    [color("FFFFFF") + solid("srgbClr", "1F3864"), false],
    [color("FFFFFF") + solid("schemeClr", "accent1"), false],
    [color("FFFFFF") + blend("FFFFFF", "1F3864"), false],
    [shd("1F3864") + white, false],
    [`<w:rPrChange><w:rPr>${white}</w:rPr></w:rPrChange>`, false],
  ] as const)
    expect([how, await hides(p("", run(how)))]).toEqual([how, isHidden]);
  const style = (kind: string, how: string, more = "") =>
    `<w:style w:type="${kind}" w:styleId="${kind}">${more}<w:rPr>${how}</w:rPr></w:style>`;
  const letters = (more = "") => p("", run(`<w:rStyle w:val="character"/>${more}`));
  const lines = p('<w:pStyle w:val="paragraph"/>', run());
  for (const [body, said, isHidden] of [
    [letters(), style("character", white), true],
    [lines, style("paragraph", white), true],
    [lines, style("Grund", white) + style("paragraph", "", '<w:basedOn w:val="Grund"/>'), true],
    [p("", run()), `<w:docDefaults><w:rPrDefault><w:rPr>${white}</w:rPr></w:rPrDefault></w:docDefaults>`, true],
    [letters(white), style("character", solid("srgbClr", "000000")), true],
    [p("", run(`${white}<w:rStyle w:val="character"/>`)), style("character", color("000000")), true],
    [letters(color("000000")), style("character", white), false],
    [letters(solid("srgbClr", "000000")), style("character", white), false],
    [lines, style("Grund", white) + style("paragraph", color("000000"), '<w:basedOn w:val="Grund"/>'), false],
  ] as const) {
    const all = { "word/styles.xml": `<w:styles xmlns:w="urn:w" xmlns:w14="urn:w14">${said}</w:styles>` };
    expect([body, said, await hides(body, all)]).toEqual([body, said, isHidden]);
  }
});

test("a style of Word's that paints so is told of", async () => {
  const style = (id: string, how: string, kind = "paragraph") =>
    `<w:style w:type="${kind}" w:styleId="${id}" ${id === "Normal" ? 'w:default="1"' : ""}>${how}</w:style>`;
  const letters = (how: string) => `<w:rPr>${how}</w:rPr>`;
  const styles = [
    style("Hvid", letters(color("FFFFFF"))),
    style("Efter", '<w:basedOn w:val="Hvid"/>'),
    style("Igen", `<w:basedOn w:val="Hvid"/>${letters(color("auto"))}`),
    style("Bånd", `<w:basedOn w:val="Hvid"/><w:pPr>${shd("1F3864")}</w:pPr>`),
    style("Tegn", letters(color("FFFFFF")), "character"),
    style("Kant", letters(`<w:outline/>${color("FFFFFF")}`)),
    style("Uden kant", `<w:basedOn w:val="Kant"/>${letters('<w:outline w:val="false"/>')}`),
    style("Ingen", letters(color("FFFFFF") + edge("<w14:noFill/>"))),
    style("Ramme", letters(edge('<w14:solidFill><w14:srgbClr w14:val="1F3864"/></w14:solidFill>')), "character"),
    style("Sort", letters(shd("000000")), "character"),
    style("Mærkat", letters(color("FFFFFF") + shd("C00000")), "character"),
    style("Gitter", "<w:tblPr/>", "table"),
    style("Farvet", `<w:tblStylePr w:type="firstRow"><w:tcPr>${shd("4472C4")}</w:tcPr></w:tblStylePr>`, "table"),
    style("Arvet", '<w:basedOn w:val="Farvet"/>', "table"),
  ].join("");
  const as = (id: string, within = run()) => p(`<w:pStyle w:val="${id}"/>`, within);
  const of = (id: string, more = "") => p("", run(`<w:rStyle w:val="${id}"/>${more}`));
  const kind = (id: string) => table(`<w:tblStyle w:val="${id}"/>`, cell("", run(color("FFFFFF"))));
  for (const [body, isHidden, first] of [
    [as("Hvid"), true],
    [as("Efter"), true],
    [of("Tegn"), true],
    [of("Sort", color("000000")), true],
    [of("Sort"), false],
    [kind("Gitter"), true],
    [p("", run()), true, style("Normal", letters(color("FFFFFF")))],
    [p("", run()), true, `<w:docDefaults><w:rPrDefault>${letters(color("FFFFFF"))}</w:rPrDefault></w:docDefaults>`],
    [as("Uden kant"), true],
    [as("Ingen"), true],
    [as("Kant"), false],
    [of("Ramme", color("FFFFFF")), false],
    [as("Igen"), false],
    [as("Bånd"), false],
    [as("Hvid", run(color("000000"))), false],
    [as("Bånd", run(color("1F3864"))), true],
    [of("Tegn", color("333333")), false],
    [of("Mærkat"), false],
    [of("Mærkat", shd("FFFFFF")), true],
    [p("", run(`${color("333333")}<w:rStyle w:val="Tegn"/>`)), false],
    [table("", cell(shd("4472C4"), p('<w:pStyle w:val="Hvid"/>', run()))), false],
    [kind("Farvet"), false],
    [kind("Arvet"), false],
    [p("", run()), false, style("Normal", "")],
  ] as const) {
    const all = {
      "word/styles.xml": `<w:styles xmlns:w="urn:w" xmlns:w14="urn:w14">${styles}${first ?? ""}</w:styles>`,
    };
    expect([body, await hides(body, all)]).toEqual([body, isHidden]);
  }
});

test("white words may stand on a shape, a picture or a page that is not white", async () => {
  const anchored = (cx: number, cy: number, fill: string) =>
    `<w:r><w:drawing><wp:anchor behindDoc="1"><wp:extent cx="${cx}" cy="${cy}"/>${fill}</wp:anchor></w:drawing></w:r>`;
  const filled = '<a:solidFill><a:srgbClr val="1F3864"/></a:solidFill>';
  const kindly = (colour: string) =>
    `<wps:style><a:fillRef idx="1"><a:schemeClr val="${colour}"/></a:fillRef></wps:style>`;
  const title = p("", run(color("FFFFFF")));
  const head = (within: string) => ({
    "word/header1.xml": `<w:hdr xmlns:w="urn:w" xmlns:wp="urn:p" xmlns:a="urn:a" xmlns:v="urn:v" xmlns:wps="urn:s"><w:p>${within}</w:p></w:hdr>`,
  });
  const old = (style: string, id = "Rektangel 2") =>
    `<w:r><w:pict><v:rect id="${id}" style="${style}" fillcolor="#1f3864"/></w:pict></w:r>`;
  for (const [more, isHidden] of [
    [head(anchored(7_500_000, 2_000_000, filled)), false],
    [head(anchored(7_500_000, 2_000_000, '<a:blip r="1"/>')), false],
    [head(old("position:absolute;width:510pt;height:90pt")), false],
    // A letterhead's narrow banner and its column at the side; a shape as its kind is filled.
    [head(anchored(7_560_000, 432_000, '<a:blip r="1"/>')), false],
    [head(anchored(2_520_000, 10_440_000, '<a:blip r="1"/>')), false],
    [head(anchored(7_500_000, 2_000_000, `<a:ln><a:noFill/></a:ln>${kindly("accent1")}`)), false],
    [head(anchored(7_500_000, 2_000_000, `<a:noFill/>${kindly("accent1")}`)), true],
    [head(anchored(7_500_000, 2_000_000, kindly("lt1"))), true],
    [head(anchored(7_500_000, 2_000_000, `<a:noFill/><a:ln>${filled}</a:ln>`)), true],
    [head(anchored(7_500_000, 12_700, filled)), true],
    // A logo; a frame without a fill, or a white one; a word across the page; one in the line.
    [head(anchored(1_500_000, 600_000, '<a:blip r="1"/>')), true],
    [head(anchored(7_500_000, 2_000_000, "<a:noFill/>")), true],
    [head(anchored(7_500_000, 2_000_000, '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>')), true],
    [head(old("position:absolute;width:400pt", "PowerPlusWaterMarkObject1")), true],
    [head(old("width:400pt;height:1pt")), true],
    // As Word writes a box twice, for older programs too: the newer one says what it is; one without a fill, a line.
    [
      head(
        `<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice>${anchored(2_000_000, 700_000, "<a:noFill/>")}</mc:Choice><mc:Fallback>${old("position:absolute;width:160pt;height:60pt")}</mc:Fallback></mc:AlternateContent>`,
      ),
      true,
    ],
    [head(old("position:absolute;width:510pt;height:90pt").replace("fillcolor", 'filled="f" fillcolor')), true],
    [head(old("position:absolute;width:80pt;height:1pt")), true],
  ] as const)
    expect([more, await hides(title, more)]).toEqual([more, isHidden]);
  // What is marked black stays so, wherever it stands.
  expect(await hides(p("", run(marker("black"))), head(anchored(7_500_000, 2_000_000, filled)))).toBe(true);
  const box = (within: string) => p("", `<w:r><w:pict><w:txbxContent>${within}</w:txbxContent></w:pict></w:r>`);
  expect(await hides(box(title))).toBe(false);
  expect(await hides(box(p(shd("FFFFFF"), run(color("FFFFFF")))))).toBe(true);
  const page = (colour: string) => ({
    "word/document.xml": `<w:document xmlns:w="urn:w"><w:background w:color="${colour}"/><w:body>${title}</w:body></w:document>`,
  });
  expect([await hides("", page("1F3864")), await hides("", page("FFFFFF"))]).toEqual([false, true]);
});
