import type { ImportedPosting } from "../../accounts/index.ts";
import type { Case } from "../../decisions/index.ts";
import { addDays, type DateOn, DKK } from "../../kernel/index.ts";
import { timeZoneOf } from "../../places/index.ts";
import { committeesOn, type Profile, type TripKind } from "../../profile/index.ts";
import type { Plan, Trip, TripStatus } from "../../trips/index.ts";
import { emptyPlan, publicPlanOf } from "../../trips/index.ts";
import { type Dice, diceOf, thrownId } from "./dice.ts";
import { aims, changes, cities, houses, outcomes, prices, subjects } from "./trial-words.ts";

/** A made-up trip, with what the rooms below hold about it. */
export interface TrialTrip {
  readonly trip: Trip;
  readonly cases: readonly Case[];
  readonly postings: readonly ImportedPosting[];
}

export interface Frame {
  readonly seed: number;
  readonly profile: Profile;
  readonly today: DateOn;
}

/** How many years back trips go. */
const years = 15;
/** So many of a thousand are still being made, asked for, decided or under way. */
const runningOfThousand = 15;

/** Trip number `number` of a seed: the same whenever it is asked for on one day. */
export function trialTrip(frame: Frame, number: number): TrialTrip {
  const { seed, profile, today } = frame;
  const dice = diceOf(seed, number);
  const running = dice.below(1_000) < runningOfThousand;
  const startOn = addDays(today, running ? dice.below(180) - 20 : -30 - dice.below(years * 365));
  const endOn = addDays(startOn, dice.below(5));
  const status = running ? statusOn(dice, endOn, today) : "complete";
  const committee = dice.of(
    atLeastOne(committeesOn(profile, startOn < "2022-01-01" ? ("2022-01-01" as DateOn) : startOn)),
  ).committee;
  const byStaff = dice.percent(30);
  const kind: TripKind = byStaff ? "staff-visit" : dice.of(["committee-trip", "delegation", "conference"]);
  const isOver = status === "complete";
  const createdAt = new Date(`${addDays(startOn, -90)}T08:00:00Z`);
  const plan = planOf(dice, { profile, startOn, endOn });
  const id = thrownId<"trip">(dice, createdAt.getTime());
  const trip: Trip = {
    id,
    version: 1,
    lang: "da",
    kind,
    direction: dice.percent(12) ? "in" : "out",
    status,
    endedUnsent: false,
    accountsTrack: isOver ? "closed" : status === "approved" ? "open" : "not-owed",
    reportTrack: isOver ? "settled" : status === "approved" ? "owed" : "not-owed",
    caseNumber: `PRØVE-${seed}-${String(number).padStart(6, "0")}`,
    title: `${plan.destinations[0]?.place ?? ""}: ${dice.of(subjects)}`,
    committeeId: committee.id,
    unitId: byStaff ? dice.of(atLeastOne(profile.units)).id : null,
    startOn,
    endOn,
    plan,
    approved: null,
    publicPlan: null,
    report: isOver
      ? { aim: dice.of(aims), outcome: dice.of(outcomes), change: dice.of(changes), followUpOn: null }
      : null,
    createdAt,
    createdBy: `seed:${seed}`,
    hands: [],
    reportHandedInOn: null,
    updatedAt: createdAt,
  };
  const known = status === "approved" || status === "complete" ? { ...trip, publicPlan: publicPlanOf(trip) } : trip;
  return { trip: known, cases: casesOf(trip, dice), postings: isOver ? postingsOf(trip, dice, seed, number) : [] };
}

function statusOn(dice: Dice, endOn: DateOn, today: DateOn): TripStatus {
  return endOn < today ? "approved" : dice.of(["draft", "submitted", "approved", "approved"]);
}

function atLeastOne<T>(all: readonly T[]): readonly [T, ...T[]] {
  const [first, ...rest] = all;
  if (first === undefined) throw new Error("the trial municipality's profile is empty");
  return [first, ...rest];
}

