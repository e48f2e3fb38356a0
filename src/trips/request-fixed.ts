import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import canonicalize from "canonicalize";
import { type Fault, fault } from "../kernel/index.ts";
import { planSchema } from "./plan.ts";
import type { PublicPlan, Trip } from "./trip.ts";
import { beforeRuling } from "./trip-status.ts";

/** What a request asks for, by its fields' names in forms and interface. The rest grows until departure: programme, case number, goals. */
const askedFor: Readonly<Record<string, (trip: PublicPlan) => unknown>> = {
  kind: (trip) => trip.kind,
  direction: (trip) => trip.direction,
  title: (trip) => trip.title,
  committee: (trip) => trip.committeeId,
  unit: (trip) => trip.unitId,
  startOn: (trip) => trip.startOn,
  endOn: (trip) => trip.endOn,
  purpose: ({ plan }) => plan.purpose,
  translations: ({ plan }) => plan.translations ?? {},
  legalBasis: ({ plan }) => plan.legalBasis,
  destinations: ({ plan }) => plan.destinations,
  participants: ({ plan }) => plan.participants,
  funding: ({ plan }) => plan.funding,
  budget: ({ plan }) => plan.budget,
  statedTotal: ({ plan }) => plan.statedTotal,
  asPrinted: ({ plan }) => plan.asPrinted,
  source: ({ plan }) => plan.source,
};

/** How much of a form's fields is asked for. */
export function askedForIn(fields: readonly string[]): "all" | "some" | "none" {
  const asked = fields.filter((field) => field in askedFor).length;
  return asked === 0 ? "none" : asked === fields.length ? "all" : "some";
}

/** Whether somebody is to rule on a trip as it was sent: what it asks for stands fast until then (docs/decisions/0013). */
export function isFixed({ status }: Pick<Trip, "status">): boolean {
  return beforeRuling.includes(status);
}

/** A fault beside each field that a change would alter under the hands of those who rule on it. */
export function fixedFaults(before: Trip, after: Trip): Fault[] {
  if (!isFixed(before)) return [];
  // As it would be read today: a row from before a field was added is not a change.
  const stood = { ...before, plan: planSchema.parse(before.plan) };
  return Object.entries(askedFor)
    .filter(([, of]) => !isDeepStrictEqual(of(stood), of(after)))
    .map(([path]) => fault("request-fixed", {}, path));
}

/** What a request asks for, as one hash: whether what is asked now is what somebody ruled on, without a copy of it. */
export function askedHash(asked: PublicPlan): string {
  // As it would be read today: a row from before a field was added is not a change.
  const stood = { ...asked, plan: planSchema.safeParse(asked.plan).data ?? asked.plan };
  const all = Object.entries(askedFor).map(([path, of]) => [path, of(stood)]);
  return createHash("sha256")
    .update(canonicalize(all) ?? "")
    .digest("hex");
}
