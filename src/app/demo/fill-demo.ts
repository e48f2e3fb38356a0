import { operator, work } from "../../identity/index.ts";
import { readMunicipalities } from "../../profile/index.ts";
import { listTrips, sightOfAll } from "../../trips/index.ts";
import type { Installation } from "../installation.ts";
import type { Rooms } from "../rooms.ts";
import { type ActAs, actingIn } from "./act-as.ts";
import { fillBallerup } from "./fill-ballerup.ts";
import { fillLyngholm } from "./lyngholm/fill-lyngholm.ts";

const contents: Readonly<Record<string, { told: string; fill: (actAs: ActAs, rooms: Rooms) => Promise<void> }>> = {
  ballerup: { told: "Lægger Ballerups offentliggjorte rejser ind …", fill: fillBallerup },
  lyngholm: { told: "Fortæller de opdigtede rejser i Lyngholm …", fill: fillLyngholm },
};

/**
 * On the first start: the trips of the demo's municipalities, by the real use cases, each municipality whole or not at all.
 * A municipality with a trip is left alone.
 */
export async function fillDemo(
  { db }: Pick<Installation, "db">,
  rooms: Rooms,
  now: Date,
  tell: (line: string) => void,
): Promise<void> {
  for (const here of await readMunicipalities(db.app)) {
    const content = contents[here.slug];
    if (!content) continue;
    await work(db.app, here, operator, now, async (one) => {
      const { items } = await listTrips(one.tx, here.id, sightOfAll, {}, { limit: 1 });
      if (items.length > 0) return;
      tell(content.told);
      await content.fill(actingIn(one), rooms);
    });
  }
}
