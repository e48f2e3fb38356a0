import path from "node:path";
import { filesBelow, isNode, type Node, readSource } from "./sources.ts";

const asksBy = new Set(["selectFrom", "insertInto", "updateTable", "deleteFrom", "mergeInto", "replaceInto"]);

/** Places where SQL is written: a query begun, or text of it. */
function isSql(node: Node): boolean {
  if (node.type === "MemberExpression") return isNode(node.property) && asksBy.has(String(node.property.name));
  return node.type === "TaggedTemplateExpression" && isNode(node.tag) && node.tag.name === "sql";
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
