import type { Db } from "../../platform/index.ts";
import { isRoomOn, type Municipality } from "../../profile/index.ts";
import { type Partner, partnersIn } from "../../relations/index.ts";
import { type Strategy, strategiesOf } from "../../strategy/index.ts";

/** What trips point to, as the public sees it: the municipality's partners and strategies, none where their room is off. */
export interface Tags {
  readonly partners: readonly Partner[];
  readonly strategies: readonly Strategy[];
}

export async function tagsIn(register: Db, here: Municipality): Promise<Tags> {
  return {
    partners: isRoomOn(here.profile, "relations") ? await partnersIn(register, here) : [],
    strategies: isRoomOn(here.profile, "strategy") ? strategiesOf(here.slug) : [],
  };
}
