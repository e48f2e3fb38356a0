import type { ColumnKind, Columns } from "./collections.ts";
import { sha256 } from "./tree.ts";

/**
 * All of a table's workbook but the cells, as the writer makes it: what leads a reader to the sheet, counts its days and shows
 * its numbers is the same in every one of them, so it is held byte for byte and never understood.
 */
export interface WorkbookForm {
  /** Every part in its order, and whether its bytes are the right ones; the sheet's are read apart. */
  readonly parts: ReadonlyMap<string, (bytes: Buffer) => boolean>;
  /** Around the rows in the sheet's part. */
  readonly before: string;
  readonly after: string;
  /** The style of a column's cells. */
  styleOf(kind: ColumnKind): number;
}

export const sheetPart = "xl/worksheets/sheet1.xml";

const formats: Readonly<Record<ColumnKind, string>> = {
  text: "@",
  integer: "0",
  decimal: "#,##0.00",
  date: "yyyy-mm-dd",
  boolean: "General",
};
const widths: Readonly<Record<ColumnKind, number>> = { text: 32, integer: 10, decimal: 14, date: 12, boolean: 10 };

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const openXml = "http://schemas.openxmlformats.org";
const main = `${openXml}/spreadsheetml/2006/main`;
const relations = `${openXml}/officeDocument/2006/relationships`;

/** Colours and fonts for charts, of which there are none. */
const themeDigest = "696197b83bd82b8feffd0a1de6adb407e875129ee43f190f325ae4973b19858c";

/** @param name the sheet's, which is the file's without its ending */
export function workbookForm(name: string, columns: Columns): WorkbookForm {
  const kinds = Object.values(columns).map(({ kind }) => kind);
  // A style's number is its column kind's place in the order in which the kinds first come.
  const styles = [...new Set(kinds)];
  const same = (text: string) => (bytes: Buffer) => bytes.equals(Buffer.from(text));
  return {
    parts: new Map([
      [sheetPart, () => true],
      ["xl/styles.xml", same(stylesXml(styles))],
      ["xl/theme/theme1.xml", (bytes) => sha256(bytes).toString("hex") === themeDigest],
      ["xl/workbook.xml", same(workbookXml(name))],
      [
        "xl/_rels/workbook.xml.rels",
        same(
          relationsXml([
            ["worksheet", "worksheets/sheet1.xml"],
            ["styles", "styles.xml"],
            ["theme", "theme/theme1.xml"],
          ]),
        ),
      ],
      ["_rels/.rels", same(relationsXml([["officeDocument", "xl/workbook.xml"]]))],
      ["[Content_Types].xml", same(typesXml())],
    ]),
    before: beforeRows(kinds),
    after: "</sheetData></worksheet>",
    styleOf: (kind) => styles.indexOf(kind) + 1,
  };
}

function beforeRows(kinds: readonly ColumnKind[]): string {
  const cols = kinds.map(
    (kind, at) => `<col min="${at + 1}" max="${at + 1}" width="${widths[kind]}" customWidth="true"/>`,
  );
  return [
    `${declaration}<worksheet xmlns="${main}" xmlns:r="${relations}">`,
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen" activePane="bottomLeft"/></sheetView></sheetViews>',
    `<sheetFormatPr defaultRowHeight="15"/><cols>${cols.join("")}</cols><sheetData>`,
  ].join("");
}

function workbookXml(name: string): string {
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

function relationsXml(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${openXml}/package/2006/relationships">${all.join("")}</Relationships>`;
}

function typesXml(): string {
  const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const parts = [
    ["/xl/workbook.xml", `${spreadsheet}.sheet.main+xml`],
    [`/${sheetPart}`, `${spreadsheet}.worksheet+xml`],
    ["/xl/styles.xml", `${spreadsheet}.styles+xml`],
    ["/xl/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"],
  ].map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`);
  return [
    `${declaration}<Types xmlns="${openXml}/package/2006/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    `<Default Extension="xml" ContentType="application/xml"/>${parts.join("")}</Types>`,
  ].join("");
}

function stylesXml(kinds: readonly ColumnKind[]): string {
  const count = kinds.length;
  const numbered = kinds.map((kind, at) => `<numFmt numFmtId="${164 + at}" formatCode="${formats[kind]}"/>`);
  const plain = 'fontId="0" fillId="0" borderId="0"';
  const cells = kinds.map((_, at) => `<xf numFmtId="${164 + at}" ${plain} xfId="0" applyNumberFormat="true"/>`);
  return [
    `${declaration}<styleSheet xmlns="${main}"><numFmts count="${count}">${numbered.join("")}</numFmts>`,
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>',
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    `<cellStyleXfs count="1"><xf numFmtId="0" ${plain}/></cellStyleXfs>`,
    `<cellXfs count="${count + 1}"><xf numFmtId="0" ${plain} xfId="0"/>${cells.join("")}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"/>',
    '<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>',
  ].join("");
}
