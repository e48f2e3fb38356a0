import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { type DateOn, decimalOf, type Fault, fault, hundredthsOf, Invalid, isKnownCurrency } from "../kernel/index.ts";
import { foldName } from "../places/index.ts";
import { checked, langs } from "../platform/index.ts";
import { committeeById, directions, type Profile, settingOn, tripKinds } from "../profile/index.ts";
import { cprFaults, typedMarks } from "../records/index.ts";
import { electedUnasked } from "./by-manager-alone.ts";
import { directionOf } from "./codes.ts";
import { beyondCorrection } from "./correct-trip/corrects.ts";
import { markedEarlier } from "./earlier-translations.ts";
import { unknownCodes } from "./known-codes.ts";
import { goesElsewhere, legFaults } from "./legs.ts";
import { stopsOf } from "./missing.ts";
import {
  budgetSchema,
  budgetTotal,
  day,
  decimal,
  legsSchema,
  listedAtLeast,
  type Plan,
  planSchema,
  words,
} from "./plan.ts";
import { fixedFaults } from "./request-fixed.ts";
import { dayFaults, slotFaults } from "./time-faults.ts";
import type { ChangeSinceApproval, Trip } from "./trip.ts";

/** A committee or unit by its id; the public schema's form `{ "id": …, "name": … }` is taken too. */
const bodyId = z.union([z.string().max(100), z.object({ id: z.string().max(100) }).transform((one) => one.id)]);

/** What stands there already is read as it is; entered is a currency that exists. */
const knownCurrency = z.string().refine(isKnownCurrency, { message: "not-a-currency" });

/** What may be said of a trip when it is made or changed. Absent leaves as it is; `null` empties. */
export const draftingSchema = planSchema
  .extend({
    kind: z.enum(tripKinds).nullable(),
    direction: z.enum(directions),
    title: words(300),
    caseNumber: words(100).nullable(),
    committee: bodyId.nullable(),
    unit: bodyId.nullable(),
    startOn: day.nullable(),
    endOn: day.nullable(),
    lang: z.enum(langs),
    /** A stated total is held against the lines and then left out: totals are always computed. */
    legs: legsSchema,
    budget: budgetSchema.extend({ currency: knownCurrency, total: decimal.nullable().optional() }).nullable(),
  })
  .partial();
export type Drafting = z.input<typeof draftingSchema>;

/**
 * A trip with changes laid upon it.
 * A CPR number has no business in a trip and stops at the door (product.md, rule 8): a draft never holds one.
 * @throws Invalid with everything wrong with what is given: CPR numbers, form, unknown committee or unit, days and hours that
 * contradict each other, totals that do not foot, what stands fast while it is ruled on, what an approved trip may not hold,
 * what says that it was erased and was not
 * @param stood what may be erased in what is given: the trip, or another that it is taken from
 */
export function laidUpon(
  trip: Trip,
  given: unknown,
  profile: Profile,
  today: DateOn,
  stood: unknown = { ...trip, ...trip.plan },
): Trip {
  const held = cprFaults(given);
  const read = checked(draftingSchema, given);
  const fields = "faults" in read ? readable(given) : read.value;
  const changed = changedBy(trip, fields, profile);
  const faults = [
    ...("faults" in read ? read.faults : []),
    ...typedMarks(given, stood),
    ...bodyFaults(changed, profile),
    ...unknownCodes(trip, changed, profile),
    ...wayFaults(fields),
    ...amountFaults(trip, fields),
    ...footingFaults(changed, fields.budget?.total ?? null),
    ...translationFaults(changed),
    ...timeFaults(changed, fields, today),
    ...(fields.participants === undefined ? [] : twiceFaults(trip, changed)),
    ...(fields.legs === undefined ? [] : legFaults(changed)),
    ...fixedFaults(trip, changed),
    ...approvedFaults(trip, changed, profile),
  ];
  // What cannot be read is refused also where nothing of it has a field to stand beside.
  if ("faults" in read || held.length + faults.length > 0) throw new Invalid(besides(held, faults));
  return changed;
}

type Fields = z.output<typeof draftingSchema>;

