import { attributeOf, childrenOf, parsedXml } from "./xml-tree.ts";

/** An office file's parts, unpacked, by name. */
export type Parts = ReadonlyMap<string, Buffer>;

/** From one part to another, by the last word of the relation's address. */
export interface Relation {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
}

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
