import type { Lang } from "../../../platform/index.ts";
import type { StoredVersion } from "../../../register/index.ts";
import type { TripEntry } from "../../trip-entry.ts";
import type { RecordShown } from "../record.ts";
import { saidErased } from "../said-erased.ts";
import type { Change } from "./changes.ts";
import { saidOtherwise } from "./stated.ts";

/** A version and what it said otherwise than the one before it; the first has nothing before it. */
export interface ToldVersion {
  readonly version: StoredVersion;
  /** `null` where the version is the withdrawal of the record. */
  readonly entry: TripEntry | null;
  /** It was withdrawn by the version before it, and with this one it is public again: no correction. */
  readonly again: boolean;
  readonly changes: readonly Change[];
}

/** Every version with what it changed, the newest first as they are given. */
export function toldVersions({
  versions,
  here,
  partners,
  lang,
}: Pick<RecordShown, "versions" | "here" | "partners" | "lang">): readonly ToldVersion[] {
  const read = versions.map((version) => ({ version, entry: tripIn(version, lang) }));
  return read.map(({ version, entry }, at) => {
    const earlier = read.slice(at + 1).find((one) => one.entry !== null)?.entry;
    const words = { lang, profile: here.profile, partners };
    const again = entry !== null && read[at + 1]?.entry === null;
    return { version, entry, again, changes: entry && earlier ? saidOtherwise(earlier, entry, words) : [] };
  });
}

function tripIn({ entry, erased }: StoredVersion, lang: Lang): TripEntry | null {
  if (entry.schema !== "udsyn.trip/1") return null;
  return saidErased(entry as unknown as TripEntry, lang, Object.keys(erased));
}
