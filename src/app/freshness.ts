import { dateInZone } from "../kernel/index.ts";
import type { Municipality } from "../profile/index.ts";
import type { Publications } from "./publications.ts";

/** What a kept page depends on besides its address: the log's head, the profile's version, the municipality's day. */
export function freshnessOf(publications: Publications): (here: Municipality, now: Date) => string {
  return (here, now) =>
    [here.id, here.profileVersion, publications.headOf(here.id), dateInZone(now, here.profile.timeZone)].join(" ");
}
