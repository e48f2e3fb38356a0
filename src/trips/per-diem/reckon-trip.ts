import {
  addPosting,
  type HandlerOf,
  homeCurrencyOf,
  type Posting,
  postingsOf,
  type ReckonedPerDiem,
  reckonPerDiem,
} from "../../accounts/index.ts";
import { requireRole, trace, type Work } from "../../identity/index.ts";
import {
  Conflict,
  type Currency,
  dateInZone,
  decimalOf,
  type Fault,
  fault,
  Invalid,
  instantOn,
  isTimeZone,
  money,
} from "../../kernel/index.ts";
import { checked, formatsIn } from "../../platform/index.ts";
import { participantCount } from "../plan.ts";
import { readTrip } from "../trip.store.ts";
import type { Trip } from "../trip.ts";
import { asPaid } from "../trip-accounts/trip-pot.ts";
import { keepBooked, readBooked } from "./booked-per-diem.store.ts";
import { bookedAlready, tooMany } from "./booked-per-diem.ts";
import { mealsAsked } from "./meals-paid.ts";
import { type PerDiemGiven, perDiemSchema } from "./per-diem-given.ts";
import { type PerDiemMethod, type PerDiemOffer, perDiemMethod, perDiemOffers } from "./per-diem-offers.ts";

const f = formatsIn("da");

/** A trip's allowance for one traveller, with what it was reckoned from. */
export interface TripPerDiem {
  /** The trip with the days and places that it was reckoned by. */
  readonly planned: Trip;
  readonly method: PerDiemMethod;
  readonly offers: readonly PerDiemOffer[];
  readonly given: PerDiemGiven;
  readonly leaves: Date;
  readonly returns: Date;
  readonly result: ReckonedPerDiem;
}

/**
 * Reckons the allowance of a journey on a trip; nothing is stored. By the days and places that were approved or corrected in
 * public, as all else that is paid: what is edited since pays nobody.
 * @throws Invalid with everything wrong with it; Conflict `per-diem-by-receipts` where the policy pays by receipt
 */
export async function reckonTrip(work: Work, trip: Trip, sent: unknown): Promise<TripPerDiem> {
  const planned = asPaid(trip);
  const method = perDiemMethod(work, planned);
  if (method.by === "receipts") throw new Conflict("per-diem-by-receipts");
  const read = checked(perDiemSchema, sent);
  if ("faults" in read) throw new Invalid(read.faults);
  const { timeZone } = work.municipality.profile;
  const given = read.value;
  const offers = await perDiemOffers(work, planned, method);
  const [leaves, returns] = [given.leaves, given.returns].map(({ on, at }) => instantOn(on, at, timeZone));
  if (!leaves || !returns) throw new Error("a journey has two ends");
  const legs = offers.map((offer, at) => {
    const stay = given.stays[at];
    const zone = offer.timeZone !== null && isTimeZone(offer.timeZone) ? offer.timeZone : timeZone;
    const arrives = at > 0 && stay?.arrives ? instantOn(stay.arrives.on, stay.arrives.at, zone) : null;
    const asked = stay?.rate ?? null;
    return { offer, arrives, key: offer.rates.some(({ key }) => key === asked) ? asked : offer.meant };
  });
  const faults = [
    ...endFaults(planned, given, leaves, returns),
    ...tooMany(given.travellers, peopleOn(planned)),
    ...legs.flatMap((_, at) => legFaults(legs, at, leaves, returns)),
  ];
  if (faults.length > 0) throw new Invalid(faults);
  // Two destinations in a row of the same rate are one: when one gets to the second is of no matter.
  const parted = legs.filter((leg, at) => at === 0 || leg.key !== legs[at - 1]?.key);
  const result = reckonPerDiem({
    leaves,
    returns,
    legs: parted.map(({ offer, arrives, key }) => ({
      name: offer.place,
      arrives,
      rateOn: (on) => (key === null ? null : offer.rateOn(key, on)),
    })),
    meals: given.meals.map(({ free }) => new Set(free)),
    dayOf: (at) => dateInZone(at, timeZone),
  });
  if (result.kind === "no-rate")
    throw new Invalid(
      result.missing.map(({ name, on }) => fault("per-diem-no-rate-on", { place: name, on: f.date(on) }, "leaves.on")),
    );
  return { planned, method, offers, given, leaves, returns, result };
}

/** How many may have travelled: as it was approved, so that what is edited since pays nobody; `null` where nobody knows. */
function peopleOn({ plan, approved }: Trip): number | null {
  return participantCount(approved === null ? plan : { ...plan, participants: approved.participants });
}

interface Leg {
  readonly offer: PerDiemOffer;
  readonly arrives: Date | null;
  readonly key: string | null;
}

