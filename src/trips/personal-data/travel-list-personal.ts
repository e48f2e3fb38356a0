import type { Work } from "../../identity/index.ts";
import { type Held, isTaken, type Matcher, type PersonalSource } from "../../records/index.ts";
import { placeOfList, tripOfList } from "../travel-list/list-place.ts";
import { eraseSealed, readSealed, saveSealed, tripsWithList } from "../travel-list/travel-list.store.ts";
import { openedIfOurs, sealTravelList, type TravelList } from "../travel-list/travel-list.ts";

type Traveller = TravelList["travellers"][number];

/** Travellers on the sealed lists: a traveller goes with passport, allergies and next of kin, the list with its last one. */
export function travelListPersonal(secret: string): PersonalSource<Work> {
  async function* lists({ tx, municipality }: Work) {
    for (const { tripId } of await tripsWithList(tx, municipality.id)) {
      const of = { municipalityId: municipality.id, tripId };
      const sealed = await readSealed(tx, of);
      // One that another secret sealed nobody can read: it must not keep the rest from being looked for.
      const list = sealed ? openedIfOurs(secret, of, sealed) : null;
      if (list) yield { of, list };
    }
  }
  return {
    columns: ["udsyn.trips_travel_list.sealed"],
    find: async (work, matcher) => {
      const all: Held[] = [];
      for await (const { of, list } of lists(work)) all.push(...heldIn(of.tripId, list, matcher));
      return all;
    },
    erase: async (work, taking) => {
      const all: Held[] = [];
      for await (const { of, list } of lists(work)) {
        const held = heldIn(of.tripId, list, taking.matcher).filter((one) => isTaken(taking, one));
        if (held.length === 0) continue;
        all.push(...held);
        const travellers = list.travellers.filter((one) => !isAbout(one, taking.matcher));
        if (travellers.length === 0) await eraseSealed(work.tx, of);
        else await saveSealed(work.tx, of, sealTravelList(secret, of, { travellers }), work.now);
      }
      return all;
    },
    erasePlace: async ({ tx, municipality }, place) => {
      const tripId = tripOfList(place);
      if (tripId) await eraseSealed(tx, { municipalityId: municipality.id, tripId });
    },
    // Passports and allergies are never archived.
    preserves: false,
    corrects: true,
    correct: async (work, taking, to) => {
      const all: Held[] = [];
      for await (const { of, list } of lists(work)) {
        const held = heldIn(of.tripId, list, taking.matcher).filter((one) => isTaken(taking, one));
        if (held.length === 0) continue;
        all.push(...held);
        const travellers = list.travellers.map((one) => ({ ...one, name: taking.matcher.replacedIn(one.name, to) }));
        await saveSealed(work.tx, of, sealTravelList(secret, of, { travellers }), work.now);
      }
      return all;
    },
  };
}

function isAbout(traveller: Traveller, matcher: Matcher): boolean {
  return Object.values(traveller).some((text) => text !== null && matcher.isIn(text));
}

const parts = { name: "Navn", passport: "Pas", allergies: "Allergier", emergencyContact: "Pårørende" } as const;
const fields = ["name", "passport", "allergies", "emergencyContact"] as const satisfies readonly (keyof Traveller)[];

/** A traveller whole: what is beside the name is as much theirs. */
function heldIn(tripId: string, { travellers }: TravelList, matcher: Matcher): readonly Held[] {
  return travellers.flatMap((one, at) =>
    isAbout(one, matcher)
      ? fields.flatMap((field): readonly Held[] => {
          const text = one[field];
          if (!text) return [];
          const held: Held = {
            ...{
              place: placeOfList(tripId),
              what: "Rejseliste",
              field: `travellers/${at}/${field}`,
              part: parts[field],
            },
            ...{ text, keep: null, subject: { type: "trip", id: tripId } },
          };
          return [matcher.isIn(text) ? held : { ...held, own: true }];
        })
      : [],
  );
}
