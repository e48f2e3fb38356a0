import { PDFName } from "pdf-lib";
import { expect, test } from "vitest";
import { clean, framed, outlinedBeside, pdfOf, pdfPlants } from "../../../test/setup/files/made-pdf.ts";
import { writtenPdf } from "../../../test/setup/files/written-pdf.ts";
import { readWhole } from "./read-any.ts";

const hides = async (bytes: Uint8Array) => (await readWhole(Buffer.from(bytes), "fil")).layers.includes("hidden-text");
/** A page that draws so, with states of drawing at hand: half clear, wholly clear, mixed with what is beneath. */
const drawn = (content: string) =>
  pdfOf(({ context }, page) => {
    const mixed = { M: { BM: "Multiply" }, D: { BM: "Darken" }, L: { BM: "Luminosity" }, S: { ca: 1, BM: "Normal" } };
    const states = { H: { ca: 0.5 }, V: { ca: 0.9 }, N: { ca: 0 }, O: { CA: 0 }, ...mixed };
    page.node.Resources()?.set(PDFName.of("ExtGState"), context.obj(states));
    const fonts = { F1: context.register(context.obj({ Type: "Font", Subtype: "Type1", BaseFont: "Helvetica" })) };
    page.node.Resources()?.set(PDFName.of("Font"), context.obj(fonts));
    page.node.set(PDFName.of("Contents"), context.register(context.flateStream(content)));
  });
const name = (how = "", at = "60 700") => `BT /F1 12 Tf ${how} ${at} Td (Kim Hansen er syg) Tj ET\n`;
/** Over the name, and over all of its line. */
const [box, line] = ["58 696 64 14 re", "50 690 200 20 re"];

test("text under what is painted over it is told of, however that is painted", async () => {
  for (const [content, isHidden] of [
    [`${name()}0 g ${box} f`, true],
    [`${name()}1 g ${box} f`, true],
    [`${name()}0 0 1 rg 0 0 0 RG ${box} B*`, true],
    // By hand, and with round corners; a thick line; moved, turned upside down and made big by what is around it.
    [`${name()}0 g 50 690 m 60 720 l 130 716 l 128 690 l f`, true],
    [`${name()}0 g 58 696 m 58 730 122 730 122 696 c f`, true],
    [`${name()}14 w 55 703 m 120 703 l S`, true],
    // In two pieces: beside each other, one over the other with next to nothing between, and each of another kind.
    [`${name()}0 g 58 696 32 14 re f 90 696 32 14 re f`, true],
    [`${name()}0 g 58 696 64 6.2 re f 58 702.5 64 8 re f`, true],
    [`${name()}0 g 58 696 64 7 re f 8 w 58 707 m 122 707 l S`, true],
    [`${name()}q 1 0 0 -1 0 842 cm 0 g 58 130 64 18 re f Q`, true],
    [`q 0.1 0 0 0.1 0 0 cm BT /F1 120 Tf 600 7000 Td (Kim Hansen) Tj ET Q\n0 g ${box} f`, true],
    // Before it, beside it, a line through it, a frame around it, nothing but a path, clear, mixed as a marker is.
    [`0.9 g ${line} f 0 g ${name()}`, false],
    [`${name()}0 g 58 660 64 14 re f`, false],
    [`${name()}1 w 55 703 m 120 703 l S`, false],
    [`${name()}0 g 58 703 64 1 re f 58 697 64 1 re f`, false],
    [`${name()}2 w ${box} S`, false],
    [`${name()}0 g ${box} 59 697 62 12 re f*`, false],
    [`${name()}${box} n`, false],
    [`${name()}/H gs 1 1 0 rg ${box} f`, false],
    [`${name()}/M gs 1 1 0 rg ${box} f`, false],
    [`${name()}q 0 0 10 10 re W n 0 g ${box} f Q`, false],
    // Written there once more on top.
    [`${name()}0.9 g ${line} f 0 g ${name()}`, false],
  ] as const)
    expect([content, await hides(await drawn(content))]).toEqual([content, isHidden]);
});