/** The fields that can be read, of a whole that cannot: what the rules hold against them is told of in the same answer. */
function readable(given: unknown): Fields {
  const sent = z.record(z.string(), z.unknown()).catch({}).parse(given);
  const shape: Readonly<Record<string, z.ZodType>> = draftingSchema.shape;
  const kept = Object.entries(sent).filter(([name, value]) => shape[name]?.safeParse(value).success);
  return draftingSchema.parse(Object.fromEntries(kept));
}

function changedBy(trip: Trip, fields: Fields, { place: home }: Profile): Trip {
  const { kind, direction, title, caseNumber, committee, unit, startOn, endOn, lang, budget, ...rest } = fields;
  const { total: _stated, ...lines } = budget ?? { total: null };
  // Another kind turns the trip with it: a visit to us is planned, and told, as no journey of ours.
  const way = direction ?? (kind !== undefined && kind !== trip.kind ? directionOf(kind) : trip.direction);
  const turnsOut = trip.direction === "in" && way === "out" && trip.approved === null;
  const isHome = ({ place, country }: Trip["plan"]["destinations"][number]) =>
    foldName(place) === foldName(home.name) && country === home.country;
  const abroad = trip.plan.destinations.filter((one) => !isHome(one));
  const changed = {
    ...trip,
    direction: way,
    ...said({ kind, title, caseNumber, startOn, endOn, lang, committeeId: committee, unitId: unit }),
    plan: planSchema.parse({
      ...trip.plan,
      // Where guests came to is nowhere that we go.
      ...(turnsOut && abroad.length < trip.plan.destinations.length ? { destinations: abroad, legs: [] } : {}),
      ...said(rest),
      ...(goesElsewhere(trip, rest.destinations) && rest.legs === undefined ? { legs: [] } : {}),
      ...(budget === undefined ? {} : { budget: budget && lines }),
    }),
  };
  return { ...changed, plan: markedEarlier(trip, changed) };
}

/** What days and hours contradict, where this change has to do with them: what was stored before keeps nobody from the rest. */
function timeFaults(changed: Trip, { startOn, endOn, destinations, programme }: Fields, today: DateOn): Fault[] {
  const days = startOn !== undefined || endOn !== undefined;
  return [
    ...(days || destinations !== undefined ? dayFaults(changed, today) : []),
    ...(days || programme !== undefined ? slotFaults(changed) : []),
  ];
}

/** A kind and a way that are said at once and contradict each other: a visit to us goes nowhere, a committee's journey does. */
function wayFaults({ kind, direction }: Fields): Fault[] {
  const isAgainst = kind === "incoming-visit" ? direction === "out" : kind === "committee-trip" && direction === "in";
  return isAgainst ? [fault("direction-against-kind", {}, "direction")] : [];
}

/** One person is one traveller, and is counted against a limit as one; two of one name are told apart by what they are. */
function twiceFaults(before: Trip, { plan }: Trip): Fault[] {
  const { named } = plan.participants.elected;
  if (isDeepStrictEqual(before.plan.participants.elected.named, named)) return [];
  const who = named.map(({ name, role }) => `${foldName(name)} ${foldName(role ?? "")}`);
  return named.flatMap(({ name }, at) =>
    foldName(name) !== "" && who.indexOf(who[at] ?? "") < at
      ? [fault("traveller-twice", { name }, `participants.elected.named.${at}.name`)]
      : [],
  );
}

/** A draft is asked for its legal basis when it is sent; what is approved is not sent again, so it is asked when it is changed. */
function approvedFaults(before: Trip, changed: Trip, profile: Profile): readonly Fault[] {
  if (before.approved === null) return [];
  const samePeople = isDeepStrictEqual(before.plan.participants, changed.plan.participants);
  const sameFunding = isDeepStrictEqual(before.plan.funding, changed.plan.funding);
  const sameOrder = isDeepStrictEqual(orderedBy(before), orderedBy(changed));
  return [
    ...(samePeople && sameFunding ? [] : stopsOf(changed, profile)),
    ...lateFaults(before, changed, profile),
    ...completeFaults(before, changed, profile),
    ...(samePeople && sameOrder
      ? []
      : electedUnasked(changed, profile, sameOrder ? "participants.elected.count" : "kind")),
  ];
}

const besideChange: Readonly<Record<ChangeSinceApproval, string>> = {
  travellers: "participants.elected.count",
  budget: "budget.lines",
  place: "destinations",
  gift: "funding",
  kind: "kind",
  basis: "legalBasis",
  ramme: "committee",
  order: "startOn",
};

