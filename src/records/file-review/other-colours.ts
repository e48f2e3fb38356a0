import { SaxesParser } from "saxes";
import { folderRelations, type Parts } from "../office-parts/part-relations.ts";
import { attributeOf, childrenOf, localOf, parsedXml } from "../office-parts/xml-tree.ts";
import { type CellRange, type OtherColours, rangesOf } from "./cell-looks.ts";

/** What colours a sheet's cells beside their styles, gathered while the sheet is read. */
export class OtherColoursRead implements OtherColours {
  readonly ruled: CellRange[] = [];
  readonly tables: readonly CellRange[];
  isPictured = false;
  private inRule = false;
  private inRange = false;

  constructor(tables: readonly CellRange[]) {
    this.tables = tables;
  }

  open(local: string, attributes: Readonly<Record<string, string>>): void {
    if (local === "picture") this.isPictured = true;
    if (local === "conditionalFormatting") {
      this.inRule = true;
      this.rules(attributes.sqref ?? "");
    }
    // Newer rules name their cells in an element of its own, as other things do.
    this.inRange = this.inRule && local === "sqref";
  }

  text(said: string): void {
    if (this.inRange) this.rules(said);
  }

  /** One by one: there may be more than an order takes. */
  private rules(said: string): void {
    for (const one of rangesOf(said)) this.ruled.push(one);
  }

  close(local: string): void {
    if (local === "conditionalFormatting") this.inRule = false;
    if (local === "sqref") this.inRange = false;
  }
}

/** The same of a sheet by itself. */
export function otherColours(sheet: Buffer, tables: readonly CellRange[]): OtherColours {
  const read = new OtherColoursRead(tables);
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) =>
    read.open(localOf(name), attributes as Readonly<Record<string, string>>),
  );
  parser.on("text", (said) => read.text(said));
  parser.on("closetag", ({ name }) => read.close(localOf(name)));
  parser.write(sheet.toString("utf8").replace(/^\ufeff/, "")).close();
  return read;
}

/** The cells of a sheet's tables, whose rows have colours of their own. */
export function tableRanges(parts: Parts, sheet: string): readonly CellRange[] {
  return folderRelations(parts, sheet).flatMap(({ kind, target }) => {
    const bytes = kind === "table" ? parts.get(target) : undefined;
    const table = bytes ? parsedXml(bytes) : null;
    const isColoured = table && childrenOf(table, "tableStyleInfo").some((one) => attributeOf(one, "name"));
    return table && isColoured ? rangesOf(attributeOf(table, "ref") ?? "") : [];
  });
}
