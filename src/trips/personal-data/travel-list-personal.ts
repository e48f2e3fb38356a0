import type { Work } from "../../identity/index.ts";
import { erasedMark, type Held, isTaken, type Matcher, type PersonalSource } from "../../records/index.ts";
import { placeOfList, tripOfList } from "../travel-list/list-place.ts";
import { eraseSealed, readSealed, saveSealed, tripsWithList } from "../travel-list/travel-list.store.ts";
import { openedIfOurs, sealTravelList, type TravelList } from "../travel-list/travel-list.ts";

type Traveller = TravelList["travellers"][number];

/**
 * Travellers on the sealed lists: a traveller goes with passport, allergies and next of kin, the list with its last one. Whoever is
 * named beside a traveller, as a next of kin, has that text alone, and the traveller's line stays.
 */
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
        const others = list.travellers.filter((one) => !taking.matcher.isIn(one.name));
        const travellers = others.map((one) => withoutNamed(one, taking.matcher));
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
        const found = heldIn(of.tripId, list, taking.matcher);
        const held = found.filter((one) => !one.own && isTaken(taking, one));
        if (held.length === 0) continue;
        all.push(...held);
        const travellers = list.travellers.map((one) => renamed(one, taking.matcher, to));
        await saveSealed(work.tx, of, sealTravelList(secret, of, { travellers }), work.now);
      }
      return all;
    },
  };
}

/** A next of kin's number is as much theirs; what is the traveller's own stays, without the name. */
function withoutNamed(traveller: Traveller, matcher: Matcher): Traveller {
  const { emergencyContact: kin, ...others } = traveller;
  const emergencyContact = kin !== null && matcher.isIn(kin) ? null : kin;
  return renamed({ ...others, emergencyContact }, matcher, erasedMark);
}

function renamed({ name, passport, allergies, emergencyContact }: Traveller, matcher: Matcher, to: string): Traveller {
  const written = (text: string | null) => text && matcher.replacedIn(text, to);
  return {
    ...{ name: matcher.replacedIn(name, to), passport: written(passport) },
    ...{ allergies: written(allergies), emergencyContact: written(emergencyContact) },
  };
}

const parts = { name: "Navn", passport: "Pas", allergies: "Allergier", emergencyContact: "Pårørende" } as const;
const fields = ["name", "passport", "allergies", "emergencyContact"] as const satisfies readonly (keyof Traveller)[];

/** A traveller whole: what is beside the name is as much theirs. Of whoever is named beside it, what names them. */
function heldIn(tripId: string, { travellers }: TravelList, matcher: Matcher): readonly Held[] {
  return travellers.flatMap((one, at) =>
    fields.flatMap((field): readonly Held[] => {
      const text = one[field];
      if (!text) return [];
      const named = matcher.isIn(text);
      if (!named && !matcher.isIn(one.name)) return [];
      const held: Held = {
        ...{ place: placeOfList(tripId), what: "Rejseliste", field: `travellers/${at}/${field}`, part: parts[field] },
        ...{ text, keep: null, subject: { type: "trip", id: tripId } },
      };
      return [named ? held : { ...held, own: true }];
    }),
  );
}