/** A complete trip is not sent to anybody: what a committee must rule on first is refused, not left where no way leads on. */
function completeFaults(before: Trip, changed: Trip, profile: Profile): Fault[] {
  if (changed.status !== "complete") return [];
  const stood = beyondCorrection(before, profile);
  return beyondCorrection(changed, profile)
    .filter((one) => !stood.includes(one))
    .map((one) => fault("complete-needs-ruling", {}, besideChange[one]));
}

/** Moved to before its approval, a trip was approved too late: shown, or refused where the profile refuses it (product.md, rule 1). */
function lateFaults({ startOn, approved }: Trip, { startOn: now }: Trip, profile: Profile): Fault[] {
  if (approved === null || now === null || now === startOn || now >= approved.on) return [];
  const refused = settingOn(profile, "lateRequest", approved.on).value === "refused";
  return refused ? [fault("late-request-refused", {}, "startOn")] : [];
}

/** What the order of approval is found by. */
const orderedBy = ({ kind, direction, startOn }: Trip) => [kind, direction, startOn];

/** A field with a CPR number is told of that alone: other words about it might quote it. */
function besides(held: readonly Fault[], others: readonly Fault[]): readonly Fault[] {
  return [...held, ...others.filter((one) => !held.some(({ path }) => path === one.path))];
}

/**
 * A budget's line costs something: nothing would count as filled in. One that stands there already, and what a source
 * printed, keeps nobody from the rest. Money in is no cost below nothing, whoever printed it: it would hide costs from limits.
 */
function amountFaults({ plan }: Trip, { budget, source }: Fields): Fault[] {
  const printed = Boolean(source ?? plan.source);
  const known = (plan.budget?.lines ?? []).map((one) => one.amount);
  return (budget?.lines ?? []).flatMap(({ amount, amountText }, at) => {
    const hundredths = amount === null ? null : hundredthsOf(amount);
    if (hundredths === null || hundredths > 0n) return [];
    if (hundredths < 0n) return [fault("budget-line-below-nothing", {}, `budget.lines.${at}.amount`)];
    if (printed || amountText !== null || known.includes(amount)) return [];
    return [fault("budget-line-not-above-nothing", {}, `budget.lines.${at}.amount`)];
  });
}

type Said<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function said<T extends object>(given: T): Said<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Said<T>;
}

function bodyFaults({ committeeId, unitId }: Pick<Trip, "committeeId" | "unitId">, profile: Profile): Fault[] {
  return [
    ...(committeeId !== null && !committeeById(profile, committeeId)
      ? [fault("committee-unknown", { committee: committeeId }, "committee")]
      : []),
    ...(unitId !== null && !profile.units.some((one) => one.id === unitId)
      ? [fault("unit-unknown", { unit: unitId }, "unit")]
      : []),
  ];
}

/** What is said in the trip's own language is its text, not a translation of it. */
function translationFaults({ lang, plan }: Trip): Fault[] {
  return plan.translations?.[lang] === undefined ? [] : [fault("translation-own-language", {}, `translations.${lang}`)];
}

/** Sums foot by construction: a stated total that its parts contradict is refused, never believed. */
function footingFaults({ plan }: Trip, statedBudget: string | null): Fault[] {
  const computed = budgetTotal(plan);
  return [
    ...(statedBudget !== null && computed !== hundredthsOf(statedBudget)
      ? [
          fault(
            "budget-total-differs",
            { stated: statedBudget, computed: computed === null ? null : decimalOf(computed) },
            "budget.total",
          ),
        ]
      : []),
    ...peopleFaults(plan),
  ];
}

/** More who are listed than there are of them. */
export function peopleFaults(plan: Plan): Fault[] {
  const { total, ...parts } = plan.participants;
  const counted = listedAtLeast(plan);
  return [
    ...(total !== null && counted !== null && counted > total
      ? [fault("participants-total-differs", { stated: total, computed: counted }, "participants.total")]
      : []),
    ...(parts.elected.count !== null && parts.elected.named.length > parts.elected.count
      ? [
          fault(
            "elected-total-differs",
            { stated: parts.elected.count, computed: parts.elected.named.length },
            "participants.elected.count",
          ),
        ]
      : []),
  ];
}
