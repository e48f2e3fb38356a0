import { type Fault, fault, hundredthsOf } from "../kernel/index.ts";
import { type Profile, settingOn, type TripKind } from "../profile/index.ts";
import { electedUnasked } from "./by-manager-alone.ts";
import { budgetTotal, type Plan, participantCount } from "./plan.ts";
import type { Trip } from "./trip.ts";

/**
 * Everything that keeps a trip from being submitted, all at once, each beside its field (contract.md, The interface for
 * programs: kind, title, purpose, committee or unit, destination, dates, participants, budget). Empty when it may be.
 */
export function missingForSubmission(trip: Trip, profile: Profile): readonly Fault[] {
  const { plan } = trip;
  return [
    ...(trip.kind === null ? [fault("kind-missing", {}, "kind")] : []),
    ...(trip.title === "" ? [fault("title-missing", {}, "title")] : []),
    ...(plan.purpose ? [] : [fault("purpose-missing", {}, "purpose")]),
    ...(trip.committeeId || trip.unitId ? [] : [fault("body-missing", {}, "committee")]),
    ...committeeMissing(trip, profile),
    ...(plan.destinations.some((one) => one.place !== "") ? [] : [fault("destination-missing", {}, "destinations")]),
    ...datesMissing(trip),
    ...((participantCount(plan) ?? 0) > 0 ? [] : [fault("participants-missing", {}, "participants")]),
    ...(budgetTotal(plan) === null ? [fault("budget-missing", {}, "budget")] : []),
    ...belowNothing(plan),
    ...electedUnasked(trip, profile),
    ...stopsOf(trip, profile),
  ];
}

/** Where the order of approval asks the trip's own committee, it has one: a unit alone would step over it. */
function committeeMissing({ kind, startOn, committeeId, unitId }: Trip, profile: Profile): Fault[] {
  if (kind === null || startOn === null || committeeId !== null || unitId === null) return [];
  const asksIt = settingOn(profile, "approvalOrder", startOn).value[kind].some(({ by }) => by === "committee");
  return asksIt ? [fault("own-committee-missing", {}, "committee")] : [];
}

/** What no trip may hold, wherever it stands: a companion who is paid for, and a company's money, without their basis. */
export function stopsOf(trip: Trip, profile: Profile): readonly Fault[] {
  return [...companionStop(trip, profile), ...companyMoney(trip, profile)];
}

/** A line from before it was refused where it is written. */
function belowNothing({ budget }: Plan): Fault[] {
  return (budget?.lines ?? []).flatMap(({ amount }, at) =>
    amount !== null && (hundredthsOf(amount) ?? 0n) < 0n
      ? [fault("budget-line-below-nothing", {}, `budget.lines.${at}.amount`)]
      : [],
  );
}

function datesMissing({ startOn, endOn }: Trip): Fault[] {
  const faults = [
    ...(startOn === null ? [fault("start-missing", {}, "startOn")] : []),
    ...(endOn === null ? [fault("end-missing", {}, "endOn")] : []),
  ];
  return startOn && endOn && endOn < startOn ? [fault("ends-before-start", {}, "endOn")] : faults;
}

/**
 * A private companion's costs may not be paid: hard stop; only a written legal basis overrides, where the profile lets it
 * (product.md, rule 2; statsforvaltningen: Aalborg 23.12.2016, Nordfyn 26.4.2017).
 */
function companionStop({ plan, startOn }: Trip, profile: Profile): Fault[] {
  const lifts = startOn ? settingOn(profile, "companionStop", startOn).value === "written-basis-lifts" : true;
  return plan.participants.companions.flatMap((one, at) => {
    if (!one.paid || (lifts && one.legalBasis)) return [];
    return [fault(lifts ? "companion-paid" : "companion-never-paid", {}, `participants.companions.${at}`)];
  });
}

/** Travel paid by a company counts as a gift and needs its basis (product.md, rule 1). */
function companyMoney({ plan, startOn }: Trip, profile: Profile): Fault[] {
  if (startOn && !settingOn(profile, "companyPaidNeedsBasis", startOn).value) return [];
  return plan.funding.flatMap((one, at) =>
    one.payer === "company" && !one.basis ? [fault("company-basis-missing", {}, `funding.${at}.basis`)] : [],
  );
}

/** The legal basis of a trip: as entered, else the profile's for the kind; `null` where no elected member travels under one. */
export function legalBasisOf(
  trip: { kind: TripKind | null; startOn: Trip["startOn"]; plan: Plan },
  profile: Profile,
  today: NonNullable<Trip["startOn"]>,
): "c" | "f" | null {
  if (trip.plan.legalBasis) return trip.plan.legalBasis;
  return trip.kind ? settingOn(profile, "legalBasis", trip.startOn ?? today).value.defaults[trip.kind] : null;
}
