import { isNode, literal, type Node, type Source } from "./sources.ts";

/** One place where a file reaches for another. `to` is `null` when only running the program would tell. */
export interface Import {
  readonly to: string | null;
  readonly line: number;
}

const withSource = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "ImportExpression",
  "TSImportType",
]);

function target(node: Node): unknown {
  if (withSource.has(node.type)) return node.source;
  if (node.type === "TSExternalModuleReference") return node.expression;
  if (node.type !== "CallExpression" || !isNode(node.callee) || !Array.isArray(node.arguments)) return null;
  return node.callee.type === "Identifier" && node.callee.name === "require" ? node.arguments[0] : null;
}

/** Every import of a file: of values and types, re-exports, `import()` in code and in types, `require`. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  for (const node of source.nodes) {
    const reached = target(node);
    if (isNode(reached)) found.push({ to: literal(reached), line: source.lineOf(node) });
  }
  return found;
}
