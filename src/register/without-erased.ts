import { erasedMark } from "../records/index.ts";
import type { EntryType } from "./entry-type.ts";
import {
  eraseValues,
  hiddenPointers,
  isJsonObject,
  type JsonObject,
  type PublishedVersion,
  replaced,
} from "./log/index.ts";

/** Whether a mark stands for the whole of a value: an address that lacks a piece leads nowhere, and is as good as erased. */
function isErased(part: unknown): boolean {
  return (
    part === erasedMark || (typeof part === "string" && /^https?:\/\/\S+$/.test(part) && part.includes(erasedMark))
  );
}

/** A text that was erased is not known any more: it is published as nothing, not as the mark that stands in its place. */
export function withoutErased(entry: JsonObject): JsonObject {
  const content = replaced(entry, (part) => (isErased(part) ? null : undefined));
  return isJsonObject(content) ? content : entry;
}

/** An entry as publishing it files it, with the pointers of what counts as erased: for whoever shows it before that. */
export function asPublished<Entry extends JsonObject>(
  { hidden }: Pick<EntryType<Entry>, "hidden">,
  entry: Entry,
): { readonly entry: Entry; readonly erased: readonly string[] } {
  const pointers = hiddenPointers(entry, hidden);
  const content: unknown = withoutErased(entry);
  return { entry: content as Entry, erased: erasedIn(entry).filter((one) => pointers.has(one)) };
}

/** Where a mark stands instead of a text, as JSON Pointers. */
function erasedIn(entry: JsonObject): readonly string[] {
  const found: string[] = [];
  replaced(entry, (part, pointer) => {
    if (isErased(part)) found.push(pointer);
    return undefined;
  });
  return found;
}

/** A sealed version with nothing where a mark stood; what is hidden there counts as erased, so that pages say so in this version too. */
export function sealedErased(version: PublishedVersion): PublishedVersion {
  const hidden = erasedIn(version.entry).filter((pointer) => Object.hasOwn(version.salts, pointer));
  const gone = eraseValues(version, hidden);
  return { ...gone, entry: withoutErased(gone.entry) };
}
