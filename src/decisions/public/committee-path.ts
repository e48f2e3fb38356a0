import type { Lang } from "../../platform/index.ts";
import { committeeById, isRoomOn, type Profile } from "../../profile/index.ts";
import { addressIn } from "../../web/index.ts";

/** Where a committee's own page is. */
export function committeePath(id: string): string {
  return `/udvalg/${id}`;
}

/** The address of a committee's page; `null` where the profile has no such committee, or no pages of them. */
export function committeeHref(profile: Profile, id: string, lang: Lang): string | null {
  const has = isRoomOn(profile, "decisions") && committeeById(profile, id) !== null;
  return has ? addressIn(lang, committeePath(id)) : null;
}
