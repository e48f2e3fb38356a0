import { type Held, isTaken, type Keep, type Matcher, stringsIn, type Taking } from "../../records/index.ts";
import type { EntryType, OfficialPart } from "../entry-type.ts";
import { hiddenPointers, type JsonObject } from "../log/index.ts";
import type { SearchPart } from "../search/search-part.ts";
import type { VersionOf } from "./erase.store.ts";

/** The parts of an entry type that erasing asks for; whatever its entries are. */
export interface Erasable {
  readonly type: string;
  readonly official: readonly OfficialPart[];
  readonly searchPartsOf: (entry: JsonObject) => readonly SearchPart[];
}

/** An entry type as erasing sees it. */
export function erasable<Entry extends JsonObject>(type: EntryType<Entry>): Erasable {
  return {
    type: type.type,
    official: type.official ?? [],
    searchPartsOf: (entry) => type.searchPartsOf(entry as unknown as Entry),
  };
}

const inClear: Keep = {
  why: "Står i klartekst i den offentlige log, som ingen kan ændre.",
  unlessDecided: false,
};

/** Which pointers of an entry are kept for an elected member, and why. */
function officialIn(entry: JsonObject, parts: readonly OfficialPart[]): ReadonlyMap<string, Keep> {
  return new Map(
    parts.flatMap(({ path, why, office }) =>
      [...hiddenPointers(entry, [path])].map((pointer) => [pointer, { why, office, unlessDecided: true }] as const),
    ),
  );
}

/** What a version says about the person, and the pointer that would have to go with each. */
export function heldIn(
  { type, recordId, version, entry, salts, erased }: VersionOf,
  matcher: Matcher,
  types: readonly Erasable[],
): readonly (Held & { readonly pointer: string | null })[] {
  const official = officialIn(entry, types.find((one) => one.type === type)?.official ?? []);
  return (
    stringsIn(entry)
      // An address is a name with its words joined.
      .filter(({ pointer: at, text }) => matcher.isIn(at === "/slug" ? text.replaceAll("-", " ") : text))
      .map(({ pointer: at, text }) => {
        // A list may be hidden whole: it then goes whole.
        const pointer = Object.keys(salts).find((one) => at === one || at.startsWith(`${one}/`)) ?? null;
        return {
          place: `register:${type}/${recordId}`,
          what: "Offentliggjort post",
          field: `v${version}${at}`,
          part: `Version ${version}`,
          text,
          keep: pointer === null && !Object.hasOwn(erased, at) ? inClear : (official.get(pointer ?? "") ?? null),
          subject: { type, id: recordId },
          pointer,
        };
      })
  );
}

/** The pointers of a version that an erasure takes. */
export function pointersTaken(version: VersionOf, taking: Taking, types: readonly Erasable[]) {
  const held = heldIn(version, taking.matcher, types).filter((one) => one.pointer !== null && isTaken(taking, one));
  return { held, pointers: [...new Set(held.flatMap((one) => one.pointer ?? []))] };
}
