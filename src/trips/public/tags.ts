import { type Fault, fault } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { bodyByIdIn, isRoomOn, type Municipality } from "../../profile/index.ts";
import type { NamedIn } from "../../register/index.ts";
import { type Partner, partnerById, partnersIn } from "../../relations/index.ts";
import { goalById, type Strategy, strategiesOf } from "../../strategy/index.ts";

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

/** What of a narrowing names a committee or unit, a partner or a goal that there is none of. */
export function namingNone(
  { profile }: Pick<Municipality, "profile">,
  { udvalg, partner, maal }: NamedIn,
  { partners, strategies }: Tags,
): readonly Fault[] {
  const known = {
    udvalg: (id: string) => bodyByIdIn(profile, id, "da") !== null,
    partner: (id: string) => partnerById(partners, id) !== null,
    maal: (id: string) => goalById(strategies, id) !== null,
  };
  return Object.entries({ udvalg, partner, maal }).flatMap(([word, value]) =>
    value === null || known[word as keyof NamedIn](value) ? [] : [fault("filter-names-none", { word, value }, word)],
  );
}
