import type { Work } from "../identity/index.ts";
import type { Db } from "../platform/index.ts";
import { isRoomOn, type Municipality } from "../profile/index.ts";
import { partnersIn } from "../relations/index.ts";
import { strategiesOf } from "../strategy/index.ts";
import type { Known } from "./topic.ts";

/** What can be followed here besides committees and countries: none of a room that is switched off. */
export async function knownIn(register: Db, here: Municipality): Promise<Known> {
  return {
    here,
    partners: isRoomOn(here.profile, "relations") ? await partnersIn(register, here) : [],
    strategies: isRoomOn(here.profile, "strategy") ? strategiesOf(here.slug) : [],
  };
}

/** A piece of work of this room, with what it needs besides. */
export interface Outreach {
  readonly work: Work;
  readonly known: Known;
  readonly secret: string;
  /** The municipality's address, without a last slash. */
  readonly base: string;
}
