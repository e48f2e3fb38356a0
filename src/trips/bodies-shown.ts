import type { DateOn } from "../kernel/index.ts";
import { committeeById, committeeNameOn, type Profile } from "../profile/index.ts";
import type { TripEntry } from "./trip-entry.ts";

/** A committee by the name it had on a day. */
export function bodyOf(profile: Profile, id: string | null, on: DateOn): TripEntry["committee"] {
  const committee = id === null ? null : committeeById(profile, id);
  if (!committee) return null;
  const name = committeeNameOn(committee, on) ?? committee.names.at(-1);
  return { id: committee.id, name: name?.name ?? committee.id };
}

/** A unit by the name the profile gives it. */
export function unitOf(profile: Profile, id: string | null): TripEntry["unit"] {
  const unit = profile.units.find((one) => one.id === id);
  return unit ? { id: unit.id, name: unit.name } : null;
}
