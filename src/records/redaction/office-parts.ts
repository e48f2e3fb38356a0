import type { Parts } from "../file-review/read-zip.ts";
import type { TakenOut } from "./redacted.ts";
import type { Relation } from "./write-package.ts";
import { attributeOf, childrenOf, parsedXml } from "./xml-tree.ts";

/** Where a part leads within its file, by whole names of parts; `""` asks of the file itself. */
export function folderRelations(parts: Parts, of: string): readonly Relation[] {
  const folder = of.includes("/") ? of.slice(0, of.lastIndexOf("/") + 1) : "";
  const bytes = parts.get(`${folder}_rels/${of.slice(folder.length)}.rels`);
  if (!bytes) return [];
  return childrenOf(parsedXml(bytes), "Relationship").flatMap((one) => {
    if (attributeOf(one, "TargetMode") === "External") return [];
    const [id = "", kind = "", target = ""] = ["Id", "Type", "Target"].map((name) => attributeOf(one, name));
    return [{ id, kind: kind.split("/").at(-1) ?? "", target: inFolder(folder, target) }];
  });
}

function inFolder(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}

const told: readonly (readonly [RegExp, "comments" | "properties" | "own-data" | "attachments" | "drawings"])[] = [
  [/(?:^|\/)(?:comments|threadedComment|persons?\/)/i, "comments"],
  [/^docProps\/(?!thumbnail)/, "properties"],
  [/^customXml\//, "own-data"],
  [/\/embeddings\//, "attachments"],
  [/\/(?:charts|diagrams|pivotTables)\//, "drawings"],
];

/** Says which kinds of parts a copy has not. */
export function tellOfParts(parts: Parts, taken: TakenOut): void {
  for (const [path, what] of told) if ([...parts.keys()].some((name) => path.test(name))) taken.add(what);
}
