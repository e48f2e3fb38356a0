import type { Db } from "../platform/index.ts";
import type { Municipality } from "../profile/index.ts";
import { partnersOf } from "./demo-partners.ts";
import { joinedPartners } from "./imported-partner.ts";
import { publishedPartners } from "./imported-partners.store.ts";
import type { Partner } from "./partner.ts";

/** The partners that the public sees: the recorded ones, and the imported ones that somebody has published. */
export async function partnersIn(register: Db, here: Municipality): Promise<readonly Partner[]> {
  return joinedPartners(partnersOf(here.slug), await publishedPartners(register, here.id));
}
