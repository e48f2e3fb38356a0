import { cellLooks, isLost, isSilent } from "../file-review/cell-looks.ts";
import { otherColours, tableRanges } from "../file-review/other-colours.ts";
import { folderRelations, type Parts, type Relation } from "../office-parts/part-relations.ts";
import {
  attributeOf,
  childrenOf,
  escaped,
  everyIn,
  type Prefixes,
  parsedXml,
  writtenXml,
  type XmlElement,
} from "../office-parts/xml-tree.ts";
import { DarkStyles } from "./dark-styles.ts";
import { kept } from "./keep-xml.ts";
import { isPlainValue, maskStory, type Piece } from "./mask-texts.ts";
import { type Book, redactedSheet, type SharedText, sharedText } from "./redact-sheet.ts";
import { Refused, type TakenOut } from "./redacted.ts";
import { tellOfParts } from "./told-parts.ts";
import { type Part, writtenPackage } from "./write-package.ts";

const sheetMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const type = (kind: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`;

/**
 * A workbook anew: the sheets that are shown, in them the rows and columns that are shown, each cell as the value that it has, with blocks
 * for every number, and how it looks. Everything else is left out: hidden sheets, formulas, remarks, names, drawings, links, properties.
 */
export function redactXlsx(parts: Parts, taken: TakenOut): Buffer {
  const main = folderRelations(parts, "").find(({ kind }) => kind === "officeDocument")?.target ?? "xl/workbook.xml";
  const bytes = parts.get(main);
  if (!bytes) throw new Refused("unread", main);
  const workbook = parsedXml(bytes);
  const from = folderRelations(parts, main);
  const shared = sharedTexts(
    parts.get(
      from.find(({ kind, target }) => kind === "sharedStrings" || target === "xl/sharedStrings.xml")?.target ?? "",
    ),
  );
  const looks = cellLooks(parts.get(from.find(({ kind }) => kind === "styles")?.target ?? ""));
  const dark = new DarkStyles(looks);
  const bookOf = (sheet: Buffer, path: string): Book => {
    const others = otherColours(sheet, tableRanges(parts, path));
    const isUnseen: Book["isUnseen"] = (ref, style, isNumber, inks) =>
      isSilent(looks, style, isNumber) || isLost({ ref, style, inks }, looks, others);
    return { shared, isUnseen, styleFor: (style) => dark.of(style) };
  };
  const all = everyIn(workbook, "sheet");
  const shown = all.filter((one) => !/hidden/i.test(attributeOf(one, "state") ?? ""));
  taken.add("hidden-sheets", "", all.length - shown.length);
  const made: Part[] = [];
  const relations: Relation[] = [];
  const named: string[] = [];
  const names = namesOf(shown, taken);
  for (const [nth, one] of shown.entries()) {
    const target =
      from.find(({ id, target }) => id === attributeOf(one, "id") && /\/worksheets\//.test(target))?.target ?? "";
    const sheet = parts.get(target) ?? null;
    // A sheet that is a chart and nothing else.
    if (!sheet) {
      taken.add("drawings", names[nth]);
      continue;
    }
    const [id, name] = [`rId${relations.length + 1}`, `worksheets/sheet${relations.length + 1}.xml`];
    made.push({
      name: `xl/${name}`,
      type: type("worksheet"),
      content: redactedSheet(parsedXml(sheet), bookOf(sheet, target), names[nth] ?? "", taken),
    });
    relations.push({ id, kind: "worksheet", target: name });
    named.push(`<sheet name="${escaped(names[nth] ?? "")}" sheetId="${relations.length}" r:id="${id}"/>`);
  }
  if (named.length === 0) throw new Refused("unread");
  for (const [kind, name, of] of [
    ["styles", "styles.xml", type("styles")],
    ["theme", "theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"],
  ] as const) {
    const look = parts.get(from.find((one) => one.kind === kind)?.target ?? "");
    if (!look) continue;
    relations.push({ id: `rId${relations.length + 1}`, kind, target: name });
    made.push({ name: `xl/${name}`, type: of, content: lookOf(dark.in(parsedXml(look))) });
  }
  const dates = /^(?:1|true)$/.test(attributeOf(childrenOf(workbook, "workbookPr")[0] ?? workbook, "date1904") ?? "");
  const book = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<workbook xmlns="${sheetMain}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${dates ? '<workbookPr date1904="1"/>' : ""}<sheets>${named.join("")}</sheets></workbook>`;
  made.push({ name: "xl/workbook.xml", type: type("sheet.main"), content: book });
  if (
    everyIn(workbook, "definedName").length > 0 ||
    [...parts.keys()].some((name) => /externalLinks\/|connections\.xml/.test(name))
  )
    taken.add("links");
  tellOfParts(parts, taken);
  return writtenPackage("xl/workbook.xml", made, { "xl/workbook.xml": relations });
}

/** Sheets' names, blocks where one holds a number; no two the same. */
function namesOf(sheets: readonly XmlElement[], taken: TakenOut): readonly string[] {
  const pieces: Piece[] = sheets.map((one) => ({ said: attributeOf(one, "name") ?? "" }));
  taken.add("number", "names", maskStory(pieces.flatMap((one) => [one, "\n"])));
  const used = new Set<string>();
  return pieces.map(({ said }, nth) => {
    const name = used.has(said.toLowerCase()) || said.trim() === "" ? `Ark ${nth + 1}` : said;
    used.add(name.toLowerCase());
    return name;
  });
}

function sharedTexts(bytes: Buffer | undefined): readonly SharedText[] {
  return bytes ? childrenOf(parsedXml(bytes), "si").map(sharedText) : [];
}

const lookPrefixes: Prefixes = {
  [sheetMain]: "",
  "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
};

/** Colours, letters and formats; a format that says a number is none. */
function lookOf(root: XmlElement): string {
  const prefixes = root.space === sheetMain ? { [sheetMain]: "" } : lookPrefixes;
  const [look] = kept(root, {
    prefixes,
    element: (one) => {
      const code = one.name === "numFmt" ? (attributeOf(one, "formatCode") ?? "") : "";
      if (!isPlainValue(code))
        return {
          ...one,
          attributes: one.attributes.map((each) => (each.name === "formatCode" ? { ...each, value: "General" } : each)),
        };
      return /^(?:extLst|hlinkClick)$/.test(one.name) ? "drop" : "keep";
    },
    isDropped: (name, { name: of }) => name === "uid" || name === "Ignorable" || (of === "theme" && name === "name"),
    isText: () => false,
  });
  if (!look) throw new Refused("unread");
  return writtenXml(
    look,
    root.space === sheetMain ? { [sheetMain]: "" } : { "http://schemas.openxmlformats.org/drawingml/2006/main": "a" },
  );
}
