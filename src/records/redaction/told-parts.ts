import type { Parts } from "../office-parts/part-relations.ts";
import type { TakenOut } from "./redacted.ts";

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
