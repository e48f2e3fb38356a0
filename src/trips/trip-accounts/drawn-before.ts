import { type DrawnBefore, isSamePot, type PotKey, type PotPart, postingsOfAll } from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import { tripsUnder } from "./drawn-before.store.ts";
import { approvalWords, partsOf } from "./trip-pot.ts";

/**
 * What trips have set aside and drawn of a pot that was not given before, and of their other pots, as if it had been there: what
 * their approval asked while their accounts are open, and what is booked. A municipality's first months look like that; and a
 * trip approved before rammer were parted (docs/decisions/0056) may stand whole in another.
 */
export async function tripsDrawing(work: Work, key: PotKey): Promise<readonly DrawnBefore[]> {
  if (key.owner.kind === "scheme") return [];
  const { tx, municipality } = work;
  const trips = await tripsUnder(tx, municipality.id, key);
  const ids = trips.map(({ id }) => id);
  const postings = await postingsOfAll(tx, municipality.id, "trip", ids);
  return trips.flatMap((trip) => {
    const booked = postings.filter(({ subject }) => subject?.id === trip.id);
    const parts = partsOf(trip, booked, municipality.profile.currency);
    const bears = ({ key: one, amount }: PotPart) => isSamePot(one, key) && amount !== 0n;
    if (!parts.setAside.some(bears) && !parts.spent.some(bears)) return [];
    const ruling = approvalWords(trip);
    return {
      ...{ subject: { type: "trip", id: trip.id }, parts },
      grounds: { text: `${trip.title}: før rammen blev givet`, ruling },
      elsewhere: { text: `${trip.title}: en anden ramme er givet og bærer sin del`, ruling },
    };
  });
}
