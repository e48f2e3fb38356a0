import { erasedMark } from "../records/index.ts";
import { isJsonObject, type JsonObject, replaced } from "./log/index.ts";

/** A text that was erased is not known any more: it is published as nothing, not as the mark that stands in its place. */
export function withoutErased(entry: JsonObject): JsonObject {
  const content = replaced(entry, (part) => (part === erasedMark ? null : undefined));
  return isJsonObject(content) ? content : entry;
}
