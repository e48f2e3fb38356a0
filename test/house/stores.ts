import path from "node:path";
import { filesBelow, isNode, literal, type Node, readSource } from "./sources.ts";

const asksBy = new Set(["selectFrom", "insertInto", "updateTable", "deleteFrom", "mergeInto", "replaceInto"]);

/** Places where SQL is written: a query begun, or text of it. */
function isSql(node: Node): boolean {
  if (node.type === "MemberExpression") return isNode(node.property) && asksBy.has(String(node.property.name));
  return node.type === "TaggedTemplateExpression" && isNode(node.tag) && node.tag.name === "sql";
}

function textOf(node: Node): string | null {
  const value = node.type === "TemplateElement" ? (node.value as { cooked?: unknown }).cooked : literal(node);
  return typeof value === "string" ? value : null;
}

/**
 * Tables that are named outside their own room: a room's tables are its stores' alone, and others ask by a door. A store may
 * join what it is told of; anything else names none.
 */
export function tablesOfOthers(folder: string, tables: readonly string[]): readonly string[] {
  const known = new Set(tables);
  return filesBelow(path.join(folder, "src")).flatMap((name) => {
    const file = `src/${name}`;
    if (!/\.tsx?$/.test(file) || /\.(test|fixture|store)\.tsx?$/.test(file)) return [];
    // Its grants are over all of them.
    if (file.startsWith("src/platform/")) return [];
    const room = name.split("/")[0];
    const source = readSource(folder, file);
    const lines = source.nodes.flatMap((node) => {
      const named = (textOf(node)?.match(/[a-z]+(?:_[a-z]+)+/g) ?? []).filter((one) => known.has(one));
      return named.some((one) => one.split("_")[0] !== room) ? [`${file}:${source.lineOf(node)}`] : [];
    });
    return [...new Set(lines)];
  });
}

/** SQL outside the stores: rooms write it in `*.store.ts`, and the platform, which is the database's own, where it will. */
export function sqlOutsideStores(folder: string): { readonly faults: readonly string[]; readonly stores: number } {
  const files = filesBelow(path.join(folder, "src"))
    .map((file) => `src/${file}`)
    .filter(
      (file) => /\.tsx?$/.test(file) && !/\.(test|fixture)\.tsx?$/.test(file) && !file.startsWith("src/platform/"),
    );
  const faults: string[] = [];
  let stores = 0;
  for (const file of files) {
    if (!/\.store\.ts$/.test(file)) {
      const source = readSource(folder, file);
      for (const node of source.nodes) if (isSql(node)) faults.push(`${file}:${source.lineOf(node)}`);
    } else stores += 1;
  }
  return { faults, stores };
}
