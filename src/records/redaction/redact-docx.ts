import { kindOf } from "../file-review/file-kind.ts";
import { redactedFile } from "../file-review/redact-file.ts";
import { isMeasured } from "../file-review/xml-texts.ts";
import { folderRelations, type Parts, type Relation } from "../office-parts/part-relations.ts";
import { hidesApart, hidingStyles } from "../office-parts/word-styles.ts";
import {
  attributeOf,
  everyIn,
  isElement,
  parsedXml,
  writtenXml,
  type XmlElement,
  type XmlNode,
} from "../office-parts/xml-tree.ts";
import { docxPrefixes, docxRules, relationSpace } from "./docx-rules.ts";
import { kept } from "./keep-xml.ts";
import { maskStory, type Piece } from "./mask-texts.ts";
import { Refused, type TakenOut } from "./redacted.ts";
import { tellOfParts } from "./told-parts.ts";
import { type Part, writtenPackage } from "./write-package.ts";

const wordType = (kind: string) => `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml`;
const themeType = "application/vnd.openxmlformats-officedocument.theme+xml";

/** The parts of a document that a copy has, by the relation that leads to them, in this order. */
const related: readonly (readonly [kind: string, name: string, type: string])[] = [
  ["styles", "styles", wordType("styles")],
  ["numbering", "numbering", wordType("numbering")],
  ["theme", "theme", themeType],
  ["footnotes", "footnotes", wordType("footnotes")],
  ["endnotes", "endnotes", wordType("endnotes")],
  ["header", "header", wordType("header")],
  ["footer", "footer", wordType("footer")],
];

const picturesOnly: ReadonlySet<string> = new Set(["jpeg", "png", "webp"]);

/**
 * A document anew: its text with blocks for every number, how it looks, heads and feet, notes and pictures. Everything else of the file is
 * left out: remarks, what was changed, hidden text, properties, own data, what is embedded, and addresses.
 */
export function redactDocx(parts: Parts, taken: TakenOut): Buffer {
  const main = folderRelations(parts, "").find(({ kind }) => kind === "officeDocument")?.target ?? "word/document.xml";
  const from = folderRelations(parts, main);
  const made = new Copy(parts, taken, styleRoot(parts, from));
  const relations: Relation[] = [];
  const renamed = new Map<string, string>();
  for (const [kind, name, type] of related) {
    const of = from.filter((one) => one.kind === kind && parts.has(one.target));
    for (const [nth, one] of (kind === "header" || kind === "footer" ? of : of.slice(0, 1)).entries()) {
      const target = `${name}${nth + 1}.xml`;
      const id = `rId${relations.length + 1}`;
      renamed.set(one.id, id);
      relations.push({ id, kind, target });
      made.part(one.target, `word/${target}`, type, new Map());
    }
  }
  relations.push({ id: `rId${relations.length + 1}`, kind: "settings", target: "settings.xml" });
  made.add({ name: "word/settings.xml", type: wordType("settings"), content: settings(parts, from) });
  made.part(main, "word/document.xml", wordType("document.main"), renamed, relations);
  tellOfParts(parts, taken);
  return writtenPackage("word/document.xml", made.parts(), made.relations);
}

function styleRoot(parts: Parts, from: readonly Relation[]): XmlElement | null {
  const styles = parts.get(from.find(({ kind }) => kind === "styles")?.target ?? "");
  return styles ? parsedXml(styles) : null;
}

/** As a newer program writes it, so that it does not open as an old one; and whether even pages have heads of their own. */
function settings(parts: Parts, from: readonly Relation[]): string {
  const bytes = parts.get(from.find(({ kind }) => kind === "settings")?.target ?? "");
  const even = bytes && everyIn(parsedXml(bytes), "evenAndOddHeaders").length > 0 ? "<w:evenAndOddHeaders/>" : "";
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${even}<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;
}

class Copy {
  readonly relations: Record<string, readonly Relation[]> = {};
  private readonly made: Part[] = [];
  private readonly hiding: ReadonlySet<string>;
  private readonly from: Parts;
  private readonly taken: TakenOut;

  constructor(from: Parts, taken: TakenOut, styles: XmlElement | null) {
    [this.from, this.taken, this.hiding] = [from, taken, hidingStyles(styles)];
  }

  parts(): readonly Part[] {
    return this.made;
  }

  add(part: Part): void {
    this.made.push(part);
  }

  /** One part with its texts masked; its relations are those given, and its pictures. */
  part(
    source: string,
    name: string,
    type: string,
    renamed: ReadonlyMap<string, string>,
    relations: readonly Relation[] = [],
  ): void {
    const bytes = this.from.get(source);
    if (!bytes) throw new Refused("unread", source);
    // With what was there before and what is hidden: a number that a change parts is none any more once the change is made.
    const whole = withPieces(parsedXml(bytes));
    let numbers = [...whole.stories].reduce((sum, story) => sum + maskStory(story), 0);
    const root = whole.tree();
    // Without the switch that hides it, such text would be shown.
    if (hidesApart(root, this.hiding)) throw new Refused("place");
    const [copy] = kept(root, docxRules(this.taken, this.hiding, root));
    if (!copy) throw new Refused("unread", source);
    const own: Relation[] = [...relations];
    const pictures = folderRelations(this.from, source).filter(({ kind }) => kind === "image");
    const placed = withPlaces(copy, (element, one) => {
      if (one.name === "embed") return this.picture(pictures.find(({ id }) => id === one.value)?.target, own);
      return element.name === "headerReference" || element.name === "footerReference"
        ? renamed.get(one.value)
        : undefined;
    });
    const { tree, stories } = withPieces(placed ?? copy);
    numbers += [...stories].reduce((sum, story) => sum + maskStory(story), 0);
    this.taken.add("number", /document/.test(name) ? "" : partWord(name), numbers);
    this.relations[name] = own;
    this.made.push({ name, type, content: writtenXml(tree(), docxPrefixes) });
  }