test("what a marker or a veil leaves of the contrast says whether it hides", async () => {
  const [form, group] = ["/Subtype /Form /BBox [0 0 595 842]", "/Group << /S /Transparency >>"];
  const inGroup = (says: string, before: string, within: string, how = "/BM /Multiply", after = "") =>
    writtenPdf([{ bytes: `${before} q /M gs /Fm Do Q ${after}` }], {
      more: [{ says: `/Type /XObject ${form} ${says}`, bytes: within }],
    })
      .toString("latin1")
      .replaceAll("/Resources << ", `/Resources << /ExtGState << /M << ${how} >> >> /XObject << /Fm 100 0 R >> `);
  const white = `1 g ${line} f`;
  for (const [content, isHidden] of [
    [`${name()}/M gs 0 g ${box} f`, true],
    [`${name()}/M gs 0.1 0.1 0.2 rg ${box} f`, true],
    [`${name()}/D gs 0 g ${box} f`, true],
    [`${name()}/V gs 0 g ${box} f`, true],
    [`${name()}/V gs 1 g ${box} f`, true],
    [`${name()}/H gs 0 g ${box} f ${box} f ${box} f ${box} f`, true],
    [`0 g ${line} f 1 g ${name()}/M gs 0 g ${box} f`, true],
    [`/M gs 1 g ${name()}`, true],
    // Another hue that is as bright.
    [`1 1 0 rg ${name()}`, false],
    [`${name()}/M gs 1 1 0.6 rg ${box} f`, false],
    [`${name()}/D gs 1 1 0 rg ${box} f`, false],
    [`${name()}/M gs 0.6 1 0.6 rg ${line} f ${line} f`, false],
    [`${name()}/M gs 1 g ${box} f`, false],
    [`${name()}/H gs 0 g ${box} f`, false],
    [`${name()}/H gs 1 1 0 rg ${box} f`, false],
    // In no way that is known here.
    [`${name()}/L gs 0 g ${box} f`, false],
    // Faint as it is meant, with a tint over it; written upon all that is mixed.
    [`0.85 g ${name()}/H gs 1 1 0.9 rg ${line} f`, false],
    [`/M gs 0 0 0.4 rg ${line} f /S gs 1 g ${name()}`, false],
    [`/M gs ${name()}`, false],
  ] as const)
    expect([content, await hides(await drawn(content))]).toEqual([content, isHidden]);
  for (const [content, isHidden] of [
    [inGroup(group, name(), `0 g ${box} f`), true],
    [inGroup(group, name(), `1 1 0 rg ${box} f`), false],
    // What lies upon each other within one group is not mixed with each other.
    [inGroup(group, name(), `0 g ${box} f ${white}`), false],
    [inGroup(group, "", `0 0 0.4 rg ${line} f 1 g ${name()}`), false],
    [inGroup(group, "", `${name()} ${white}`), true],
    // White is nothing where it is multiplied.
    [inGroup(group, `0 0 0.4 rg ${line} f`, `1 g ${name()}`), true],
    [inGroup(group, `0.8 g ${line} f`, `0 0 0.4 rg ${name()}`), false],
    // A group of which half is seen: what covers in it covers all, and what lies twice in it is seen once.
    [inGroup(group, "", `${name()} ${white}`, "/ca 0.5"), true],
    [inGroup(group, "", `${name()} ${white}`, "/ca 0.8"), true],
    [inGroup(group, "", `${white} 0 g ${name()}`, "/ca 0.5"), false],
    [inGroup(group, "", `0 0 0.4 rg ${line} f 1 g ${name()}`, "/ca 0.2"), false],
    [inGroup(group, name(), `1 1 0 rg ${`${line} f `.repeat(6)}`, "/ca 0.4"), false],
    [inGroup(group, name(), `1 g ${`${line} f `.repeat(6)}`, "/ca 0.8"), false],
    [inGroup(group, name(), white, "/ca 0.97"), true],
    [inGroup(group, "", `0 0 0.4 rg ${line} f`, "/ca 0.8", `1 g ${name()}`), false],
    [inGroup(group, "", `0 0 0.4 rg ${line} f`, "/ca 0.02", `1 g ${name()}`), true],
  ] as const)
    expect([content, await hides(Buffer.from(content, "latin1"))]).toEqual([content, isHidden]);
});

test("many faces upon each other in one group are gone through once", async () => {
  const [form, group] = ["/Subtype /Form /BBox [0 0 595 842]", "/Group << /S /Transparency >>"];
  const file = writtenPdf([{ bytes: `${name().repeat(20)} /M gs /Fm Do` }], {
    more: [{ says: `/Type /XObject ${form} ${group}`, bytes: `${line} f `.repeat(3_000) }],
  });
  const states = "/Resources << /ExtGState << /M << /BM /Multiply >> >> /XObject << /Fm 100 0 R >> ";
  expect(await hides(Buffer.from(file.toString("latin1").replaceAll("/Resources << ", states), "latin1"))).toBe(true);
}, 15_000);

