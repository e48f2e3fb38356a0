import { folderRelations, type Parts } from "../office-parts/part-relations.ts";
import { hidesApart, hidingStyles } from "../office-parts/word-styles.ts";
import { parsedXml } from "../office-parts/xml-tree.ts";
import type { FoundKind } from "./file-kind.ts";
import { kindOf } from "./file-kind.ts";
import { throwOurs } from "./our-fault.ts";
import { printable } from "./printable.ts";
import { isSheet, readSheets } from "./read-sheets.ts";
import { type Layer, type Reading, type Within, within } from "./reading.ts";
import { hasBackdrop, paintedStyles, type WordLook } from "./word-look.ts";
import { readXmlPart } from "./xml-texts.ts";

/** Where in an office file a part's words stand for a reader, by its path; the first that fits. */
const layerOfPath: readonly (readonly [RegExp, Layer])[] = [
  [/comments|threadedComment|persons?\/|people\.xml/i, "comment"],
  [/header\d*\.xml|footer\d*\.xml/i, "header"],
  [/footnotes|endnotes|notesSlide/i, "note"],
  [/^docProps\/|^customXml\/|^meta\.xml|^settings\.xml|\/settings\.xml/i, "properties"],
  [/externalLink|connections\.xml|\.rels$|queryTable/i, "link"],
  [/charts?\/|chart\d/i, "chart"],
  [/workbook\d*\.xml/i, "names"],
  [/sharedStrings|tables?\/|pivot/i, "cells"],
  [/drawing/i, "text"],
];

/** Parts of no words: letters' shapes, a printer's settings. What stands in them is looked at as it is. */
const wordless = /\.(?:odttf|fntdata|ttf|otf)$|printerSettings/i;
const macros = /vbaProject\.bin$|activeX|\/macrosheets\/|^Basic\/|\.(?:vbs|js)$/i;

/** A document within an OpenDocument, part by part in a folder of its own. */
const withinOpen = /.\/content\.xml$/;

/** Reads every part of an office file, shown or not; a folder of files (`zip`) part by part. */
export function readOffice(parts: Parts, kind: FoundKind, where: Within, reading: Reading): void {
  if (kind === "xlsx") readSheets(parts, where.at, reading);
  const word = kind === "docx" ? lookOf(parts, reading) : undefined;
  for (const [name, bytes] of parts) {
    if (name === "mimetype" || bytes.length === 0) continue;
    const at = kind === "docx" ? within(where.at, partName(name)) : within(where.at, name);
    if (macros.test(name)) reading.unread("macros", at);
    if (kind !== "zip" && /\.(?:xml|rels|vml|rdf)$/i.test(name)) {
      // What a sheet's cells say in their rows is read with the workbook; here each by itself.
      readXmlPart(bytes, isSheet(name) ? "cells" : layerOf(name), at, reading, word);
      if (kind === "xlsx" && remembers(name, bytes)) reading.sees("hidden-cells");
      if (withinOpen.test(name)) reading.unread("data-beside", at);
    } else if (kind !== "zip" && wordless.test(name)) reading.text("raw", at, ...printable(bytes));
    else if (kind !== "zip" && kindOf(bytes, name) === "unknown") {
      reading.unread("binary-part", at);
      reading.text("raw", at, ...printable(bytes));
    } else {
      // A whole file, such as the workbook behind a chart: what is shown of it is little of what it says.
      if (kind !== "zip" && !isPicture(bytes)) reading.unread("data-beside", at);
      reading.later(bytes, { fileName: fileNameOf(name), at, depth: where.depth + 1 });
    }
  }
}

function isPicture(bytes: Buffer): boolean {
  return ["jpeg", "png", "webp"].includes(kindOf(bytes, ""));
}

/** How a document looks by its styles, and by what text may stand upon; where all of it is hidden, it is told at once. */
function lookOf(parts: Parts, reading: Reading): WordLook {
  const hiding = new Set<string>();
  let painted: ReturnType<typeof paintedStyles> = { styles: new Map(), first: {}, tables: new Set() };
  const led = stylesLedTo(parts);
  for (const [name, bytes] of parts) {
    if (name !== led && !/(?:^|\/)styles[^/]*\.xml$/i.test(name)) continue;
    try {
      const root = parsedXml(bytes);
      const own = hidingStyles(root);
      for (const id of own) hiding.add(id);
      if (hidesApart(root, own)) reading.sees("hidden-text");
      // Those that the document is led to, before any others.
      if (name === led || painted.styles.size === 0) painted = paintedStyles(root);
    } catch (error) {
      throwOurs(error);
      // What is no XML is told of where the part is read.
    }
  }
  const pages = [...parts].filter(([name]) => /^word\/[^/]+\.xml$/.test(name));
  return { hiding, ...painted, hasBackdrop: pages.some(([, bytes]) => hasBackdrop(bytes.toString("utf8"))) };
}

/** The part that the document itself names for its styles. */
function stylesLedTo(parts: Parts): string | undefined {
  try {
    const main =
      folderRelations(parts, "").find(({ kind }) => kind === "officeDocument")?.target ?? "word/document.xml";
    return folderRelations(parts, main).find(({ kind }) => kind === "styles")?.target;
  } catch (error) {
    throwOurs(error);
    return undefined;
  }
}

/** What a workbook keeps of rows that stand elsewhere, in a sheet that is gone or in another file: nothing of it is a cell of its own. */
function remembers(name: string, bytes: Buffer): boolean {
  const text = bytes.toString("utf8");
  if (/pivotCacheRecords/i.test(name)) return /<(?:\w+:)?r\b/.test(text);
  if (/pivotCacheDefinition/i.test(name)) return /<(?:\w+:)?[snde]\s[^>]*\bv\s*=/.test(text);
  return /externalLinks\/[^/]+\.xml$/i.test(name) && /<(?:\w+:)?v>[^<]/.test(text);
}

function layerOf(name: string): Layer {
  return layerOfPath.find(([path]) => path.test(name))?.[1] ?? "text";
}

/** A document's main part is the document: no path is shown for it. */
function partName(name: string): string {
  return name === "word/document.xml" ? "" : name;
}

function fileNameOf(path: string): string {
  return path.split("/").at(-1) ?? path;
}
