import type { Profile } from "../profile/index.ts";
import type { Pot } from "./pot.ts";

/** What a pot's owner is called. */
export function ownerName(profile: Profile, { owner }: Pick<Pot, "owner">): string {
  if (owner.kind === "unit") return profile.units.find((one) => one.id === owner.id)?.name ?? owner.id;
  return profile.committees.find((one) => one.id === owner.id)?.names.at(-1)?.name ?? owner.id;
}