test("text that has the colour of what is beneath it is told of, light text on dark is not", async () => {
  for (const [content, isHidden] of [
    [`1 g ${name()}`, true],
    [`0.98 0.98 1 rg ${name()}`, true],
    [`0 g ${line} f ${name()}`, true],
    [`0.8 g ${line} f ${name()}`, true],
    [`0 g ${line} f 1 g ${box} f ${name()}`, true],
    [`/N gs ${name()}`, true],
    [`1 Tr 1 G ${name()}`, true],
    [name("3 Tr"), true],
    // A frame of letters through which nothing is painted, or something beside them or behind their end; and one with something in it.
    [name("7 Tr"), true],
    [`q ${name("7 Tr")} 0 g 58 300 64 14 re f Q`, true],
    [`q ${name("7 Tr")} Q 0.5 g ${line} f`, true],
    [`q ${name("7 Tr")} 0.5 g ${line} f Q`, false],
    [`q ${name("7 Tr")} 1 w 0 G 50 700 m 200 704 l S Q`, false],
    [`q ${name("7 Tr")} q 0.5 g ${line} f Q Q`, false],
    [name("", "-300 700"), true],
    [name("", "60 900"), true],
    [name().replace("12 Tf", "0.4 Tf"), true],
    [`0 0 0.4 rg ${line} f 1 g ${name()}`, false],
    [`0 0 0.4 rg 50 690 m 50 760 300 760 300 690 c f 1 g ${name()}`, false],
    [`30 w 0 0 0.4 RG 50 703 m 200 703 l S 1 g ${name()}`, false],
    [`0 0 0.4 rg ${line} f /H gs 1 g ${name()}`, false],
    [`0.7 g ${name()}`, false],
    [`/H gs ${name()}`, false],
    [name().replace("12 Tf", "4 Tf"), false],
    // White with a dark outline, as on a poster; with one that is white too, or clear, or beneath a box.
    [`1 g 0 G 2 Tr ${name()}`, false],
    [`1 g 0 G 6 Tr ${name()}`, false],
    [`1 g 1 G 2 Tr ${name()}`, true],
    [`/O gs 1 g 0 G 2 Tr ${name()}`, true],
    [`1 g 0 G 2 Tr ${name()}1 g ${box} f`, true],
    [`0 g 1 G 2 Tr ${name()}`, false],
    // A halo around letters on a map.
    [`1 g 4 w 1 G 2 Tr ${name()}0 g 0 Tr ${name()}`, false],
  ] as const)
    expect([content, await hides(await drawn(content))]).toEqual([content, isHidden]);
});

test("text under a picture is told of, what a scanner reads of one is not", async () => {
  const pictured = (before: string, after: string, mask = "") =>
    writtenPdf([{ bytes: `${before} q 200 0 0 40 50 690 cm /Im Do Q ${after}` }], {
      more: [
        {
          says: `/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 ${mask}`,
          bytes: "\0",
        },
      ],
    })
      .toString("latin1")
      .replaceAll("/Resources << ", "/Resources << /XObject << /Im 100 0 R >> ");
  for (const [said, isHidden] of [
    [pictured(name(), ""), true],
    [pictured(name("", "60 300"), ""), false],
    [pictured("", name()), false],
    [pictured("", `1 g ${name()}`), false],
    [pictured("", name("3 Tr")), false],
    [pictured(name("3 Tr"), ""), false],
    [pictured("", name("3 Tr", "60 300")), true],
    // As long as it is seen what the picture shows there.
    [pictured("", `${name("3 Tr")}0 g ${box} f`), true],
    [pictured(name("3 Tr"), `0 g ${box} f`), true],
    [pictured("", `1 g ${box} f ${name("3 Tr")}`), true],
    [pictured(`0 g ${box} f ${name("3 Tr")}`, ""), false],
    [pictured("", `${name("3 Tr")}2 w ${box} S 1 w 55 703 m 120 703 l S`), false],
    [pictured("", `${name("3 Tr")}0 g 58 660 64 14 re f`), false],
    // One that is seen through, as a signature is.
    [pictured(name(), "", "/Mask [0 1]"), false],
    [pictured(name(), "", "/ImageMask false"), true],
    [pictured(name(), "q 9 0 0 9 300 300 cm BI /W 1 /H 1 /IM true /BPC 1 ID \0 EI Q"), true],
    [pictured(name("", "60 300"), "q 200 0 0 40 50 290 cm BI /W 1 /H 1 /IM true /BPC 1 ID \0 EI Q"), false],
  ] as const)
    expect([said, await hides(Buffer.from(said, "latin1"))]).toEqual([said, isHidden]);
});

