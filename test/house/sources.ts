import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseAst } from "vitest/node";

/** The project's own folder. */
export const root = path.resolve(import.meta.dirname, "../..");

/** Files below `folder`, relative to it, `/` between, sorted; empty when there is no such folder. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
    .sort();
}

/** A node of the syntax tree: a type, a position, and whatever that type has. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

/** A source file as syntax, so that comments and strings are never taken for code. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly nodes: readonly Node[];
  lineOf(node: Node): number;
}

function collect(value: unknown, into: Node[]): void {
  if (Array.isArray(value)) {
    for (const one of value) collect(one, into);
  } else if (isNode(value)) {
    into.push(value);
    for (const field of Object.values(value)) collect(field, into);
  }
}

/** Reads and parses one TypeScript or JavaScript file; throws where it is not one. */
export function readSource(folder: string, file: string): Source {
  const text = readFileSync(path.join(folder, file), "utf8");
  const nodes: Node[] = [];
  collect(parseAst(text, { lang: file.endsWith(".tsx") ? "tsx" : "ts" }), nodes);
  return { file, text, nodes, lineOf: (node) => text.slice(0, node.start).split("\n").length };
}

/** The value of a string, or of a template without holes; `null` for anything that must be computed. */
export function literal(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : null;
  if (node.type !== "TemplateLiteral" || !Array.isArray(node.quasis) || node.quasis.length !== 1) return null;
  const value: unknown = node.quasis[0]?.value?.cooked;
  return typeof value === "string" ? value : null;
}