  /** A picture as pixels alone; one that cannot be made so is left out. @returns the id of its relation */
  private picture(source: string | undefined, own: Relation[]): string | undefined {
    const bytes = source === undefined ? undefined : this.from.get(source);
    const kind = bytes ? kindOf(bytes, "") : null;
    const copy = bytes && kind && picturesOnly.has(kind) ? redactedFile(bytes, kind) : null;
    if (!copy || !kind) {
      this.taken.add("drawings");
      return undefined;
    }
    const name = `media/image${this.made.filter((one) => one.name.startsWith("word/media/")).length + 1}.${kind === "jpeg" ? "jpg" : kind}`;
    this.made.push({ name: `word/${name}`, type: `image/${kind}`, content: copy });
    const id = `rId${own.length + 1}`;
    own.push({ id, kind: "image", target: name });
    return id;
  }
}

function partWord(name: string): string {
  return /\/([a-z]+)/.exec(name)?.[1] ?? "";
}

/** References to other parts as they are named in the copy; what points to nothing there is left out. */
function withPlaces(
  element: XmlElement,
  place: (element: XmlElement, attribute: { readonly name: string; readonly value: string }) => string | undefined,
): XmlElement | null {
  const attributes = element.attributes.flatMap((one) => {
    if (one.space !== relationSpace) return [one];
    const value = place(element, one);
    return value === undefined ? [] : [{ ...one, value }];
  });
  const points = /^(?:headerReference|footerReference|blip)$/.test(element.name);
  if (points && !attributes.some((one) => one.space === relationSpace)) return null;
  const children = element.children.flatMap((one): readonly XmlNode[] => {
    if (!isElement(one)) return [one];
    const within = withPlaces(one, place);
    return within ? [within] : [];
  });
  // A frame around a picture that is not there is left out with it.
  const lost = element.children.some(
    (one) => isElement(one) && !children.some((kid) => isElement(kid) && kid.name === one.name),
  );
  if (lost && /^(?:blipFill|pic|graphicData|graphic|inline|anchor|drawing)$/.test(element.name)) return null;
  return { ...element, attributes, children };
}

const lines = new Set(["p", "tr", "txbxContent"]);
const cells = new Set(["tc", "tab"]);

const deleted = new Set(["del", "moveFrom"]);
const inserted = new Set(["ins", "moveTo"]);

interface Told {
  readonly one: Piece | string;
  readonly within: readonly string[];
}

/** A part's texts as stories: all, as it is once changes are made, and as it was before. The tree, asked for afterwards, has them as they are then. */
function withPieces(root: XmlElement): { tree: () => XmlElement; stories: ReadonlySet<readonly (Piece | string)[]> } {
  const told: Told[] = [];
  const walk = (element: XmlElement, around: readonly string[]): (() => XmlElement) => {
    const within = deleted.has(element.name) || inserted.has(element.name) ? [...around, element.name] : around;
    const add = (one: Piece | string) => void told.push({ one, within });
    if (element.name === "noBreakHyphen") add("-");
    if (element.name === "br" || element.name === "cr") add("\n");
    const children = element.children.map((one): (() => XmlNode) => {
      if (isElement(one)) return walk(one, within);
      // How far something is from where it belongs is no text: a block there, and the file does not open.
      if (element.name === "posOffset") return () => ({ text: isMeasured(one.text) ? one.text : "0" });
      const piece: Piece = { said: one.text };
      add(piece);
      return () => ({ text: piece.said });
    });
    if (lines.has(element.name)) add("\n");
    else if (cells.has(element.name)) add("\t");
    return () => ({ ...named(element), children: children.map((one) => one()) });
  };
  const tree = walk(root, []);
  const without = (names: ReadonlySet<string>) => told.filter(({ within }) => !within.some((one) => names.has(one)));
  const isChanged = told.some(({ within }) => within.length > 0);
  const stories = [told, ...(isChanged ? [without(deleted), without(inserted)] : [])];
  return { tree, stories: new Set(stories.map((story) => story.map(({ one }) => one))) };
}

/** What a picture must have by way of a number and a name, and nothing of the file's own. */
function named(element: XmlElement): XmlElement {
  if (element.name !== "docPr" && element.name !== "cNvPr") return element;
  const id = attributeOf(element, "id") ?? "1";
  return {
    ...element,
    attributes: [
      { space: "", name: "id", value: id },
      { space: "", name: "name", value: `Billede ${id}` },
    ],
  };
}