test("a picture is seen wherever it is drawn: among other things, without a frame, in a form", async () => {
  const picture = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8";
  const form = (matrix: string, bytes: string) => ({
    says: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] ${matrix} /Resources << /XObject << /Im 100 0 R >> >>`,
    bytes,
  });
  const page = (content: string, within = form("", "200 0 0 40 50 690 cm /Im Do")) =>
    Buffer.from(
      writtenPdf([{ bytes: content }], {
        more: [
          { says: picture, bytes: "\0" },
          within,
          { says: `${picture} /Mask [0 1]`, bytes: "\0" },
          { says: `${picture} /OC 104 0 R`, bytes: "\0" },
          "<< /Type /OCG /Name (Lag) >>",
        ],
      })
        .toString("latin1")
        .replace("/Type /Catalog", "/Type /Catalog /OCProperties << /OCGs [104 0 R] /D << /OFF [104 0 R] >> >>")
        .replace("/Resources << ", "/Resources << /XObject << /Im 100 0 R /Fm 101 0 R /Cl 102 0 R /Off 103 0 R >> "),
      "latin1",
    );
  const laid = "200 0 0 40 50 690 cm";
  const [whole, small] = ["595 0 0 842 0 0 cm", "BT /F1 0.02 Tf 0.1 0.8 Td (Kim Hansen er syg) Tj ET"];
  for (const [said, isHidden] of [
    [page(`q ${name()} ${laid} /Im Do Q`), true],
    [page(`${name()} ${laid} /Im Do`), true],
    [page(`${name()} /Fm Do`), true],
    [page(`${name()} /Fm Do`, form("/Matrix [200 0 0 40 50 690]", "/Im Do")), true],
    [page(`${name()} q 0 g 10 10 5 5 re f ${laid} /Im Do Q`), true],
    // Beneath one that covers, though another of the file may be seen through.
    [page(`${name()} q ${laid} /Im Do Q q 9 0 0 9 300 300 cm /Cl Do Q`), true],
    [page(`${name()} q ${laid} /Cl Do Q q 9 0 0 9 300 300 cm /Im Do Q`), false],
    [page(`${name()} q ${laid} /Off Do Q`), false],
    // What a scanner reads, and white words on a photograph.
    [page(`q ${whole} /Im Do 3 Tr ${small} Q`), false],
    [page(`${whole} /Im Do 3 Tr ${small}`), false],
    [page(`q ${whole} q /Im Do Q Q ${name("3 Tr")}`), false],
    [page(`/Fm Do ${name("3 Tr")}`), false],
    [page(`/Fm Do 1 g ${name()}`), false],
    [page(`q ${whole} /Im Do 1 g ${small} Q`), false],
    // A frame in which no picture is drawn.
    [page(`${name()} q ${laid} 0 0 m 1 1 l n Q q 9 0 0 9 300 300 cm /Im Do Q`), false],
    [page(`${name()} q ${laid} 0.001 w 0 0 1 1 re S Q q 9 0 0 9 300 300 cm /Im Do Q`), false],
  ] as const)
    expect([said.toString("latin1"), await hides(said)]).toEqual([said.toString("latin1"), isHidden]);
});

test("what is drawn in a layer that is off is told of, an empty layer is not", async () => {
  const layer = async (off: string, words = "Kim er syg", base = "") =>
    writtenPdf(
      [`/OC /L BDC ${words && `BT /F1 12 Tf 60 700 Td (${words}) Tj ET`} EMC`].map((bytes) => ({ bytes })),
      {
        more: [`<< /Type /OCG /Name (Lag) >>`],
      },
    )
      .toString("latin1")
      .replace("/Type /Catalog", `/Type /Catalog /OCProperties << /OCGs [100 0 R] /D << ${base} ${off} >> >>`)
      .replaceAll("/Resources << ", "/Resources << /Properties << /L 100 0 R >> ");
  const read = async (said: string) => hides(Buffer.from(said, "latin1"));
  expect(await read(await layer("/OFF [100 0 R]"))).toBe(true);
  expect(await read(await layer("", "Kim er syg", "/BaseState /OFF"))).toBe(true);
  expect(await read(await layer("/OFF [100 0 R]", ""))).toBe(false);
  expect(await read(await layer("/ON [100 0 R]"))).toBe(false);
});

test("each way that no eye sees is told of in the files that the finder is tried on", async () => {
  const unseen = /white on|dust|transparent|outside|picture's text|layer that is off/;
  for (const [where, plant] of Object.entries(pdfPlants))
    expect([where, await hides(await plant("Kim er syg"))]).toEqual([where, unseen.test(where)]);
}, 60_000);

test("pages as others draw them, with frames, lines and shapes, hide nothing", async () => {
  for (const bytes of [await clean(), await framed(), await outlinedBeside()]) expect(await hides(bytes)).toBe(false);
});
