import type { AskedByAnyone } from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import type { Database } from "../../platform/index.ts";
import { countCurrent, listCurrent, readSought, readTallies, refuseUnnamed } from "../../register/index.ts";
import { idsOf, partnerById } from "../../relations/index.ts";
import type { TripEntry } from "../trip-entry.ts";
import { filterOf, type Narrowing } from "./narrowing.ts";
import { overdueTrips } from "./overdue.ts";
import { namingNone, tagsIn } from "./tags.ts";
import { countIn, tallied } from "./trip-counts.ts";

/**
 * The published trips that a narrowing leaves, so many of them, and what there is to choose from beside them.
 * @throws HttpRefusal 404 for a committee, partner or goal that is none
 */
export async function foundTrips(
  db: Pick<Database, "register">,
  { here, now }: Pick<AskedByAnyone, "here" | "now">,
  chosen: Narrowing,
  page: { readonly limit: number; readonly skip: number },
) {
  const { profile } = here;
  const tags = await tagsIn(db.register, here);
  const partner = chosen.partner === null ? null : partnerById(tags.partners, chosen.partner);
  refuseUnnamed(namingNone(here, chosen, tags));
  const today = dateInZone(now, profile.timeZone);
  const overdue = chosen.status === "none" ? await overdueTrips(db.register, here, today) : [];
  const partners = partner ? idsOf(partner) : [];
  const sought = chosen.q === null ? null : await readSought(db.register, here, chosen.q, { corrects: false });
  const filter = { ...filterOf(chosen, partners, sought), ...(overdue.length > 0 && { orThese: overdue }) };
  const [list, tallies] = await Promise.all([
    listCurrent<TripEntry>(db.register, here.id, "trip", filter, page),
    readTallies(db.register, here.id, "trip", tallied),
  ]);
  const onePage = page.skip === 0 && list.next === null;
  /** How many there are in all: as many as were read, as a tally says, or counted. */
  const count = async () =>
    onePage
      ? list.items.length
      : ((overdue.length > 0 || partners.length > 1 ? null : countIn(tallies, chosen)) ??
        (await countCurrent(db.register, here.id, "trip", filter)));
  return { list, tallies, tags, partner, today, onePage, filter, sought, count };
}
