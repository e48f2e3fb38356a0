import { z } from "zod";
import { recordPrinted, vats } from "../../accounts/index.ts";
import { requireRole, trace, type Work } from "../../identity/index.ts";
import { type Fault, fault, Invalid } from "../../kernel/index.ts";
import { checked } from "../../platform/index.ts";
import { categories } from "../../profile/index.ts";
import { createTrip } from "../create-trip/create-trip.ts";
import { draftingSchema } from "../drafting.ts";
import { decimal, words } from "../plan.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { saveTrip } from "../trip.store.ts";
import { publicPlanOf, type Trip } from "../trip.ts";

const accountsLine = z.strictObject({
  category: z.enum(categories),
  /** The word that stands in the source. */
  label: words(200),
  amount: decimal.nullable().default(null),
  amountText: words(200).nullable().default(null),
});
const pastSchema = draftingSchema.extend({
  accounts: z.strictObject({ vat: z.enum(vats).default("unknown"), lines: z.array(accountsLine).min(1) }).nullable(),
});

/**
 * Enters a trip that is known from elsewhere, and publishes it: over, with the accounts that its source prints, or none.
 * Nothing is owed of it, and what the source does not say stays unknown.
 * @throws Forbidden `role-needed`; Invalid with everything wrong with it, `source-missing` where it names no source
 */
export async function recordPast(work: Work, given: unknown, publish: PublishTrip): Promise<Trip> {
  requireRole(work.who, ["coordinator"]);
  const read = checked(pastSchema, given);
  if ("faults" in read) throw new Invalid(read.faults);
  const { accounts, ...plan } = read.value;
  const faults = missing(plan);
  if (faults.length > 0) throw new Invalid(faults);
  const { tx, municipality } = work;
  const made = await createTrip(work, plan, null);
  const subject = { type: "trip", id: made.id };
  if (accounts) {
    const { currency } = municipality.profile;
    const common = { currency, vat: accounts.vat, bookedOn: null, withoutReceipt: plan.source?.text ?? null };
    const lines = accounts.lines.map((line) => ({ ...line, ...common, text: line.label }));
    await recordPrinted(work, subject, lines);
  }
  const accountsTrack = accounts ? "closed" : "not-owed";
  const trip = await saveTrip(tx, municipality.id, {
    ...made,
    status: "complete",
    accountsTrack,
    publicPlan: publicPlanOf(made),
  });
  await trace(work, { action: "trips.record-past", subject, after: { source: plan.source } });
  await publish(work, trip, null);
  return trip;
}

function missing(plan: z.output<typeof draftingSchema>): Fault[] {
  return [
    ...(plan.title ? [] : [fault("title-missing", {}, "title")]),
    ...(plan.source?.text || plan.source?.url ? [] : [fault("source-missing", {}, "source")]),
  ];
}
