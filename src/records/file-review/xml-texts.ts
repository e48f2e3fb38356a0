import { SaxesParser } from "saxes";
import { localOf } from "../office-parts/xml-tree.ts";
import { hasDayAndNumber } from "./date-cells.ts";
import { lostZero, saysCpr } from "./lost-zero.ts";
import { throwOurs } from "./our-fault.ts";
import { decoded } from "./read-plain.ts";
import type { Layer, Reading } from "./reading.ts";
import type { WordLook } from "./word-look.ts";
import { Unseen } from "./xml-unseen.ts";

/** What one part of XML says: every text, and every value of an attribute that can be one. */
export interface XmlTexts {
  /** Runs of a paragraph joined, as a reader sees them: with everything, without what was deleted, without what was put in. */
  readonly joined: readonly string[];
  /** Every text by itself, and every attribute, a line each. */
  readonly apart: readonly string[];
  readonly lostZero: boolean;
  /** What of it no reader is shown. */
  readonly unseen: ReadonlySet<Layer>;
}

/** Elements that end a line of text, and those that end a cell of it. */
const lines = new Set(["p", "h", "tr", "row", "table-row", "si", "comment", "txbxContent", "li", "annotation"]);
const cells = new Set(["tc", "c", "table-cell", "tab", "td", "covered-table-cell"]);
/** Text that is there and not shown, as it was before or as it will be. */
const deleted = new Set(["del", "moveFrom", "deletion"]);
const inserted = new Set(["ins", "moveTo", "insertion"]);

/** Attributes by which programs know their own parts, and measures: plain numbers there are nobody's. */
const machineNames =
  /^(?:id|.*Id|.*ID|rsid\w*|x|y|cx|cy|w|h|off|ext|dx|dy|hash\w*|salt\w*|spinCount|pos|idx|ref|refreshedVersion|uid|count|uniqueCount|s|dxf|length|size|guid)$/;
const machineValues = new Set([
  "axId",
  "id",
  "crossAx",
  "creationId",
  "sldId",
  "sldMasterId",
  "sldLayoutId",
  "docId",
  "shapeId",
]);

/** Before the words at the head of a printed sheet: `&C` puts them in the middle. */
const printCode = /&(?:[A-Z]|"[^"]*"|\d{1,2}(?=\D))/g;

/** How far something is from where it belongs: a measure as those above, which a program writes as a text. */
const measures = new Set(["posOffset", "pctPosHOffset", "pctPosVOffset", "pctWidth", "pctHeight"]);

/** @param word how a document of Word's looks @throws Error where it is not well-formed XML */
export function xmlTexts(xml: string, word?: WordLook): XmlTexts {
  const all: string[] = [];
  const kept: string[] = [];
  const before: string[] = [];
  const apart: string[] = [];
  let [inDeleted, inInserted] = [0, 0];
  let lost = false;
  let isMeasure = false;
  const unseen = new Unseen(word);
  const add = (text: string) => {
    all.push(text);
    if (inDeleted === 0) kept.push(text);
    if (inInserted === 0) before.push(text);
  };
  const parser = new SaxesParser();
  parser.on("doctype", () => {
    throw new Error("a document type is not read");
  });
  parser.on("text", (text) => {
    if (isMeasure && isMeasured(text)) return;
    add(text);
    if (text.trim() !== "") apart.push(text);
    unseen.text(text);
    lost ||= lostZero(text);
  });
  parser.on("cdata", (text) => {
    add(text);
    apart.push(text);
    unseen.text(text);
  });
  parser.on("comment", (text) => void apart.push(text));
  parser.on("processinginstruction", ({ body }) => void apart.push(body));
  parser.on("opentag", ({ name, attributes, isSelfClosing }) => {
    const local = localOf(name);
    isMeasure = measures.has(local);
    unseen.open(name, attributes);
    if (deleted.has(local) && !isSelfClosing) inDeleted += 1;
    if (inserted.has(local) && !isSelfClosing) inInserted += 1;
    if (local === "noBreakHyphen") add("-");
    if (local === "br" || local === "cr" || local === "line-break") add("\n");
    if (local === "s" && name.startsWith("text:")) add(" ");
    for (const [attribute, value] of Object.entries(attributes)) {
      if (value === "" || attribute.startsWith("xmlns")) continue;
      const isPlain = /^-?\d+(?:\.\d+)?$/.test(value);
      if (isPlain && (machineNames.test(localOf(attribute)) || machineValues.has(local))) continue;
      apart.push(value);
      if (localOf(attribute) === "value" || localOf(attribute) === "v") lost ||= lostZero(value);
    }
  });
  parser.on("closetag", ({ name, isSelfClosing }) => {
    const local = localOf(name);
    isMeasure = false;
    unseen.close(name);
    if (deleted.has(local) && !isSelfClosing) inDeleted -= 1;
    if (inserted.has(local) && !isSelfClosing) inInserted -= 1;
    // Paragraphs within a cell end a line; the cell itself only parts it from the next.
    if (lines.has(local)) add("\n");
    else if (cells.has(local)) add("\t");
  });
  parser.write(xml).close();
  const marked = kept.length !== all.length || before.length !== all.length;
  return {
    joined: [all.join(""), ...(marked ? [kept.join(""), before.join("")] : [])],
    // Once so that what is split is read on, and once so that no neighbour hides what stands between.
    apart: [apart.join("\n"), apart.map((one) => one.replaceAll(printCode, " ")).join("\nø\n")],
    lostZero: lost,
    unseen: unseen.layers,
  };
}

/** A number that a measure can be, and nobody's. */
export function isMeasured(text: string): boolean {
  return /^\s*-?\d{1,8}\s*$/.test(text);
}

/** A table row's cells, each in a paragraph of its own, stand in a row all the same. */
function inRows(joined: string): string {
  return joined.replaceAll(/\n\t/g, "\t");
}

/** Reads a part of XML into a layer; what is no XML is looked at as it is and left to a person. */
export function readXmlPart(bytes: Buffer, layer: Layer, at: string, reading: Reading, word?: WordLook): void {
  const xml = decoded(bytes).replace(/^\ufeff/, "");
  try {
    const { joined, apart, lostZero: lost, unseen } = xmlTexts(xml, word);
    for (const one of unseen) reading.sees(one);
    reading.text(layer, at, ...joined, ...joined.map(inRows), ...apart);
    const inTable = joined.some((one) => saysCpr.test(one) && hasDayAndNumber(inRows(one)));
    if (lost || inTable) reading.hit("cpr", layer, at);
  } catch (error) {
    throwOurs(error);
    reading.unread("broken", at);
    reading.text("raw", at, xml, xml.replaceAll(/<[^>]*>/g, ""));
  }
}