function planOf(dice: Dice, { profile, startOn, endOn }: { profile: Profile; startOn: DateOn; endOn: DateOn }): Plan {
  const [place, country, lat, lon] = dice.of(cities);
  const council = profile.committees.find((one) => one.kind === "council")?.members ?? [];
  const from = dice.below(Math.max(1, council.length - 3));
  const named = council.slice(from, from + 1 + dice.below(3)).map(({ name }) => ({ name, role: null }));
  const staff = dice.below(4);
  const people = named.length + staff;
  return {
    ...emptyPlan,
    purpose: dice.of(aims),
    destinations: [{ place, country, from: startOn, to: endOn, timeZone: timeZoneOf(country, { lat, lon }), lat, lon }],
    participants: {
      ...emptyPlan.participants,
      elected: { count: named.length, named },
      staff: staff > 0 ? [{ unit: profile.units[0]?.name ?? "Ansatte", count: staff }] : [],
    },
    programme: [
      slot(startOn, "08:00", "11:30", "travel", `Rejse til ${place}`),
      slot(startOn, "13:00", "16:00", "municipal", `${houseOf(dice)}: ${dice.of(subjects)}`),
      slot(endOn, "09:00", "11:30", "municipal", "Møde med værterne om, hvad de ville gøre om"),
    ],
    budget: {
      currency: profile.currency,
      vat: "incl",
      lines: prices.map(([category, label, low, high]) => ({
        ...{ category, label, amountText: null },
        amount: `${(low + dice.below(high - low)) * people}.00`,
      })),
    },
    contact: { unit: profile.contact.unit, email: profile.contact.email },
  };
}

function houseOf(dice: Dice): string {
  return [houses.first, houses.middle, houses.last].map((parts) => dice.of(atLeastOne(parts))).join("");
}

function slot(
  date: DateOn,
  from: string,
  to: string,
  purposeClass: Plan["programme"][number]["purposeClass"],
  title: string,
): Plan["programme"][number] {
  return {
    date,
    from,
    to,
    purposeClass,
    title,
    place: null,
    host: null,
    privateHost: false,
    lodging: false,
    endsNextDay: false,
  };
}

/** The committee's case: ruled and confirmed for what was approved, open for what is asked. A draft has none. */
function casesOf({ id, committeeId, status, startOn, createdAt }: Trip, dice: Dice): readonly Case[] {
  if (status === "draft" || committeeId === null || startOn === null) return [];
  const ruled = status !== "submitted";
  // Meetings are few: a committee's fall on the first of a month.
  const meetsOn = `${addDays(startOn, ruled ? -60 : 10).slice(0, 7)}-01` as DateOn;
  const at = new Date(createdAt.getTime() + 86_400_000);
  return [
    {
      submissionId: thrownId(dice, at.getTime()),
      rulingId: ruled ? thrownId(dice, at.getTime() + 1) : null,
      ...{ subject: { type: "trip", id }, about: "request", committeeId, meetsOn, at },
      ...{ ruling: "approved", text: "Godkendt.", item: String(1 + dice.below(20)) },
    },
  ];
}

function postingsOf({ id, plan, endOn }: Trip, dice: Dice, seed: number, number: number): readonly ImportedPosting[] {
  return (plan.budget?.lines ?? []).flatMap(({ category, label, amount }, at): ImportedPosting[] => {
    const planned = BigInt(amount?.slice(0, -3) ?? "0");
    const hundredths = planned * BigInt(80 + dice.below(30)) + BigInt(dice.below(100));
    if (planned === 0n) return [];
    return [
      {
        id: thrownId(dice, Date.parse(`${endOn}T10:00:00Z`)),
        ...{ subject: { type: "trip", id }, sourceKey: `seed:${seed}:${number}:${at}`, category, hundredths },
        ...{
          amountText: null,
          currency: DKK,
          homeHundredths: hundredths,
          bookedOn: endOn,
          text: label ?? category,
          label: null,
        },
        ...{
          supplier: null,
          supplierId: null,
          period: null,
          voucher: null,
          accountString: null,
          payer: null,
          reference: null,
          vat: "unknown",
        },
        ...{ rate: null, rateVersion: null },
      },
    ];
  });
}
