import path from "node:path";
import { filesBelow, isNode, type Node, readSource, type Source } from "./sources.ts";

const folders = ["src", "test", "bench", "bin"];

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const vague = /(^|[-.])(services?|managers?|helpers?|utils?)$/;
const vagueType = /(Service|Manager|Helper|Util)s?$/;
// `manager` is a role, so a function may be about one; nothing is a `…Manager` by trade.
const vagueValue = /((^|[a-z0-9])(Service|Helper|Util)s?|^(service|helper|util)s?)$/;

/** The project's own files that carry code or tests, from the root. */
function ownFiles(folder: string): string[] {
  return folders.flatMap((name) => filesBelow(path.join(folder, name)).map((file) => `${name}/${file}`));
}

function isCode(file: string): boolean {
  return /\.(tsx?|mjs)$/.test(file);
}

/** File and folder names: kebab-case ASCII, and none that says nothing (Service, Manager, Helper, Utils). */
export function fileNameFaults(folder: string): string[] {
  const faults = new Set<string>();
  for (const file of ownFiles(folder)) {
    const parts = file.split("/");
    for (const [depth, part] of parts.entries()) {
      const place = parts.slice(0, depth + 1).join("/");
      if (/^(README\.md|LICENSE.*|\..*)$/.test(part)) continue;
      if (!kebab.test(part)) faults.add(`${place}: not kebab-case ASCII`);
      const stem = part.replace(/(\.(test|db))*\.[a-z0-9]+$/, "");
      if (vague.test(stem)) faults.add(`${place}: says nothing of what it does`);
    }
  }
  return [...faults];
}

function nameOf(node: unknown): string | null {
  return isNode(node) && typeof node.name === "string" ? node.name : null;
}

/** Names that an export statement gives, with whether each is a type or class. */
function exported(node: Node): { name: string; type: boolean }[] {
  if (Array.isArray(node.specifiers) && node.specifiers.length > 0) {
    const names = node.specifiers.map((one: unknown) => (isNode(one) ? nameOf(one.exported) : null));
    return names.filter((name) => name !== null).map((name) => ({ name, type: /^[A-Z]/.test(name) }));
  }
  if (!isNode(node.declaration)) return [];
  const { declaration } = node;
  const variables = Array.isArray(declaration.declarations) ? declaration.declarations : [declaration];
  const names = variables.map((one: unknown) => (isNode(one) ? nameOf(one.id) : null));
  return names.filter((name) => name !== null).map((name) => ({ name, type: /^[A-Z]/.test(name) }));
}

function faultsIn(source: Source): string[] {
  const faults: string[] = [];
  for (const node of source.nodes) {
    const place = `${source.file}:${source.lineOf(node)}`;
    const names = node.type === "ExportNamedDeclaration" ? exported(node) : [];
    const isDefault = node.type === "ExportDefaultDeclaration" || names.some(({ name }) => name === "default");
    if (isDefault) faults.push(`${place}: default export`);
    for (const { name, type } of names) {
      if ((type ? vagueType : vagueValue).test(name)) faults.push(`${place}: ${name} says nothing of what it does`);
    }
  }
  return faults;
}

/** Exported names that say nothing, and default exports, whose name each importer makes up. Packages' types may have any. */
export function exportFaults(folder: string): string[] {
  return ownFiles(folder)
    .filter((file) => isCode(file) && !file.endsWith(".d.ts"))
    .flatMap((file) => faultsIn(readSource(folder, file)));
}

/** Code files longer than `lines`, longest first, as `file: lines`. */
export function filesLongerThan(folder: string, lines: number): string[] {
  return ownFiles(folder)
    .filter(isCode)
    .map((file) => ({ file, length: readSource(folder, file).text.split("\n").length - 1 }))
    .filter(({ length }) => length > lines)
    .sort((a, b) => b.length - a.length)
    .map(({ file, length }) => `${file}: ${length} lines`);
}