function endFaults(
  { startOn, endOn }: Trip,
  { leaves: out, returns: home }: PerDiemGiven,
  leaves: Date,
  returns: Date,
): Fault[] {
  const outside = (on: string) => (startOn !== null && on < startOn) || (endOn !== null && on > endOn);
  return [
    ...(startOn === null || endOn === null ? [fault("per-diem-trip-undated", {}, "")] : []),
    ...(outside(out.on)
      ? [fault("stay-outside-trip", { side: "leaves", place: "", day: f.date(out.on) }, "leaves.on")]
      : []),
    ...(outside(home.on)
      ? [fault("stay-outside-trip", { side: "returns", place: "", day: f.date(home.on) }, "returns.on")]
      : []),
    ...(returns <= leaves ? [fault("per-diem-backwards", {}, "returns.at")] : []),
  ];
}

function legFaults(legs: readonly Leg[], at: number, leaves: Date, returns: Date): Fault[] {
  const [leg, before] = [legs[at], legs[at - 1]];
  if (!leg) return [];
  const { offer, arrives, key } = leg;
  const path = `stays.${at}`;
  const named = { place: offer.place };
  if (offer.country === null) return [fault("per-diem-country-missing", named, `${path}.rate`)];
  if (offer.rates.length === 0) return [fault("per-diem-no-rate", named, `${path}.rate`)];
  if (key === null) return [fault("per-diem-rate-needed", named, `${path}.rate`)];
  if (!before || before.key === key) return [];
  if (arrives === null) return [fault("per-diem-arrival-needed", named, `${path}.arrives.at`)];
  const earlier = legs.slice(1, at).findLast((one) => one.arrives)?.arrives ?? leaves;
  return arrives < earlier || arrives > returns ? [fault("per-diem-arrival-order", named, `${path}.arrives.at`)] : [];
}

/** What an allowance comes to for all, as the page shows it and a booking must find it. */
export function sumShown({ result, given }: Pick<TripPerDiem, "result" | "given">): string {
  if (result.kind !== "reckoned") return "";
  const sums = [...result.totals].map(([code, one]) => `${decimalOf(one * BigInt(given.travellers))} ${code}`);
  return sums.join(", ");
}

/**
 * Books what an allowance comes to for all who travelled alike, a line a currency, each naming its tables.
 * @param seen the sum that was looked at before; `null` where nobody looks. @throws as `reckonTrip`; Invalid
 * `per-diem-booked-for-all`, `per-diem-booked-already`, `per-diem-meals-paid` unless they are said to be others; Conflict
 * `per-diem-under-a-day`, `per-diem-changed` when it comes to another sum; what `addPosting` refuses
 */
export async function bookPerDiem(
  work: Work,
  trip: Trip,
  sent: unknown,
  seen: string | null,
  handlerOf: HandlerOf<Work>,
): Promise<readonly Posting[]> {
  requireRole(work.who, ["accountant"]);
  const { tx, municipality } = work;
  // Of two at once the second sees what the first booked.
  const held = await readTrip(tx, municipality.id, trip.id, "hold");
  const { result, given, leaves, returns } = await reckonTrip(work, held, sent);
  if (result.kind !== "reckoned") throw new Conflict("per-diem-under-a-day");
  const now = sumShown({ result, given });
  if (seen !== null && seen !== now) throw new Conflict("per-diem-changed", { seen: seen || "0", now });
  const postings = await postingsOf(tx, municipality.id, { type: "trip", id: trip.id });
  const { profile } = municipality;
  const faults = [
    ...bookedAlready(
      { leaves, returns, travellers: given.travellers },
      peopleOn(asPaid(held)),
      await readBooked(tx, municipality.id, trip.id),
      postings,
      given.bookedConfirmed,
    ),
    ...mealsAsked(given, postings, (paid) => formatsIn("da").amount(money(paid, homeCurrencyOf(profile)))),
  ];
  if (faults.length > 0) throw new Invalid(faults);
  const made: Posting[] = [];
  for (const [currency, hundredths] of result.totals) {
    const versions = versionsIn(result, currency);
    const line = {
      category: "per-diem",
      currency,
      amount: decimalOf(hundredths * BigInt(given.travellers)),
      vat: "incl",
      bookedOn: work.today,
      text: `Time- og dagpenge, ${given.travellers === 1 ? "1 rejsende" : `${given.travellers} rejsende`}`,
      withoutReceipt: `Regnet ud efter satser: ${versions}`,
    } as const;
    const posting = await addPosting(work, { ...line, subject: { type: "trip", id: trip.id } }, handlerOf, versions);
    await trace(work, {
      action: "accounts.reckon-per-diem",
      subject: { type: "posting", id: posting.id },
      after: { given, hours: result.hours, perTraveller: decimalOf(hundredths), currency, rateVersion: versions },
    });
    made.push(posting);
  }
  const postingIds = made.map(({ id }) => id);
  const { travellers } = given;
  await keepBooked(tx, municipality.id, trip.id, { postingIds, leavesAt: leaves, returnsAt: returns, travellers });
  return made;
}

function versionsIn({ periods }: Extract<ReckonedPerDiem, { kind: "reckoned" }>, currency: Currency): string {
  const own = periods.flatMap(({ parts }) => parts.filter((part) => part.rate.currency === currency));
  return [...new Set(own.map((part) => part.rate.version))].sort().join(", ");
}
