import { z } from "zod";
import { freeMeals } from "../../accounts/index.ts";
import type { Fault } from "../../kernel/index.ts";
import { type FormTree, readDate, readTime, rowsAt, textAt, textsAt } from "../../web/index.ts";
import { day } from "../plan.ts";
import { reading } from "../staff/tasks/task.ts";
import type { Trip } from "../trip.ts";

const moment = z.strictObject({
  on: day,
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: "not-a-time" }),
});

/** A traveller's journey, as its allowance is reckoned. Home times are the municipality's, arrivals the destination's. */
export const perDiemSchema = z.strictObject({
  leaves: moment,
  returns: moment,
  /** In the order of the trip's destinations: when one gets there, and which of several rates it is. */
  stays: z
    .array(
      z.strictObject({ arrives: moment.nullable().default(null), rate: z.string().max(500).nullable().default(null) }),
    )
    .max(50)
    .default([]),
  /** The free meals of each 24 hours, counted from the departure. */
  meals: z
    .array(z.strictObject({ free: z.array(z.enum(freeMeals)).max(3) }))
    .max(400)
    .default([]),
  travellers: z.int().min(1).max(1_000).default(1),
  /** That these are others than those who have an allowance booked for the same days. */
  bookedConfirmed: z.boolean().default(false),
  /** That the meals booked on the trip are not those that the allowance pays for. */
  mealsConfirmed: z.boolean().default(false),
});
export type PerDiemGiven = z.output<typeof perDiemSchema>;

/** A form opened with what the trip knows: its days, and the hours of the first and the last that are in the programme. */
export function perDiemOpened({ startOn, endOn, plan }: Trip): FormTree {
  const timed = plan.programme.toSorted((a, b) => `${a.date} ${a.from}`.localeCompare(`${b.date} ${b.from}`));
  const first = timed.find((slot) => slot.date === startOn && slot.from);
  const last = timed.findLast((slot) => slot.date === endOn && slot.to && !slot.endsNextDay);
  return {
    leaves: { on: startOn ?? "", at: first?.from?.replace(":", ".") ?? "" },
    returns: { on: endOn ?? "", at: last?.to?.replace(":", ".") ?? "" },
    stays: plan.destinations.map(({ from }) => ({ arrives: { on: from ?? "", at: "" }, rate: "" })),
    travellers: "1",
  };
}

/** What was typed, or everything about it that cannot be read. */
export function readPerDiem(
  tree: FormTree,
  trip: Trip,
): { readonly given: unknown } | { readonly faults: readonly Fault[] } {
  const r = reading(tree);
  const momentAt = (path: string) => ({
    on: r.neededBy(`${path}.on`, "day-needed", readDate),
    at: r.neededBy(`${path}.at`, "time-needed", readTime),
  });
  const [leaves, returns] = [momentAt("leaves"), momentAt("returns")];
  const stays = trip.plan.destinations.map((_, at) => {
    const path = `stays.${at}`;
    // A day stands there from the trip's plan: without an hour beside it, nothing is said of the arrival.
    const arrives = at > 0 && textAt(tree, `${path}.arrives.at`) !== "" ? momentAt(`${path}.arrives`) : null;
    return { arrives, rate: r.text(`${path}.rate`) };
  });
  const travellers = r.count("travellers") ?? 1;
  const bookedConfirmed = textAt(tree, "bookedConfirmed") === "ja";
  const mealsConfirmed = textAt(tree, "mealsConfirmed") === "ja";
  const meals = rowsAt(tree, "meals").map((_, at) => ({ free: textsAt(tree, `meals.${at}.free`) }));
  return r.faults.length > 0
    ? { faults: r.faults }
    : { given: { leaves, returns, stays, meals, travellers, bookedConfirmed, mealsConfirmed } };
}
