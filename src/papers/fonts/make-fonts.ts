/**
 * Makes the fonts of this folder: `node src/papers/fonts/make-fonts.ts FOLDER`, where FOLDER is the unpacked npm
 * package dejavu-fonts-ttf 2.37.3. Run by hand when a font is to change; its output is committed.
 *
 * Typst reads static TrueType only, and takes a family of the same name from the machine when it has one. So each
 * face is pinned from the variable web font and given a name of our own.
 */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import subsetFont from "subset-font";
import { codePointsOf, nameTable, readSfnt, writeSfnt } from "./sfnt.ts";

interface Face {
  readonly file: string;
  readonly family: string;
  readonly from: string;
  readonly axes: Record<string, number>;
  readonly weight: number;
}

const keepFeatures = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "init", "medi", "fina", "rlig", "tnum", "lnum"];

const root = path.resolve(import.meta.dirname, "../../..");
const [dejavu] = process.argv.slice(2);
if (!dejavu) throw new Error("name the folder of dejavu-fonts-ttf 2.37.3");

/** Latin and Latin Extended are separate web fonts: the second becomes a family of its own, asked for after the first. */
function pair(name: string, weight: number, family: string, source: string, axes: Record<string, number>): Face[] {
  const from = (script: string) =>
    path.join(root, "node_modules/@fontsource-variable", source.replace("latin", script));
  return [
    { file: `${name}-${weight}.ttf`, family, from: from("latin"), axes, weight },
    { file: `${name}-ext-${weight}.ttf`, family: `${family} Ext`, from: from("latin-ext"), axes, weight },
  ];
}

const newsreader = "newsreader/files/newsreader-latin-opsz-normal.woff2";
const instrument = "instrument-sans/files/instrument-sans-latin-wght-normal.woff2";

const faces: readonly Face[] = [
  ...pair("serif", 400, "Udsyn Serif", newsreader, { opsz: 13, wght: 400 }),
  ...pair("display", 500, "Udsyn Headline", newsreader, { opsz: 32, wght: 470 }),
  ...pair("sans", 400, "Udsyn Sans", instrument, { wght: 400 }),
  ...pair("sans", 600, "Udsyn Sans", instrument, { wght: 600 }),
  { file: "rest-400.ttf", family: "Udsyn Rest", from: path.join(dejavu, "ttf/DejaVuSans.ttf"), axes: {}, weight: 400 },
  {
    file: "mono-400.ttf",
    family: "Udsyn Mono",
    from: path.join(dejavu, "ttf/DejaVuSansMono.ttf"),
    axes: {},
    weight: 400,
  },
];

const printableAscii = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)).join("");

/**
 * All of a face's characters, as text; the monospaced one only ever sets checkpoints and fingerprints. Without the
 * combining marks: with them a face sets `ś` as `s` and a mark, which reads as two letters when the text is copied,
 * instead of leaving it to the next family, which has it whole.
 */
async function glyphsOf(face: Face): Promise<string> {
  if (face.family === "Udsyn Mono") return `${printableAscii}—æøåÆØÅ`;
  const whole = await subsetFont(await readFile(face.from), "", { keepAllGlyphs: true, targetFormat: "truetype" });
  const characters = [...codePointsOf(whole)].map((code) => String.fromCodePoint(code)).join("");
  return face.family === "Udsyn Rest" ? characters : characters.replace(/\p{M}/gu, "");
}

for (const face of faces) {
  const pinned = await subsetFont(await readFile(face.from), await glyphsOf(face), {
    targetFormat: "truetype",
    keepFeatures,
    noHinting: true,
    ...(Object.keys(face.axes).length > 0 ? { variationAxes: face.axes } : {}),
  });
  const tables = new Map(readSfnt(pinned));
  const style = face.weight === 400 ? "Regular" : face.weight === 600 ? "SemiBold" : "Medium";
  tables.set(
    "name",
    nameTable(
      new Map([
        [1, face.family],
        [2, style],
        [4, `${face.family} ${style}`],
        [6, `${face.family.replaceAll(" ", "")}-${style}`],
      ]),
    ),
  );
  const os2 = Buffer.from(tables.get("OS/2") ?? Buffer.alloc(6));
  os2.writeUInt16BE(face.weight, 4);
  tables.set("OS/2", os2);
  for (const variable of ["STAT", "fvar", "avar", "MVAR", "HVAR", "gvar"]) tables.delete(variable);
  await writeFile(path.join(import.meta.dirname, face.file), writeSfnt(tables));
}
