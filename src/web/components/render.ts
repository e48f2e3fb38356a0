import { type ComponentChildren, Fragment, isValidElement, type VNode } from "preact";
import { Kept, keptRow } from "./kept-row.ts";
import { InLanguage, speaking, useLang } from "./language.tsx";
import { withOwnIds } from "./own-id.ts";

/** A whole document as text, ready to send. */
export function renderPage(page: VNode): string {
  return `<!doctype html>\n${renderPart(page)}\n`;
}

/**
 * A part of a page as text. Our components are functions of what they are given, without state, effects or places to hold on to:
 * they are called, and what they say is written down. That costs half of what a renderer does that must allow for all of that.
 */
export function renderPart(part: VNode): string {
  return withOwnIds(() => speaking("da", () => written(part, false, undefined)));
}

type Node = ComponentChildren;
type Element = VNode<Record<string, unknown>>;

/** @param chosen the value of the choice that the node stands in */
function written(node: Node, inSvg: boolean, chosen: unknown): string {
  if (node === null || node === undefined || typeof node === "boolean" || node === "") return "";
  if (typeof node === "string") return escaped(node);
  if (typeof node !== "object") return typeof node === "function" ? "" : String(node);
  if (Array.isArray(node)) {
    let all = "";
    for (const one of node) all += written(one, inSvg, chosen);
    return all;
  }
  // What came as data is none, whatever it looks like.
  if (!isValidElement(node)) return "";
  const { type, props } = node as Element;
  if (typeof type === "string") return elementOf(type, props, inSvg, chosen);
  if (type === Fragment) return written(props.children, inSvg, chosen);
  if ((type as unknown) === InLanguage) {
    const { lang, children } = props as unknown as Parameters<typeof InLanguage>[0];
    return speaking(lang, () => written(children, inSvg, chosen));
  }
  if ((type as unknown) === Kept) {
    const { by, name, children } = props as unknown as Parameters<typeof Kept>[0];
    return keptRow(`${useLang()} ${name}`, by, () => written(children(), inSvg, chosen));
  }
  return written((type as (given: typeof props) => Node)(props), inSvg, chosen);
}

function elementOf(tag: string, props: Element["props"], inSvg: boolean, chosen: unknown): string {
  let start = `<${tagNamed(tag)}`;
  let inside = "";
  let children = props.children as Node;
  let within = chosen;
  for (const given in props) {
    const value = props[given];
    if (given === "children" || typeof value === "function") continue;
    if (given === "dangerouslySetInnerHTML") {
      inside = (value as { readonly __html: string }).__html;
      continue;
    }
    if (given === "value") {
      if (tag === "textarea") {
        children = value as Node;
        continue;
      }
      if (tag === "select") {
        within = value;
        continue;
      }
      if (tag === "option" && chosen === value && !("selected" in props)) start += " selected";
    }
    const name = (inSvg ? svgNames : htmlNames).get(given) ?? nameOf(given, inSvg);
    if (name === "" || value === null || value === undefined) continue;
    if (value === false && !saysFalse(name)) continue;
    start += (value === true && !saysFalse(name)) || value === "" ? ` ${name}` : ` ${name}="${escaped(String(value))}"`;
  }
  if (inside === "") {
    const isInSvg = tag === "svg" || (inSvg && tag !== "foreignObject");
    inside = typeof children === "string" ? escaped(children) : written(children, isInSvg, within);
  }
  return inside === "" && empty.has(tag) ? `${start}/>` : `${start}>${inside}</${tag}>`;
}

const tags = new Set<string>();
const htmlNames = new Map<string, string>();
const svgNames = new Map<string, string>();
const unsafe = /[\s\n\\/='"\0<>]/;
/** Attributes that JSX writes with capitals, and HTML without. */
const lowerCased =
  /^(?:accessK|auto[A-Z]|cell|ch|col|cont|cross|dateT|encT|form[A-Z]|frame|hrefL|inputM|maxL|minL|noV|playsI|popoverT|readO|rowS|src[A-Z]|tabI|useM|item[A-Z])/;
/** What JSX keeps with an element for itself: its place in a list, in the page, and, while one develops, in the source. */
const unsaid = new Set(["key", "ref", "__self", "__source"]);
/** Elements that have nothing in them. */
const empty = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));

/** @throws Error for a name that could say more than a name */
function tagNamed(tag: string): string {
  if (tags.has(tag)) return tag;
  if (unsafe.test(tag)) throw new Error(`${tag} names no element`);
  tags.add(tag);
  return tag;
}

/** An attribute's name in the page; empty for what is none. */
function nameOf(given: string, inSvg: boolean): string {
  const name =
    unsafe.test(given) || unsaid.has(given) ? "" : !inSvg && lowerCased.test(given) ? given.toLowerCase() : given;
  (inSvg ? svgNames : htmlNames).set(given, name);
  return name;
}

/** `aria-hidden="false"` and its like are said; of other attributes, false is that there is none. */
function saysFalse(name: string): boolean {
  return name[4] === "-" || name === "draggable" || name === "spellcheck";
}

const special = /["&<]/;

function escaped(text: string): string {
  if (!special.test(text)) return text;
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
