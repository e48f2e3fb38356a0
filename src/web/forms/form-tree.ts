import { fault, Invalid } from "../../kernel/index.ts";

/** A submitted form as an object: `destinations.0.place` is `{ destinations: [{ place }] }`. A name sent twice is a list. */
export type FormValue = string | readonly FormValue[] | FormTree;
export interface FormTree {
  readonly [name: string]: FormValue;
}

const deepest = 4;
/** The longest group of a form of ours has 500 rows; one more can be sent, and is told that it is one too many. */
const highestIndex = 500;
/** As many rows as a group can be sent with. */
export const mostRows = highestIndex + 1;
const segment = /^(?:[A-Za-z][A-Za-z0-9_-]{0,63}|0|[1-9]\d{0,2})$/;

interface Node {
  value: string[];
  readonly parts: Map<string, Node>;
}

/**
 * Nested values out of a form's flat names. Names that no form of ours sends (too deep, an index over 500, a prototype's
 * name, a field and a group under one name) are refused with code `form-malformed`; that is never a reader's mistake.
 */
export function readForm(body: Readonly<Record<string, unknown>>): FormTree {
  const root: Node = { value: [], parts: new Map() };
  for (const [name, sent] of Object.entries(body)) {
    const path = name.split(".");
    if (path.length > deepest || !path.every(isSegment) || /^\d/.test(name)) throw malformed(name);
    const node = path.reduce(partOf, root);
    for (const one of Array.isArray(sent) ? sent : [sent]) {
      if (typeof one !== "string") throw malformed(name);
      node.value.push(one.replaceAll("\r\n", "\n"));
    }
  }
  return groupOf(root, "");
}

function isSegment(part: string): boolean {
  return segment.test(part) && !(part in Object.prototype) && !(/^\d/.test(part) && Number(part) > highestIndex);
}

function partOf(node: Node, part: string): Node {
  const known = node.parts.get(part) ?? { value: [], parts: new Map() };
  node.parts.set(part, known);
  return known;
}

function readNode(node: Node, name: string): FormValue {
  if (node.parts.size === 0) return node.value.length === 1 ? (node.value[0] ?? "") : node.value;
  if (node.value.length > 0) throw malformed(name);
  const keys = [...node.parts.keys()];
  const numbered = keys.filter((key) => /^\d/.test(key));
  if (numbered.length === 0) return groupOf(node, name);
  if (numbered.length < keys.length) throw malformed(name);
  return keys.sort((a, b) => Number(a) - Number(b)).map((key) => readNode(partOf(node, key), `${name}.${key}`));
}

function groupOf(node: Node, name: string): FormTree {
  return Object.fromEntries(
    [...node.parts].map(([part, below]) => [part, readNode(below, name ? `${name}.${part}` : part)]),
  );
}

function malformed(name: string): Invalid {
  return new Invalid([fault("form-malformed", {}, name.slice(0, 100))], "form-malformed");
}

/** The text at a dotted path, trimmed; empty when nothing was sent there. */
export function textAt(tree: FormTree, path: string): string {
  const found = at(tree, path);
  return typeof found === "string" ? found.trim() : "";
}

/** All texts under one name, such as ticked boxes; none is an empty list. */
export function textsAt(tree: FormTree, path: string): string[] {
  const found = at(tree, path);
  if (typeof found === "string") return [found];
  return Array.isArray(found) ? found.filter((one) => typeof one === "string") : [];
}

/** The rows of a repeated group. */
export function rowsAt(tree: FormTree, path: string): FormTree[] {
  const found = at(tree, path);
  return isList(found) ? found.filter(isTree) : [];
}

function at(tree: FormTree, path: string): FormValue | undefined {
  return path.split(".").reduce<FormValue | undefined>((value, part) => {
    if (isList(value)) return value[Number(part)];
    return isTree(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  }, tree);
}

function isTree(value: FormValue | undefined): value is FormTree {
  return typeof value === "object" && !isList(value);
}

function isList(value: FormValue | undefined): value is readonly FormValue[] {
  return Array.isArray(value);
}
