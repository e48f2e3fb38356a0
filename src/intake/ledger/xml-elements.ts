import type { SaxesTagNS } from "saxes";
import { fault, Invalid } from "../../kernel/index.ts";
import { decodeText } from "../dialect/encoding.ts";
import type { FileSource } from "../file-source.ts";

/** An element with all that is in it, by local names. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, trimmed. */
  readonly text: string;
}

export interface XmlFile {
  /** The root's names that are read, by its namespace's beginning. */
  readonly roots: readonly string[];
  readonly namespace: string;
  /** What the file should be, for whoever sent another. */
  readonly called: string;
  /** Whether an element is handed over whole, by its path's last names, as `Stmt/Ntry`. Others are only passed through. */
  readonly whole: readonly string[];
}

const deepest = 64;
/** More than any bank's entry or any invoice; a file that goes on past it is none. */
const mostElements = 500_000;

interface Open {
  readonly element: { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string };
  readonly kept: boolean;
}

/**
 * The wanted elements of an XML file, as it comes. A document type is refused, so that there are no entities but XML's own
 * five: nothing is fetched and nothing can swell. @throws Invalid where the file is no XML, or another document
 */
export async function* xmlElements(source: FileSource, wanted: XmlFile): AsyncGenerator<XmlElement> {
  const open: Open[] = [];
  const ready: XmlElement[] = [];
  let elements = 0;
  const { SaxesParser } = await import("saxes");
  const parser = new SaxesParser({ xmlns: true, position: true });
  const refuse = (code: string, params: object = {}) => {
    throw new Invalid([fault(code, { line: parser.line, ...params })]);
  };
  parser.on("doctype", () => refuse("xml-doctype"));
  parser.on("error", () => refuse("xml-unreadable"));
  parser.on("opentag", (tag: SaxesTagNS) => {
    if (open.length === 0) assertRoot(tag, wanted);
    if (open.length === deepest) refuse("xml-too-deep");
    if (open.at(-1)?.kept !== true) elements = 0;
    if (++elements > mostElements) refuse("xml-too-long");
    const path = [open.at(-1)?.element.name ?? "", tag.local].join("/");
    const kept = open.at(-1)?.kept === true || wanted.whole.includes(path);
    const attributes = Object.fromEntries(Object.values(tag.attributes).map(({ local, value }) => [local, value]));
    open.push({ element: { name: tag.local, attributes, children: [], text: "" }, kept });
  });
  const onText = (text: string) => {
    const top = open.at(-1);
    if (top?.kept) top.element.text += text;
  };
  parser.on("text", onText);
  parser.on("cdata", onText);
  parser.on("closetag", () => {
    const closed = open.pop();
    if (!closed?.kept) return;
    const element = { ...closed.element, text: closed.element.text.trim() };
    const parent = open.at(-1);
    if (parent?.kept) parent.element.children.push(element);
    else ready.push(element);
  });
  for await (const text of decodeText(source.open(), "auto")) {
    parser.write(text);
    yield* ready.splice(0);
  }
  parser.close();
  yield* ready.splice(0);
}

function assertRoot(tag: SaxesTagNS, { roots, namespace, called }: XmlFile): void {
  if (roots.includes(tag.local) && tag.uri.startsWith(namespace)) return;
  throw new Invalid([fault("ledger-other-document", { found: tag.local, called })]);
}

/** The first element at a path of local names; `null` where there is none. */
export function elementAt(element: XmlElement | null, path: string): XmlElement | null {
  let at = element;
  for (const name of path.split("/")) at = at?.children.find((child) => child.name === name) ?? null;
  return at;
}

/** The text there; `null` where it is empty or not there. */
export function textAt(element: XmlElement | null, path: string): string | null {
  return elementAt(element, path)?.text || null;
}

/** The first of several paths that has a text. */
export function firstText(element: XmlElement | null, ...paths: readonly string[]): string | null {
  for (const path of paths) {
    const text = textAt(element, path);
    if (text) return text;
  }
  return null;
}

export function allAt(element: XmlElement | null, name: string): readonly XmlElement[] {
  return (element?.children ?? []).filter((child) => child.name === name);
}
