import { SaxesParser } from "saxes";

/** An element by the address of its namespace and its name there, whatever prefix the file gave it. */
export interface XmlElement {
  readonly space: string;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
}

interface XmlAttribute {
  readonly space: string;
  readonly name: string;
  readonly value: string;
}

export type XmlNode = XmlElement | { readonly text: string };

/** Elements one within another beyond this are no document's. */
const deepest = 200;

/** @throws Error where it is not well-formed XML, or has a document type */
export function parsedXml(bytes: Buffer): XmlElement {
  const top: XmlNode[] = [];
  const open: { readonly element: XmlElement; readonly children: XmlNode[] }[] = [];
  const parser = new SaxesParser({ xmlns: true });
  const add = (node: XmlNode) => void (open.at(-1)?.children ?? top).push(node);
  parser.on("doctype", () => {
    throw new Error("a document type is not read");
  });
  parser.on("text", (text) => add({ text }));
  parser.on("cdata", (text) => add({ text }));
  parser.on("opentag", ({ uri, local, attributes }) => {
    if (open.length > deepest) throw new Error("elements lie too deep");
    const children: XmlNode[] = [];
    const said = Object.values(attributes).filter((one) => one.prefix !== "xmlns" && one.name !== "xmlns");
    const element = {
      ...{ space: uri, name: local, children },
      attributes: said.map((one) => ({ space: one.uri, name: one.local, value: one.value })),
    };
    add(element);
    open.push({ element, children });
  });
  parser.on("closetag", () => void open.pop());
  parser.write(bytes.toString("utf8").replace(/^\ufeff/, "")).close();
  const root = top.find(isElement);
  if (!root) throw new Error("there is no element");
  return root;
}

export function isElement(node: XmlNode): node is XmlElement {
  return "children" in node;
}

/** The elements within one, of a name. */
export function childrenOf(element: XmlElement, name?: string): readonly XmlElement[] {
  return element.children.filter(isElement).filter((one) => name === undefined || one.name === name);
}

/** Every element of a name within one, however deep. */
export function everyIn(element: XmlElement, name: string): readonly XmlElement[] {
  return childrenOf(element).flatMap((one) => [...(one.name === name ? [one] : []), ...everyIn(one, name)]);
}

export function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((one) => one.name === name)?.value;
}

/** Prefixes of our own, by the address of a namespace. */
export type Prefixes = Readonly<Record<string, string>>;

/** A part as a file: only namespaces that have a prefix here. */
export function writtenXml(root: XmlElement, prefixes: Prefixes): string {
  const spaces = Object.entries(prefixes).filter(([space]) => space !== xmlSpace);
  const declared = spaces.map(([space, prefix]) => ` xmlns${prefix && `:${prefix}`}="${space}"`).join("");
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${written(root, prefixes, declared)}`;
}

export const xmlSpace = "http://www.w3.org/XML/1998/namespace";

function written(element: XmlElement, prefixes: Prefixes, declared = ""): string {
  const named = ({ space, name }: { space: string; name: string }) => {
    const prefix = prefixes[space];
    return prefix ? `${prefix}:${name}` : name;
  };
  const said = element.attributes.map((one) => ` ${named(one)}="${escaped(one.value)}"`).join("");
  const within = element.children.map((one) => (isElement(one) ? written(one, prefixes) : escaped(one.text))).join("");
  const name = named(element);
  return within === "" ? `<${name}${declared}${said}/>` : `<${name}${declared}${said}>${within}</${name}>`;
}

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escaped(text: string): string {
  // What XML has no place for cannot come from XML that was read.
  return text
    .replaceAll(/[&<>"]/g, (one) => signs[one] ?? "")
    .replaceAll(/[\t\n\r]/g, (one) => `&#${one.charCodeAt(0)};`);
}

/** An element's or an attribute's name without the prefix that the file gave it. */
export function localOf(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
